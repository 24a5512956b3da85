using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Deadlines;

/// <summary>Each kind of deadline: where it comes from, when something is done about it, and when it is met.</summary>
public sealed class TimetableSpecs
{
    private static readonly DeadlineRules Rules = new()
    {
        AcceptWithin = Days(1),
        AcknowledgeWithin = Days(2),
        FirstScanWithin = Days(3),
        DisputeWithin = Days(45),
        Suppliers = new Dictionary<SupplierId, SupplierTime> { [Alpha] = new(WorkCalendar.Always, 1) },
    };

    private static readonly Policies All = Policies.Default with { Deadlines = Rules, CompleteAfter = Days(3) };

    private static Deadline? Find(Scenario order, DeadlineKind kind, bool ofPurchase = false) =>
        order.Order.Deadlines(order.Policies).Where(deadline => deadline.Kind == kind && deadline.Round > 0 == ofPurchase).Select(static deadline => (Deadline?)deadline).SingleOrDefault();

    private static void AsksOn(Scenario order, Instant at, string about)
    {
        order.At(at - Minutes(1)).Agenda.Asks.ShouldNotContain(ask => ask.Subject.Contains(about), order.Transcript);
        order.Agenda.WakeAt!.Value.ShouldBeLessThanOrEqualTo(at);
        order.At(at).Agenda.Asks.ShouldContain(ask => ask.Subject.Contains(about) && ask.Since == at, order.Transcript);
    }

    [Fact]
    public void Accept_is_met_when_a_supplier_is_bound_for_everything()
    {
        var order = APaidOrder(All).Offered(Alpha);
        Find(order, DeadlineKind.Accept).ShouldBe(new Deadline(DeadlineKind.Accept, DeadlineSource.Policy, T0 + Days(1), Hours(4)));
        AsksOn(order, T0 + Hours(20), "Accept");
        order.Quoted();
        Find(order, DeadlineKind.Accept).ShouldBe(new Deadline(DeadlineKind.Accept, DeadlineSource.Policy, T0 + Days(1), Hours(4)) with { IsMet = true, MetAt = T0 + Hours(20) });
        order.Asks(AskKind.DeadlineNear).ShouldBeFalse();
    }

    [Fact]
    public void Ship_by_of_a_line_that_nobody_sells_is_for_a_person()
    {
        var order = APaidOrder().Offered(Alpha);
        Find(order, DeadlineKind.ShipByHard).ShouldBe(new Deadline(DeadlineKind.ShipByHard, DeadlineSource.Marketplace, T0 + Days(4), Hours(12)) with { Name = "l1" });
        AsksOn(order, T0 + Days(3.5), "ShipByHard of l1");
        order.Asks(AskKind.DeadlineNear).ShouldBeTrue();
    }

    [Fact]
    public void Ship_by_of_a_purchase_is_the_nearest_of_its_own_lines()
    {
        var order = ABoughtPurchase(null, Shirts with { ShipBy = T0 + Days(6) }, Mug with { ShipBy = T0 + Days(5) });
        Find(order, DeadlineKind.ShipByHard).ShouldBeNull("the purchase tells of both lines");
        Find(order, DeadlineKind.ShipByHard, ofPurchase: true)!.Value.At.ShouldBe(T0 + Days(5));
        AsksOn(order, T0 + Days(4.5), "ShipByHard of purchase 1");
        order.Asks(AskKind.LateSupplier).ShouldBeTrue();
        order.Told(Parcel(Number, T0 + Days(4.6)));
        Find(order, DeadlineKind.ShipByHard, ofPurchase: true)!.Value.MetAt.ShouldBe(T0 + Days(4.6));
        order.Asks(AskKind.LateSupplier).ShouldBeFalse();
    }

    [Fact]
    public void Ship_by_may_count_in_the_marketplaces_work_days()
    {
        var rules = Policies.Default with { Deadlines = DeadlineRules.Default with { ShipWithinDays = 3, Marketplace = new(Calendars.Berlin, Calendars.Weekend, [new("DE", new(2026, 1, 6), "Epiphany")], Hours(24)) } };
        var order = APaidOrder(rules, Shirts with { ShipBy = null }).Offered(Alpha);
        Find(order, DeadlineKind.ShipByHard)!.Value.ShouldBe(new Deadline(DeadlineKind.ShipByHard, DeadlineSource.Policy, Calendars.At("2026-01-09T23:00Z"), Hours(12)) with { Name = "l1" });
    }

    [Fact]
    public void The_suppliers_own_ship_by_counts_in_its_work_days()
    {
        var rules = Policies.Default with { Deadlines = DeadlineRules.Default with { Suppliers = new Dictionary<SupplierId, SupplierTime> { [Alpha] = new(Calendars.InShanghai, 1) } } };
        Find(ABoughtPurchase(rules), DeadlineKind.ShipBySoft, ofPurchase: true)!.Value.ShouldBe(
            new Deadline(DeadlineKind.ShipBySoft, DeadlineSource.Supplier, Calendars.At("2026-01-07T10:00Z"), Hours(4)) with { Round = 1 }, "bought at its cut-off on Monday: Tuesday counts, Wednesday is the first day after");
    }

    [Fact]
    public void Acknowledge_is_met_by_what_the_supplier_shows()
    {
        var order = ABoughtPurchase(All);
        var note = Find(order, DeadlineKind.Acknowledge, ofPurchase: true)!.Value;
        (note.At, note.IsMet, note.Action).ShouldBe((T0 + Days(2), false, DeadlineAction.RemindSupplier));
        order.Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Acknowledged)));
        Find(order, DeadlineKind.Acknowledge, ofPurchase: true)!.Value.IsMet.ShouldBeTrue();
    }

    [Fact]
    public void The_first_scan_is_awaited_from_the_hand_over()
    {
        var order = ABoughtPurchase(All).HandedOver();
        AsksOn(order, T0 + Days(3), "FirstScan of YT000001");
        order.Told(Scan(Number, ParcelPhase.PickedUp, T0 + Days(2)));
        Find(order, DeadlineKind.FirstScan)!.Value.MetAt.ShouldBe(T0 + Days(2));
        order.Asks(AskKind.DeadlineNear).ShouldBeFalse();
    }

    [Fact]
    public void Deliver_by_is_told_a_day_before()
    {
        var order = AShippedOrder();
        AsksOn(order, T0 + Days(19), "DeliverBy");
        order.Told(Scan(Number, ParcelPhase.Delivered, T0 + Days(19)));
        Find(order, DeadlineKind.DeliverBy)!.Value.MetAt.ShouldBe(T0 + Days(19));
        order.Asks(AskKind.DeadlineNear).ShouldBeFalse();
    }

    [Fact]
    public void A_request_to_cancel_runs_out()
    {
        var order = APurchaseInDoubt().Told(new CancelAsked("c1", CancelOrigin.Buyer, T0, T0 + Days(1)));
        Find(order, DeadlineKind.ReplyBy)!.Value.Source.ShouldBe(DeadlineSource.Marketplace);
        order.Agenda.Deadline.ShouldBe(T0 + Days(1));
        order.At(T0 + Hours(20)).Decided<Decision.CancelAnswered>().At.ShouldBe(T0 + Hours(20));
        order.Asks(AskKind.DeadlineNear).ShouldBeFalse("it is answered");
    }

    [Fact]
    public void A_dispute_is_thought_of_while_the_supplier_takes_one()
    {
        var order = AShippedOrder(All);
        Find(order, DeadlineKind.DisputeBy, ofPurchase: true)!.Value.IsMet.ShouldBeFalse();
        AsksOn(order, T0 + Days(43), "DisputeBy of purchase 1");
        order.Told(Scan(Number, ParcelPhase.Delivered, T0 + Days(43)));
        Find(order, DeadlineKind.DisputeBy, ofPurchase: true)!.Value.IsMet.ShouldBeTrue();
    }

    [Fact]
    public void Auto_confirm_completes_at_its_moment_and_may_be_told_before()
    {
        var order = ACompletedOrder(All with { Deadlines = Rules with { Margins = [new(DeadlineKind.AutoConfirm, Days(1))] } });
        AsksOn(order, T0 + Days(9), "AutoConfirm");
        order.At(T0 + Days(10)).Decided<Decision.OrderCompleted>();
        Find(order, DeadlineKind.AutoConfirm)!.Value.MetAt.ShouldBe(T0 + Days(10));
    }

    [Fact]
    public void A_payout_is_asked_for_when_it_is_overdue()
    {
        var order = ACompletedOrder();
        Find(order, DeadlineKind.Payout)!.Value.At.ShouldBe(T0 + Days(37));
        AsksOn(order, T0 + Days(37), "Payout");
        order.Asks(AskKind.PayoutOverdue).ShouldBeTrue();
        order.PaidOut();
        Find(order, DeadlineKind.Payout)!.Value.IsMet.ShouldBeTrue();
    }

    [Fact]
    public void An_order_that_is_withdrawn_keeps_no_deadline_of_shipping()
    {
        var order = AShippedOrder(All).Told(Sale(SaleStatus.Refunded, 0, 2, Shirts));
        order.Order.Deadlines(order.Policies).Where(deadline => !deadline.IsMet).Select(deadline => deadline.Kind).ShouldBe([], "it is written off");
    }

    [Fact]
    public void A_margin_is_dated_by_the_deadline()
    {
        var rules = DeadlineRules.Default with { Margins = [new(DeadlineKind.DeliverBy, Days(3), T0 + Days(10)), new(DeadlineKind.DeliverBy, Days(2)), new(DeadlineKind.Payout, Days(5))] };
        rules.MarginOf(DeadlineKind.DeliverBy, T0 + Days(9)).ShouldBe(Days(2));
        rules.MarginOf(DeadlineKind.DeliverBy, T0 + Days(10)).ShouldBe(Days(3));
        rules.MarginOf(DeadlineKind.Payout, T0).ShouldBe(Days(5));
    }

    [Theory]
    [InlineData(DeadlineKind.Accept, 4)]
    [InlineData(DeadlineKind.Acknowledge, 4)]
    [InlineData(DeadlineKind.ShipByHard, 12)]
    [InlineData(DeadlineKind.ShipBySoft, 4)]
    [InlineData(DeadlineKind.FirstScan, 24)]
    [InlineData(DeadlineKind.DeliverBy, 24)]
    [InlineData(DeadlineKind.ReplyBy, 4)]
    [InlineData(DeadlineKind.DisputeBy, 48)]
    [InlineData(DeadlineKind.EvidenceBy, 24)]
    [InlineData(DeadlineKind.AutoConfirm, 0)]
    [InlineData(DeadlineKind.Payout, 0)]
    public void Every_kind_has_its_margin(DeadlineKind kind, double hours) => DeadlineRules.Default.MarginOf(kind, T0).ShouldBe(Hours(hours));

    [Fact]
    public void What_is_bought_of_another_line_is_no_cover_of_this_one()
    {
        var mugs = Mug with { Quantity = 2 };
        var order = APaidOrder(null, Shirts, mugs);
        order.Decides(new Decision.AllocationProposed(1, Alpha, [new(mugs.Id, 2)], order.Now)).Quoted(5m).Reads().Sends(TryKind.Create).Succeeds(5m);
        Find(order, DeadlineKind.ShipByHard)!.Value.Name.ShouldBe("l1");
    }

    [Fact]
    public void What_is_sent_once_more_has_no_ship_by_of_what_was_ordered()
    {
        var order = ((Event[])
        [
            Parcel(Number, T0, 1, new LineUnits(Shirts.Id, 1)), Scan(Number, ParcelPhase.Delivered, T0 + Days(1)),
            new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m, 30m) with { Cancelled = true }),
            new Decision.ClaimAnswered("k1", ClaimAnswer.Resent, "anna", "a picture", T0 + Days(2)) { Units = [new(Shirts.Id, 1)], Until = T0 + Days(30) },
        ]).Aggregate(ABoughtPurchase().Order, Fulfilment.Evolve);
        bool IsDue(Event taken) => Fulfilment.Evolve(order, taken).Deadlines(Policies.Default).Any(static deadline => deadline is { Kind: DeadlineKind.ShipByHard, Round: 0 });
        IsDue(new Decision.CancelAnswered("c1", false, AnswerReason.AlreadyShipped, 0, T0, [new(Shirts.Id, 1)])).ShouldBeFalse("the other was taken off");
        IsDue(new Decision.UnitsDropped(1, [new(Shirts.Id, 1)], 0, T0)).ShouldBeFalse("the other was dropped");
        IsDue(Paid(Shirts)).ShouldBeTrue("the other is to be bought again");
    }

    [Fact]
    public void What_is_only_noted_and_has_no_margin_asks_nobody()
    {
        var order = ABoughtPurchase();
        Plan plan = new(order.Order, Policies.Default, T0 + Days(9), default);
        Deadline noted = new(DeadlineKind.AutoConfirm, DeadlineSource.Policy, T0, TimeSpan.Zero);
        noted.Action.ShouldBe(DeadlineAction.TakeNote);
        DeadlinePlan.Heed(ref plan, noted);
        plan.ToAgenda().Asks.ShouldBeEmpty();
        DeadlinePlan.Heed(ref plan, noted with { Margin = Hours(1) });
        plan.ToAgenda().Asks.ShouldHaveSingleItem();
    }
}
