using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Cancelling;

/// <summary>What a request may still take, which purchases it asks back, and which parcels nobody waits for any more.</summary>
public sealed class WithdrawingSpecs
{
    private static readonly Few<LineUnits> One = [new(Shirts.Id, 1)];
    private static readonly Few<LineUnits> Two = [new(Shirts.Id, 2)];

    private static Order After(Order order, params Event[] history) => history.Aggregate(order, Fulfilment.Evolve);

    private static CancelAnswered TakenOff(Few<LineUnits> units) => new("c1", false, AnswerReason.AlreadyShipped, 0, T0, units);

    private static Event[] Told(Parcel parcel, Outcome outcome) =>
        [new TryOpened(new(TryKind.Publish, 0, Name: parcel.Number.Value), 1, T0, T0 + Minutes(1)), new TryClosed(new(TryKind.Publish, 0, Name: parcel.Number.Value), 1, outcome, T0)];

    // One of two shirts was taken off; each of the two went in a parcel of its own.
    private static Order TwoParcels(Instant? first = null) =>
        After(APaidOrder().Order, TakenOff(One), Parcel(Number, first, 1, new LineUnits(Shirts.Id, 1)), Parcel(Second, T0, 1, new LineUnits(Shirts.Id, 1)));

    private static (bool First, bool Second) Surplus(Order order) => (order.IsSurplus(order.Parcel(Number)!), order.IsSurplus(order.Parcel(Second)!));

    [Fact]
    public void What_has_gone_or_was_taken_off_can_be_cancelled_no_more()
    {
        Withdrawing.Cancellable(new(Shirts with { Quantity = 20 }, 3, 4, 1, 2, 2, 1, 3, 4)).ShouldBe(7);
        Withdrawing.Cancellable(new(Shirts, 0, 0, 3, 0, 0, 0, 0, 0)).ShouldBe(0, "more went than is demanded");
    }

    [Fact]
    public void Of_two_parcels_nobody_was_told_of_the_second_is_too_many()
    {
        Surplus(TwoParcels(T0)).ShouldBe((false, true));
        Surplus(TwoParcels()).ShouldBe((false, false), "the first is not handed over");
    }

    [Fact]
    public void The_parcel_that_the_marketplace_was_told_of_is_the_one_that_counts()
    {
        var order = TwoParcels(T0);
        Surplus(After(order, Told(order.Parcel(Number)!, Outcome.Done))).ShouldBe((false, true));
        Surplus(After(order, Told(order.Parcel(Second)!, Outcome.Done))).ShouldBe((true, false));
        Surplus(After(order, Told(order.Parcel(Second)!, Outcome.Unknown))).ShouldBe((true, false), "it may know");
    }

    [Theory]
    [InlineData(Outcome.NotSent)]
    [InlineData(Outcome.Rejected)]
    public void What_it_did_not_take_it_was_not_told(Outcome outcome)
    {
        var order = TwoParcels(T0);
        Surplus(After(order, Told(order.Parcel(Second)!, outcome))).ShouldBe((false, true));
    }

    [Fact]
    public void A_parcel_that_names_no_units_holds_all_of_its_purchase()
    {
        var order = After(ABoughtPurchase().Order, Parcel(Number, T0), TakenOff(One));
        order.IsSurplus(order.Parcel(Number)!).ShouldBeTrue();
        var unknown = new Order(order.Key);
        unknown.IsSurplus(new(Number) { Units = One }).ShouldBeFalse("nothing was sold that we know of");
    }

    [Fact]
    public void A_request_takes_what_is_open_before_it_needs_a_purchase()
    {
        APaidOrder().Order.NeedsPurchases(Two).ShouldBeFalse();
        ABoughtPurchase().Order.NeedsPurchases(One).ShouldBeTrue();
        ABoughtPurchase().Order.NeedsPurchases([new(Mug.Id, 0)]).ShouldBeFalse();
    }

    [Fact]
    public void A_purchase_is_asked_back_only_for_what_is_wanted_beyond_the_open_units()
    {
        var order = After(ABoughtPurchase().Order, Sale(SaleStatus.Paid, 0, 2, Shirts with { Quantity = 3 }));
        bool AskedBack(Few<LineUnits> units) => After(order, new CancelAsked("c1", CancelOrigin.Buyer, T0, null, units)) is var asked && asked.IsAskedBack(asked.Purchase(1)!);
        AskedBack(Two).ShouldBeFalse("one of the two is open");
        AskedBack([new(Shirts.Id, 3)]).ShouldBeTrue();
    }

    [Fact]
    public void Units_that_were_dropped_although_they_are_bought_are_asked_back()
    {
        var order = After(ABoughtPurchase().Order, new UnitsDropped(1, Two, 0, T0));
        order.IsAskedBack(order.Purchase(1)!).ShouldBeTrue();
        var half = After(ABoughtPurchase().Order, new UnitsDropped(1, One, 0, T0));
        half.IsAskedBack(half.Purchase(1)!).ShouldBeFalse("a supplier cancels an order or leaves it");
    }

    [Theory]
    [InlineData(ParcelPhase.InTransit)]
    [InlineData(ParcelPhase.Delivered)]
    [InlineData(ParcelPhase.Returned)]
    [InlineData(ParcelPhase.Lost)]
    public void The_rest_of_a_purchase_is_asked_back_wherever_the_other_part_is(ParcelPhase phase)
    {
        var order = After(ABoughtPurchase().Order, Parcel(Number, T0, 1, new LineUnits(Shirts.Id, 1)), Scan(Number, phase, T0));
        order.IsAskedBack(order.Purchase(1)!).ShouldBeFalse();
        var less = After(order, TakenOff(One));
        less.IsAskedBack(less.Purchase(1)!).ShouldBeTrue();
        var all = After(less, Parcel(Second, T0, 1, new LineUnits(Shirts.Id, 1)));
        all.IsAskedBack(all.Purchase(1)!).ShouldBeFalse("nothing of it is left there");
    }

    [Fact]
    public void A_request_for_one_line_leaves_the_purchase_of_the_other_alone()
    {
        var order = APaidOrder(null, Shirts, Mug).Told(new OffersFound(1, T0, [new(Shirts.Id, Alpha, new("A"), 0), new(Mug.Id, Beta, new("B"), 0)]));
        order.Quoted(20m).Reads().Sends(TryKind.Create).Succeeds(20m).Quoted(5m).Order.Purchase(2)!.IsBought.ShouldBeFalse();
        order.Told(new CancelAsked("c1", CancelOrigin.Buyer, order.Now, order.Now + Hours(48), order.Order.Purchase(1)!.Intent!.Units)).DecidedNo<PurchaseClosed>();
        order.Plans(TryKind.CancelPurchase).ShouldBeTrue();
        order.Order.Purchase(2)!.Closed.ShouldBeNull("nobody asked for it, and it is not sent while a request is open");
    }

    [Fact]
    public void An_open_request_wakes_the_order_before_it_runs_out()
    {
        var order = APurchaseInDoubt(With(ByPerson)).Told(new CancelAsked("c1", CancelOrigin.Buyer, T0, T0 + Minutes(30)));
        order.Agenda.WakeAt.ShouldBe(T0 + Minutes(15), "half of its time, where that is less than the margin");
        order.Wakes().Decided<CancelAnswered>().Reason.ShouldBe(AnswerReason.Expired);
    }

    [Fact]
    public void The_suppliers_window_begins_when_it_was_bought_not_when_it_was_decided()
    {
        Scenario Asked(Instant at) => AnIntendedPurchase(With(SupplierTerms.SingleStep with { CancelFor = Minutes(10) })).Waits(Minutes(5)).Reads().Sends(TryKind.Create).Succeeds()
            .At(at).Told(new CancelAsked("c1", CancelOrigin.Buyer, at, at + Hours(48)));
        Asked(T0 + Minutes(15) - TimeSpan.FromMilliseconds(1)).Plans(TryKind.CancelPurchase).ShouldBeTrue();
        Asked(T0 + Minutes(15)).Plans(TryKind.CancelPurchase).ShouldBeFalse();
    }

    [Fact]
    public void And_a_reminder_does_not_make_it_longer()
    {
        var order = ABoughtPurchase(With(SupplierTerms.SingleStep with { CancelFor = Minutes(10) })).Waits(Minutes(9))
            .Given(new TryOpened(new(TryKind.Urge, 1, 1), 1, T0 + Minutes(9), T0 + Minutes(10)), new TryClosed(new(TryKind.Urge, 1, 1), 1, Outcome.Done, T0 + Minutes(9))).Waits(Minutes(1));
        order.Told(new CancelAsked("c1", CancelOrigin.Buyer, order.Now, order.Now + Hours(48))).Plans(TryKind.CancelPurchase).ShouldBeFalse();
    }

    [Fact]
    public void What_else_is_in_a_parcel_makes_none_of_it_too_much()
    {
        var order = After(APaidOrder(null, Shirts, Mug with { Quantity = 2 }).Order, TakenOff(One), Parcel(Number, T0, 1, new LineUnits(Shirts.Id, 1), new LineUnits(Mug.Id, 2)));
        order.IsSurplus(order.Parcel(Number)!).ShouldBeFalse();
    }

    [Fact]
    public void A_request_for_one_line_asks_back_nothing_of_which_another_line_is_wanted()
    {
        var order = After(ABoughtPurchase(null, Shirts, Mug).Order, new CancelAsked("c1", CancelOrigin.Buyer, T0, null, Two));
        order.IsAskedBack(order.Purchase(1)!).ShouldBeFalse();
    }

    [Fact]
    public void What_was_taken_off_and_goes_nevertheless_is_not_counted_as_cancelled()
    {
        After(AShippedOrder().Order, TakenOff(One)).Demanded()[0].Withdrawn.ShouldBe(0, "both have gone");
        var half = After(ABoughtPurchase().Order, Parcel(Number, T0, 1, new LineUnits(Shirts.Id, 1)), new UnitsDropped(1, One, 0, T0), TakenOff(One));
        half.Demanded()[0].ShouldSatisfyAllConditions(line => line.Withdrawn.ShouldBe(0), line => line.Unfillable.ShouldBe(1), line => line.Shipped.ShouldBe(1));
    }
}
