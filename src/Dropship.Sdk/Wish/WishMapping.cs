using System.Text.Json;
using Dropship.Domain;
using Dropship.Ports;
using static Dropship.Wish.WishField;

namespace Dropship.Wish;

/// <summary>An order as it was read: one of both is there.</summary>
/// <param name="Order">The order, or null if it could not be understood.</param>
/// <param name="Why">Why not: field, kind of value and cure.</param>
internal readonly record struct WishReading(MarketplaceOrder? Order, string? Why);

/// <summary>Turns orders of Wish into ours. Pure; nothing is guessed: what cannot be understood is told.</summary>
internal static class WishMapping
{
    private const int MostUnits = 1_000_000;
    private const int MostPostalPrefix = 3;
    private const int MostTitle = 200;

    /// <summary>What stands for the country of an order that is not to be bought and has no address: the ISO 3166 code for "unknown".</summary>
    private const string NoCountry = "ZZ";

    /// <summary>The form of a row, its words not yet looked at.</summary>
    /// <exception cref="WishFieldException">A field has another form.</exception>
    internal static WishOrder Parse(JsonElement row)
    {
        try
        {
            return row.Deserialize(WishJson.Default.WishOrder) ?? throw new WishFieldException("order", "is null");
        }
        catch (JsonException fault)
        {
            throw Misfit(row, fault);
        }
        catch (InvalidOperationException)
        {
            throw new WishFieldException("order", "holds half of a character");
        }
    }

    /// <summary>The number of a row; null if it has none that can be one.</summary>
    internal static OrderId? IdOf(JsonElement row)
    {
        try
        {
            return row.ValueKind == JsonValueKind.Object && row.TryGetProperty("id", out var id) && id.ValueKind == JsonValueKind.String ? OrderOf(id.GetString()) : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>An order by the number that Wish gives; null if it is none that could be stored.</summary>
    internal static OrderId? OrderOf(string? id)
    {
        try
        {
            return string.IsNullOrEmpty(id) ? null : new OrderId(id);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>When a row last changed; null if it does not say.</summary>
    internal static Instant? UpdatedIn(JsonElement row)
    {
        try
        {
            return row.TryGetProperty("updated_at", out var updated) && updated.ValueKind == JsonValueKind.String && WishTime.Parse(updated.GetString()!) is { } at ? Instant.From(at) : null;
        }
        catch (InvalidOperationException)
        {
            return null;   // half of a character
        }
    }

    /// <summary>An order.</summary>
    /// <param name="id">Its number.</param>
    /// <param name="order">As the vendor tells it.</param>
    internal static WishReading Read(OrderId id, WishOrder order)
    {
        try
        {
            var sale = SaleOf(id, order);
            return new(new(id, sale, [], WishRefunds.Of(order, new(sale.Revision)), WishAddresses.Of(order)) { Scans = WishMilestones.Of(order) }, null);
        }
        catch (WishFieldException fault)
        {
            return new(null, fault.Message);
        }
    }

    private static Fact.SaleSeen SaleOf(OrderId id, WishOrder order)
    {
        var status = WishStates.StatusOf(order) ?? throw new WishFieldException("state", $"is {Word(order.State)}, which is not documented");
        var updated = Moment(order.UpdatedAt) ?? throw new WishFieldException("updated_at", "is missing");
        var released = Moment(order.ReleasedAt) ?? FirstRelease(order);
        var isToBeBought = status == SaleStatus.Paid;
        if (isToBeBought && released is null) throw new WishFieldException("released_at", "is missing, and there is no record of the release");

        var total = Total(order, isToBeBought);
        var line = LineOf(id, order, total, isToBeBought);
        return new(
            WishStates.Count(order, WishStates.ReReleased),
            updated.Milliseconds,
            status,
            released ?? updated,
            order.State is WishStates.RequireReview or WishStates.Declined ? null : released,
            total,
            [line],
            DestinationOf(order, isToBeBought && order.State == WishStates.Approved),
            Moment(order.FulfillmentRequirements?.ExpectedDeliveryTime),
            Clean(order.TransactionId));
    }

    private static Instant? FirstRelease(WishOrder order)
    {
        Instant? first = null;
        foreach (var record in order.FulfillmentRecords ?? [])
            if (record?.EventType == WishStates.Released)
                first = Instant.Earlier(first, Moment(record.EventTime));
        return first;
    }

    // What the merchant receives. An order that is not to be bought may lack it, or be below zero: then its money is not ours to reckon with.
    private static Money Total(WishOrder order, bool isToBeBought)
    {
        var details = order.OrderPayment?.GeneralPaymentDetails;
        var total = Amount(details?.PaymentTotal, $"{Details}.payment_total");
        if (total is { Amount: >= 0m } told) return told;
        if (isToBeBought) throw new WishFieldException($"{Details}.payment_total", total is null ? "is missing" : "is below zero");
        var other = total ?? Amount(details?.ProductPrice, $"{Details}.product_price") ?? Amount(details?.ProductMerchantPayment, $"{Details}.product_merchant_payment");
        return Money.Zero(other?.Currency ?? throw new WishFieldException($"{Details}.payment_total", "is missing"));
    }

    private static OrderLine LineOf(OrderId id, WishOrder order, Money total, bool isToBeBought)
    {
        var quantity = QuantityOf(order, isToBeBought);
        var price = UnitPrice(order, total, quantity);
        return new(new(id.Value), SkuOf(order, isToBeBought), quantity, price, total - (price * quantity), Moment(order.FulfillmentRequirements?.ExpectedShipTime)) { Title = Title(order.ProductInformation?.Name) };
    }

    private static string? Title(string? name) => Clean(name) is { } words ? words.Length > MostTitle ? words[..MostTitle] : words : null;

    private static int QuantityOf(WishOrder order, bool isToBeBought)
    {
        const string Field = $"{Details}.product_quantity";
        return order.OrderPayment?.GeneralPaymentDetails?.ProductQuantity switch
        {
            { } told when told is >= 1m and <= MostUnits && decimal.IsInteger(told) => (int)told,
            null when !isToBeBought => 1,
            null => throw new WishFieldException(Field, "is missing"),
            _ => throw new WishFieldException(Field, "is no number of units from 1 to a million"),
        };
    }

    // The vendor's own price where it fits into the total, else an even share in whole coins; what is over is shipping, so the line comes to the total.
    private static Money UnitPrice(WishOrder order, Money total, int quantity)
    {
        if (Amount(order.OrderPayment?.GeneralPaymentDetails?.ProductMerchantPayment, $"{Details}.product_merchant_payment") is { Amount: >= 0m } price && price.Currency == total.Currency && price.Amount <= total.Amount / quantity) return price;
        var coin = total.Currency.MinorUnit;
        return new(decimal.Floor(total.Amount / quantity / coin) * coin, total.Currency);
    }

    private static Sku? SkuOf(WishOrder order, bool isToBeBought)
    {
        const string Field = "product_information.sku";
        if ((Clean(order.ProductInformation?.Sku) ?? Clean(order.ProductInformation?.VariationId)) is not { } text)
            return isToBeBought ? throw new WishFieldException(Field, "is missing, and so is variation_id") : null;
        try
        {
            return new(text);
        }
        catch (ArgumentException)
        {
            return isToBeBought ? throw new WishFieldException(Field, "is longer than any, or holds half of a character") : null;
        }
    }

    // The vendor may mask addresses of orders that are shipped: the one that was read before stays in use.
    private static Destination DestinationOf(WishOrder order, bool isNeeded)
    {
        const string Where = "full_address.shipping_detail";
        var address = order.FullAddress?.ShippingDetail;
        if (isNeeded && WishAddresses.Missing(address) is { } missing) throw new WishFieldException($"{Where}.{missing}", "is missing");
        var country = Clean(address?.CountryCode)?.ToUpperInvariant();
        var isHub = WishStates.GoesToHub(order);
        if (country is [>= 'A' and <= 'Z', >= 'A' and <= 'Z']) return new(country, Prefix(address!.Zipcode), isHub);
        if (isNeeded) throw new WishFieldException($"{Where}.country_code", "is no ISO 3166 code");
        return new(NoCountry, IsPlatformHub: isHub);
    }

    private static string Prefix(string? zipcode)
    {
        var letters = (zipcode ?? "").Where(char.IsAsciiLetterOrDigit).Take(MostPostalPrefix);
        return string.Concat(letters).ToUpperInvariant();
    }
}
