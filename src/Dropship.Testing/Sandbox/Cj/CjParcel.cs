namespace Dropship.Testing.Sandbox.Cj;

/// <summary>An order's parts: itself, or two after CJ has split it. The first keeps the ids and the money, the second has an order code of its own and follows a day later.</summary>
internal static class CjParts
{
    private static readonly TimeSpan Behind = TimeSpan.FromDays(1);

    internal static string SecondCode(CjOrder order) => order.Created.Code + "S2";

    internal static IReadOnlyList<CjOrder> Of(CjOrder order, DateTimeOffset now) => order.IsSplit(now) ? [First(order), Second(order)] : [order];

    private static CjOrder First(CjOrder order) => order with { Created = order.Created with { Wish = order.Wish with { Lines = Units(order, second: false) } } };

    private static CjOrder Second(CjOrder order) => order with
    {
        Created = order.Created with
        {
            OrderId = SecondCode(order), Code = SecondCode(order),
            Wish = order.Wish with { Lines = Units(order, second: true) }, Amounts = new(0.00m, 0.00m, 0.00m, 0.00m, 0),
        },
        Payment = order.Payment! with { ShipAt = order.Payment.ShipAt + Behind, EndAt = order.Payment.EndAt + Behind, Amount = 0.00m },
    };

    private static CjWishedLine[] Units(CjOrder order, bool second)
    {
        var first = (order.Wish.Lines.Sum(line => line.Quantity) + 1) / 2;
        List<CjWishedLine> lines = [];
        foreach (var line in order.Wish.Lines)
        {
            var taken = Math.Min(first, line.Quantity);
            first -= taken;
            var units = second ? line.Quantity - taken : taken;
            if (units > 0) lines.Add(line with { Quantity = units });
        }

        return [.. lines];
    }
}

/// <summary>A parcel on its way.</summary>
internal sealed record CjParcel(CjOrder Order, string Number, string Provider, string? LastMileNumber, string? LastMileCarrier, DateTimeOffset ShippedAt, DateTimeOffset EndsAt)
{
    /// <summary>The parcels of an order that have left by now.</summary>
    internal static IEnumerable<CjParcel> Of(CjOrder order, CjDesk desk) => CjParts.Of(order, desk.Now).Select(part => OfPart(part, desk)).OfType<CjParcel>();

    /// <summary>The parcel of a part; null if it has not left.</summary>
    internal static CjParcel? OfPart(CjOrder part, CjDesk desk) => HasLeft(part, desk.Now) ? Pack(part, desk) : null;

    private static bool HasLeft(CjOrder part, DateTimeOffset now) => part is { Payment: { Fate: not (CjFate.NeverShips or CjFate.Cancelled) } plan, Wish.IsSandbox: false } && now >= plan.ShipAt && !(part.RecalledAt <= plan.ShipAt);

    /// <summary>The numbers that the parcels of an order bear or will bear, whether they have left or not.</summary>
    internal static IEnumerable<string> Numbers(CjOrder order, CjDesk desk)
    {
        foreach (var id in (string[])[order.Id, CjParts.SecondCode(order)])
        {
            yield return Numbered(FirstCarrier(order, desk), Seeded.Digits(desk.Options.Seed, "parcel/" + id, 16));
            if (LastMile(order, id, desk).Number is { } last) yield return last;
        }
    }

    private static CjParcel Pack(CjOrder part, CjDesk desk)
    {
        var (provider, lastMile) = (FirstCarrier(part, desk), LastMile(part, part.Id, desk));
        return new(part, Numbered(provider, Seeded.Digits(desk.Options.Seed, "parcel/" + part.Id, 16)), provider, lastMile.Number, lastMile.Carrier, part.Payment!.ShipAt, part.Payment.EndAt);
    }

    private static string FirstCarrier(CjOrder part, CjDesk desk) => desk.Options.Methods.FirstOrDefault(method => method.Name == part.Wish.LogisticName)?.Provider ?? "CJPacket";

    private static (string? Number, string? Carrier) LastMile(CjOrder part, string id, CjDesk desk) => FirstCarrier(part, desk) == "USPS" ? (null, null) : part.Wish.To.CountryCode switch
    {
        "US" => ("92612" + Seeded.Digits(desk.Options.Seed, "last/" + id, 17), "USPS"),
        "GB" => ("AA" + Seeded.Digits(desk.Options.Seed, "last/" + id, 9) + "GB", "Royal Mail"),
        "DE" => ("0034" + Seeded.Digits(desk.Options.Seed, "last/" + id, 16), "DHL Paket"),
        "FR" => ("6A" + Seeded.Digits(desk.Options.Seed, "last/" + id, 11), "La Poste (Colissimo)"),
        _ => (null, null),
    };

    private static string Numbered(string provider, string digits) => provider switch
    {
        "CJPacket" => $"CJPKL{digits[..10]}YQ",
        "YunExpress" => $"YT{digits}",
        "CNE" => $"3A5V{digits[..9]}",
        "USPS" => Checked($"926129{digits[..15]}"),
        _ => $"LP{digits[..14]}",
    };

    // The check digit of the post: from the right every second digit counts three times.
    private static string Checked(string digits)
    {
        var sum = 0;
        for (var i = 0; i < digits.Length; i++) sum += (digits[digits.Length - 1 - i] - '0') * (i % 2 == 0 ? 3 : 1);
        return digits + (char)('0' + ((10 - (sum % 10)) % 10));
    }
}
