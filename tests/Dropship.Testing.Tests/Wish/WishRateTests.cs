namespace Dropship.Testing.Sandbox.Wish;

public sealed class WishRateTests
{
    [Theory]
    [InlineData(WishResetFormat.Iso8601, "2026-03-02T09:01:00.000Z")]
    [InlineData(WishResetFormat.UnixSeconds, "1772442060")]
    [InlineData(WishResetFormat.DeltaSeconds, "50")]
    public async Task Too_many_calls_are_refused_until_the_window_ends(WishResetFormat format, string reset)
    {
        using WishShop shop = new(new() { RateCalls = 3, ResetFormat = format });
        await shop.SignIn();
        (await shop.Get("orders")).Headers["Wish-Rate-Limit-Remaining"].ShouldBe("1");
        (await shop.Get("orders")).Headers.Keys.ShouldNotContain("Wish-Rate-Limit-Reset");
        shop.Clock.Advance(TimeSpan.FromSeconds(10));
        var refused = await shop.Get("orders");
        (refused.Status, refused.Headers["Wish-Rate-Limit-Remaining"], refused.Headers["Wish-Rate-Limit-Reset"]).ShouldBe((429, "0", reset));
        shop.Clock.Advance(TimeSpan.FromSeconds(50) - TimeSpan.FromMilliseconds(1));
        (await shop.Get("orders")).Status.ShouldBe(429);
        shop.Clock.Advance(TimeSpan.FromMilliseconds(1));
        (await shop.Get("orders")).Code.ShouldBe(0);
    }

    [Fact]
    public async Task A_refused_write_does_nothing()
    {
        using WishShop shop = new(new() { RateCalls = 1 });
        await shop.SignIn();
        var id = shop.Approved();
        (await shop.Put($"orders/{id}/refund", WishShop.Reason())).Status.ShouldBe(429);
        shop.Clock.Advance(shop.Options.WriteDelay);
        (shop.Sandbox.Sale(id).State, shop.Sandbox.Sale(id).RefundWrites).ShouldBe(("APPROVED", 0));
    }

    [Fact]
    public async Task Every_answer_has_a_request_id_of_its_own()
    {
        using WishShop shop = new();
        var ids = new List<string>();
        foreach (var signed in (bool[])[true, true, false]) ids.Add((await shop.Get("oauth/test", signed)).Headers["Wish-Request-Id"]);
        ids.Distinct().Count().ShouldBe(3);
    }
}
