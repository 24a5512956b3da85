using System.Text.Json;

namespace Dropship.Testing.Sandbox.Wish;

public sealed class WishTokenTests
{
    [Fact]
    public async Task A_call_without_a_token_is_answered_with_401_and_1012()
    {
        using WishShop shop = new();
        var reply = await shop.Get("oauth/test", signed: false);
        (reply.Status, reply.Code).ShouldBe((401, 1012));
        reply.Body.GetProperty("data").EnumerateObject().ShouldBeEmpty();
    }

    [Fact]
    public async Task A_token_that_was_never_given_is_answered_with_1006()
    {
        using WishShop shop = new();
        shop.Bear("0123456789abcdef0123456789abcdef");
        var reply = await shop.Get("oauth/test");
        (reply.Status, reply.Code).ShouldBe((400, 1006));
    }

    [Fact]
    public async Task An_access_token_lives_thirty_days()
    {
        using WishShop shop = new();
        (await shop.Get("oauth/test")).Data.GetProperty("merchant_id").GetString().ShouldBe(shop.Sandbox.MerchantId);
        shop.Clock.Advance(TimeSpan.FromDays(30) - TimeSpan.FromMilliseconds(1));
        (await shop.Get("oauth/test")).Code.ShouldBe(0);
        shop.Clock.Advance(TimeSpan.FromMilliseconds(1));
        (await shop.Get("oauth/test")).Code.ShouldBe(1007);
    }

    [Fact]
    public async Task A_refresh_tells_the_expiry_and_revokes_the_token_before()
    {
        using WishShop shop = new();
        var first = (await shop.Get(shop.RefreshPath(shop.Sandbox.FirstRefreshToken), signed: false)).Data;
        first.GetProperty("expiry_time").GetDateTimeOffset().ShouldBe(WishShop.Start.AddDays(30));
        var second = (await shop.Get(shop.RefreshPath(Refresh(first)), signed: false)).Data;
        shop.Bear(first.GetProperty("access_token").GetString()!);
        (await shop.Get("oauth/test")).Code.ShouldBe(1008);
        shop.Bear(second.GetProperty("access_token").GetString()!);
        (await shop.Get("oauth/test")).Code.ShouldBe(0);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_refresh_token_is_used_up_if_they_rotate(bool rotate)
    {
        using WishShop shop = new(new() { RotateRefreshToken = rotate });
        var given = (await shop.Get(shop.RefreshPath(shop.Sandbox.FirstRefreshToken), signed: false)).Data;
        (Refresh(given) == shop.Sandbox.FirstRefreshToken).ShouldBe(!rotate);
        (await shop.Get(shop.RefreshPath(shop.Sandbox.FirstRefreshToken), signed: false)).Code.ShouldBe(rotate ? 1006 : 0);
    }

    [Theory]
    [InlineData("client_id=")]
    [InlineData("client_secret=")]
    public async Task A_refresh_by_another_app_is_refused(string parameter)
    {
        using WishShop shop = new();
        (await shop.Get(shop.RefreshPath(shop.Sandbox.FirstRefreshToken).Replace(parameter, parameter + "x"), signed: false)).Code.ShouldBe(10001);
        (await shop.Get(shop.RefreshPath(shop.Sandbox.FirstRefreshToken).Replace(parameter, "other="), signed: false)).Code.ShouldBe(1001);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task A_code_is_redeemed_once(bool post)
    {
        using WishShop shop = new();
        var code = shop.Sandbox.Authorize();
        var given = await Redeem(shop, code, post);
        shop.Bear(given.Data.GetProperty("access_token").GetString()!);
        (await shop.Get("oauth/test")).Code.ShouldBe(0);
        (await Redeem(shop, code, post)).Code.ShouldBe(10002);
    }

    [Fact]
    public async Task Codes_that_are_wrong_late_or_of_another_app_are_told_apart()
    {
        using WishShop shop = new();
        var code = shop.Sandbox.Authorize();
        (await Redeem(shop, "other", post: true)).Code.ShouldBe(10008);
        (await Redeem(shop, code, post: true, redirect: "https://other.example.test")).Code.ShouldBe(10001);
        (await Redeem(shop, code, post: true, grant: "password")).Code.ShouldBe(1001);
        shop.Clock.Advance(shop.Options.CodeLife + TimeSpan.FromMilliseconds(1));
        (await Redeem(shop, code, post: true)).Code.ShouldBe(10004);
    }

    [Fact]
    public async Task A_disabled_account_refuses_every_call()
    {
        using WishShop shop = new();
        await shop.SignIn();
        shop.Sandbox.SwitchAccount(on: false);
        (await shop.Get("orders")).Code.ShouldBe(1002);
        (await shop.Get(shop.RefreshPath("any"), signed: false)).Code.ShouldBe(1002);
        shop.Sandbox.SwitchAccount(on: true);
        (await shop.Get("orders")).Code.ShouldBe(0);
    }

    [Theory]
    [InlineData(200, false, JsonValueKind.Number)]
    [InlineData(400, true, JsonValueKind.String)]
    public async Task Codes_come_in_the_other_forms_that_were_seen(int status, bool quoted, JsonValueKind kind)
    {
        using WishShop shop = new(new() { ErrorStatus = status, QuotedErrorCodes = quoted });
        shop.Bear("unknown");
        var reply = await shop.Get("orders");
        reply.Status.ShouldBe(status);
        reply.Body.GetProperty("code").ValueKind.ShouldBe(kind);
        reply.Body.GetProperty("code").ToString().ShouldBe("1006");
    }

    private static string Refresh(JsonElement given) => given.GetProperty("refresh_token").GetString()!;

    private static async Task<Reply> Redeem(WishShop shop, string code, bool post, string? redirect = null, string grant = "authorization_code")
    {
        var back = redirect ?? shop.Options.RedirectUri;
        return post
            ? await shop.Write(HttpMethod.Post, "oauth/access_token", JsonSerializer.Serialize(new { client_id = shop.Options.ClientId, client_secret = shop.Options.ClientSecret, code, grant_type = grant, redirect_uri = back }))
            : await shop.Get($"/api/v3/oauth/access_token?client_id={shop.Options.ClientId}&client_secret={shop.Options.ClientSecret}&code={code}&grant_type={grant}&redirect_uri={Uri.EscapeDataString(back)}", signed: false);
    }
}
