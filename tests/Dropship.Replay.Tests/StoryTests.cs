using Dropship.Domain;
using Replay.Record;

namespace Dropship.Replay.Tests;

public sealed class StoryTests
{
    private static readonly Instant Bought = new(1_740_000_000_000);
    private static readonly Instant Approved = Bought + TimeSpan.FromMinutes(20);
    private static readonly Instant HandedOver = Bought + TimeSpan.FromDays(2);
    private static readonly Instant Delivered = Bought + TimeSpan.FromDays(9);
    private static readonly Instant Promised = Bought + TimeSpan.FromDays(20);

    [Fact]
    public void Delivered_is_the_whole_path_at_the_times_of_the_record()
    {
        var story = Of(SourceStatus.Delivered);
        (story.PaidAt, story.HandedOverAt, story.DeliveredAt).ShouldBe((Approved, HandedOver, Delivered));
        (story.Suppliers, story.Place).ShouldBe((Conduct.Ships, Place.Settled));
        story.Payout!.At.ShouldBe(Delivered + TimeSpan.FromDays(14));
        (story.CancelledAt, story.GivenUpAt).ShouldBe((null, null));
    }

    [Fact]
    public void Without_approval_an_order_is_paid_at_purchase_if_it_went_on_and_else_never()
    {
        Of(SourceStatus.Delivered, order => order with { ApprovedAt = null }).PaidAt.ShouldBe(Bought);
        Of(SourceStatus.Delivered, order => order with { ApprovedAt = null, HandedOverAt = null }).PaidAt.ShouldBe(Bought);
        Of(SourceStatus.Shipped, order => order with { ApprovedAt = null, DeliveredAt = null }).PaidAt.ShouldBe(Bought);
        foreach (var status in Enum.GetValues<SourceStatus>())
        {
            var story = Of(status, order => order with { ApprovedAt = null, HandedOverAt = null, DeliveredAt = null });
            (story.PaidAt, story.HandedOverAt, story.DeliveredAt, story.CancelledAt, story.GivenUpAt).ShouldBe((null, null, null, null, null));
            (story.Place, story.Received, story.Payout, story.Purchases.Count).ShouldBe((Place.NeverPaid, Reais.Zero, null, 0));
        }
    }

    [Fact]
    public void A_missing_delivery_happens_at_the_promised_time_or_without_one_at_hand_over()
    {
        Of(SourceStatus.Delivered, order => order with { DeliveredAt = null }).DeliveredAt.ShouldBe(Promised);
        Of(SourceStatus.Delivered, order => order with { DeliveredAt = null, PromisedAt = null }).DeliveredAt.ShouldBe(HandedOver);
        Of(SourceStatus.Delivered, order => order with { DeliveredAt = null, HandedOverAt = null, PromisedAt = null }).DeliveredAt.ShouldBe(Approved);
    }

    [Fact]
    public void A_missing_hand_over_happens_at_payment_and_is_not_late()
    {
        var story = Of(SourceStatus.Shipped, order => order with { HandedOverAt = null, DeliveredAt = null, Lines = [Line("s1", shipBy: Bought)] });
        (story.HandedOverAt, story.ShippedLate).ShouldBe((Approved, false));
    }

    [Fact]
    public void Shipped_is_never_delivered_even_if_the_record_has_a_delivery()
    {
        var story = Of(SourceStatus.Shipped);
        (story.DeliveredAt, story.Payout, story.Place, story.DeliveredLate).ShouldBe((null, null, Place.InTransit, false));
    }

    [Fact]
    public void A_cancel_comes_an_hour_after_payment_or_a_day_after_hand_over()
    {
        var before = Of(SourceStatus.Canceled, order => order with { HandedOverAt = null, DeliveredAt = null });
        (before.CancelledAt, before.Suppliers, before.Purchases[0].End).ShouldBe((Approved + TimeSpan.FromHours(1), Conduct.NeverShips, PurchaseEnd.Credited));
        var after = Of(SourceStatus.Canceled);
        (after.CancelledAt, after.Suppliers, after.Purchases[0].End).ShouldBe((HandedOver + TimeSpan.FromDays(1), Conduct.Ships, PurchaseEnd.WrittenOff));
        (after.DeliveredAt, after.GivenUpAt, after.Place).ShouldBe((null, null, Place.CancelledRefunded));
        var early = Of(SourceStatus.Canceled, order => order with { HandedOverAt = Bought - TimeSpan.FromDays(3) });
        early.CancelledAt.ShouldBe(Approved + TimeSpan.FromDays(1));
    }

    [Fact]
    public void Unavailable_is_declined_and_refunded()
    {
        var story = Of(SourceStatus.Unavailable);
        (story.Suppliers, story.Place, story.HandedOverAt, story.GivenUpAt).ShouldBe((Conduct.Declines, Place.UnsuppliedRefunded, null, null));
        story.Purchases[0].End.ShouldBe(PurchaseEnd.Declined);
    }

    [Theory]
    [InlineData(SourceStatus.Created)]
    [InlineData(SourceStatus.Approved)]
    [InlineData(SourceStatus.Processing)]
    [InlineData(SourceStatus.Invoiced)]
    public void What_stops_before_hand_over_is_given_up_sixty_days_after_payment(SourceStatus status)
    {
        var story = Of(status);
        (story.Suppliers, story.Place, story.HandedOverAt).ShouldBe((Conduct.NeverShips, Place.UnsuppliedRefunded, null));
        (story.GivenUpAt, story.Purchases[0].End).ShouldBe((Approved + TimeSpan.FromDays(60), PurchaseEnd.Credited));
    }

    [Fact]
    public void A_payout_waits_for_the_latest_of_payment_hand_over_and_delivery()
    {
        Of(SourceStatus.Delivered, order => order with { HandedOverAt = Delivered + TimeSpan.FromHours(2) }).Payout!.At.ShouldBe(Delivered + TimeSpan.FromHours(2) + TimeSpan.FromDays(14));
        Of(SourceStatus.Delivered, order => order with { ApprovedAt = Delivered + TimeSpan.FromHours(3) }).Payout!.At.ShouldBe(Delivered + TimeSpan.FromHours(3) + TimeSpan.FromDays(14));
    }

    [Fact]
    public void A_purchase_costs_its_share_of_the_price_and_the_freight_rounded_once_away_from_zero()
    {
        var story = Of(SourceStatus.Delivered, order => order with { Lines = [Line("s1", 0.01m, 0.00m, 3), Line("s2", 10.19m, 1m), Line("s1", 0.72m, 0.1m) with { Number = 9 }] });
        story.Purchases.Select(purchase => (purchase.Seller, purchase.Cost.Amount, purchase.Lines.Count)).ShouldBe([("s1", 0.55m, 2), ("s2", 7.11m, 1)]);
        Of(SourceStatus.Delivered, order => order with { Lines = [Line("s1", 0.375m / 0.6m)] }).Purchases[0].Cost.Amount.ShouldBe(0.38m);
    }

    [Fact]
    public void A_payout_splits_what_was_received_into_amount_fees_and_difference()
    {
        var payout = Of(SourceStatus.Delivered, order => order with { Lines = [Line("s1", 10m, 0.10m)], Payments = Reais.Of(9m) }).Payout!;
        (payout.Fees.Amount, payout.Amount.Amount, payout.Difference.Amount).ShouldBe((1.52m, 8.58m, -1.10m));
    }

    [Fact]
    public void An_order_without_items_is_one_line_at_order_level_and_buys_nothing()
    {
        var story = Of(SourceStatus.Delivered, order => order with { Lines = [], Payments = Reais.Of(5m) });
        story.Lines.ShouldHaveSingleItem().ShouldSatisfyAllConditions(line => line.Product.ShouldBeNull(), line => line.Seller.ShouldBeNull(), line => line.Price.IsZero.ShouldBeTrue());
        (story.Purchases.Count, story.Payout!.Amount, story.Payout.Fees, story.Payout.Difference, story.ShippedLate).ShouldBe((0, Reais.Zero, Reais.Zero, Reais.Of(5m), false));
    }

    [Fact]
    public void Late_means_later_than_the_latest_ship_by_and_later_than_promised_to_the_second()
    {
        Of(SourceStatus.Delivered, order => order with { Lines = [Line("s1", shipBy: HandedOver), Line("s2", shipBy: Bought)] }).ShippedLate.ShouldBeFalse();
        Of(SourceStatus.Delivered, order => order with { Lines = [Line("s1", shipBy: HandedOver - TimeSpan.FromSeconds(1))] }).ShippedLate.ShouldBeTrue();
        Of(SourceStatus.Delivered, order => order with { PromisedAt = Delivered }).DeliveredLate.ShouldBeFalse();
        Of(SourceStatus.Delivered, order => order with { PromisedAt = Delivered - TimeSpan.FromSeconds(1) }).DeliveredLate.ShouldBeTrue();
    }

    [Fact]
    public void The_clock_stops_180_days_after_the_last_event_and_a_promise_counts_only_instead_of_a_delivery()
    {
        Stops(SourceStatus.Delivered).ShouldBe(Delivered + TimeSpan.FromDays(180));
        Stops(SourceStatus.Delivered, order => order with { DeliveredAt = null }).ShouldBe(Promised + TimeSpan.FromDays(180));
        Stops(SourceStatus.Shipped, order => order with { DeliveredAt = null }).ShouldBe(HandedOver + TimeSpan.FromDays(180));
        Stops(SourceStatus.Created, order => order with { ApprovedAt = null, HandedOverAt = null, DeliveredAt = null }).ShouldBe(Bought + TimeSpan.FromDays(180));
    }

    private static Instant Stops(SourceStatus status, Func<SourceOrder, SourceOrder>? change = null) => RecordClock.Of([Of(status, change).Order])!.Stops;

    private static SourceLine Line(string seller, decimal price = 10m, decimal freight = 0m, int quantity = 1, Instant? shipBy = null) =>
        new(1, "p1", seller, Reais.Of(price), Reais.Of(freight), shipBy ?? Promised, quantity);

    private static Story Of(SourceStatus status, Func<SourceOrder, SourceOrder>? change = null)
    {
        var order = new SourceOrder("o1", status, Bought)
        {
            ApprovedAt = Approved,
            HandedOverAt = HandedOver,
            DeliveredAt = Delivered,
            PromisedAt = Promised,
            Lines = [Line("s1")],
            Payments = Reais.Of(10m),
        };
        return new(change is null ? order : change(order));
    }
}
