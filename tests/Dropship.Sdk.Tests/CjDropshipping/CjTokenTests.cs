using Dropship.CjDropshipping;
using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Sdk.Tests.CjDropshipping;

/// <summary>The token (fact sheet 1.2): one at a time, refreshed early, the API key at most once in five minutes.</summary>
public sealed class CjTokenTests
{
    private const string Fetch = "/authentication/getAccessToken";
    private const string Refresh = "/authentication/refreshAccessToken";
    private readonly CjBench _bench = new();

    [Fact]
    public async Task The_sample_is_read_and_kept_with_the_webhook_key()
    {
        var token = await _bench.Tokens.GetAsync(default);
        token.Access.ShouldBe("f59ac98193d64d62a9e887abea830369");
        token.Refresh.ShouldBe("f7edabe65c3b4a198b50ca8f969e36eb");
        token.Expires.ShouldBe(new(2021, 8, 18, 1, 16, 33, TimeSpan.Zero));
        token.RefreshExpires.ShouldBe(new(2022, 2, 7, 1, 16, 33, TimeSpan.Zero));
        (await _bench.Tokens.FindWebhookKeyAsync(default))!.Reveal().ShouldBe("123456789");
        _bench.Script.Only(Fetch).Body.ShouldBe("""{"apiKey":"CJ1@api@0123456789abcdef0123456789abcdef"}""");
        token.ToString().ShouldNotContain("123456789");
    }

    [Fact]
    public async Task Many_callers_fetch_one_token()
    {
        await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ => await _bench.Client.GetAvailableAsync(default)));
        _bench.Script.Count(Fetch).ShouldBe(1);
        _bench.Script.Seen.Where(seen => seen.Route == "/shopping/pay/getBalance").ShouldAllBe(seen => seen.Token == "f59ac98193d64d62a9e887abea830369");
    }

    [Theory]
    [InlineData(1600001)]
    [InlineData(1600002)]
    [InlineData(1600030)]
    public async Task A_refused_token_is_refreshed_and_the_call_made_once_more(int code)
    {
        _bench.Script.On(Refresh, Refreshed("second")).On("/shopping/pay/getBalance", CjScript.Code(code), CjScript.Good("""{"amount":"5.00"}"""));
        (await _bench.Client.GetAvailableAsync(default)).ShouldBe(CjBench.Usd(5m));
        _bench.Script.Only(Refresh).Body.ShouldBe("""{"refreshToken":"f7edabe65c3b4a198b50ca8f969e36eb"}""");
        _bench.Script.Seen[^1].Token.ShouldBe("second");
        (await _bench.Tokens.FindWebhookKeyAsync(default))!.Reveal().ShouldBe("123456789", "a refresh answers without it");
    }

    [Theory]
    [InlineData(1600001)]
    [InlineData(1600002)]
    [InlineData(1600030)]
    public async Task A_write_with_a_refused_token_goes_out_once_more_and_no_oftener(int code)
    {
        _bench.Script.On(Refresh, Refreshed("second")).On("/shopping/order/addCart", CjScript.Code(code));
        var receipt = await _bench.SendAsync(PurchaseStep.Cart);
        receipt.Outcome.ShouldBe(Outcome.NotSent);
        receipt.Code.ShouldNotBeNull().ShouldContain("refused twice");
        _bench.Script.Count("/shopping/order/addCart").ShouldBe(2);
    }

    [Fact]
    public async Task A_token_in_the_last_fifth_of_its_life_is_refreshed_before_it_is_used()
    {
        await _bench.Tokens.GetAsync(default);
        _bench.Script.On(Refresh, Refreshed("second"));
        _bench.Clock.SetUtcNow(new(2021, 8, 16, 0, 0, 0, TimeSpan.Zero));
        (await _bench.Tokens.GetAsync(default)).Access.ShouldBe("f59ac98193d64d62a9e887abea830369");
        _bench.Clock.SetUtcNow(new(2021, 8, 17, 12, 0, 0, TimeSpan.Zero));
        (await _bench.Tokens.GetAsync(default)).Access.ShouldBe("second");
        _bench.Script.Count(Fetch).ShouldBe(1);
    }

    [Fact]
    public async Task A_dead_refresh_token_is_followed_by_the_key()
    {
        var first = await _bench.Tokens.GetAsync(default);
        _bench.Script.On(Refresh, CjScript.Code(1600003)).On(Fetch, Refreshed("third"));
        _bench.Clock.Advance(TimeSpan.FromMinutes(6));
        (await _bench.Tokens.RefusedAsync(first, default)).Access.ShouldBe("third");
        _bench.Script.Count(Refresh).ShouldBe(1);
    }

    [Fact]
    public async Task The_key_is_used_once_in_five_minutes()
    {
        var first = await _bench.Tokens.GetAsync(default);
        _bench.Script.On(Refresh, CjScript.Code(1600003));
        _bench.Clock.Advance(TimeSpan.FromMinutes(4));
        var fault = await Should.ThrowAsync<ProviderException>(async () => await _bench.Tokens.RefusedAsync(first, default));
        fault.Fault.ShouldBe(ProviderFault.Throttled);
        fault.RetryAfter.ShouldBe(TimeSpan.FromMinutes(1));
        _bench.Script.Count(Fetch).ShouldBe(1);
    }

    [Fact]
    public async Task Another_process_keeps_the_five_minutes_too()
    {
        var first = await _bench.Tokens.GetAsync(default);
        _bench.Script.On(Refresh, CjScript.Code(1600003));
        using var other = new CjTokens("test", "key", Refit.RestService.ForGenerated<ICjApi>(new HttpClient(_bench.Script) { BaseAddress = _bench.Options.BaseAddress }, Refit.RefitSettings.ForJsonContext(CjJson.Default)), _bench.Store, _bench.Clock);
        (await Should.ThrowAsync<ProviderException>(async () => await other.RefusedAsync(first, default))).Fault.ShouldBe(ProviderFault.Throttled);
        _bench.Script.Count(Fetch).ShouldBe(1);
    }

    [Fact]
    public async Task A_key_that_is_refused_is_told_without_it()
    {
        _bench.Script.On(Fetch, CjSamples.NoUser);
        var fault = await Should.ThrowAsync<ProviderException>(async () => await _bench.Client.GetAvailableAsync(default));
        fault.Fault.ShouldBe(ProviderFault.Unauthorized);
        fault.ToString().ShouldContain("code 1601000, request 8b3d9ea1-00c3-4d10-9e2b-d18041d98080");
        fault.ToString().ShouldNotContain(_bench.Options.ApiKey.Reveal());
        fault.ToString().ShouldNotContain("User not find");
        (await _bench.SendAsync(PurchaseStep.Cart)).Outcome.ShouldBe(Outcome.NotSent);
    }

    [Theory]
    [InlineData("""{"openId":1,"refreshToken":"r","accessTokenExpiryDate":"2021-08-18T09:16:33+08:00"}""")]
    [InlineData("""{"openId":1,"accessToken":"a","refreshToken":"r"}""")]
    [InlineData("""{"openId":1,"accessToken":"a","refreshToken":"r","accessTokenExpiryDate":"2021-08-11T09:16:33+08:00"}""")]
    [InlineData("""{"openId":1,"accessToken":"a","refreshToken":"r","accessTokenExpiryDate":"soon"}""")]
    [InlineData("null")]
    public async Task A_token_that_cannot_be_used_is_malformed(string data)
    {
        _bench.Script.On(Fetch, CjScript.Good(data));
        (await Should.ThrowAsync<ProviderException>(async () => await _bench.Tokens.GetAsync(default))).Fault.ShouldBe(ProviderFault.Malformed);
    }

    private static string Refreshed(string access) => CjScript.Good($$"""{"accessToken":"{{access}}","accessTokenExpiryDate":"2021-08-26T09:16:33+08:00","refreshToken":"r2","refreshTokenExpiryDate":"2022-02-07T09:16:33+08:00"}""");
}
