namespace Dropship.Testing.Sandbox.Wish;

/// <summary>What the merchant is paid for delivered orders, on the 1st and the 15th.</summary>
public sealed class WishPaymentTests
{
    [Fact]
    public async Task A_delivered_order_is_paid_on_the_next_payment_day()
    {
        using WishShop shop = new();
        var id = await shop.Shipped();
        shop.Sandbox.ConfirmDelivery(id).ShouldBeTrue();
        shop.Clock.SetUtcNow(Day(15).AddMilliseconds(-1));
        shop.Sandbox.Payouts().ShouldBeEmpty();
        shop.Clock.SetUtcNow(Day(15));
        shop.Sandbox.Payouts().ShouldBe([new(id, 18.70m, Day(15))]);
    }

    [Fact]
    public async Task An_order_delivered_on_a_payment_day_waits_for_the_next()
    {
        using WishShop shop = new(start: Day(15));
        var id = await shop.Shipped();
        shop.Sandbox.ConfirmDelivery(id);
        shop.Clock.Advance(TimeSpan.FromDays(31));
        shop.Sandbox.Payouts().Select(payout => payout.PaidAt).ShouldBe([Day(1).AddMonths(1)]);
    }

    [Fact]
    public async Task A_refund_before_the_payment_takes_it_away_and_one_after_it_takes_it_back()
    {
        using WishShop shop = new();
        var (early, late, removed) = (await shop.Shipped(number: "LP1"), await shop.Shipped(number: "LP2"), await shop.Shipped(number: "LP3"));
        foreach (var id in (string[])[early, late, removed]) shop.Sandbox.ConfirmDelivery(id).ShouldBeTrue();
        shop.Sandbox.Cancel(early).ShouldBeTrue();
        shop.Clock.SetUtcNow(Day(15));
        WishSandboxPayout[] first = [new(late, 18.70m, Day(15)), new(removed, 18.70m, Day(15))];
        shop.Sandbox.Payouts().ShouldBe(first);
        foreach (var id in (string[])[late, removed]) shop.Sandbox.RefundByWish(id, "Not as described").ShouldBeTrue();
        shop.Sandbox.RemoveRefund(removed).ShouldBeTrue();
        shop.Clock.SetUtcNow(Day(1).AddMonths(1));
        shop.Sandbox.Payouts().ShouldBe([.. first, new(late, -18.70m, Day(1).AddMonths(1))]);
    }

    [Fact]
    public async Task An_order_refunded_before_it_is_delivered_pays_nothing()
    {
        using WishShop shop = new();
        var id = await shop.Shipped();
        shop.Sandbox.RefundByWish(id, "Lost").ShouldBeTrue();
        shop.Sandbox.ConfirmDelivery(id).ShouldBeFalse();
        shop.Clock.Advance(TimeSpan.FromDays(60));
        shop.Sandbox.Payouts().ShouldBeEmpty();
        shop.Sandbox.Sale(id).Charged.ShouldBe(18.70m);
    }

    private static DateTimeOffset Day(int day) => new(2026, 3, day, 0, 0, 0, TimeSpan.Zero);
}
