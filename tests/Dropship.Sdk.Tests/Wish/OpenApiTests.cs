using System.Text.Json.Nodes;
using Dropship.Http;
using Dropship.Wish;
using Refit;

namespace Dropship.Sdk.Tests.Wish;

/// <summary>Every call of the interface is one the vendor documents, and the judge of that finds what is wrong.</summary>
public sealed class OpenApiTests
{
    [Fact]
    public async Task Every_call_is_documented()
    {
        using var vendor = new WishVendor();
        using var http = new HttpClient(vendor) { BaseAddress = WishOptions.Production };
        var api = RestService.ForGenerated<IWishApi>(http, RefitSettings.ForJsonContext(WishJson.Default));
        var calls = new Func<CancellationToken, Task<HttpResponseMessage>>[]
        {
            given => api.GetTokenAsync(new("id", "secret", "code", "authorization_code", "https://shop.example.test/"), given),
            given => api.RefreshTokenAsync("id", "secret", "r+1/=&", "refresh_token", "en", given),
            given => api.TestTokenAsync("Bearer t", "en", given),
            given => api.ListOrdersAsync(500, "2024-08-12T14:05:33.512Z", "updated_at.asc", "Bearer t", "en", given),
            given => api.GetOrderAsync(Samples.OrderId, "Bearer t", "en", given),
            given => api.PutTrackingAsync(Samples.OrderId, new("YT1", "CN", "YunExpress", "n"), "Bearer t", "en", given),
            given => api.PutRefundAsync(Samples.OrderId, new("UNABLE_TO_SHIP", "n"), "Bearer t", "en", given),
            given => api.GetRefundReasonsAsync(Samples.OrderId, "Bearer t", "en", given),
            given => api.ListCarriersAsync("CONFIRMED_DELIVERY", "FR", "Bearer t", "en", given),
            given => api.ListCarriersAsync("GENERAL", null, "Bearer t", "en", given),
            given => api.StartInvoicesAsync(100_000, "2024-08-12T14:05:33.512Z", "2024-08-13T14:05:33.512Z", "payment_released_at", "Bearer t", "en", given),
            given => api.GetInvoicesAsync("64f0a3c19b1e8a2d4c7f5001", "Bearer t", "en", given),
            given => api.GetEarlyPaymentAsync("Bearer t", "en", given),
            given => api.ListTicketsAsync(500, "AWAITING_MERCHANT", "2024-08-12T14:05:33.512Z", "updated_at.asc", "Bearer t", "en", given),
            given => api.ListTicketsAsync(500, null, "2024-08-12T14:05:33.512Z", "updated_at.asc", "Bearer t", "en", given),
            given => api.GetTicketAsync(Samples.OrderId, "Bearer t", "en", given),
            given => api.PutTicketAsync(Samples.OrderId, new("CLOSED"), "Bearer t", "en", given),
            given => api.PostTicketReplyAsync(Samples.OrderId, new("It left."), "Bearer t", "en", given),
            given => api.ListRatingsAsync(500, "2024-08-12T14:05:33.512Z", "created_at.asc", "Bearer t", "en", given),
            given => api.ListPenaltiesAsync(500, "2024-08-12T14:05:33.512Z", null, "created_at.asc", "Bearer t", "en", given),
            given => api.GetPenaltyAsync(Samples.OrderId, "Bearer t", "en", given),
            given => api.CountPenaltiesAsync("2024-08-12T14:05:33.512Z", "2024-08-13T14:05:33.512Z", "Bearer t", "en", given),
            given => api.ListProductsAsync(500, "2024-08-12T14:05:33.512Z", "created_at.asc", "Bearer t", "en", given),
            given => api.GetProductAsync(Samples.OrderId, "Bearer t", "en", given),
            given => api.PutProductAsync(Samples.OrderId, new([new("64f0a3c19b1e8a2d4c7f6101", "DISABLED")]), "Bearer t", "en", given),
        };
        foreach (var call in calls) (await VendorHttp.SendAsync(call, WishJson.Default.WishEnvelope, default)).Status.ShouldBe(404);
        vendor.Made.Count.ShouldBe(calls.Length);
        vendor.Offences.ShouldBeEmpty();
        vendor.Made[1].Query["refresh_token"].ShouldBe("r+1/=&");
        vendor.Made.Skip(2).ShouldAllBe(request => request.Authorization == "Bearer t" && request.Language == "en");
        typeof(IWishApi).GetMethods().Length.ShouldBe(calls.Length - 2);
    }

    [Theory]
    [InlineData("DELETE", "/api/v3/orders/64f0a3c19b1e8a2d4c7f1001", "", "is not documented")]
    [InlineData("GET", "/api/v3/orders/not-an-id", "", "{id} does not match")]
    [InlineData("GET", "/api/v3/orders/shipping_carriers", "", "order_type is missing")]
    [InlineData("PUT", "/api/v3/orders/64f0a3c19b1e8a2d4c7f1001/tracking", """{"tracking_number": "A-1", "origin_country": "China", "note": "x"}""", "body.shipping_provider is missing|body.tracking_number does not match|body.origin_country is no iso-3166|body.note is not documented")]
    [InlineData("PUT", "/api/v3/orders/64f0a3c19b1e8a2d4c7f1001/refund", """{"refund_reason": "NO_REASON", "refund_reason_note": null}""", "none of the documented ones|body.refund_reason_note is null")]
    public void A_request_that_is_not_documented_is_found(string method, string path, string body, string offences)
    {
        var found = string.Join('|', OpenApi.Wish.Request(new(method, path, new Dictionary<string, string>(), null, null, body)));
        foreach (var offence in offences.Split('|')) found.ShouldContain(offence);
    }

    [Fact]
    public void A_query_that_is_not_documented_is_found()
    {
        var query = new Dictionary<string, string> { ["limit"] = "501", ["updated_at_min"] = "yesterday", ["sort_by"] = "id", ["page"] = "2" };
        OpenApi.Wish.Request(new("GET", "/api/v3/orders", query, null, null, "")).Select(offence => offence.Split(' ')[0]).ShouldBe(["?limit", "?updated_at_min", "?sort_by", "?page"]);
    }

    [Fact]
    public void An_answer_that_is_not_documented_is_found()
    {
        var order = Samples.Order(order => order.Set("order_payment.general_payment_details.product_price.amount", -1));
        (order["state"], order["fulfillment_records"], order["penalties"]) = (null, new JsonObject(), new JsonArray("x"));
        OpenApi.Wish.Answer("GET", $"/api/v3/orders/{Samples.OrderId}", 200, Samples.Good(order)).Count().ShouldBe(4);
    }
}
