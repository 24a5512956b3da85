using System.Security.Cryptography;
using System.Text;
using CsCheck;
using Dropship.Ports;

namespace Dropship.Sdk.Tests.CjDropshipping;

/// <summary>Messages (fact sheet 8): signed over the raw body by the openId, hints only.</summary>
public sealed class CjWebhookTests : IAsyncLifetime
{
    private const string Key = "123456789";
    private readonly CjBench _bench = new();

    public async Task InitializeAsync() => await _bench.Tokens.GetAsync(default);

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task The_samples_are_nudges()
    {
        var order = await ReadAsync(CjSamples.OrderMessage);
        order.Verdict.ShouldBe(WebhookVerdict.Genuine);
        order.Nudges.ShouldBe([new Nudge.Purchase("DS1-0198f3c2a7", "ORDER 7cceede817dc47ed9748328b64353c5c")]);
        order.Reply.ShouldBe("""{"code":200,"result":"success","message":"ok"}""");
        var logistic = await ReadAsync(CjSamples.LogisticMessage);
        logistic.Nudges.ShouldBe([new Nudge.Purchase("DS1-0198f3c2a7", "LOGISTIC 7cceede817dc47ed9748328b64353c5d"), new Nudge.Parcel(new("NUMBER12345678"), "LOGISTIC 7cceede817dc47ed9748328b64353c5d")]);
        (await ReadAsync(CjSamples.StockMessage)).Nudges.ShouldBeEmpty();
        _bench.Script.Count("/authentication/getAccessToken").ShouldBe(1);
    }

    public static TheoryData<string, string, string> Messages()
    {
        TheoryData<string, string, string> data = [];
        foreach (var (type, body, nudges) in CjCovered.Messages) data.Add(type, body, string.Join(", ", nudges));
        return data;
    }

    [Theory]
    [MemberData(nameof(Messages))]
    public async Task A_message_is_about_what_the_table_says(string type, string parameters, string nudges)
    {
        var reading = await ReadAsync($$"""{"messageId":"m1","type":"{{type}}","messageType":"UPDATE","openId":123456789,"params":{{parameters}}}""");
        reading.Verdict.ShouldBe(WebhookVerdict.Genuine);
        reading.Reply.ShouldNotBeEmpty();
        reading.Nudges.ShouldAllBe(nudge => nudge.Message == $"{type} m1");
        string.Join(", ", reading.Nudges.Select(nudge => nudge switch { Nudge.Purchase p => $"purchase {p.Reference}", Nudge.Parcel p => $"parcel {p.Number}", _ => "?" })).ShouldBe(nudges);
    }

    [Fact]
    public async Task A_tracking_status_is_a_nudge()
    {
        foreach (var (status, _) in CjCovered.TrackingStates)
            (await ReadAsync(CjSamples.LogisticMessage.Replace("\"trackingStatus\": 12", $"\"trackingStatus\": {status}"))).Nudges.Count.ShouldBe(2);
    }

    [Fact]
    public async Task The_signature_is_known_by_a_vector_of_its_own()
    {
        // openssl dgst -sha256 -hmac 123456789 -binary | base64, over {"messageId":"1","type":"ORDER","params":{}}
        var reading = await _bench.Client.ReadWebhookAsync(new(new Dictionary<string, string> { ["SIGN"] = Vector }, Encoding.UTF8.GetBytes("""{"messageId":"1","type":"ORDER","params":{}}""")), default);
        reading.Verdict.ShouldBe(WebhookVerdict.Genuine);
    }

    [Fact]
    public async Task A_message_that_is_changed_in_any_byte_is_forged()
    {
        var body = Encoding.UTF8.GetBytes(CjSamples.OrderMessage);
        var sign = Sign(CjSamples.OrderMessage);
        for (var i = 0; i < body.Length; i++)
        {
            var changed = body.ToArray();
            changed[i] ^= 1;
            (await _bench.Client.ReadWebhookAsync(new(new Dictionary<string, string> { ["sign"] = sign }, changed), default)).Verdict.ShouldBe(WebhookVerdict.Forged);
        }

        for (var i = 0; i < sign.Length; i++)
        {
            var changed = sign.ToCharArray();
            changed[i] = changed[i] == 'A' ? 'B' : 'A';
            (await ReadAsync(CjSamples.OrderMessage, new(changed))).Verdict.ShouldBe(WebhookVerdict.Forged);
        }
    }

    [Fact]
    public async Task A_message_signed_otherwise_is_forged()
    {
        var hash = HMACSHA256.HashData(Encoding.UTF8.GetBytes(Key), Encoding.UTF8.GetBytes(CjSamples.OrderMessage));
        foreach (var wrong in (string?[])[null, "", Convert.ToHexString(hash), Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes("12312"), Encoding.UTF8.GetBytes(CjSamples.OrderMessage))), Sign(CjSamples.OrderMessage) + " ", Sign(CjSamples.OrderMessage)[..^1]])
        {
            var reading = await ReadAsync(CjSamples.OrderMessage, wrong, isSigned: false);
            reading.Verdict.ShouldBe(WebhookVerdict.Forged);
            (reading.Nudges.Count, reading.Reply).ShouldBe((0, ""));
            reading.Why.ShouldNotBeNull().ShouldNotContain(Key);
        }

        (await ReadAsync(new string('x', (1024 * 1024) + 1))).Verdict.ShouldBe(WebhookVerdict.Forged);
    }

    [Fact]
    public async Task Without_a_token_nothing_is_believed_and_nothing_is_fetched()
    {
        var fresh = new CjBench();
        var reading = await fresh.Client.ReadWebhookAsync(new(new Dictionary<string, string> { ["sign"] = Sign(CjSamples.OrderMessage) }, Encoding.UTF8.GetBytes(CjSamples.OrderMessage)), default);
        reading.Verdict.ShouldBe(WebhookVerdict.Forged);
        fresh.Script.Seen.ShouldBeEmpty();
    }

    [Theory]
    [InlineData("")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"messageId":"1","params":{}}""")]
    [InlineData("""{"messageId":"1","type":"ORDER","type":"STOCK","params":{}}""")]
    [InlineData("""{"messageId":"1","type":"ORDER","params":{"orderNumber":"a","orderNumber":"b"}}""")]
    [InlineData("""{"messageId":"1","type":{"a":1},"params":{}}""")]
    [InlineData("""{"messageId":"1","type":"ORDER","params":{}""")]
    public async Task A_signed_body_that_is_not_CJs_is_unreadable(string body) => (await ReadAsync(body)).Verdict.ShouldBe(WebhookVerdict.Unreadable);

    [Fact]
    public async Task A_message_without_a_number_is_known_by_its_body()
    {
        const string Body = """{"type":"ORDER","params":{"orderNumber":"DS1-1"}}""";
        var message = (await ReadAsync(Body)).Nudges.ShouldHaveSingleItem().Message;
        message.ShouldBe($"ORDER {Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Body)))}");
    }

    [Fact]
    public void No_body_whatever_makes_it_throw() => Gen.String.Sample(body => ReadAsync(body).IsCompletedSuccessfully.ShouldBeTrue(), iter: 2_000, seed: "0000KOIPe036");

    private const string Vector = "UeCBAEJ3KPsXjXq2/dAVtXadD5tkxmzbbQuSt3MzTLI=";

    internal static WebhookMessage Signed(string body) => new(new Dictionary<string, string> { ["sign"] = Sign(body) }, Encoding.UTF8.GetBytes(body));

    private static string Sign(string body) => Convert.ToBase64String(HMACSHA256.HashData(Encoding.UTF8.GetBytes(Key), Encoding.UTF8.GetBytes(body)));

    private async Task<WebhookReading> ReadAsync(string body, string? sign = null, bool isSigned = true)
    {
        Dictionary<string, string> headers = [];
        if ((isSigned ? sign ?? Sign(body) : sign) is { } signature) headers["sign"] = signature;
        return await _bench.Client.ReadWebhookAsync(new(headers, Encoding.UTF8.GetBytes(body)), default);
    }
}
