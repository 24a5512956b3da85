using Dropship.Domain;
using Dropship.Testing.Wire;

namespace Dropship.Http;

/// <summary>How often a request goes over the wire: reads are repeated, what spends goes out once.</summary>
public sealed class VendorClientsTests
{
    private const string Fine = """{"code":7}""";

    private static readonly Dictionary<string, (int Times, RawAnswer Step)> s_faults = new()
    {
        ["500"] = (3, RawAnswer.Json(500, "{}")),
        ["502 without JSON"] = (3, RawAnswer.Of(502, default, "text/html")),
        ["503"] = (3, RawAnswer.Json(503, "{}", "Retry-After: 0")),
        ["408"] = (3, RawAnswer.Json(408, "{}")),
        ["reset"] = (3, RawAnswer.Reset),
        ["closed"] = (3, RawAnswer.Break()),
        ["broken in the body"] = (3, RawAnswer.Break("HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: 10\r\n\r\n{\"cod")),
        ["429"] = (1, RawAnswer.Json(429, "{}", "Retry-After: 0")),
        ["400"] = (1, RawAnswer.Json(400, "{}")),
        ["401"] = (1, RawAnswer.Json(401, "{}")),
        ["308"] = (1, RawAnswer.Json(308, "{}", "Location: /v1/elsewhere")),
        ["too long"] = (1, RawAnswer.Json(200, new string(' ', BodyLimit.Most + 1))),
        ["no JSON"] = (1, RawAnswer.Json(200, "<html>")),
        ["fine"] = (1, RawAnswer.Json(200, Fine)),
    };

    public static TheoryData<string> Faults => [.. s_faults.Keys];

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task A_read_is_repeated_where_that_may_help(string why)
    {
        var (times, step) = s_faults[why];
        await using var vendor = new RawVendor(step);
        using var caller = new Caller(vendor.Address);
        await caller.ReadAsync();
        vendor.Requests.Count.ShouldBe(times, why);
        vendor.Requests.ShouldAllBe(static request => request.ToString() == "POST /v1/stoptrack");
    }

    [Fact]
    public async Task A_read_goes_out_as_it_is_and_gets_no_body()
    {
        await using var vendor = new RawVendor(RawAnswer.Json(200, Fine));
        using var caller = new Caller(vendor.Address);
        await caller.ReadAsync(EnvelopeJson.Default.Envelope);
        vendor.Requests.ShouldHaveSingleItem().Headers.Keys.ShouldNotContain("Content-Length", StringComparer.OrdinalIgnoreCase);
    }

    [Fact]
    public async Task What_spends_goes_out_with_the_body_that_it_was_given()
    {
        await using var vendor = new RawVendor(RawAnswer.Json(200, Fine));
        using var caller = new Caller(vendor.Address);
        await caller.ReadAsync();
        await caller.SpendAsync();
        vendor.Requests.Count.ShouldBe(2);
        vendor.Requests[0].Body.Length.ShouldBeGreaterThan(0);
        vendor.Requests[1].Body.ToArray().ShouldBe(vendor.Requests[0].Body.ToArray(), "the same call, once for reading and once for money");
    }

    [Theory]
    [MemberData(nameof(Faults))]
    public async Task What_spends_is_sent_once(string why)
    {
        await using var vendor = new RawVendor(s_faults[why].Step);
        using var caller = new Caller(vendor.Address);
        var reply = await caller.SpendAsync();
        vendor.Requests.Count.ShouldBe(1, why);
        reply.WriteOutcome.ShouldBe(Outcome.Unknown, $"{why}: whoever has read it may have acted");
    }

    [Fact]
    public async Task A_read_that_is_repeated_has_its_answer()
    {
        await using var vendor = new RawVendor(RawAnswer.Reset, RawAnswer.Json(503, "{}"), RawAnswer.Json(200, Fine));
        using var caller = new Caller(vendor.Address);
        (await caller.ReadAsync()).Body!.Code.ShouldBe(7);
    }

    /// <summary>The trap of RELIABILITY: a connection that was used before is closed by the vendor when it has read the next request.</summary>
    [Fact]
    public async Task A_reused_connection_that_is_closed_repeats_no_spending()
    {
        foreach (var end in (RawAnswer[])[RawAnswer.Break(), RawAnswer.Reset])
        {
            await using var vendor = new RawVendor(RawAnswer.Json(200, Fine), end, RawAnswer.Json(200, Fine));
            using var caller = new Caller(vendor.Address);
            (await caller.SpendAsync()).Kind.ShouldBe(Sent.Answered);
            (await caller.SpendAsync()).Kind.ShouldBe(Sent.Lost);
            vendor.Requests.Count.ShouldBe(2);
        }
    }

    /// <summary>The same where the vendor documents no body: the network's handler sends such a request again by itself, a POST as well as a DELETE.</summary>
    [Theory]
    [InlineData("GET")]
    [InlineData("DELETE")]
    [InlineData("PUT")]
    [InlineData("POST")]
    public async Task A_reused_connection_that_is_closed_repeats_no_spending_without_a_body(string verb)
    {
        foreach (var end in (RawAnswer[])[RawAnswer.Break(), RawAnswer.Reset])
        {
            await using var vendor = new RawVendor(RawAnswer.Json(200, Fine), end, RawAnswer.Json(200, Fine));
            using var caller = new Caller(vendor.Address);
            (await caller.SpendAsync(new HttpMethod(verb))).Kind.ShouldBe(Sent.Answered);
            (await caller.SpendAsync(new HttpMethod(verb))).Kind.ShouldBe(Sent.Lost);
            vendor.Requests.Count.ShouldBe(2);
        }
    }

    [Fact]
    public async Task A_reused_connection_that_is_closed_repeats_a_read()
    {
        await using var vendor = new RawVendor(RawAnswer.Json(200, Fine), RawAnswer.Reset, RawAnswer.Json(200, Fine));
        using var caller = new Caller(vendor.Address);
        (await caller.ReadAsync()).Kind.ShouldBe(Sent.Answered);
        (await caller.ReadAsync()).Kind.ShouldBe(Sent.Answered);
        vendor.Requests.Count.ShouldBe(3);
    }

    [Fact]
    public async Task Each_repeat_waits_for_its_own_turn()
    {
        await using var vendor = new RawVendor(RawAnswer.Json(503, "{}"));
        var clock = new ImpatientClock();
        var began = clock.GetUtcNow();
        using var caller = new Caller(vendor.Address, clock, new(new(1, TimeSpan.FromSeconds(4)), clock));
        await caller.ReadAsync();
        vendor.Requests.Count.ShouldBe(3);
        (clock.GetUtcNow() - began).ShouldBeGreaterThanOrEqualTo(TimeSpan.FromSeconds(8));
    }
}
