using System.Collections.Frozen;
using System.Text.Json.Nodes;

namespace Dropship.Testing.Sandbox.Cj;

/// <summary>What shipping costs.</summary>
internal sealed record CjPostage(CjFreightMethod Method, decimal Price, decimal? Taxes, decimal? Clearance)
{
    internal decimal Total => Price + (Taxes ?? 0) + (Clearance ?? 0);
}

/// <summary>Ways to ship and their prices: a function of the goods and the two countries, nothing else.</summary>
internal sealed class CjFreight(CjDesk desk)
{
    private const decimal YuanForDollar = 6.483m;

    private static readonly FrozenDictionary<string, decimal> Factors = new Dictionary<string, decimal> { ["US"] = 1.00m, ["GB"] = 1.05m, ["CA"] = 1.10m, ["DE"] = 1.10m, ["FR"] = 1.15m, ["AU"] = 1.20m }.ToFrozenDictionary();

    internal CjReply Calculate(CjCall call)
    {
        var (from, to, products) = (call.Body.Text("startCountryCode"), call.Body.Text("endCountryCode"), call.Body.Items("products"));
        if (string.IsNullOrEmpty(from) || string.IsNullOrEmpty(to)) return CjReply.No(CjCodes.Parameter);
        if (products.Count == 0) return CjReply.No(CjCodes.Parameter, "products must be not null");
        if (!IsCountry(from) || !IsCountry(to)) return CjReply.No(CjCodes.NoCountry);
        List<(CjSandboxVariant Variant, int Quantity)> goods = [];
        foreach (var product in products)
        {
            if (product.Text("vid") is not { } vid || product.Whole("quantity") is not > 0) return CjReply.No(CjCodes.Parameter);
            if (desk.Variant(vid, null) is not { } variant) return CjReply.No(CjCodes.NoVariant);
            goods.Add((variant, product.Whole("quantity")!.Value));
        }

        return CjReply.Done(LooseJson.List(Offers(from, to, goods).Select(Tell)));
    }

    /// <summary>All ways from one country to another that take the goods; none if there is no route.</summary>
    internal IReadOnlyList<CjPostage> Offers(string from, string to, IReadOnlyList<(CjSandboxVariant Variant, int Quantity)> goods)
    {
        var grams = goods.Sum(item => item.Variant.Grams * item.Quantity);
        var price = goods.Sum(item => desk.State.Price(item.Variant) * item.Quantity);
        return [.. desk.Options.Methods.Where(method => method.From.Contains(from) && (method.To.Count == 0 || method.To.Contains(to)) && grams <= method.HeaviestGrams).Select(method => Price(method, to, grams, price))];
    }

    /// <summary>Two capital letters; codes that ISO keeps for private use name no country.</summary>
    internal static bool IsCountry(string code) => code.Length == 2 && code.All(char.IsAsciiLetterUpper) && (code[0] != 'X' || code == "XK") && code is not "ZZ" and not "AA";

    private static CjPostage Price(CjFreightMethod method, string to, int grams, decimal goods)
    {
        var factor = Factors.TryGetValue(to, out var known) ? known : 1.00m + (Seeded.Below(0, "country/" + to, 40) / 100m);
        var price = Cents((method.Base + (method.PerKilo * grams / 1_000m)) * factor);
        return method.Taxed.Contains(to) ? new(method, price, Cents(goods * method.TaxRate), Cents(method.Clearance)) : new(method, price, null, null);
    }

    private static JsonNode Tell(CjPostage offer) => new JsonObject
    {
        ["logisticName"] = offer.Method.Name, ["logisticAging"] = offer.Method.Aging, ["logisticPrice"] = offer.Price, ["logisticPriceCn"] = Cents(offer.Price * YuanForDollar),
        ["taxesFee"] = offer.Taxes, ["clearanceOperationFee"] = offer.Clearance, ["totalPostageFee"] = offer.Taxes is null ? null : (JsonNode)offer.Total,
    };

    // The zero keeps two decimals on a whole amount.
    private static decimal Cents(decimal amount) => Math.Round(amount, 2, MidpointRounding.AwayFromZero) + 0.00m;
}
