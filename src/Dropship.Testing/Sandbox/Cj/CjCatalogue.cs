using System.Globalization;
using System.Text.Json.Nodes;

namespace Dropship.Testing.Sandbox.Cj;

/// <summary>Products and variants.</summary>
internal sealed class CjCatalogue(CjDesk desk)
{
    private const int SideMillimetres = 100;

    internal CjReply Product(CjCall call)
    {
        var (pid, product, variant) = (call.Request.Value("pid"), call.Request.Value("productSku"), call.Request.Value("variantSku"));
        if (((string?[])[pid, product, variant]).Count(asked => !string.IsNullOrEmpty(asked)) != 1) return CjReply.No(CjCodes.Parameter);
        var named = desk.Options.Variants.FirstOrDefault(one => one.Pid == pid || one.ProductSku == product || one.Sku == variant);
        return named is null ? CjReply.No(CjCodes.NoProduct) : CjReply.Done(Product(named, call.Request.Value("countryCode")));
    }

    internal CjReply Variants(CjCall call)
    {
        var (pid, product, variant) = (call.Request.Value("pid"), call.Request.Value("productSku"), call.Request.Value("variantSku"));
        if (pid is null && product is null && variant is null) return CjReply.No(CjCodes.Parameter);
        var found = desk.Product(one => (pid is null || one.Pid == pid) && (product is null || one.ProductSku == product) && (variant is null || one.Sku == variant));
        return found.Count == 0 ? CjReply.No(CjCodes.NoProduct) : CjReply.Done(LooseJson.List(found.Select(Tell)));
    }

    internal CjReply Variant(CjCall call) => call.Request.Value("vid") switch
    {
        null or "" => CjReply.No(CjCodes.Parameter),
        var vid when desk.Variant(vid, null) is { } variant => CjReply.Done(Tell(variant)),
        _ => CjReply.No(CjCodes.NoVariant),
    };

    private JsonObject Product(CjSandboxVariant named, string? country)
    {
        var variants = desk.Product(one => one.ProductSku == named.ProductSku && (country is null || desk.Shown(one, country) > 0));
        var price = desk.State.Price(named);
        return new()
        {
            ["pid"] = named.Pid, ["productName"] = $"[\"{named.ProductSku}\"]", ["productNameEn"] = named.Name, ["productSku"] = named.ProductSku, ["productImage"] = "",
            ["productWeight"] = Text(named.Grams - (named.Grams / 20)), ["packingWeight"] = Text(named.Grams), ["productUnit"] = "unit(s)", ["productType"] = "ORDINARY_PRODUCT",
            ["categoryId"] = Seeded.Guid(desk.Options.Seed, "category").ToUpperInvariant(), ["categoryName"] = "Home & Garden", ["entryCode"] = "8712008900", ["entryNameEn"] = "goods",
            ["productKeyEn"] = "Color", ["productProEnSet"] = LooseJson.List(["COMMON"]), ["sellPrice"] = price, ["suggestSellPrice"] = Text(price), ["status"] = named.OffSale ? "2" : "3",
            ["listedNum"] = 10, ["supplierName"] = "", ["supplierId"] = "", ["addMarkStatus"] = 0, ["createrTime"] = "2019-12-24T01:06:37+08:00",
            ["variants"] = LooseJson.List(variants.Select(Tell)),
        };
    }

    private JsonNode Tell(CjSandboxVariant variant) => new JsonObject
    {
        ["vid"] = variant.Vid, ["pid"] = variant.Pid, ["variantName"] = null, ["variantNameEn"] = variant.Name, ["variantSku"] = variant.Sku, ["variantImage"] = "",
        ["variantKey"] = variant.Sku.Length > variant.ProductSku.Length ? variant.Sku[(variant.ProductSku.Length + 1)..] : "Default",
        ["variantLength"] = SideMillimetres, ["variantWidth"] = SideMillimetres, ["variantHeight"] = SideMillimetres, ["variantVolume"] = SideMillimetres * SideMillimetres * SideMillimetres,
        ["variantWeight"] = (decimal)variant.Grams, ["variantSellPrice"] = desk.State.Price(variant), ["variantSugSellPrice"] = desk.State.Price(variant), ["createTime"] = "2019-12-31T11:14:12.000+00:00",
    };

    private static string Text(decimal number) => number.ToString("0.0#", CultureInfo.InvariantCulture);
}
