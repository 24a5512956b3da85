using System.IO.Compression;
using System.Text;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Json.Serialization.Metadata;
using Dropship.Domain;
using Dropship.Ports;
using Dropship.Testing.Wire;
using Microsoft.Extensions.Time.Testing;

namespace Dropship.Http;

/// <summary>Answers and what stands in their place, over real connections, through Refit.</summary>
public sealed class VendorHttpTests
{
    private const string Fine = """{"code":7}""";

    private static async Task<Reply<Envelope>> ReadAsync(params RawAnswer[] script)
    {
        await using var vendor = new RawVendor(script);
        using var caller = new Caller(vendor.Address);
        return await caller.ReadAsync();
    }

    [Theory]
    [InlineData(200)]
    [InlineData(401)]
    [InlineData(404)]
    [InlineData(429)]
    [InlineData(500)]
    public async Task Json_of_the_vendors_form_is_an_answer_whatever_the_status(int status)
    {
        var reply = await ReadAsync(RawAnswer.Json(status, Fine, "Retry-After: 9", "X-Request: r1"));
        reply.ShouldSatisfyAllConditions(
            () => (reply.Kind, reply.Status, reply.Body?.Code, reply.Fault).ShouldBe((Sent.Answered, status, 7, null)),
            () => reply.RetryAfter.ShouldBe(TimeSpan.FromSeconds(9)),
            () => reply.Header("x-request").ShouldBe("r1"),
            () => reply.Header("x-other").ShouldBeNull());
    }

    [Theory]
    [InlineData("", "the answer does not fit at $")]
    [InlineData("null", "the answer is null")]
    [InlineData("""{"code":7""", "the answer does not fit at")]
    [InlineData("""{"code":7} {}""", "the answer does not fit at")]
    [InlineData("""{"code":"Anna"}""", "the answer does not fit at $.code")]
    [InlineData("""{"code":99999999999}""", "the answer does not fit at $.code")]
    [InlineData("""{"code":1e400}""", "the answer does not fit at $.code")]
    [InlineData("""{"code":7,"code":8}""", "the answer does not fit at")]
    [InlineData("""{"Anna":[""", "the answer does not fit at line 0, byte 9")]
    [InlineData("""{"Anna B":{"code":""", "the answer does not fit at line 0")]
    [InlineData("""{"inner":{"Anna":tru""", "the answer does not fit at line 0")]
    [InlineData("""{"inner":{"code":"x"}}""", "the answer does not fit at $.inner.code")]
    [InlineData("""{"data":{"Anna":1,"Anna":2}}""", "the answer does not fit (ArgumentException)")]
    [InlineData("<html>Anna</html>", "the answer does not fit at")]
    public async Task Json_of_another_form_is_malformed_and_not_quoted(string body, string fault)
    {
        var reply = await ReadAsync(RawAnswer.Json(200, body));
        (reply.Kind, reply.Status, reply.Body).ShouldBe((Sent.Malformed, 200, null));
        reply.Fault.ShouldStartWith(fault);
        reply.Fault.ShouldNotContain("Anna");
    }

    [Theory]
    [InlineData(typeof(InvalidOperationException))]
    [InlineData(typeof(FormatException))]
    [InlineData(typeof(OverflowException))]
    [InlineData(typeof(ArgumentException))]
    [InlineData(typeof(NotSupportedException))]
    public async Task A_value_at_which_the_vendors_form_fails_is_malformed_and_not_quoted(Type fault)
    {
        await using var vendor = new RawVendor(RawAnswer.Json(200, Fine));
        using var caller = new Caller(vendor.Address);
        var reply = await caller.ReadAsync(JsonMetadataServices.CreateValueInfo<Envelope>(new() { TypeInfoResolver = EnvelopeJson.Default }, new Failing(fault)));
        (reply.Kind, reply.Fault).ShouldBe((Sent.Malformed, $"the answer does not fit ({fault.Name})"));
    }

    [Fact]
    public async Task A_body_that_is_too_deep_is_malformed() =>
        (await ReadAsync(RawAnswer.Json(200, string.Concat(Enumerable.Repeat("{\"inner\":", 40)) + "{}" + new string('}', 40)))).Kind.ShouldBe(Sent.Malformed);

    [Theory]
    [InlineData("text/html")]
    [InlineData("text/plain")]
    [InlineData("application/octet-stream")]
    public async Task A_body_that_says_it_is_no_json_is_malformed(string type) =>
        (await ReadAsync(RawAnswer.Of(200, Encoding.UTF8.GetBytes(Fine), type))).Fault.ShouldBe($"the answer is no JSON but {type}");

    [Theory]
    [InlineData("application/json")]
    [InlineData("application/json; charset=utf-8")]
    [InlineData("text/json")]
    [InlineData("application/problem+json")]
    public async Task Json_has_several_names(string type) => (await ReadAsync(RawAnswer.Of(200, Encoding.UTF8.GetBytes(Fine), type))).Kind.ShouldBe(Sent.Answered);

    [Fact]
    public async Task Bytes_that_are_no_text_are_malformed() =>
        (await ReadAsync(RawAnswer.Of(200, (byte[])[.. Encoding.UTF8.GetBytes("{\"data\":\""), 0xC3, 0x28, .. Encoding.UTF8.GetBytes("\"}")], "application/json"))).Fault.ShouldBe("the answer is not valid UTF-8");

    [Theory]
    [InlineData(301)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_malformed_and_nobody_goes_there(int status)
    {
        await using var elsewhere = new RawVendor(RawAnswer.Json(200, Fine));
        await using var vendor = new RawVendor(RawAnswer.Json(status, Fine, $"Location: {elsewhere.Address}"));
        using var caller = new Caller(vendor.Address);
        foreach (var reply in (Reply<Envelope>[])[await caller.ReadAsync(), await caller.SpendAsync()]) (reply.Kind, reply.Fault).ShouldBe((Sent.Malformed, "redirects are not followed"));
        vendor.Requests.Count.ShouldBe(2);
        elsewhere.Requests.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_body_may_have_four_mebibytes_and_not_one_byte_more()
    {
        var most = Fine + new string(' ', BodyLimit.Most - Fine.Length);
        (await ReadAsync(RawAnswer.Json(200, most))).Kind.ShouldBe(Sent.Answered);
        var reply = await ReadAsync(RawAnswer.Json(200, most + " "));
        (reply.Kind, reply.Status, reply.Fault).ShouldBe((Sent.Malformed, 200, "the answer is longer than 4194304 bytes"));
    }

    [Theory]
    [InlineData("gzip")]
    [InlineData("br")]
    [InlineData("deflate")]
    public async Task A_packed_body_is_counted_unpacked(string encoding)
    {
        (await ReadAsync(RawAnswer.Of(200, Pack(encoding, Fine), "application/json", $"Content-Encoding: {encoding}"))).Body!.Code.ShouldBe(7);
        var bomb = Pack(encoding, Fine + new string(' ', 16 * 1024 * 1024));
        bomb.Length.ShouldBeLessThan(BodyLimit.Most / 10);
        (await ReadAsync(RawAnswer.Of(200, bomb, "application/json", $"Content-Encoding: {encoding}"))).Kind.ShouldBe(Sent.Malformed);
    }

    [Fact]
    public async Task At_a_closed_port_provably_nothing_is_sent()
    {
        await using var nobody = new TcpFaultProxy(new("http://127.0.0.1/"), new TcpFault.Down(), TcpWay.ToVendor, TimeProvider.System);
        using var caller = new Caller(nobody.Address);
        foreach (var reply in (Reply<Envelope>[])[await caller.ReadAsync(), await caller.SpendAsync()])
        {
            (reply.Kind, reply.Status, reply.Fault).ShouldBe((Sent.NotSent, 0, "no connection (ConnectionError)"));
            reply.WriteOutcome.ShouldBe(Outcome.NotSent);
            reply.Fail("V").Fault.ShouldBe(ProviderFault.Unreachable);
        }
    }

    [Fact]
    public async Task What_breaks_before_a_secure_connection_stands_is_provably_not_sent()
    {
        await using var vendor = new RawVendor(RawAnswer.Json(200, Fine));
        foreach (var fault in (TcpFault[])[new TcpFault.ResetPeer(), new TcpFault.LimitData(0)])
        {
            await using var network = new TcpFaultProxy(vendor.Address, fault, TcpWay.ToVendor, TimeProvider.System);
            using var caller = new Caller(new UriBuilder(network.Address) { Scheme = "https" }.Uri);
            var reply = await caller.SpendAsync();
            (reply.Kind, reply.WriteOutcome, network.Begun).ShouldBe((Sent.NotSent, Outcome.NotSent, 1), reply.Fault);
        }

        vendor.Requests.ShouldBeEmpty();
    }

    private static readonly Dictionary<string, RawAnswer> s_breaks = new()
    {
        ["reset"] = RawAnswer.Reset,
        ["closed"] = RawAnswer.Break(),
        ["broken in the head"] = RawAnswer.Break("HTTP/1.1 200 OK\r\nContent-"),
        ["broken in the body"] = RawAnswer.Break("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{\"cod"),
        ["no HTTP"] = RawAnswer.Break("220 mail.example.org ESMTP\r\n\r\n"),
        ["a wrong packing"] = RawAnswer.Of(200, (byte[])[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], "application/json", "Content-Encoding: gzip"),
    };

    public static TheoryData<string> Breaks => [.. s_breaks.Keys];

    [Theory]
    [MemberData(nameof(Breaks))]
    public async Task What_breaks_after_the_request_was_read_is_lost_and_never_not_sent(string why)
    {
        await using var vendor = new RawVendor(s_breaks[why]);
        using var caller = new Caller(vendor.Address);
        var reply = await caller.SpendAsync();
        reply.Kind.ShouldBe(Sent.Lost, why);
        (reply.Status, reply.Body, reply.WriteOutcome).ShouldBe((0, null, Outcome.Unknown));
        vendor.Requests.Count.ShouldBe(1);
    }

    [Fact]
    public async Task No_answer_in_time_is_lost()
    {
        await using var vendor = new RawVendor(RawAnswer.Silence);
        var clock = new FakeTimeProvider();
        using var caller = new Caller(vendor.Address, clock);
        var call = caller.SpendAsync();
        await vendor.HeardAsync();
        clock.Advance(TimeSpan.FromSeconds(29));
        call.IsCompleted.ShouldBeFalse();
        clock.Advance(TimeSpan.FromSeconds(2));
        var reply = await call;
        (reply.Kind, reply.Fault).ShouldBe((Sent.Lost, "no answer in time"));
    }

    [Fact]
    public async Task Who_gives_up_after_it_was_sent_is_told_so()
    {
        await using var vendor = new RawVendor(RawAnswer.Silence);
        using var caller = new Caller(vendor.Address);
        using var giveUp = new CancellationTokenSource();
        var call = caller.SpendAsync(giveUp.Token);
        await vendor.HeardAsync();
        await giveUp.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => call);
    }

    [Fact]
    public async Task Who_gives_up_while_waiting_for_a_turn_has_sent_nothing()
    {
        await using var vendor = new RawVendor(RawAnswer.Json(200, Fine));
        var clock = new FakeTimeProvider();
        using var caller = new Caller(vendor.Address, clock, new(new(1, TimeSpan.FromHours(1)), clock));
        (await caller.SpendAsync()).Kind.ShouldBe(Sent.Answered);
        using var giveUp = new CancellationTokenSource();
        var call = caller.SpendAsync(giveUp.Token);
        await giveUp.CancelAsync();
        var reply = await call;
        (reply.Kind, reply.WriteOutcome).ShouldBe((Sent.NotSent, Outcome.NotSent));
        Should.Throw<OperationCanceledException>(() => reply.Fail("V"));
        vendor.Requests.Count.ShouldBe(1);
    }

    [Theory]
    [InlineData(0, 0, ProviderFault.Unreachable)]
    [InlineData(1, 0, ProviderFault.Unreachable)]
    [InlineData(2, 200, ProviderFault.Malformed)]
    [InlineData(2, 302, ProviderFault.Malformed)]
    [InlineData(2, 404, ProviderFault.Malformed)]
    [InlineData(2, 401, ProviderFault.Unauthorized)]
    [InlineData(2, 429, ProviderFault.Throttled)]
    [InlineData(2, 502, ProviderFault.Unreachable)]
    [InlineData(3, 200, ProviderFault.Malformed)]
    [InlineData(3, 400, ProviderFault.Rejected)]
    [InlineData(3, 403, ProviderFault.Unauthorized)]
    [InlineData(3, 429, ProviderFault.Throttled)]
    [InlineData(3, 503, ProviderFault.Unreachable)]
    public void A_read_that_fails_says_why(int kind, int status, ProviderFault expected)
    {
        var fault = new Reply<Envelope> { Kind = (Sent)kind, Status = status, Fault = "x", RetryAfter = TimeSpan.FromSeconds(5) }.Fail("V", "code 9");
        (fault.Fault, fault.RetryAfter, fault.Vendor).ShouldBe((expected, TimeSpan.FromSeconds(5), "V"));
        fault.Message.ShouldBe(status == 0 ? "V: x, code 9" : $"V: HTTP {status}, x, code 9");
    }

    private static byte[] Pack(string encoding, string text)
    {
        using var packed = new MemoryStream();
        using (Stream stream = encoding switch { "gzip" => new GZipStream(packed, CompressionLevel.Optimal), "br" => new BrotliStream(packed, CompressionLevel.Fastest), _ => new ZLibStream(packed, CompressionLevel.Optimal) })
            stream.Write(Encoding.UTF8.GetBytes(text));
        return packed.ToArray();
    }

    private sealed class Failing(Type fault) : JsonConverter<Envelope>
    {
        public override Envelope Read(ref Utf8JsonReader reader, Type typeToConvert, JsonSerializerOptions options) => throw (Exception)Activator.CreateInstance(fault, "Anna")!;

        public override void Write(Utf8JsonWriter writer, Envelope value, JsonSerializerOptions options) => throw new NotSupportedException();
    }
}
