namespace Dropship.Testing.Sandbox.Wish;

/// <summary>Every act in every state: what comes of it, or that it is not allowed.</summary>
public sealed class WishStateTests
{
    private const string No = "-";

    public static TheoryData<string, string, string> Table
    {
        get
        {
            string[] acts = ["release", "decline", "cancel", "wish-refunds", "remove-refund", "re-release", "address", "deadline", "scan", "deliver"];
            (string From, string[] To)[] rows =
            [
                ("REQUIRE_REVIEW", ["APPROVED", "DECLINED", "REFUNDED", No, No, No, "REQUIRE_REVIEW", "REQUIRE_REVIEW", No, No]),
                ("APPROVED", [No, No, "REFUNDED", "REFUNDED", No, No, "APPROVED", "APPROVED", No, No]),
                ("SHIPPED", [No, No, "REFUNDED", "REFUNDED", No, "APPROVED", No, No, "SHIPPED", "SHIPPED"]),
                ("DELIVERED", [No, No, "REFUNDED", "REFUNDED", No, No, No, No, No, No]),
                ("REFUNDED", [No, No, No, No, "APPROVED", No, No, No, No, No]),
                ("REFUNDED-SHIPPED", [No, No, No, No, "SHIPPED", No, No, No, No, No]),
                ("DECLINED", [No, No, No, No, No, No, No, No, No, No]),
            ];
            TheoryData<string, string, string> table = [];
            foreach (var (from, to) in rows)
                foreach (var (act, after) in acts.Zip(to))
                    table.Add(from, act, after);
            return table;
        }
    }

    [Theory]
    [MemberData(nameof(Table))]
    public async Task An_act_leads_on_or_changes_nothing(string from, string act, string to)
    {
        using WishShop shop = new();
        var id = await Reach(shop, from);
        var before = (await shop.Order(id)).ToString();
        Do(shop.Sandbox, id, act).ShouldBe(to != No);
        if (to == No) (await shop.Order(id)).ToString().ShouldBe(before);
        else (await shop.State(id)).ShouldBe(to);
    }

    [Fact]
    public async Task An_order_is_released_when_its_review_ends_and_not_before()
    {
        using WishShop shop = new();
        var id = shop.Sandbox.PlaceOrder(WishShop.Lamp());
        shop.Clock.Advance(TimeSpan.FromHours(8) - TimeSpan.FromMilliseconds(1));
        (await shop.State(id)).ShouldBe("REQUIRE_REVIEW");
        shop.Clock.Advance(TimeSpan.FromMilliseconds(1));
        var order = await shop.Order(id);
        order.GetProperty("state").GetString().ShouldBe("APPROVED");
        order.GetProperty("released_at").GetDateTimeOffset().ShouldBe(WishShop.Start.AddHours(8));
        order.GetProperty("fulfillment_requirements").GetProperty("expected_ship_time").GetDateTimeOffset().ShouldBe(WishShop.Start.AddHours(8).AddDays(5));
    }

    [Theory]
    [InlineData(true, "REFUNDED")]
    [InlineData(false, "APPROVED")]
    public async Task An_order_that_is_not_shipped_in_time_is_refunded_by_wish(bool autoRefund, string state)
    {
        using WishShop shop = new(new() { AutoRefund = autoRefund });
        var id = shop.Approved();
        shop.Clock.Advance(TimeSpan.FromDays(5));
        (await shop.State(id)).ShouldBe(state);
        shop.Sandbox.Sale(id).RefundSources.ShouldBe(autoRefund ? ["WISH"] : []);
    }

    [Fact]
    public async Task A_moved_deadline_is_the_one_that_counts()
    {
        using WishShop shop = new();
        var id = shop.Approved();
        shop.Sandbox.MoveDeadline(id, WishShop.Start.AddDays(9)).ShouldBeTrue();
        shop.Clock.Advance(TimeSpan.FromDays(8));
        (await shop.State(id)).ShouldBe("APPROVED");
        shop.Clock.Advance(TimeSpan.FromDays(1));
        (await shop.State(id)).ShouldBe("REFUNDED");
    }

    [Fact]
    public async Task A_released_again_order_tells_its_history_and_needs_a_new_number()
    {
        using WishShop shop = new();
        var id = await shop.Shipped();
        shop.Sandbox.ConfirmScan(id, WishShop.Start.AddMinutes(-5)).ShouldBeTrue();
        shop.Sandbox.ReRelease(id).ShouldBeTrue();
        (await shop.Put($"orders/{id}/tracking", WishShop.Tracking("LP2"))).Code.ShouldBe(0);
        shop.Clock.Advance(shop.Options.WriteDelay);
        shop.Sandbox.ConfirmDelivery(id).ShouldBeTrue();
        var order = await shop.Order(id);
        order.GetProperty("fulfillment_records").EnumerateArray().Select(record => record.GetProperty("event_type").GetString())
            .ShouldBe(["ORDER_RELEASED", "MARK_SHIPPED", "CONFIRM_FULFILLED", "TRACKING_CANCELLED", "ORDER_RE_RELEASED", "MARK_SHIPPED", "CONFIRMED_DELIVERED"]);
        order.GetProperty("tracking_information").EnumerateArray().Select(set => set.GetProperty("tracking_number").GetString()).ShouldBe(["LP2", "LP00123456789FR"]);
        shop.Sandbox.Sale(id).TrackingNumbers.ShouldBe(["LP00123456789FR", "LP2"]);
    }

    [Fact]
    public async Task A_refund_that_is_taken_back_is_gone_and_its_money_is_there_again()
    {
        using WishShop shop = new();
        var id = shop.Approved();
        shop.Sandbox.Cancel(id).ShouldBeTrue();
        shop.Sandbox.RemoveRefund(id).ShouldBeTrue();
        (shop.Sandbox.Sale(id).Refunds, shop.Sandbox.Sale(id).Refunded).ShouldBe((0, 0m));
        var order = await shop.Order(id);
        order.GetProperty("refunds").GetArrayLength().ShouldBe(0);
        order.GetProperty("order_payment").GetProperty("general_payment_details").GetProperty("payment_total").GetProperty("amount").GetDecimal().ShouldBe(18.70m);
        order.GetProperty("fulfillment_records").EnumerateArray().Last().GetProperty("event_type").GetString().ShouldBe("ORDER_RE_RELEASED");
    }

    private static async Task<string> Reach(WishShop shop, string state)
    {
        if (state is "REQUIRE_REVIEW" or "DECLINED")
        {
            var held = shop.Sandbox.PlaceOrder(WishShop.Lamp());
            if (state == "DECLINED") shop.Sandbox.Decline(held).ShouldBeTrue();
            return held;
        }

        var id = state is "APPROVED" or "REFUNDED" ? shop.Approved() : await shop.Shipped();
        if (state == "DELIVERED") shop.Sandbox.ConfirmDelivery(id).ShouldBeTrue();
        if (state.StartsWith("REFUNDED")) shop.Sandbox.Cancel(id).ShouldBeTrue();
        return id;
    }

    private static bool Do(WishSandbox sandbox, string id, string act) => act switch
    {
        "release" => sandbox.Release(id),
        "decline" => sandbox.Decline(id),
        "cancel" => sandbox.Cancel(id),
        "wish-refunds" => sandbox.RefundByWish(id, "Parcel lost"),
        "remove-refund" => sandbox.RemoveRefund(id),
        "re-release" => sandbox.ReRelease(id),
        "address" => sandbox.ChangeAddress(id, WishShop.Paris with { StreetAddress1 = "1 Rue Neuve" }),
        "deadline" => sandbox.MoveDeadline(id, WishShop.Start.AddDays(20)),
        "scan" => sandbox.ConfirmScan(id),
        _ => sandbox.ConfirmDelivery(id),
    };
}
