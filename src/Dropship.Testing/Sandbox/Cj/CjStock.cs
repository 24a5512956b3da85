using System.Text.Json.Nodes;

namespace Dropship.Testing.Sandbox.Cj;

/// <summary>Stock as it is shown: not what is left when an order is confirmed.</summary>
internal sealed class CjStock(CjDesk desk)
{
    private const int MostInCjWarehouse = 700;

    internal CjReply OfVariant(CjCall call) => call.Request.Value("vid") switch
    {
        null or "" => CjReply.No(CjCodes.Parameter),
        var vid when desk.Variant(vid, null) is { } variant => CjReply.Done(LooseJson.List(Areas([variant]).Select(area => (JsonNode)new JsonObject
        {
            ["vid"] = variant.Vid, ["areaId"] = area.Id, ["areaEn"] = area.Name, ["countryCode"] = area.Country, ["storageNum"] = area.Units,
            ["totalInventoryNum"] = area.Units, ["cjInventoryNum"] = InCj(area.Units), ["factoryInventoryNum"] = area.Units - InCj(area.Units),
        }))),
        _ => CjReply.No(CjCodes.NoVariant),
    };

    internal CjReply OfSku(CjCall call)
    {
        if (call.Request.Value("sku") is not { Length: > 0 } sku) return CjReply.No(CjCodes.Parameter);
        var found = desk.Product(variant => variant.Sku == sku || variant.ProductSku == sku);
        return found.Count == 0 ? CjReply.No(CjCodes.NoVariant) : CjReply.Done(Rows(found));
    }

    internal CjReply OfProduct(CjCall call)
    {
        if (call.Request.Value("pid") is not { Length: > 0 } pid) return CjReply.No(CjCodes.Parameter);
        var found = desk.Product(variant => variant.Pid == pid);
        if (found.Count == 0) return CjReply.No(CjCodes.NoProduct);
        return CjReply.Done(new JsonObject { ["inventories"] = Rows(found), ["variantInventories"] = LooseJson.List(found.Select(Inventory)) });
    }

    private JsonArray Rows(IReadOnlyList<CjSandboxVariant> variants) => LooseJson.List(Areas(variants).Select(area => (JsonNode)new JsonObject
    {
        ["areaEn"] = area.Name, ["areaId"] = area.Id, ["countryCode"] = area.Country, ["totalInventoryNum"] = area.Units,
        ["cjInventoryNum"] = InCj(area.Units), ["factoryInventoryNum"] = area.Units - InCj(area.Units), ["countryNameEn"] = area.Country == "CN" ? "China" : area.Country,
    }));

    private JsonNode Inventory(CjSandboxVariant variant) => new JsonObject
    {
        ["vid"] = variant.Vid,
        ["inventory"] = LooseJson.List(Areas([variant]).Select(area => (JsonNode)new JsonObject
        {
            ["countryCode"] = area.Country, ["totalInventory"] = area.Units, ["cjInventory"] = InCj(area.Units), ["factoryInventory"] = area.Units - InCj(area.Units), ["verifiedWarehouse"] = 1,
        })),
    };

    private IEnumerable<(string Id, string Name, string Country, int Units)> Areas(IReadOnlyList<CjSandboxVariant> variants) => variants
        .SelectMany(variant => variant.Stock.Keys).Distinct().Order(StringComparer.Ordinal)
        .Select(country => (country switch { "CN" => "1", "US" => "2", _ => "3" }, country == "CN" ? "China Warehouse" : $"{country} Warehouse", country, variants.Sum(variant => desk.Shown(variant, country))));

    private static int InCj(int units) => Math.Min(units, MostInCjWarehouse);
}
