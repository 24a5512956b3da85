using System.Net;
using System.Net.Http.Headers;
using System.Text;
using Refit;

namespace Dropship.Http;

/// <summary>What each fault and each odd answer of a call means, one by one, without a network.</summary>
public sealed class VendorFaultsTests
{
    private static readonly DateTimeOffset Noon = new(2026, 7, 1, 12, 0, 0, TimeSpan.Zero);

    [Theory]
    [InlineData(HttpRequestError.NameResolutionError, true)]
    [InlineData(HttpRequestError.ConnectionError, true)]
    [InlineData(HttpRequestError.SecureConnectionError, true)]
    [InlineData(HttpRequestError.ProxyTunnelError, true)]
    [InlineData(HttpRequestError.ResponseEnded, false)]
    [InlineData(HttpRequestError.HttpProtocolError, false)]
    [InlineData(HttpRequestError.Unknown, false)]
    public async Task Only_what_breaks_before_a_connection_stands_was_not_sent(HttpRequestError error, bool isNotSent)
    {
        var reply = await FailAsync(new HttpRequestException(error, "broken"));
        (reply.Kind, reply.Fault).ShouldBe(isNotSent ? (Sent.NotSent, $"no connection ({error})") : (Sent.Lost, $"the connection broke ({error})"));
        (reply.Status, reply.Body).ShouldBe((0, null));
    }

    public static TheoryData<string> Others => ["IOException", "InvalidDataException", "OperationCanceledException", "TimeoutRejectedException", "ExecutionRejectedException", "NotSentException", "OversizedBodyException", "RefusedPlaceException"];

    [Theory]
    [MemberData(nameof(Others))]
    public async Task Other_faults_of_the_way_have_their_meaning_too(string name)
    {
        var (fault, kind, words) = name switch
        {
            "IOException" => ((Exception)new IOException("broken"), Sent.Lost, "the connection broke"),
            "InvalidDataException" => (new InvalidDataException("broken"), Sent.Lost, "the connection broke"),
            "OperationCanceledException" => (new OperationCanceledException("broken"), Sent.Lost, "no answer in time"),
            "TimeoutRejectedException" => (new Polly.Timeout.TimeoutRejectedException("broken"), Sent.Lost, "no answer in time"),
            "ExecutionRejectedException" => (new Polly.CircuitBreaker.BrokenCircuitException("broken"), Sent.Lost, "the connection broke"),
            "NotSentException" => (new NotSentException("given up"), Sent.NotSent, "given up"),
            "OversizedBodyException" => (new OversizedBodyException(200, 9), Sent.Malformed, "the answer is longer than 9 bytes"),
            _ => (new HttpRequestException(HttpRequestError.ConnectionError, "broken", new RefusedPlaceException("not public")), Sent.NotSent, "no connection: not public"),
        };
        foreach (var told in (Exception[])[fault, await WrappedAsync(fault)])
        {
            using var caller = new CancellationTokenSource();
            var reply = await FailAsync(told, caller.Token);
            (reply.Kind, reply.Fault, reply.GivenUp).ShouldBe((kind, words, caller.Token), $"{told.GetType().Name} of {name}");
            reply.Status.ShouldBe(kind == Sent.Malformed ? 200 : 0);
        }
    }

    [Fact]
    public async Task A_mistake_of_ours_is_no_fault_of_the_vendor()
    {
        await Should.ThrowAsync<InvalidOperationException>(() => FailAsync(new InvalidOperationException("a mistake")));
        await Should.ThrowAsync<InvalidOperationException>(async () => await FailAsync(await WrappedAsync(new InvalidOperationException("a mistake"))));
    }

    [Fact]
    public async Task Who_gave_up_is_told_so_whatever_else_broke()
    {
        using var caller = new CancellationTokenSource();
        await caller.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => FailAsync(new OperationCanceledException("stopped"), caller.Token));
        (await FailAsync(new NotSentException("given up"), caller.Token)).Kind.ShouldBe(Sent.NotSent, "then nothing had left");
    }

    [Theory]
    [InlineData(299, Sent.Answered)]
    [InlineData(300, Sent.Malformed)]
    [InlineData(399, Sent.Malformed)]
    [InlineData(400, Sent.Answered)]
    public async Task From_300_to_399_the_vendor_sends_elsewhere(int status, object kind)
    {
        var reply = await AnswerAsync("{}", status: status);
        (reply.Kind, reply.Status).ShouldBe(((Sent)kind, status));
    }

    [Theory]
    [InlineData(null, "the answer is no JSON but of no type")]
    [InlineData("application/jsonp", "the answer is no JSON but application/jsonp")]
    [InlineData("application/JSON", null)]
    [InlineData("application/vnd.api+JSON", null)]
    public async Task What_is_no_json_says_what_it_is(string? type, string? fault) => (await AnswerAsync("{}", type)).Fault.ShouldBe(fault);

    [Theory]
    [InlineData("""{"rows":[{"code":1},{"code":"Anna"}]}""", "$.rows[1].code")]
    [InlineData("""{"rows":[{"rows":[{"code":"Anna"}]}]}""", "$.rows[0].rows[0].code")]
    [InlineData("""{"rows":"Anna"}""", "$.rows")]
    [InlineData("""{"rows":[{"Anna":[{]}]}""", "line 0, byte 19")]
    [InlineData("""{"code":{"Anna":1}}""", "$.code")]
    [InlineData("""{"data":{"Anna":[}}""", "$.data")]
    [InlineData("""{"inner":{"it's Anna":[}}""", "line 0, byte 23")]
    [InlineData("[]", "$")]
    public async Task A_place_is_named_as_far_as_the_vendors_form_declares_it(string body, string place) =>
        (await AnswerAsync(body)).Fault.ShouldBe($"the answer does not fit at {place}");

    [Theory]
    [InlineData(30, 30)]
    [InlineData(0, null)]
    [InlineData(-30, null)]
    public async Task A_moment_to_come_again_counts_from_when_the_answer_was_sent(int seconds, int? wait)
    {
        var reply = await AnswerAsync("{}", sent: Noon, again: new(Noon.AddSeconds(seconds)));
        reply.RetryAfter.ShouldBe(wait is { } left ? TimeSpan.FromSeconds(left) : null);
    }

    [Fact]
    public async Task A_moment_to_come_again_without_the_vendors_own_clock_says_nothing()
    {
        (await AnswerAsync("{}", again: new(Noon))).RetryAfter.ShouldBeNull();
        (await AnswerAsync("{}", sent: Noon)).RetryAfter.ShouldBeNull();
        (await AnswerAsync("{}", again: new(TimeSpan.FromSeconds(9)))).RetryAfter.ShouldBe(TimeSpan.FromSeconds(9));
    }

    private static Task<Reply<Envelope>> FailAsync(Exception fault, CancellationToken cancellation = default) => VendorHttp.SendAsync(_ => throw fault, EnvelopeJson.Default.Envelope, cancellation);

    // As Refit tells what a handler threw.
    private static async Task<Exception> WrappedAsync(Exception fault)
    {
        using var request = new HttpRequestMessage(HttpMethod.Post, "http://localhost/");
        return await Task.FromResult(new ApiRequestException(request, HttpMethod.Post, new RefitSettings(), fault));
    }

    private static Task<Reply<Envelope>> AnswerAsync(string body, string? type = "application/json", int status = 200, DateTimeOffset? sent = null, RetryConditionHeaderValue? again = null)
    {
        var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        if (type is not null) content.Headers.ContentType = new(type);
        var response = new HttpResponseMessage((HttpStatusCode)status) { Content = content };
        (response.Headers.Date, response.Headers.RetryAfter) = (sent, again);
        return VendorHttp.SendAsync(_ => Task.FromResult(response), EnvelopeJson.Default.Envelope, default);
    }
}
