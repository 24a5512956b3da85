using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Dropship.Ports;

namespace Dropship.Sdk.Tests.Wish;

/// <summary>Webhooks: verified on raw bytes first, hints afterwards (fact sheet, section 7).</summary>
public sealed class WebhookTests
{
    private const string Previous = "previous-secret-1234567890";

    [Fact]
    public async Task The_sample_nudges_its_order()
    {
        var reading = await ReadAsync(Samples.Read("webhook.json"), "ORDER_RELEASE");
        reading.Verdict.ShouldBe(WebhookVerdict.Genuine);
        reading.Why.ShouldBeNull();
        reading.Reply.ShouldBe("");
        reading.Nudges.ShouldHaveSingleItem().ShouldBe(new Nudge.Sale(WishDesk.Order, $"ORDER_RELEASE {Samples.OrderId} 1723471533512"));
    }

    [Fact]
    public async Task The_signature_is_the_standard_one()
    {
        // RFC 4231, test case 2; believed, and then found to be no list of events.
        await using var desk = new WishDesk(wish => wish.ClientSecret = "Jefe");
        var signature = Convert.ToBase64String(Convert.FromHexString("5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843"));
        (await AskAsync(desk, "what do ya want for nothing?"u8.ToArray(), signature)).Verdict.ShouldBe(WebhookVerdict.Unreadable);
    }

    [Theory]
    [InlineData("ORDER_RELEASE", true)]
    [InlineData("ORDER_FULFILLMENT_DEADLINE", true)]
    [InlineData("ORDER_ADDRESS_CHANGE", true)]
    [InlineData("ORDER_TRACKING_UPDATE", true)]
    [InlineData("ORDER_REFUND", true)]
    [InlineData("ORDER_PENALTY", true)]
    [InlineData("ORDER_TAX", true)]
    [InlineData("ORDER_ALL", true)]
    [InlineData("POLICY_PENALTY_ISSUE", true)]
    [InlineData("POLICY_PENALTY_REVERSE", true)]
    [InlineData("POLICY_PENALTY_CANCEL", true)]
    [InlineData("TICKET_AWAITING_MERCHANT", false)]
    [InlineData("PRODUCT_UPDATE_MERCHANT", false)]
    [InlineData("PRODUCT_IMAGE_JOB_STATUS_UPDATE", false)]
    [InlineData("PRODUCT_TAGGING_UPDATE", false)]
    [InlineData("PRODUCT_INVENTORY_CHANGE_WISH_USER", false)]
    [InlineData("PRODUCT_INVENTORY_CHANGE_MERCHANT", false)]
    [InlineData("PRODUCT_SOLDOUT", false)]
    [InlineData("PRODUCT_BOOST_OF_TOMORROW", false)]
    [InlineData("UNDEFINED", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public async Task Topics_of_orders_and_penalties_nudge_and_others_do_not(string? topic, bool nudges)
    {
        var reading = await ReadAsync(Samples.Read("webhook.json"), topic);
        (reading.Verdict, reading.Nudges.Count).ShouldBe((WebhookVerdict.Genuine, nudges ? 1 : 0));
    }

    [Theory]
    [InlineData("""[{"data": "a test", "timestamp": 1723471534}]""", 0)]                                             // the test button
    [InlineData("[]", 0)]
    [InlineData("""[{"data": null, "timestamp": null}, null, {}, {"data": []}, {"data": {"state": "APPROVED"}}]""", 0)]
    [InlineData("""[{"data": {"id": "64f0a3c19b1e8a2d4c7f1001"}}, {"data": {"id": "64f0a3c19b1e8a2d4c7f1002"}}]""", 2)]
    [InlineData("""[{"data": {"id": "64f0a3c19b1e8a2d4c7f1001", "updated_at": 5, "state": 7}, "timestamp": "x"}]""", 1)]
    [InlineData("""[{"data": {"id": "64f0a3c19b1e8a2d4c7f1001", "fulfillment_order_types": ["FULFILLED_BY_WISH"]}}]""", 0)]
    [InlineData("""[{"data": {"id": "64f0a3c19b1e8a2d4c7f1001", "state": "SHIPPED"}}]""", 1)]                          // it does not say by whom
    [InlineData("""[{"data": {"id": "64f0a3c19b1e8a2d4c7f1001", "state": "SHIPPED", "tracking_information": [{"tracking_number": "A1"}]}}]""", 0)]
    [InlineData("""[{"data": {"id": "64f0a3c19b1e8a2d4c7f1001", "state": "SHIPPED", "tracking_information": [{"ship_note": "Sent by Dropship.Sdk"}]}}]""", 1)]
    public async Task A_batch_nudges_the_orders_it_names(string body, int nudges)
    {
        var reading = await ReadAsync(body);
        (reading.Verdict, reading.Nudges.Count).ShouldBe((WebhookVerdict.Genuine, nudges));
    }

    [Fact]
    public async Task A_message_that_comes_again_is_the_same_and_a_later_change_is_another()
    {
        const string First = """[{"data": {"id": "64f0a3c19b1e8a2d4c7f1001", "updated_at": "2024-08-12T14:05:33.512Z"}, "timestamp": 1}]""";
        var message = (await ReadAsync(First)).Nudges[0].Message;
        (await ReadAsync(First.Replace("\"timestamp\": 1", "\"timestamp\": 2", StringComparison.Ordinal))).Nudges[0].Message.ShouldBe(message);
        (await ReadAsync(First.Replace("33.512", "33.513", StringComparison.Ordinal))).Nudges[0].Message.ShouldNotBe(message);
        (await ReadAsync(First, "ORDER_REFUND")).Nudges[0].Message.ShouldNotBe(message);
        const string Bare = """[{"data": {"id": "64f0a3c19b1e8a2d4c7f1001"}, "timestamp": 1}]""";
        (await ReadAsync(Bare)).Nudges[0].Message.ShouldBe((await ReadAsync(Bare)).Nudges[0].Message);
        (await ReadAsync(Bare.Replace("\"timestamp\": 1", "\"timestamp\": 2", StringComparison.Ordinal))).Nudges[0].Message.ShouldNotBe((await ReadAsync(Bare)).Nudges[0].Message);
    }

    [Fact]
    public async Task The_topic_is_not_signed_so_a_message_that_is_played_again_under_others_is_not_always_new()
    {
        string[] topics = ["ORDER_A", "ORDER_B", "ORDER_", $"ORDER_{new string('X', 10_000)}"];
        List<string> messages = [];
        foreach (var topic in topics) messages.Add((await ReadAsync(Samples.Read("webhook.json"), topic)).Nudges.ShouldHaveSingleItem().Message);
        messages.Distinct().ShouldHaveSingleItem().Length.ShouldBeLessThan(100);
    }

    [Fact]
    public async Task A_changed_bit_is_forged()
    {
        var body = Encoding.UTF8.GetBytes(Samples.Read("webhook.json"));
        var signature = Sign(body, WishDesk.Secret);
        await using var desk = new WishDesk();
        for (var bit = 0; bit < body.Length * 8; bit++)
        {
            var changed = body.ToArray();
            changed[bit / 8] ^= (byte)(1 << (bit % 8));
            (await AskAsync(desk, changed, signature)).Verdict.ShouldBe(WebhookVerdict.Forged);
        }

        for (var bit = 0; bit < signature.Length * 8; bit++)
        {
            var letters = signature.ToCharArray();
            letters[bit / 8] ^= (char)(1 << (bit % 8));
            (await AskAsync(desk, body, new string(letters))).Verdict.ShouldBe(WebhookVerdict.Forged);
        }

        (await AskAsync(desk, body, signature)).Verdict.ShouldBe(WebhookVerdict.Genuine);
    }

    [Theory]
    [InlineData(null)]
    [InlineData("")]
    [InlineData("5bdcc146bf60754e6a042426089575c75a003f08")]
    public async Task No_signature_is_a_forged_one(string? signature)
    {
        await using var desk = new WishDesk();
        var reading = await AskAsync(desk, "not even JSON"u8.ToArray(), signature);
        (reading.Verdict, reading.Nudges.Count).ShouldBe((WebhookVerdict.Forged, 0));
        reading.Why.ShouldNotBeNull().ShouldNotContain("JSON");
    }

    [Fact]
    public async Task Two_secrets_are_believed_while_one_replaces_the_other()
    {
        var body = Encoding.UTF8.GetBytes(Samples.Read("webhook.json"));
        await using var one = new WishDesk();
        await using var both = new WishDesk(wish => wish.PreviousClientSecret = Previous);
        (await AskAsync(one, body, Sign(body, Previous))).Verdict.ShouldBe(WebhookVerdict.Forged);
        (await AskAsync(both, body, Sign(body, Previous))).Verdict.ShouldBe(WebhookVerdict.Genuine);
        (await AskAsync(both, body, Sign(body, WishDesk.Secret))).Verdict.ShouldBe(WebhookVerdict.Genuine);
        (await AskAsync(both, body, Sign(body, "another"))).Verdict.ShouldBe(WebhookVerdict.Forged);
    }

    [Theory]
    [InlineData("{}")]
    [InlineData("null")]
    [InlineData("")]
    [InlineData("[{]")]
    [InlineData("""[{"data": {}, "data": {}}]""")]
    [InlineData("""[{"data": {"id": "a", "id": "b"}}]""")]
    [InlineData("""[{"data": {"id": "64f0a3c19b1e8a2d4c7f1001"}}] []""")]
    public async Task What_is_no_batch_is_unreadable(string body)
    {
        var reading = await ReadAsync(body);
        (reading.Verdict, reading.Nudges.Count).ShouldBe((WebhookVerdict.Unreadable, 0));
    }

    [Fact]
    public async Task Limits_hold()
    {
        (await ReadAsync($"[{new string(' ', 1024 * 1024)}]")).Verdict.ShouldBe(WebhookVerdict.Forged);
        (await ReadAsync($"[{new string(' ', (1024 * 1024) - 2)}]")).Verdict.ShouldBe(WebhookVerdict.Genuine);
        (await ReadAsync($$"""[{"data": {{new string('[', 40)}}{{new string(']', 40)}} }]""")).Verdict.ShouldBe(WebhookVerdict.Unreadable);
        await using var desk = new WishDesk();
        byte[] bytes = [.. "[{\"data\": {\"id\": \""u8, 0xff, .. "\"}}]"u8];
        (await AskAsync(desk, bytes, Sign(bytes, WishDesk.Secret))).Verdict.ShouldBe(WebhookVerdict.Unreadable);
    }

    [Fact]
    public async Task Whatever_the_bytes_it_does_not_throw()
    {
        await using var desk = new WishDesk();
        await Gen.Byte.Array[0, 200].SampleAsync(async bytes => (await AskAsync(desk, bytes, Sign(bytes, WishDesk.Secret))).Verdict.ShouldNotBe(WebhookVerdict.Forged), iter: 300);
    }

    [Fact]
    public async Task A_ticket_that_waits_nudges_where_tickets_are_read()
    {
        await using var desk = new WishDesk(wish => wish.ReadTickets = true);
        var bytes = Encoding.UTF8.GetBytes("""[{"data": {"id": "64f0a3c19b1e8a2d4c7f5001", "state": "AWAITING_MERCHANT", "updated_at": "2024-08-12T14:05:33.512Z"}, "timestamp": 1723471534}, {"data": "a test"}, {"data": {"id": 7}}, null]""");
        var reading = await AskAsync(desk, bytes, Sign(bytes, WishDesk.Secret), "TICKET_AWAITING_MERCHANT");
        reading.Nudges.ShouldHaveSingleItem().ShouldBe(new Nudge.Inquiry("64f0a3c19b1e8a2d4c7f5001", "TICKET_AWAITING_MERCHANT 64f0a3c19b1e8a2d4c7f5001 1723471533512"));
        (await AskAsync(desk, bytes, Sign(bytes, "another"), "TICKET_AWAITING_MERCHANT")).Verdict.ShouldBe(WebhookVerdict.Forged);
    }

    private static async Task<WebhookReading> ReadAsync(string body, string? topic = "ORDER_RELEASE")
    {
        await using var desk = new WishDesk();
        var bytes = Encoding.UTF8.GetBytes(body);
        return await AskAsync(desk, bytes, Sign(bytes, WishDesk.Secret), topic);
    }

    private static ValueTask<WebhookReading> AskAsync(WishDesk desk, byte[] body, string? signature, string? topic = "ORDER_RELEASE")
    {
        Dictionary<string, string> headers = new() { ["wish-api-version"] = "V3" };
        if (signature is not null) headers["WISH-HMAC-SHA256"] = signature;
        if (topic is not null) headers["Wish-Topic"] = topic;
        return ((IReadWebhooks)desk.Client).ReadWebhookAsync(new(headers, body), default);
    }

    private static string Sign(byte[] body, string secret) => Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(secret), body));
}
