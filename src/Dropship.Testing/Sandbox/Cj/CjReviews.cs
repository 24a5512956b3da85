using System.Globalization;
using System.Text.Json.Nodes;

namespace Dropship.Testing.Sandbox.Cj;

/// <summary>A review that the sandbox shows.</summary>
/// <param name="ProductSku">The SKU of the product.</param>
/// <param name="Score">From 1 to 5.</param>
/// <param name="Comment">The buyer's words.</param>
/// <param name="Country">ISO-2 code of the buyer's country.</param>
public sealed record CjSandboxReview(string ProductSku, int Score, string Comment, string Country = "US");

/// <summary>Reviews: answered with code 0, as CJ does on this page, and with scores and page numbers as texts.</summary>
internal sealed class CjReviews(CjDesk desk)
{
    internal CjReply Listing(CjCall call)
    {
        var (pid, score) = (call.Request.Value("pid"), call.Request.Value("score"));
        var (page, size) = (Number(call, "pageNum", 1), Number(call, "pageSize", 20));
        if (string.IsNullOrEmpty(pid) || page < 1 || size < 1) return CjReply.No(CjCodes.Parameter);
        if (desk.Product(variant => variant.Pid == pid) is not [{ } product, ..]) return CjReply.No(CjCodes.NoProduct);
        var found = desk.Options.Reviews.Where(review => review.ProductSku == product.ProductSku && (string.IsNullOrEmpty(score) || $"{review.Score}" == score)).ToArray();
        return new(0, "Success", new JsonObject
        {
            ["pageNum"] = $"{page}", ["pageSize"] = $"{size}", ["total"] = $"{found.Length}",
            ["list"] = LooseJson.List(found.Select((review, at) => (JsonNode)Tell(review, pid, at)).Skip((page - 1) * size).Take(size)),
        });
    }

    private static JsonObject Tell(CjSandboxReview review, string pid, int at) => new()
    {
        ["commentId"] = 1_000_000 + at, ["pid"] = pid, ["comment"] = review.Comment, ["commentDate"] = "2026-01-15 10:00:00", ["commentUser"] = "F***s", ["score"] = $"{review.Score}",
        ["commentUrls"] = new JsonArray(), ["countryCode"] = review.Country,
    };

    private static int Number(CjCall call, string name, int otherwise) => call.Request.Value(name) is { Length: > 0 } text ? int.TryParse(text, CultureInfo.InvariantCulture, out var value) ? value : 0 : otherwise;
}
