using System.Text.Json;
using Dropship.CjDropshipping;
using Dropship.Domain;
using Dropship.Wish;

namespace Dropship.Http;

/// <summary>What holds secrets or personal data says nothing of them when it is turned into text, by whoever and for whatever.</summary>
public sealed class SilentRecordsTests
{
    private const string Secret = "canary-7Q";

    public static TheoryData<string> Kinds => [.. s_records.Keys];

    private static readonly Dictionary<string, object> s_records = new()
    {
        ["CjApiKeyBody"] = new CjApiKeyBody(Secret),
        ["CjRefreshBody"] = new CjRefreshBody(Secret),
        ["CjTokenWire"] = new CjTokenWire { AccessToken = Secret, RefreshToken = Secret, OpenId = Secret },
        ["CjFreightBody"] = new CjFreightBody("CN", "US", [], Secret, Secret, Secret),
        ["CjCreateBody"] = Cj(),
        ["CjEnvelope"] = new CjEnvelope { Code = 200, Message = Secret, Data = Data(), RequestId = "r" },
        ["CjAnswer"] = new CjAnswer(new() { Kind = Sent.Answered, Status = 200, Body = new CjEnvelope { Code = 200, Message = Secret, Data = Data() } }),
        ["CjMessageWire"] = new CjMessageWire { Type = "ORDER", Params = Data() },
        ["CjDisputeBody"] = new CjDisputeBody { BusinessDisputeId = "C1", OrderId = "1", DisputeReasonId = 1, ExpectType = 1, RefundType = 1, MessageText = Secret, ImageUrl = [Secret], VideoUrl = [Secret], ProductInfoList = [] },
        ["CjReplyBody"] = new CjReplyBody("T1", Secret),
        ["CjReviewWire"] = new CjReviewWire { CommentId = "1", Comment = Secret },
        ["CjSourcingBody"] = new CjSourcingBody { ProductName = "mug", ProductImage = "https://example.org/mug.png", Remark = Secret },
        ["DisputeRequest"] = new Ports.DisputeRequest(new("1"), "C1", [], DisputeCause.Damaged, DisputeRemedy.Refund, Secret) { Pictures = [new($"https://example.org/{Secret}")] },
        ["ProductReview"] = new Ports.ProductReview("1", 5, Secret),
        ["TicketText"] = new Ports.TicketText(Secret, Secret),
        ["Reply"] = new Reply<Envelope> { Kind = Sent.Answered, Status = 200, Body = new(7, null, System.Text.Json.Nodes.JsonNode.Parse($"\"{Secret}\"")), Headers = Headers() },
        ["WishEnvelope"] = new WishEnvelope("0", Data()),
        ["WishMessage"] = new WishMessage(Data(), "1"),
        ["WishToken"] = new WishToken(Secret, Secret, null, null),
        ["TokenSet"] = new TokenSet(Secret, Secret, default, default, Extra: Secret),
    };

    [Theory]
    [MemberData(nameof(Kinds))]
    public void It_says_nothing(string kind) => s_records[kind].ToString()!.ShouldNotContain(Secret);

    private static JsonElement Data() => JsonDocument.Parse($$"""{"accessToken":"{{Secret}}","shippingCustomerName":"{{Secret}}"}""").RootElement;

    private static System.Net.Http.Headers.HttpResponseHeaders Headers()
    {
        var response = new HttpResponseMessage();
        response.Headers.TryAddWithoutValidation("Set-Cookie", Secret);
        return response.Headers;
    }

    private static CjCreateBody Cj() => new()
    {
        OrderNumber = "DS1",
        ShippingCustomerName = Secret,
        ShippingAddress = Secret,
        ShippingCity = Secret,
        ShippingProvince = Secret,
        ShippingCountryCode = "US",
        ShippingCountry = "United States",
        PayType = 3,
        IsSandbox = 0,
        LogisticName = "CJPacket",
        FromCountryCode = "CN",
        ShopLogisticsType = 2,
        OrderFlow = 1,
        Products = [],
    };
}
