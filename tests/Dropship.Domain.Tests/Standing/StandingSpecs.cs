using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Standing;

/// <summary>What an order says of the merchant, at each moment of its life, and when the sum of them is near a limit.</summary>
public sealed class StandingSpecs
{
    private static readonly OrderLine Due = Shirts with { ShipBy = T0 + Days(3) };

    private static OrderStanding Of(Scenario order, Policies? policies = null) => OrderStanding.Of(order.Order, policies ?? Policies.Default, order.Now)!.Value;

    [Fact]
    public void An_order_is_judged_by_its_hand_over_or_when_ship_by_has_passed()
    {
        Of(APaidOrder(null, Due)).ShouldSatisfyAllConditions(open => open.ShippedLate.ShouldBeNull(), open => open.ShipBy.ShouldBe(Due.ShipBy), open => open.ShipsAt.ShouldBe(T0));
        Of(APaidOrder(null, Due).Waits(Days(3))).ShippedLate.ShouldBeNull("ship-by itself is in time");
        Of(APaidOrder(null, Due).Waits(Days(3) + Minutes(1))).ShippedLate.ShouldBe(true);
        Of(AShippedOrder(null, Due)).ShippedLate.ShouldBe(false);
        Of(ABoughtPurchase(null, Due).Waits(Days(3)).HandedOver()).ShippedLate.ShouldBe(true);
        Of(APaidOrder(null, Due with { ShipBy = null }).Waits(Days(90))).ShouldSatisfyAllConditions(free => free.ShippedLate.ShouldBeNull("nobody has said until when"), free => free.ShipBy.ShouldBeNull());
    }

    [Fact]
    public void Tracking_and_delivery_count_against_the_shop_only_after_their_time()
    {
        var order = AShippedOrder();
        Of(order).ShouldSatisfyAllConditions(young => young.Untracked.ShouldBeNull(), young => young.Unconfirmed.ShouldBeNull());
        Of(order.Waits(Days(10) + Minutes(1))).ShouldSatisfyAllConditions(old => old.Untracked.ShouldBe(true), old => old.Unconfirmed.ShouldBeNull());
        Of(order.Waits(Days(35))).Unconfirmed.ShouldBe(true);
        Of(ACompletedOrder()).ShouldSatisfyAllConditions(done => done.Untracked.ShouldBe(false), done => done.Unconfirmed.ShouldBe(false));
        Of(APaidOrder().Waits(Days(90))).ShouldSatisfyAllConditions(open => open.Untracked.ShouldBeNull(), open => open.Unconfirmed.ShouldBeNull());
    }

    [Fact]
    public void A_delivery_is_held_against_the_promise()
    {
        Of(APromised(T0 + Days(7)).HandedOver().Arrives()).DeliveredLate.ShouldBe(false);
        Of(APromised(T0 + Days(6)).HandedOver().Arrives()).DeliveredLate.ShouldBe(true);
        Of(APromised(T0 + Days(7)).HandedOver()).DeliveredLate.ShouldBeNull();
        Of(APromised(null).HandedOver().Arrives()).DeliveredLate.ShouldBeNull("nothing was promised");
    }

    [Fact]
    public void Refunds_count_and_what_nobody_supplies_counts_as_cancelled_by_the_shop()
    {
        Of(ACompletedOrder()).ShouldSatisfyAllConditions(done => done.Cancelled.ShouldBe(false), done => done.Refunded.ShouldBe(false));
        var order = ACompletedOrder();
        Of(order.Told(new RefundSeen("r1", Euro(1m), order.Now))).Refunded.ShouldBe(true);
        var unsupplied = APaidOrder();
        Of(unsupplied.Decides(new Decision.UnitsDropped(1, [new(Shirts.Id, 2)], 0, unsupplied.Now))).Cancelled.ShouldBe(true);
    }

    [Fact]
    public void What_was_never_paid_says_nothing_but_its_ratings()
    {
        var order = new Scenario().Told(Sale(SaleStatus.Unpaid, 0, 1, Due), new RatingSeen("s1", 1, 4, T0)).Waits(Days(9));
        Of(order).ShouldBe(new OrderStanding(order.Order.Latest()!.PlacedAt, null, null, null, null, null, null, null, null, 1, 4));
        OrderStanding.Of(new Order(new(new("shop"), new("o-1"))), Policies.Default, T0).ShouldBeNull();
    }

    [Fact]
    public void A_supplier_s_own_promise_is_the_forecast()
    {
        var policies = Policies.Default with { Deadlines = Policies.Default.Deadlines with { Suppliers = new Dictionary<SupplierId, SupplierTime> { [Alpha] = new(WorkCalendar.Always, 5) } } };
        var order = ABoughtPurchase(policies, Due);
        Of(order, policies).ShouldSatisfyAllConditions(open => open.ShipsAt!.Value.ShouldBeGreaterThan(Due.ShipBy!.Value), open => open.ShippedLate.ShouldBeNull());
        var count = MerchantStanding.Count([Of(order, policies), Of(AShippedOrder(null, Due))], StandingMeasure.LateShipment, T0 - Days(1));
        count.ShouldBe(new StandingCount(StandingMeasure.LateShipment, 1, 0, 1, 1));
        (count.Rate, count.Forecast).ShouldBe((0m, 0.5m));
        MerchantStanding.Count([Of(order, policies)], StandingMeasure.LateShipment, T0 + Days(1)).Open.ShouldBe(0, "before the window");
    }

    [Fact]
    public void Every_measure_counts_who_failed_of_those_that_were_judged_and_ratings_by_the_stars_that_are_missing()
    {
        OrderStanding One(bool failed, int ratings, int stars) => new(T0, failed, failed, failed, failed, failed, failed, null, null, ratings, stars);
        OrderStanding[] orders = [One(true, 2, 7), One(false, 1, 5), One(true, 0, 0), new(T0, null, null, null, null, null, null, null, null, 0, 0)];
        foreach (var measure in new[] { StandingMeasure.LateShipment, StandingMeasure.LateDelivery, StandingMeasure.NoValidTracking, StandingMeasure.NoConfirmedDelivery, StandingMeasure.Cancelled, StandingMeasure.Refunded })
            MerchantStanding.Count(orders, measure, T0).ShouldBe(new StandingCount(measure, 3, 2), "an order of the first moment counts");
        var ratings = MerchantStanding.Count(orders, StandingMeasure.Rating, T0);
        (ratings.Counted, ratings.Bad, ratings.Rate, ratings.Forecast).ShouldBe((3, 3, 4m, 4m));
        (new StandingCount(StandingMeasure.Refunded, 0, 0).Rate, new StandingCount(StandingMeasure.Refunded, 0, 0).Forecast).ShouldBe((null, null));
    }

    [Fact]
    public void A_limit_counts_from_the_order_that_makes_enough_and_is_crossed_only_beyond_it()
    {
        StandingLevel Late(int counted, int bad, int open = 0, int willFail = 0) => new StandingCount(StandingMeasure.LateShipment, counted, bad, open, willFail).Against(new(StandingMeasure.LateShipment, 0.06m, Days(30), T0, 10), 0.75m);
        Late(8, 8, 2, 2).ShouldBe(StandingLevel.AtRisk, "ten with the open ones");
        Late(10, 1).ShouldBe(StandingLevel.Breached);
        Late(200, 9).ShouldBe(StandingLevel.Good, "just three quarters of the budget");
        StandingLevel Rated(int counted, int bad) => new StandingCount(StandingMeasure.Rating, counted, bad).Against(new(StandingMeasure.Rating, 4m, Days(30), T0, 4), 0.75m);
        (Rated(4, 3), Rated(4, 4)).ShouldBe((StandingLevel.Good, StandingLevel.Warned));
    }

    [Fact]
    public void Several_parcels_that_were_scanned_and_delivered_are_so_together()
    {
        var order = ABoughtPurchase(null, Due).HandedOver(new LineUnits(Shirts.Id, 1)).Told(Parcel(Second, T0 + Days(1), 1, new LineUnits(Shirts.Id, 1)), Scan(Second, ParcelPhase.PickedUp, T0 + Days(1)));
        Of(order).Untracked.ShouldBe(false, "one was picked up");
        order.Arrives().Arrives(Second);
        Of(order).ShouldSatisfyAllConditions(done => done.Untracked.ShouldBe(false), done => done.Unconfirmed.ShouldBe(false));
    }

    [Fact]
    public void Up_to_its_time_a_scan_or_a_delivery_is_not_missed_yet()
    {
        var order = AShippedOrder();
        var handed = order.Now;
        Of(order.At(handed + Policies.Default.Standing.ScanWithin)).Untracked.ShouldBeNull();
        Of(order.At(handed + Policies.Default.Standing.DeliverWithin)).Unconfirmed.ShouldBeNull();
    }

    [Fact]
    public void Handed_over_is_what_the_supplier_tells_or_else_the_first_scan()
    {
        Of(ABoughtPurchase(null, Due).Told(Parcel(Number), Scan(Number, ParcelPhase.PickedUp, T0 + Days(4))).At(T0 + Days(5))).ShippedLate.ShouldBe(true);
        Of(ABoughtPurchase(null, Due).Told(Parcel(Number, T0 + Days(2)), Scan(Number, ParcelPhase.PickedUp, T0 + Days(4))).At(T0 + Days(5))).ShippedLate.ShouldBe(false);
    }

    [Fact]
    public void Who_ships_in_the_last_moment_ships_in_time()
    {
        OrderStanding Open(Instant ships) => new(T0, null, null, null, null, null, null, ships, T0 + Days(3), 0, 0);
        MerchantStanding.Count([Open(T0 + Days(3)), Open(T0 + Days(3) + Minutes(1))], StandingMeasure.LateShipment, T0).ShouldBe(new StandingCount(StandingMeasure.LateShipment, 0, 0, 2, 1));
        Of(ABoughtPurchase(null, Due).Waits(Days(2)).HandedOver()).ShippedLate.ShouldBe(false, "handed over at ship-by itself");
    }

    [Fact]
    public void An_order_says_when_it_ships_only_while_it_is_waited_for_and_not_late_already()
    {
        Of(AShippedOrder(null, Due)).ShouldSatisfyAllConditions(gone => gone.ShipsAt.ShouldBeNull(), gone => gone.ShipBy.ShouldBeNull());
        Of(APaidOrder(null, Due).Waits(Days(4))).ShouldSatisfyAllConditions(late => late.ShipsAt.ShouldBeNull(), late => late.ShipBy.ShouldBeNull());
        Of(APaidOrder(null, Due with { ShipBy = null })).ShouldSatisfyAllConditions(free => free.ShipsAt.ShouldBe(T0), free => free.ShipBy.ShouldBeNull());
    }

    [Theory]
    [InlineData(100, 4, 0, 0, StandingLevel.Good)]
    [InlineData(100, 5, 0, 0, StandingLevel.Warned)]
    [InlineData(100, 4, 20, 2, StandingLevel.Warned)]
    [InlineData(100, 4, 20, 8, StandingLevel.AtRisk)]
    [InlineData(100, 6, 0, 0, StandingLevel.Warned)]
    [InlineData(100, 7, 20, 0, StandingLevel.Breached)]
    [InlineData(9, 9, 0, 0, StandingLevel.Good)]
    [InlineData(0, 0, 0, 0, StandingLevel.Good)]
    public void The_level_counts_what_the_open_orders_will_use(int counted, int bad, int open, int willFail, StandingLevel level) =>
        new StandingCount(StandingMeasure.LateShipment, counted, bad, open, willFail).Against(new(StandingMeasure.LateShipment, 0.06m, Days(30), T0, 10), 0.75m).ShouldBe(level);

    [Theory]
    [InlineData(10, 5, StandingLevel.Good)]
    [InlineData(10, 8, StandingLevel.Warned)]
    [InlineData(10, 10, StandingLevel.Warned)]
    [InlineData(10, 11, StandingLevel.Breached)]
    public void Ratings_are_judged_by_the_stars_that_are_missing(int ratings, int missing, StandingLevel level)
    {
        var count = new StandingCount(StandingMeasure.Rating, ratings, missing);
        count.Rate.ShouldBe(5m - (missing / 10m));
        count.Against(new(StandingMeasure.Rating, 4m, Days(30), T0), 0.75m).ShouldBe(level);
    }

    [Fact]
    public void The_latest_limit_that_holds_counts()
    {
        var rules = StandingRules.None with { Limits = [new(StandingMeasure.Refunded, 0.1m, Days(63), T0), new(StandingMeasure.Refunded, 0.05m, Days(63), T0 + Days(9)), new(StandingMeasure.Rating, 4m, Days(30), T0)] };
        rules.LimitOf(StandingMeasure.Refunded, T0 - Days(1)).ShouldBeNull();
        rules.LimitOf(StandingMeasure.Refunded, T0 + Days(8))!.Value.Limit.ShouldBe(0.1m);
        rules.LimitOf(StandingMeasure.Refunded, T0 + Days(9))!.Value.Limit.ShouldBe(0.05m);
        rules.LimitOf(StandingMeasure.LateShipment, T0 + Days(9)).ShouldBeNull();
    }

    [Fact]
    public void A_queue_goes_at_the_pace_of_late_and_what_waits_longest_goes_first()
    {
        Scenario[] gone = [.. Enumerable.Range(1, 4).Select(_ => ABoughtPurchase(null, Due).HandedOver())];
        Scenario[] waiting = [.. Enumerable.Range(1, 3).Select(_ => ABoughtPurchase(null, Due))];
        var pace = Seen(T0 + Days(2), [.. gone, .. waiting]);
        pace.Expected(Alpha, T0 - Days(9)).ShouldBe(T0 + Days(2.5), "four in two days: the first goes half a day from now");
        pace.Expected(Alpha, T0 + Days(9)).ShouldBe(T0 + Days(4), "the fourth place");
        pace.NewWait.ShouldBe(Days(2));
        pace.Expected(Beta, T0).ShouldBeNull();
        Seen(T0 + Days(2), waiting).ShouldSatisfyAllConditions(quiet => quiet.NewWait.ShouldBeNull("it may only just have begun"), quiet => quiet.Expected(Alpha, T0).ShouldBeNull());
        Seen(T0 + Days(8), [.. gone, .. waiting]).NewWait.ShouldBe(Days(7), "of seven days: hand-overs of the first count still");
        Seen(T0 + Days(9), [.. gone, .. waiting]).NewWait.ShouldBe(Days(7), "it has stopped");
        Seen(T0 + Days(2)).NewWait.ShouldBeNull();

        OrderStanding.Of(waiting[0].Order, Policies.Default, T0 + Days(2), Seen(T0 + Days(2), [.. gone, .. waiting]))!.Value.ShipsAt!.Value.ShouldBeGreaterThan(T0 + Days(2));
        OrderStanding.Of(APaidOrder(null, Due).Order, Policies.Default, T0, Seen(T0 + Days(2), [.. gone, .. waiting]))!.Value.ShipsAt.ShouldBe(T0 + Days(2), "what is not bought yet stands at the end of the queue");
    }

    [Fact]
    public void What_was_given_up_or_has_gone_waits_no_more()
    {
        var given = ABoughtPurchase(null, Due);
        given.Decides(new Decision.SupplierGivenUp(1, given.Now));
        Seen(T0 + Days(2), ABoughtPurchase(null, Due).HandedOver(), given).NewWait.ShouldBe(Days(2), "one in two days, and none before it");
    }

    [Fact]
    public void The_load_is_the_wait_beside_the_time_of_the_newest_order()
    {
        OrderStanding Open(Instant paid, int days) => new(paid, null, null, null, null, false, false, paid, paid + Days(days), 0, 0);
        MerchantStanding.Load([Open(T0 + Days(1), 4), Open(T0, 9), Of(AShippedOrder())], Days(3)).ShouldBe(new SalesLoad(Days(3), Days(4)));
        new SalesLoad(Days(3), Days(4)).Part.ShouldBe(0.75);
        MerchantStanding.Load([], Days(3)).Part.ShouldBeNull();
        new SalesLoad(null, Days(4)).Part.ShouldBeNull();
    }

    [Fact]
    public void The_intake_tightens_at_once_and_loosens_by_one_level_where_there_is_room()
    {
        var rules = StandingRules.None with { ExtraHandling = 2, SlowTo = 0.4m };
        var (normal, warned, slow) = (SalesIntake.Normal, new SalesIntake(2, 1m), new SalesIntake(2, 0.4m));
        var (room, full) = (new SalesLoad(Days(1), Days(6)), new SalesLoad(Days(5), Days(6)));
        normal.Next(StandingLevel.Good, default, rules).ShouldBe(normal);
        normal.Next(StandingLevel.Warned, room, rules).ShouldBe(warned);
        normal.Next(StandingLevel.AtRisk, room, rules).ShouldBe(slow);
        warned.Next(StandingLevel.Breached, room, rules).ShouldBe(slow);
        slow.Next(StandingLevel.Good, room, rules).ShouldBe(warned);
        slow.Next(StandingLevel.AtRisk, room, rules).ShouldBe(slow);
        warned.Next(StandingLevel.Good, room, rules).ShouldBe(normal);
        normal.Next(StandingLevel.Good, full, rules).ShouldBe(warned, "new orders would nearly be late");
        normal.Next(StandingLevel.Warned, full, rules).ShouldBe(slow);
        warned.Next(StandingLevel.Good, full, rules).ShouldBe(slow);
        slow.Next(StandingLevel.Good, new(Days(4), Days(6)), rules).ShouldBe(slow, "there is no room yet");
        slow.Next(StandingLevel.Good, new(Days(3), Days(6)), rules).ShouldBe(warned);
        warned.Next(StandingLevel.Good, new(Days(3), Days(6)), rules).ShouldBe(warned, "without the added days it had four, and would wait three");
        warned.Next(StandingLevel.Good, new(Days(2), Days(6)), rules).ShouldBe(normal);
    }

    private static HandOverPace Seen(Instant now, params Scenario[] orders) =>
        HandOverPace.Count(orders.SelectMany(order => HandOverPace.Of(order.Order, Days(7), now).AsEnumerable()), Days(7), now);

    private static Scenario APromised(Instant? by) => new Scenario().Told(Sale(SaleStatus.Paid, 0, 1, Shirts) with { DeliverBy = by }).Offered(Alpha).Quoted().Reads().Sends(TryKind.Create).Succeeds();

    [Fact]
    public void A_shop_that_must_slow_down_does_so_whatever_room_there_is_and_a_good_one_is_not_held_for_want_of_room()
    {
        StandingRules rules = new();
        SalesIntake warned = new(rules.ExtraHandling, 1m), slow = new(rules.ExtraHandling, rules.SlowTo);
        warned.Next(StandingLevel.AtRisk, new(Days(3), Days(6)), rules).ShouldBe(slow);
        SalesIntake.Normal.Next(StandingLevel.Good, new(Days(4), Days(6)), rules).ShouldBe(SalesIntake.Normal);
    }

    [Fact]
    public void Of_no_time_at_all_a_wait_is_no_part() => new SalesLoad(Days(1), TimeSpan.Zero).Part.ShouldBeNull();

    [Fact]
    public void What_was_delivered_late_and_came_back_was_not_delivered() =>
        Of(APromised(T0 + Days(6)).HandedOver().Arrives().Told(Scan(Number, ParcelPhase.Returned, T0 + Days(9)))).DeliveredLate.ShouldBeNull();

    [Fact]
    public void A_purchase_is_recent_for_so_long_after_the_suppliers_word_or_else_the_first_scan_of_its_own_parcels()
    {
        bool IsRecent(Instant now, params Fact[] facts) => HandOverPace.Of(facts.Aggregate(ABoughtPurchase().Order, Fulfilment.Evolve), Days(7), now).ShouldHaveSingleItem().IsRecent;
        Fact scan = Scan(Number, ParcelPhase.PickedUp, T0 + Days(3));
        var moment = TimeSpan.FromMilliseconds(1);
        IsRecent(T0 + Days(8), Parcel(Number, T0 + Days(1)), scan).ShouldBeTrue();
        IsRecent(T0 + Days(8) + moment, Parcel(Number, T0 + Days(1)), scan).ShouldBeFalse();
        IsRecent(T0 + Days(10), Parcel(Number), scan).ShouldBeTrue();
        IsRecent(T0 + Days(2), Parcel(Second, T0 + Days(1), 2)).ShouldBeFalse("it is another purchase's");
        IsRecent(T0 + Days(2), Parcel(Number)).ShouldBeFalse();
    }

    [Fact]
    public void The_longest_waiting_goes_first_in_whatever_order_purchases_are_counted_and_of_one_moment_all_are_first()
    {
        HandOver Waiting(double day) => new(Alpha, T0 + Days(day), false, true);
        var pace = HandOverPace.Count([Waiting(2), Waiting(1), Waiting(1), new(Alpha, T0, true, false)], Days(7), T0 + Days(4));
        pace.Expected(Alpha, T0 + Days(1)).ShouldBe(T0 + Days(8));
        pace.Expected(Alpha, T0 + Days(2)).ShouldBe(T0 + Days(16));
    }

    [Fact]
    public void A_supplier_that_may_only_just_have_begun_has_not_stopped()
    {
        Instant? Expected(Instant now) => HandOverPace.Count([new(Alpha, T0, false, true)], Days(7), now).Expected(Alpha, T0);
        Expected(T0 + Days(7)).ShouldBeNull();
        Expected(T0 + Days(8)).ShouldBe(T0 + Days(15));
    }
}
