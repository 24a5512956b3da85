using System.Text.Json;

namespace Dropship.Testing.Tests.Cj;

public sealed class CjTokenTests
{
    private readonly CjDriver _driver = new();

    [Fact]
    public void Within_a_day_the_same_pair_comes_back_from_both_calls()
    {
        var first = Issue().GetProperty("data");
        first.GetProperty("openId").GetInt64().ShouldBe(123_456_789);
        first.GetProperty("accessTokenExpiryDate").GetString().ShouldBe("2026-03-17T16:00:00+08:00");
        first.GetProperty("refreshTokenExpiryDate").GetString().ShouldBe("2026-08-29T16:00:00+08:00");
        _driver.Clock.Advance(TimeSpan.FromHours(23));
        Issue().GetProperty("data").GetRawText().ShouldBe(first.GetRawText());
        _driver.Clock.Advance(TimeSpan.FromSeconds(1));
        var refreshed = Refresh(Of(first, "refreshToken")).GetProperty("data");
        Of(refreshed, "accessToken").ShouldBe(Of(first, "accessToken"));
        refreshed.TryGetProperty("openId", out _).ShouldBeFalse();
        _driver.Clock.Advance(TimeSpan.FromHours(2));
        Of(Refresh(Of(first, "refreshToken")).GetProperty("data"), "accessToken").ShouldNotBe(Of(first, "accessToken"));
    }

    [Theory]
    [InlineData("{\"apiKey\":\"\"}", 16900403)]
    [InlineData("{\"apiKey\":\"CJ100@api@1\"}", 1601000)]
    public void A_wrong_key_gets_no_token(string body, int code) => Code(_driver.Cj.Send("POST", CjDriver.Root + "/authentication/getAccessToken", body).Json()).ShouldBe(code);

    [Fact]
    public void A_key_that_is_too_long_gets_no_token() =>
        Code(_driver.Cj.Send("POST", CjDriver.Root + "/authentication/getAccessToken", $$"""{"apiKey":"{{new string('1', 201)}}"}""").Json()).ShouldBe(1600300);

    [Theory]
    [InlineData(null, 1600002)]
    [InlineData("", 1600002)]
    [InlineData("0123", 1600001)]
    public void A_call_without_a_good_token_is_refused(string? token, int code) => Balance(token).ShouldBe(code);

    [Fact]
    public void An_access_token_dies_after_fifteen_days()
    {
        var token = Of(Issue().GetProperty("data"), "accessToken");
        _driver.Clock.Advance(TimeSpan.FromDays(15) - TimeSpan.FromSeconds(1));
        Balance(token).ShouldBe(200);
        _driver.Clock.Advance(TimeSpan.FromSeconds(1));
        Balance(token).ShouldBe(1600001);
    }

    [Fact]
    public void A_refresh_token_dies_after_half_a_year()
    {
        var token = Of(Issue().GetProperty("data"), "refreshToken");
        _driver.Clock.Advance(TimeSpan.FromDays(180) - TimeSpan.FromSeconds(1));
        Code(Refresh(token)).ShouldBe(200);
        _driver.Clock.Advance(TimeSpan.FromSeconds(1));
        Code(Refresh(token)).ShouldBe(1600003);
    }

    [Fact]
    public void Logging_out_kills_both_tokens_and_the_next_pair_is_new()
    {
        var first = Issue().GetProperty("data");
        Code(_driver.Cj.Send("POST", CjDriver.Root + "/authentication/logout", null, ("CJ-Access-Token", Of(first, "accessToken"))).Json()).ShouldBe(200);
        Balance(Of(first, "accessToken")).ShouldBe(1600030);
        _driver.Clock.Advance(TimeSpan.FromSeconds(1));
        Code(Refresh(Of(first, "refreshToken"))).ShouldBe(1600003);
        _driver.Clock.Advance(TimeSpan.FromSeconds(1));
        Of(Issue().GetProperty("data"), "accessToken").ShouldNotBe(Of(first, "accessToken"));
    }

    [Fact]
    public void Staff_can_kill_tokens()
    {
        _driver.Data("GET", "/shopping/pay/getBalance");
        _driver.Cj.KillTokens();
        _driver.Code("GET", "/shopping/pay/getBalance").ShouldBe(1600030);
    }

    [Fact]
    public void Token_calls_are_limited_by_themselves()
    {
        var driver = new CjDriver(options => options with { TokenSpacing = TimeSpan.FromMinutes(5) });
        driver.Data("GET", "/shopping/pay/getBalance");
        Code(driver.Cj.Send("POST", CjDriver.Root + "/authentication/getAccessToken", "{}").Json()).ShouldBe(1600200);
        driver.Clock.Advance(TimeSpan.FromMinutes(5));
        Code(driver.Cj.Send("POST", CjDriver.Root + "/authentication/getAccessToken", "{}").Json()).ShouldBe(16900403);
    }

    private JsonElement Issue() => _driver.Cj.Send("POST", CjDriver.Root + "/authentication/getAccessToken", $$"""{"apiKey":"{{_driver.Options.ApiKey}}"}""").Json();

    private JsonElement Refresh(string token)
    {
        var answer = _driver.Cj.Send("POST", CjDriver.Root + "/authentication/refreshAccessToken", $$"""{"refreshToken":"{{token}}"}""").Json();
        return answer.GetProperty("code").GetInt32() == 1600200 ? throw new InvalidOperationException("The test calls too fast.") : answer;
    }

    private int Balance(string? token) => Code(_driver.Cj.Send("GET", CjDriver.Root + "/shopping/pay/getBalance", null, token is null ? [] : [("CJ-Access-Token", token)]).Json());

    private static int Code(JsonElement answer) => answer.GetProperty("code").GetInt32();

    private static string Of(JsonElement data, string name) => data.GetProperty(name).GetString()!;
}
