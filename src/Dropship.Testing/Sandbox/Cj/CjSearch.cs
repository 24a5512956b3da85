using System.Globalization;
using System.Text.Json.Nodes;

namespace Dropship.Testing.Sandbox.Cj;

/// <summary>Finds products by words: every word must stand in a name or a SKU of the product. What matches best by CJ's own rule is not known; here the order is that of the catalogue.</summary>
internal sealed class CjSearch(CjDesk desk)
{
    private const int MostPages = 1_000;
    private const int MostRows = 100;
    private const int MostFound = 6_000;

    internal CjReply Find(CjCall call)
    {
        var (page, size) = (Number(call, "page", 1), Number(call, "size", 10));
        if (page is < 1 or > MostPages || size is < 1 or > MostRows) return CjReply.No(CjCodes.Parameter);
        var words = (call.Request.Value("keyWord") ?? "").Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var country = call.Request.Value("countryCode");
        var found = desk.Options.Variants.GroupBy(variant => variant.ProductSku)
            .Where(product => words.All(word => product.Any(variant => Has(variant.Name, word) || Has(variant.Sku, word))) && (string.IsNullOrEmpty(country) || product.Any(variant => desk.Shown(variant, country) > 0)))
            .Take(MostFound).ToArray();
        return CjReply.Done(new JsonObject
        {
            ["pageSize"] = size, ["pageNumber"] = page, ["totalRecords"] = found.Length, ["totalPages"] = (found.Length + size - 1) / size,
            ["content"] = new JsonArray(new JsonObject { ["productList"] = LooseJson.List(found.Skip((page - 1) * size).Take(size).Select(product => (JsonNode)Tell([.. product]))) }),
        });
    }

    // Where variants differ in price the field holds a span, as shops see it.
    private JsonObject Tell(CjSandboxVariant[] variants)
    {
        var (low, high) = (variants.Min(desk.State.Price), variants.Max(desk.State.Price));
        var units = variants.Sum(variant => variant.Stock.Keys.Sum(country => desk.Shown(variant, country)));
        return new JsonObject
        {
            ["id"] = variants[0].Pid, ["nameEn"] = variants[0].Name, ["sku"] = variants[0].ProductSku, ["spu"] = variants[0].ProductSku, ["bigImage"] = "",
            ["sellPrice"] = low == high ? Text(low) : $"{Text(low)} -- {Text(high)}", ["nowPrice"] = Text(low), ["discountPrice"] = null, ["listedNum"] = 10, ["categoryId"] = Seeded.Guid(desk.Options.Seed, "category").ToUpperInvariant(),
            ["warehouseInventoryNum"] = units, ["totalVerifiedInventory"] = units, ["totalUnVerifiedInventory"] = 0, ["verifiedWarehouse"] = 1, ["deliveryCycle"] = "3-5",
            ["saleStatus"] = Array.TrueForAll(variants, variant => variant.OffSale) ? "2" : "3", ["supplierName"] = "", ["directMinOrderNum"] = 1, ["currency"] = "USD", ["createAt"] = 1_577_149_597_000, ["productType"] = "ORDINARY_PRODUCT",
        };
    }

    private static bool Has(string text, string word) => text.Contains(word, StringComparison.OrdinalIgnoreCase);

    private static string Text(decimal price) => price.ToString("0.00", CultureInfo.InvariantCulture);

    private static int Number(CjCall call, string name, int otherwise) => call.Request.Value(name) is { Length: > 0 } text ? int.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : 0 : otherwise;
}
