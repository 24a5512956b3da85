using Dropship.Domain.Tests.Deadlines;
using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Buying;

/// <summary>The ladder in a supplier's own work days, and what follows its end: bought elsewhere, if the cancel is confirmed or the loss accepted.</summary>
public sealed class LadderSpecs
{
    private static readonly Chasing Elsewhere = Chasing.Default with { WhenDefaulted = WhenDefaulted.AcceptLoss, TimeToDeliver = Days(10), GiveUpWhenLate = Days(2) };

    private static Policies Working(WorkCalendar calendar, int? handling = null, Chasing? chasing = null) => Policies.Default with
    {
        Chasing = chasing ?? Chasing.Default,
        Deadlines = DeadlineRules.Default with { Suppliers = new Dictionary<SupplierId, SupplierTime> { [Alpha] = new(calendar, handling) } },
    };

    /// <summary>Bought on a Monday at 10:00 by UTC, reminders sent as they fall due.</summary>
    private static List<Instant> Reminders(Scenario order, Instant until)
    {
        List<Instant> sent = [];
        while (order.Now < until)
        {
            if (order.Plans(TryKind.Urge)) sent.Add(order.Sends(TryKind.Urge).Ends(Outcome.Done).Now);
            order.Reads().Wakes();
        }

        return sent;
    }

    // Given up at T0 + 6 days, with the cancel refused.
    private static Scenario Defaulted(Policies policies) =>
        APaidOrder(policies).Offered(Alpha, Beta).Quoted().Reads().Sends(TryKind.Create).Succeeds().At(T0 + Days(6)).Reads().Sends(TryKind.CancelPurchase).Fails(DeclineReason.TooLate);

    [Fact]
    public void Reminders_keep_to_the_suppliers_work_days()
    {
        // Ship-by is Friday 16th, 10:00; acted on at 22:00 the evening before. The supplier rests from Saturday 10th to Tuesday 13th.
        WorkCalendar calendar = new(Zone.Utc, Calendars.Weekend, [new("X", new(2026, 1, 12), "closed", new(2026, 1, 13))], Hours(24));
        var order = ABoughtPurchase(Working(calendar), Shirts with { ShipBy = T0 + Days(11) });
        Reminders(order, T0 + Days(10.6)).ShouldBe([T0 + Days(3.25), T0 + Days(9) + Minutes(288), T0 + Days(10.5)], "6.5 days of work lie between; half of them end on Thursday 8th, four fifths on Wednesday 14th");
    }

    [Fact]
    public void A_supplier_is_pressed_before_a_long_closure_and_not_within()
    {
        WorkCalendar calendar = new(Zone.Utc, [], [new("CN", new(2026, 1, 8), "Spring Festival", new(2026, 1, 20))], Hours(24));
        var order = ABoughtPurchase(Working(calendar), Shirts with { ShipBy = T0 + Days(14) });
        var sent = Reminders(order, T0 + Days(13));
        sent.Count.ShouldBe(2);
        sent.ShouldAllBe(at => calendar.IsWorkDay(DateOnly.FromDateTime(at.ToDateTimeOffset().UtcDateTime)));
        order.Agenda.WakeAt!.Value.ShouldBeLessThanOrEqualTo(T0 + Days(13.5), "ship-by lies within the closure, and a person is asked all the same");
    }

    [Fact]
    public void Its_own_ship_by_is_pressed_for_first_and_the_marketplaces_once_more()
    {
        var order = ABoughtPurchase(Working(WorkCalendar.Always, 2), Shirts with { ShipBy = T0 + Days(8) });
        // Its own: the end of Wednesday, less 4 hours: 58 hours from the purchase.
        Reminders(order, T0 + Days(7.6)).ShouldBe([T0 + Hours(29), T0 + Hours(53), T0 + Hours(77), T0 + Days(7.5)], "two of them pushed by the gap of a day");
        order.Asks(AskKind.LateSupplier).ShouldBeTrue();
    }

    [Fact]
    public void An_acknowledgement_that_is_missing_is_asked_for()
    {
        var policies = Policies.Default with { Deadlines = DeadlineRules.Default with { AcknowledgeWithin = Days(1) } };
        Reminders(ABoughtPurchase(policies), T0 + Days(1))[0].ShouldBe(T0 + Hours(20));
        Reminders(ABoughtPurchase(policies).Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Acknowledged))), T0 + Days(1.5)).ShouldBeEmpty();
    }

    [Fact]
    public void A_rung_that_was_slept_through_is_not_made_up_for()
    {
        var order = ABoughtPurchase().At(T0 + Days(3.2)).Reads().Sends(TryKind.Urge).Ends(Outcome.Done);
        order.Order.Tries.Count(tried => tried.Key.Kind == TryKind.Urge).ShouldBe(1);
        Reminders(order, T0 + Days(5)).ShouldBe([T0 + Days(4.2)]);
    }

    [Fact]
    public void A_supplier_that_is_too_late_in_its_own_work_time_is_given_up()
    {
        WorkCalendar calendar = new(Zone.Utc, Calendars.Weekend, [], Hours(24));
        var order = ABoughtPurchase(Working(calendar, chasing: Elsewhere));
        order.At(T0 + Days(7.99)).DecidedNo<SupplierGivenUp>();
        order.At(T0 + Days(8)).Decided<SupplierGivenUp>().Round.ShouldBe(1);
    }

    [Fact]
    public void When_the_cancel_is_confirmed_the_units_are_bought_elsewhere()
    {
        var order = APaidOrder(Policies.Default with { Chasing = Elsewhere }).Offered(Alpha, Beta).Quoted().Reads().Sends(TryKind.Create).Succeeds()
            .At(T0 + Days(6)).Reads().Sends(TryKind.CancelPurchase).Ends(Outcome.Done, new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m, 30m) with { Cancelled = true }));
        order.Decided<AllocationProposed>().Supplier.ShouldBe(Beta);
        order.Quoted(31m).Decided<PurchaseIntended>().Units.ShouldBe([new(Shirts.Id, 2)]);
    }

    [Fact]
    public void After_a_default_it_is_searched_once_more()
    {
        var order = ABoughtPurchase().At(T0 + Days(60)).Sends(TryKind.CancelPurchase).Ends(Outcome.Done, new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m, 30m) with { Cancelled = true }));
        order.Plans<Todo.FindOffers>().ShouldBeTrue();
        order.Offered(Alpha, Beta).Decided<AllocationProposed>().Supplier.ShouldBe(Beta);
    }

    [Fact]
    public void A_loss_is_accepted_by_the_rules_and_the_units_are_bought_elsewhere()
    {
        var order = Defaulted(Policies.Default with { Chasing = Elsewhere });
        order.Decided<CostWrittenOff>().Amount.ShouldBe(Euro(30m));
        order.Decided<AllocationProposed>().Supplier.ShouldBe(Beta);
        order.Stage().ShouldBe(new PurchaseStage.WrittenOff(Euro(30m)));
        order.Quoted(31m).Decided<PurchaseIntended>().Judged.Committed.ShouldBe(Euro(30m), "the loss counts against the order's ceiling");
        order.Refusal(new TryOpened(new(TryKind.Urge, 1, 1), 1, order.Now, order.Now + Minutes(1))).ShouldBe(RefusalCode.WrongStage);
        order.Order.Balance(Account.WrittenOff, Eur).ShouldBe(Euro(30m));
    }

    [Fact]
    public void The_next_supplier_has_a_time_of_its_own_and_is_not_given_up_in_the_same_moment()
    {
        var order = Defaulted(Policies.Default with { Chasing = Elsewhere }).Quoted(31m).Reads().Sends(TryKind.Create).Succeeds(31m, round: 2);
        order.Order.Purchase(2)!.GivenUpAt.ShouldBeNull("it was bought two days after ship-by, in another's place");
        order.At(T0 + Days(12)).Reads().Order.Purchase(2)!.GivenUpAt.ShouldBeNull();
        order.At(T0 + Days(13)).Reads().Order.Purchase(2)!.GivenUpAt.ShouldBe(T0 + Days(13), "five days to ship, and two of patience");
    }

    [Fact]
    public void Nor_is_it_where_the_buyer_paid_long_ago()
    {
        var order = APaidOrder(Policies.Default with { Chasing = Chasing.Default with { WhenDefaulted = WhenDefaulted.AcceptLoss } }).Offered(Alpha, Beta).Quoted().Reads().Sends(TryKind.Create).Succeeds()
            .At(T0 + Days(60)).Reads().Sends(TryKind.CancelPurchase).Fails(DeclineReason.TooLate).Quoted(31m).Reads().Sends(TryKind.Create).Succeeds(31m, round: 2);
        order.Order.Purchase(1)!.GivenUpAt.ShouldNotBeNull();
        order.At(T0 + Days(119)).Reads().Order.Purchase(2)!.GivenUpAt.ShouldBeNull();
        order.At(T0 + Days(120)).Reads().Order.Purchase(2)!.GivenUpAt.ShouldNotBeNull();
    }

    [Fact]
    public void A_loss_is_accepted_by_a_person_and_the_units_are_bought_elsewhere()
    {
        var order = Defaulted(Policies.Default with { Chasing = Chasing.Default with { GiveUpWhenLate = Days(2) } });
        order.DecidedNo<CostWrittenOff>();
        order.Asks(AskKind.CancelByHand).ShouldBeTrue();
        order.Order.OpenUnits(Shirts.Id).ShouldBe(0);
        order.Decides(new CostWrittenOff(1, Euro(30m), order.Now, Replace: true)).Decided<AllocationProposed>().Supplier.ShouldBe(Beta);
        order.Asks(AskKind.CancelByHand).ShouldBeFalse();
    }

    [Fact]
    public void What_was_written_off_because_nobody_wanted_it_is_not_bought_again_when_it_is_wanted_once_more()
    {
        var order = APaidOrder().Offered(Alpha, Beta).Quoted().Reads().Sends(TryKind.Create).Succeeds().Told(Sale(SaleStatus.Cancelled, 0, 2, Shirts)).Sends(TryKind.CancelPurchase).Fails(DeclineReason.TooLate);
        order.Decided<CostWrittenOff>().Replace.ShouldBeFalse();
        order.Told(Sale(SaleStatus.Paid, 1, 3, Shirts)).At(T0 + Days(60)).Reads();
        order.Order.Purchase(1)!.GivenUpAt.ShouldNotBeNull();
        order.Order.OpenUnits(Shirts.Id).ShouldBe(0, "it is paid and may ship: a person decides");
        order.Order.Allocations.Count.ShouldBe(1);
    }

    [Fact]
    public void A_loss_without_a_default_opens_nothing()
    {
        var order = ABoughtPurchase().Decides(new CostWrittenOff(1, Euro(30m), T0, Replace: true));
        order.Order.OpenUnits(Shirts.Id).ShouldBe(0);
        order.At(T0 + Days(60)).Order.OpenUnits(Shirts.Id).ShouldBe(2, "given up later, it is open as well");
    }

    [Fact]
    public void No_loss_is_accepted_while_the_cancel_is_in_doubt_or_asked_for_by_the_buyer()
    {
        var order = APaidOrder(Policies.Default with { Chasing = Elsewhere }).Offered(Alpha, Beta).Quoted().Reads().Sends(TryKind.Create).Succeeds().At(T0 + Days(6)).Reads().Sends(TryKind.CancelPurchase).Ends(Outcome.Unknown);
        order.Waits(Hours(5)).DecidedNo<CostWrittenOff>();
        order.Order.Purchase(1)!.IsAbandoned.ShouldBeFalse();
        var asked = APaidOrder(Policies.Default with { Chasing = Elsewhere, WhenSupplierRefuses = WhenSupplierRefuses.Refuse }).Offered(Alpha, Beta).Quoted().Reads().Sends(TryKind.Create).Succeeds().At(T0 + Days(6)).Reads().Sends(TryKind.CancelPurchase).Told(new CancelAsked("c1", CancelOrigin.Buyer, T0 + Days(6)));
        asked.Order.Purchase(1)!.IsAbandoned.ShouldBeFalse();
    }

    [Fact]
    public void No_loss_is_accepted_when_a_part_is_handed_over_or_the_charge_is_unknown()
    {
        var policies = Policies.Default with { Chasing = Elsewhere };
        var part = APaidOrder(policies).Offered(Alpha, Beta).Quoted().Reads().Sends(TryKind.Create).Succeeds().Told(Parcel(Number, T0 + Days(1), 1, new LineUnits(Shirts.Id, 1))).At(T0 + Days(6)).Reads().Sends(TryKind.CancelPurchase).Fails(DeclineReason.TooLate);
        part.Asks(AskKind.CancelByHand).ShouldBeTrue();
        var unknown = APaidOrder(policies).Offered(Alpha, Beta).Quoted().Reads().Sends(TryKind.Create).Ends(Outcome.Done, new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid))).Reads().At(T0 + Days(6)).Reads().Sends(TryKind.CancelPurchase).Fails(DeclineReason.TooLate);
        unknown.Asks(AskKind.CancelByHand).ShouldBeTrue();
        unknown.Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m))).Decided<CostWrittenOff>();
    }

    [Fact]
    public void Without_time_for_another_nothing_is_written_off_and_what_is_credited_is_given_back()
    {
        var late = Elsewhere with { TimeToDeliver = Days(15) };   // deliver-by is day 20, and it is day 6
        Defaulted(Policies.Default with { Chasing = late }).Asks(AskKind.CancelByHand).ShouldBeTrue();
        var credited = APaidOrder(Policies.Default with { Chasing = late }).Offered(Alpha, Beta).Quoted().Reads().Sends(TryKind.Create).Succeeds()
            .At(T0 + Days(6)).Reads().Sends(TryKind.CancelPurchase).Ends(Outcome.Done, new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m, 30m) with { Cancelled = true }));
        credited.Decided<UnitsDropped>();
        credited.Decided<RefundDecided>().Amount.ShouldBe(Euro(45m));
    }

    [Fact]
    public void What_was_written_off_and_ships_after_all_is_delivered()
    {
        var order = Defaulted(Policies.Default with { Chasing = Elsewhere }).Told(Parcel(Number, T0 + Days(6)));
        order.Order.OpenUnits(Shirts.Id).ShouldBe(0);
        order.Arrives().Order.Demanded()[0].Delivered.ShouldBe(2);
    }
}
