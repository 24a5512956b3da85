using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Settling;

/// <summary>When a marketplace takes an order for complete: by the delivery, the buyer's word, the carrier's scan or the hand-over, whichever comes first; and when it pays.</summary>
public sealed class CompletionRuleSpecs
{
    private static readonly CompletionRule Never = new() { AfterDelivery = null, AfterConfirmation = null };

    private static Policies By(params CompletionRule[] rules) => Policies.Default with { Completion = rules.ToFew() };

    private static Instant Handed => AShippedOrder().Order.Parcels[0].HandedOverAt!.Value;

    [Fact]
    public void The_delivery_completes_it_after_the_days_of_the_rule()
    {
        var order = ACompletedOrder(By(new CompletionRule { AfterDelivery = Days(3) }));
        order.Phase.ShouldBe(Phase.Delivered);
        order.Wakes().Decided<OrderCompleted>().ShouldBe(new OrderCompleted(0, T0 + Days(7) + Days(3)));
    }

    [Fact]
    public void The_buyers_word_delivers_what_was_handed_over_and_completes_it_after_the_days_of_the_rule()
    {
        var order = AShippedOrder(By(Never with { AfterConfirmation = Days(5) })).Waits(Days(2));
        order.Phase.ShouldBe(Phase.InTransit);
        var said = order.Now;
        order.Told(new ReceiptConfirmed(said)).Phase.ShouldBe(Phase.Delivered);
        order.DecidedNo<OrderCompleted>();
        order.At(said + Days(5)).Decided<OrderCompleted>().By.ShouldBe(CompletionGround.Confirmed);
        order.Phase.ShouldBe(Phase.Completed);
    }

    [Fact]
    public void A_word_from_before_the_hand_over_is_about_another_parcel()
    {
        var order = AShippedOrder(By(Never with { AfterConfirmation = TimeSpan.Zero })).Told(new ReceiptConfirmed(Handed - Minutes(1)));
        order.Phase.ShouldBe(Phase.InTransit);
        order.Waits(Days(30)).DecidedNo<OrderCompleted>();
        order.Refusal(new OrderCompleted(0, order.Now) { By = CompletionGround.Confirmed }).ShouldBe(RefusalCode.WrongStage);
    }

    [Fact]
    public void Words_of_the_buyer_are_a_set_and_the_first_that_fits_counts()
    {
        ReceiptConfirmed early = new(Handed + Days(1)), late = new(Handed + Days(2));
        var one = AShippedOrder().Told(early, late).Order;
        one.Settlement.ShouldBe(AShippedOrder().Told(late, early, late).Order.Settlement);
        one.ConfirmedAt(one.Parcels[0]).ShouldBe(early.At);
    }

    [Fact]
    public void The_carriers_first_scan_completes_it_after_the_days_of_its_carrier()
    {
        var scanned = Handed + Hours(3);
        Scenario Order(CompletionRule rule) => AShippedOrder(By(rule)).Told(Scan(Number, ParcelPhase.PickedUp, scanned));
        var order = Order(Never with { AfterScan = Days(90), Carriers = [new(Carrier, Days(45))] });
        order.Order.Completion(order.Policies).ShouldBe(new Completion(scanned + Days(45), CompletionGround.Scanned));
        order.At(scanned + Days(45) - Minutes(1)).DecidedNo<OrderCompleted>();
        order.At(scanned + Days(45)).Decided<OrderCompleted>().ShouldBe(new OrderCompleted(0, scanned + Days(45)) { By = CompletionGround.Scanned });
        var other = Order(Never with { AfterScan = Days(90), Carriers = [new(new("Other"), Days(45))] });
        other.Order.Completion(other.Policies).ShouldBe(new Completion(scanned + Days(90), CompletionGround.Scanned));
    }

    [Fact]
    public void Days_after_the_hand_over_complete_what_is_still_on_its_way()
    {
        var order = AShippedOrder(By(Never with { AfterHandOver = Days(20) }));
        order.At(Handed + Days(20)).Decided<OrderCompleted>().By.ShouldBe(CompletionGround.HandedOver);
        order.Refusal(new OrderCompleted(0, order.Now)).ShouldBe(RefusalCode.NotNext);
    }

    [Fact]
    public void Days_complete_nothing_while_a_unit_is_to_be_handed_over_or_comes_back()
    {
        var rule = By(Never with { AfterHandOver = Days(20) });
        var part = ABoughtPurchase(rule).HandedOver(new LineUnits(Shirts.Id, 1));
        part.Order.Completion(part.Policies).ShouldBeNull();
        part.Refusal(new OrderCompleted(0, part.Now) { By = CompletionGround.HandedOver }).ShouldBe(RefusalCode.WrongStage);
        var back = AShippedOrder(rule).Told(Scan(Number, ParcelPhase.Returning, Handed + Days(3)));
        back.At(Handed + Days(21)).DecidedNo<OrderCompleted>();
        back.Refusal(new OrderCompleted(0, back.Now) { By = CompletionGround.HandedOver }).ShouldBe(RefusalCode.WrongStage);
    }

    [Fact]
    public void The_earliest_ground_counts_and_a_deadline_shows_it()
    {
        var order = AShippedOrder(By(new CompletionRule { AfterDelivery = Days(10), AfterHandOver = Days(7) }));
        DueOf(order, DeadlineKind.AutoConfirm).ShouldBe(Handed + Days(7));
        order.Told(Scan(Number, ParcelPhase.Delivered, Handed + Days(1)));
        DueOf(order, DeadlineKind.AutoConfirm).ShouldBe(Handed + Days(7));
        order.Wakes().At(Handed + Days(7)).Phase.ShouldBe(Phase.Completed);
        order.Order.Settlement.Completed!.By.ShouldBe(CompletionGround.HandedOver);
        order.Order.Deadlines(order.Policies).Single(one => one.Kind == DeadlineKind.AutoConfirm).IsMet.ShouldBeTrue();
    }

    [Fact]
    public void The_newest_rule_that_is_not_dated_after_the_payment_counts()
    {
        CompletionRule old = new() { AfterDelivery = Days(1) }, now = new() { From = T0, AfterDelivery = Days(2) }, later = new() { From = T0 + Minutes(1), AfterDelivery = Days(3) };
        foreach (var rules in (CompletionRule[][])[[old, now, later], [later, now, old]])
        {
            var order = ACompletedOrder(By(rules));
            order.Order.Completion(order.Policies)!.Value.At.ShouldBe(order.Order.Completion(By(now))!.Value.At);
        }

        ACompletedOrder(By(later)).Phase.ShouldBe(Phase.Completed, "no rule is dated so early: CompleteAfter holds");
    }

    [Fact]
    public void What_is_complete_is_paid_on_the_payday_that_follows_and_overdue_after_its_grace()
    {
        var order = ACompletedOrder(By(new CompletionRule { Paydays = PayoutSchedule.OnDays(1, 15), Grace = Days(2) }));
        var payday = Instant.From(new(2026, 1, 15, 0, 0, 0, TimeSpan.Zero));
        order.Order.ExpectedPayout(order.Policies).ShouldBe(payday);
        DueOf(order, DeadlineKind.Payout).ShouldBe(payday + Days(2));
        order.At(payday + Days(2) - Minutes(1)).Asks(AskKind.PayoutOverdue).ShouldBeFalse();
        order.At(payday + Days(2)).Asks(AskKind.PayoutOverdue).ShouldBeTrue();
        order.PaidOut(final: false).Asks(AskKind.PayoutOverdue).ShouldBeFalse("all that was owed has come");
    }

    [Fact]
    public void An_order_is_settled_once_all_has_come_though_no_payout_is_called_the_last()
    {
        var order = ACompletedOrder().PaidOut(20m, 0m, final: false);
        order.Phase.ShouldBe(Phase.Completed);
        order.Order.WasPaidInFull().ShouldBeFalse();
        order.PaidOut(18m, 7m, final: false, id: "p2").Phase.ShouldBe(Phase.Settled);
        order.IsOpen.ShouldBeFalse();
        order.Told(new PayoutSeen(new("p3"), Euro(-38m), Euro(0m), false, order.Now)).Phase.ShouldBe(Phase.Completed, "it was taken back");
        order.Waits(Days(31)).Asks(AskKind.PayoutOverdue).ShouldBeTrue();
        order.Order.WasPaidInFull().ShouldBeTrue("what was free for the purse stays free");
    }

    [Fact]
    public void What_no_carrier_scanned_in_time_will_not_be_paid_and_a_deadline_says_so_before()
    {
        var policies = By(new CompletionRule { ScanWithin = Days(30) });
        var order = AShippedOrder(policies);
        DueOf(order, DeadlineKind.ScanToBePaid).ShouldBe(T0 + Days(30));
        order.Order.IsScannedTooLate(policies, T0 + Days(30)).ShouldBeFalse();
        order.Order.IsScannedTooLate(policies, T0 + Days(30) + Minutes(1)).ShouldBeTrue();
        AsksForScan(order.At(T0 + Days(27) - Minutes(1))).ShouldBeFalse();
        AsksForScan(order.At(T0 + Days(27))).ShouldBeTrue();
        order.Told(Scan(Number, ParcelPhase.PickedUp, T0 + Days(30))).Order.IsScannedTooLate(policies, T0 + Days(90)).ShouldBeFalse();
        order.Order.Deadlines(policies).Single(one => one.Kind == DeadlineKind.ScanToBePaid).IsMet.ShouldBeTrue();
        AShippedOrder(policies).Told(Scan(Number, ParcelPhase.PickedUp, T0 + Days(31))).Order.IsScannedTooLate(policies, T0 + Days(32)).ShouldBeTrue();
    }

    private static bool AsksForScan(Scenario order) => order.Agenda.Asks.Any(static ask => ask.Kind == AskKind.DeadlineNear && ask.Subject.Contains($"{T0 + Days(30)}", StringComparison.Ordinal));

    private static Instant? DueOf(Scenario order, DeadlineKind kind)
    {
        foreach (var deadline in order.Order.Deadlines(order.Policies))
            if (deadline.Kind == kind)
                return deadline.At;
        return null;
    }
}
