using System.Text.Json.Nodes;
using Dropship.Domain;
using Dropship.Ports;
using Dropship.Storage;
using static Dropship.Sdk.Tests.Wish.VerifyTests;

namespace Dropship.Sdk.Tests.Wish;

/// <summary>Tokens: one refresh at a time, kept in the store, refused ones replaced, secrets never told.</summary>
public sealed class TokenTests
{
    private static readonly WishReply Nothing = new(200, """{"code": 0, "message": "", "data": []}""");

    [Fact]
    public async Task Fifty_calls_at_once_refresh_once()
    {
        await using var desk = new WishDesk();
        desk.Vendor.On("GET", "/orders", _ => Nothing);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => desk.Client.ListChangedAsync(null, default).AsTask()));
        desk.Vendor.Count("GET", "/refresh_token").ShouldBe(1);
        desk.Vendor.Made.Where(request => request.Path.EndsWith("/orders", StringComparison.Ordinal)).ShouldAllBe(request => request.Authorization == "Bearer t1");
        desk.Vendor.Offences.ShouldBeEmpty();
    }

    [Fact]
    public async Task Fifty_calls_whose_token_is_revoked_refresh_once()
    {
        await using var desk = new WishDesk();
        desk.Vendor.On("GET", "/orders", request => request.Authorization == "Bearer t1" ? new(401, Samples.Bad(1008)) : Nothing);
        await Task.WhenAll(Enumerable.Range(0, 50).Select(_ => desk.Client.ListChangedAsync(null, default).AsTask()));
        desk.Vendor.Count("GET", "/refresh_token").ShouldBe(2);
        desk.Vendor.Made.Last(request => request.Path.EndsWith("/refresh_token", StringComparison.Ordinal)).Query["refresh_token"].ShouldBe("r1");
    }

    [Fact]
    public async Task Two_processes_on_one_store_refresh_once()
    {
        var store = new MemoryStore();
        await using var one = new WishDesk(store: store);
        await using var other = new WishDesk(store: store, vendor: one.Vendor, clock: one.Clock);
        one.Vendor.On("GET", "/orders", request => request.Authorization == "Bearer t1" ? new(401, Samples.Bad(1007)) : Nothing);
        foreach (var work in new[] { one, other, one, other }.Select(desk => one.RunAsync(desk.Client.ListChangedAsync(null, default))).ToList()) await work;
        one.Vendor.Count("GET", "/refresh_token").ShouldBe(2);
    }

    [Fact]
    public async Task Tokens_are_kept_and_refreshed_before_they_end()
    {
        var store = new MemoryStore();
        await using (var first = new WishDesk(store: store))
        {
            first.Vendor.On("GET", "/orders", _ => Nothing);
            await first.Client.ListChangedAsync(null, default);
        }

        await using var desk = new WishDesk(store: store);
        desk.Vendor.On("GET", "/orders", _ => Nothing);
        await desk.Client.ListChangedAsync(null, default);
        desk.Vendor.Count("GET", "/refresh_token").ShouldBe(0);
        desk.Clock.Advance(TimeSpan.FromDays(25));
        await desk.Client.ListChangedAsync(null, default);
        desk.Vendor.Made.Single(request => request.Path.EndsWith("/refresh_token", StringComparison.Ordinal)).Query["refresh_token"].ShouldBe("r1");
    }

    [Fact]
    public async Task A_refresh_that_is_lost_is_made_once_more_with_the_same_token()
    {
        foreach (var lost in new WishReply[] { new(500, ""), new(200, "<html>", "text/html"), new(200, "{"), new(0, "") { Fault = new HttpRequestException(HttpRequestError.ResponseEnded) }, new(0, "") { IsSilent = true } })
        {
            await using var desk = new WishDesk();
            desk.Vendor.On("GET", "/refresh_token", lost);
            desk.Vendor.On("GET", "/orders", _ => Nothing);
            await desk.RunAsync(desk.Client.ListChangedAsync(null, default));
            var asked = desk.Vendor.Made.Where(request => request.Path.EndsWith("/refresh_token", StringComparison.Ordinal)).ToList();
            asked.Count.ShouldBe(2);
            asked.ShouldAllBe(request => request.Query["refresh_token"] == WishDesk.FirstRefresh);
        }
    }

    [Fact]
    public async Task A_refresh_that_is_lost_twice_waits_for_the_next_call()
    {
        await using var desk = new WishDesk();
        desk.Vendor.On("GET", "/refresh_token", new WishReply(0, "") { IsSilent = true }, new WishReply(0, "") { IsSilent = true });
        desk.Vendor.On("GET", "/orders", _ => Nothing);
        (await Should.ThrowAsync<ProviderException>(() => desk.RunAsync(desk.Client.ListChangedAsync(null, default)))).Fault.ShouldBe(ProviderFault.Unreachable);
        desk.Vendor.Count("GET", "/refresh_token").ShouldBe(2);
        await desk.RunAsync(desk.Client.ListChangedAsync(null, default));
    }

    [Fact]
    public async Task A_refresh_that_never_left_is_not_made_twice()
    {
        await using var desk = new WishDesk();
        desk.Vendor.On("GET", "/refresh_token", _ => new(0, "") { Fault = new HttpRequestException(HttpRequestError.ConnectionError) });
        (await Should.ThrowAsync<ProviderException>(async () => await desk.Client.ListChangedAsync(null, default))).Fault.ShouldBe(ProviderFault.Unreachable);
        desk.Vendor.Count("GET", "/refresh_token").ShouldBe(1);
    }

    [Fact]
    public async Task A_refused_refresh_needs_a_person()
    {
        foreach (var (code, _) in WishCovered.Grants)
        {
            await using var desk = new WishDesk();
            desk.Vendor.On("GET", "/refresh_token", _ => new(400, Samples.Bad(code)));
            var fault = await Should.ThrowAsync<ProviderException>(async () => await desk.Client.ListChangedAsync(null, default));
            fault.Fault.ShouldBe(ProviderFault.Unauthorized, $"{code}");
            fault.Message.ShouldContain("needs re-authorization");
            fault.Message.ShouldContain($"code {code}");
            desk.Vendor.Count("GET", "/refresh_token").ShouldBe(1);
            desk.Vendor.Count("GET", "/orders").ShouldBe(0);
            (await desk.Client.RefundAsync(Whole, default)).Outcome.ShouldBe(Outcome.NotSent);
        }
    }

    [Fact]
    public async Task A_refresh_token_that_a_person_put_in_anew_takes_the_place_of_what_was_kept()
    {
        var store = new MemoryStore();
        await using (var first = new WishDesk(store: store))
        {
            first.Vendor.On("GET", "/orders", _ => Nothing);
            await first.Client.ListChangedAsync(null, default);
        }

        await using var desk = new WishDesk(wish => wish.RefreshToken = "authorized-anew", store);
        desk.Vendor.On("GET", "/orders", new WishReply(401, Samples.Bad(1008)), Nothing);
        await desk.Client.ListChangedAsync(null, default);
        desk.Vendor.Made.Single(request => request.Path.EndsWith("/refresh_token", StringComparison.Ordinal)).Query["refresh_token"].ShouldBe("authorized-anew");
    }

    [Theory]
    [InlineData("""{"access_token": "t1", "refresh_token": "", "expiry_time": "2024-09-11T15:00:00Z"}""")]
    [InlineData("""{"access_token": "t1"}""")]
    [InlineData("""{"access_token": "t1", "refresh_token": null, "expiry_time": "never", "scopes": null}""")]
    [InlineData("""{"access_token": "t1", "expiry_time": "2020-01-01T00:00:00Z"}""")]
    public async Task A_token_that_came_is_never_dropped(string data)
    {
        await using var desk = new WishDesk();
        desk.Vendor.On("GET", "/refresh_token", new WishReply(200, Samples.Good(JsonNode.Parse(data))));
        desk.Vendor.On("GET", "/orders", _ => Nothing);
        await desk.Client.ListChangedAsync(null, default);
        desk.Clock.Advance(TimeSpan.FromDays(10));
        await desk.Client.ListChangedAsync(null, default);
        desk.Vendor.Count("GET", "/refresh_token").ShouldBe(1);
        desk.Clock.Advance(TimeSpan.FromDays(18));
        await desk.Client.ListChangedAsync(null, default);
        desk.Vendor.Made.Last(request => request.Path.EndsWith("/refresh_token", StringComparison.Ordinal)).Query["refresh_token"].ShouldBe(WishDesk.FirstRefresh);
    }

    [Theory]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("""{"access_token": ""}""")]
    [InlineData("""{"access_token": {"a": 1}}""")]
    [InlineData("""{"access_token": "\ud800"}""")]
    public async Task An_answer_without_a_token_is_malformed(string data)
    {
        await using var desk = new WishDesk();
        desk.Vendor.On("GET", "/refresh_token", _ => new(200, $$"""{"code": 0, "message": "", "data": {{data}}}"""));
        (await Should.ThrowAsync<ProviderException>(async () => await desk.Client.ListChangedAsync(null, default))).Fault.ShouldBe(ProviderFault.Malformed);
    }

    [Fact]
    public async Task A_write_with_a_refused_token_leaves_once_and_the_next_one_has_another()
    {
        await using var desk = new WishDesk();
        desk.Has(Samples.Order());
        CodeTests.Ready(desk);
        desk.Vendor.On("PUT", "/refund", request => request.Authorization == "Bearer t1" ? new(401, Samples.Bad(1007)) : new(200, Samples.Good(Under("REFUND", "IN_PROGRESS"))));
        (await desk.Client.RefundAsync(Whole, default)).Outcome.ShouldBe(Outcome.NotSent);
        desk.Vendor.Count("PUT").ShouldBe(1);
        (await desk.Client.RefundAsync(Whole, default)).Outcome.ShouldBe(Outcome.Pending);
        desk.Vendor.Count("PUT").ShouldBe(2);
        desk.Vendor.Made.Last(request => request.Method == "PUT").Authorization.ShouldBe("Bearer t2");
    }

    [Fact]
    public async Task Secrets_are_in_no_log_and_no_exception()
    {
        await using var desk = new WishDesk();
        desk.Vendor.On("GET", "/orders", _ => new(401, Samples.Bad(1008)));
        var fault = await Should.ThrowAsync<ProviderException>(async () => await desk.Client.ListChangedAsync(null, default));
        desk.Vendor.On("GET", "/refresh_token", _ => new(400, Samples.Bad(10001)));
        var refused = await Should.ThrowAsync<ProviderException>(async () => await desk.Client.ListChangedAsync(null, default));
        foreach (var text in desk.Logs.Lines.Select(line => line.Text).Append($"{fault}").Append($"{refused}"))
            foreach (var secret in new[] { WishDesk.FirstRefresh, WishDesk.Secret, "Bearer", "words that nobody repeats" })
                text.ShouldNotContain(secret);
    }
}
