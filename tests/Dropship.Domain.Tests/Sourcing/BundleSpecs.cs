using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Sourcing;

/// <summary>A line that is put together from items of several suppliers: bought item by item, paid once each has a supplier, told and counted as whole units.</summary>
public sealed class BundleSpecs
{
    private static readonly OrderLine s_set = new(new("l1"), new Sku("TEASET"), 2, Euro(40m), Euro(0m), T0 + Days(4));
    private static readonly LineId s_cup = s_set.Id.Item("cup");
    private static readonly LineId s_lid = s_set.Id.Item("lid");
    private static readonly SupplierId s_gamma = new("gamma");
    private static readonly Few<Bundle> s_bundles = [new(s_set.Id, [new(s_cup, 0.75m), new(s_lid, 0.25m)])];

    private static Offer Of(LineId item, SupplierId supplier, decimal? price = null, int rank = 0) =>
        new(item, supplier, new($"{supplier}-{item}"), rank, Terms: price is { } known ? new(Euro(known)) : null) { Items = item == s_set.Id ? null : [s_cup, s_lid] };

    private static Scenario Offering(params Offer[] offers) => APaidOrder(Policies.Default with { PriceTolerance = 0m }, s_set).Told(new OffersFound(1, T0, [.. offers]));

    /// <summary>Cups of alpha for 30, lids of beta for 10: both are decided and none is sent.</summary>
    private static Scenario BothDecided() => Offering(Of(s_cup, Alpha, 30m), Of(s_lid, Beta, 10m)).Quoted(30m).Quoted(10m).Reads();

    private static Scenario BothBought() => BothDecided().Sends(TryKind.Create).Succeeds(30m).Sends(TryKind.Create).Succeeds(10m, 2);

    private static LineDemand Demand(Scenario scenario) => scenario.Order.Demanded().ShouldHaveSingleItem();

    [Fact]
    public void Every_item_is_bought_from_its_own_supplier_and_the_price_is_divided_by_cost()
    {
        var order = Offering(Of(s_cup, Alpha, 30m), Of(s_lid, Beta, 10m));
        var first = order.Decided<AllocationProposed>();
        (first.Supplier, first.Units).ShouldBe((Alpha, [new(s_cup, 2)]));
        first.Bundles.ShouldBe([new Bundle(s_set.Id, [new(s_cup, 0.75m), new(s_lid, 0.25m)])]);

        var second = order.Quoted(30m).Decided<AllocationProposed>();
        (second.Supplier, second.Units, second.Bundles).ShouldBe((Beta, [new(s_lid, 2)], null));
        order.Quoted(10m).Reads();
        order.Order.Purchases.Select(static purchase => purchase.Intent!.Units).ShouldBe([[new(s_cup, 2)], [new(s_lid, 2)]]);
        order.Order.Purchases.Select(static purchase => purchase.Intent!.Judged.Revenue).ShouldBe([Euro(60m), Euro(20m)]);
        (Demand(order).Open, Demand(order).Covered).ShouldBe((0, 2));
    }

    [Fact]
    public void One_supplier_of_two_items_gets_one_purchase()
    {
        var proposed = Offering(Of(s_cup, Alpha, 30m), Of(s_lid, Alpha, 10m)).Decided<AllocationProposed>();
        proposed.Units.ShouldBe([new(s_cup, 2), new(s_lid, 2)]);
    }

    [Fact]
    public void Who_delivers_all_of_it_goes_first_and_the_items_stand_in()
    {
        var order = Offering(Of(s_cup, Alpha), Of(s_lid, Beta), Of(s_set.Id, s_gamma, rank: 5));
        order.Decided<AllocationProposed>().Units.ShouldBe([new(s_set.Id, 2)]);
        order.Told(new QuoteRefused(1, DeclineReason.OutOfStock, order.Now));
        order.Decided<AllocationProposed>().Units.ShouldBe([new(s_cup, 2)]);
    }

    [Fact]
    public void Where_the_whole_is_too_dear_the_items_are_tried_before_a_person_is_asked()
    {
        var order = Offering(Of(s_cup, Alpha), Of(s_lid, Beta), Of(s_set.Id, s_gamma, rank: 5)).Quoted(900m);
        order.Order.OpenHold.ShouldBeNull();
        order.Decided<AllocationProposed>().Units.ShouldBe([new(s_cup, 2)]);
    }

    [Fact]
    public void Half_a_bundle_is_none()
    {
        var order = Offering(Of(s_cup, Alpha));
        order.DecidedNo<AllocationProposed>();
        order.Order.Allocations.ShouldBeEmpty();
    }

    [Fact]
    public void Shares_are_even_while_a_price_is_not_known() =>
        Offering(Of(s_cup, Alpha, 30m), Of(s_lid, Beta)).Decided<AllocationProposed>().Bundles!.Value[0].Items.Select(static item => item.Share).ShouldBe([0.5m, 0.5m]);

    [Fact]
    public void Nothing_is_paid_for_before_every_item_has_a_supplier()
    {
        var order = Offering(Of(s_cup, Alpha), Of(s_lid, Beta)).Quoted(30m).Reads();
        order.Order.Purchases.Count.ShouldBe(1);
        order.Plans(TryKind.Create).ShouldBeFalse();
        order.Refusal(new TryOpened(new(TryKind.Create, 1), 1, order.Now, order.Now + Minutes(1))).ShouldBe(RefusalCode.WrongStage);
        order.Quoted(10m).Reads();
        order.Agenda.Todos.OfType<Todo.Send>().Select(static send => send.Key).ShouldBe([new(TryKind.Create, 1), new(TryKind.Create, 2)]);
    }

    [Fact]
    public void What_is_bought_as_items_is_not_bought_whole_as_well()
    {
        var order = BothDecided();
        order.Refusal(new AllocationProposed(3, s_gamma, [new(s_set.Id, 1)], order.Now)).ShouldBe(RefusalCode.BeyondDemand);
        order.Refusal(new AllocationProposed(3, s_gamma, [new(s_cup, 1)], order.Now)).ShouldBe(RefusalCode.BeyondDemand);
    }

    [Fact]
    public void What_a_bundle_is_made_of_does_not_change_while_items_are_bought()
    {
        var order = Offering(Of(s_cup, Alpha), Of(s_lid, Beta)).Quoted(30m);
        order.Decides(new AllocationDropped(2, DropReason.NotNeeded, order.Now));
        var pot = s_set.Id.Item("pot");
        order.Refusal(new AllocationProposed(4, Beta, [new(pot, 2)], order.Now) { Bundles = [new(s_set.Id, [new(s_cup, 0.5m), new(pot, 0.5m)])] }).ShouldNotBeNull();
    }

    [Theory]
    [InlineData(0.5, 0.4)]
    [InlineData(1.5, -0.5)]
    public void Shares_make_one_whole_and_none_is_negative(double cup, double lid)
    {
        var order = APaidOrder(Policies.Default, s_set);
        order.Refusal(new AllocationProposed(1, Alpha, [new(s_cup, 1)], order.Now) { Bundles = [new(s_set.Id, [new(s_cup, (decimal)cup), new(s_lid, (decimal)lid)])] }).ShouldBe(RefusalCode.WrongStage);
        order.Refusal(new AllocationProposed(1, Alpha, [new(s_cup, 1)], order.Now)).ShouldBe(RefusalCode.Unknown);
    }

    [Fact]
    public void An_item_that_is_not_to_be_had_takes_the_others_with_it_before_they_are_paid()
    {
        var order = Offering(Of(s_cup, Alpha), Of(s_lid, Beta)).Quoted(30m);
        order.Told(new QuoteRefused(2, DeclineReason.OutOfStock, order.Now));
        while (order.Order.Settlement.Dropped.IsEmpty && order.Agenda.WakeAt is not null)
        {
            order.Wakes();
            if (order.Plans<Todo.FindOffers>()) order.Told(new OffersFound(order.Order.Searches.Count + 1, order.Now, [Of(s_cup, Alpha)]));
        }

        order.Order.Settlement.Dropped.ShouldHaveSingleItem().Units.ShouldBe([new(s_set.Id, 2)]);
        order.Order.Purchase(1)!.Closed!.Reason.ShouldBe(CloseReason.Voided);
        order.Order.Settlement.Decided.ShouldHaveSingleItem().Amount.ShouldBe(Euro(80m));
    }

    [Fact]
    public void A_unit_has_gone_when_all_its_items_have_and_is_told_once_with_the_first_items_number()
    {
        var order = BothBought();
        order.Waits(Days(1)).Reads().Told(Parcel(Number, order.Now, 1));
        (Demand(order).Covered, Demand(order).Shipped, Demand(order).Begun).ShouldBe((2, 0, 2));
        order.Plans(TryKind.Publish).ShouldBeFalse();
        order.Refusal(new TryOpened(new(TryKind.Publish, 0, Name: Number.Value), 1, order.Now, order.Now + Minutes(1))).ShouldBe(RefusalCode.WrongStage);

        order.Told(Parcel(Second, order.Now, 2));
        (Demand(order).Covered, Demand(order).Shipped, Demand(order).Begun).ShouldBe((0, 2, 0));
        order.Agenda.Todos.OfType<Todo.Send>().ShouldHaveSingleItem().Key.Name.ShouldBe(Number.Value);
        order.Order.ToldWith(order.Order.Parcels[0]).ShouldBe([new LineUnits(s_set.Id, 2)]);
        order.Order.ToldWith(order.Order.Parcels[1]).ShouldBeNull();

        order.Sends(TryKind.Publish).Ends(Outcome.Done).Arrives();
        (Demand(order).Shipped, Demand(order).Delivered).ShouldBe((2, 0));
        order.Arrives(Second);
        Demand(order).Delivered.ShouldBe(2);
    }

    [Fact]
    public void A_lost_item_is_a_lost_unit()
    {
        var order = BothBought();
        order.Waits(Days(1)).Reads().Told(Parcel(Number, order.Now, 1), Parcel(Second, order.Now, 2)).Arrives().Told(Scan(Second, ParcelPhase.Lost, order.Now));
        (Demand(order).Delivered, Demand(order).Lost).ShouldBe((0, 2));
    }

    [Fact]
    public void A_cancel_of_the_line_asks_every_supplier_back_and_gives_the_line_back()
    {
        var order = BothBought().Told(new CancelAsked("c-1", CancelOrigin.Buyer, T0 + Hours(1), null, [new(s_set.Id, 2)]));
        order.Agenda.Todos.OfType<Todo.Send>().Select(static send => send.Key).ShouldBe([new(TryKind.CancelPurchase, 1), new(TryKind.CancelPurchase, 2)], ignoreOrder: true);
        order.Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m, 30m) with { Cancelled = true }), new SupplierOrderSeen(2, At(SupplierOrderStatus.Paid, 10m, 10m, "so-2") with { Cancelled = true }));
        order.Order.Cancels.ShouldHaveSingleItem().Answer!.Units.ShouldBe([new(s_set.Id, 2)]);
        order.Order.Settlement.Decided.ShouldHaveSingleItem().Lines.ShouldBe([new(s_set.Id, Euro(80m))]);
    }

    [Fact]
    public void A_cancel_comes_too_late_for_a_unit_of_which_an_item_has_gone()
    {
        var order = BothBought();
        order.Waits(Days(1)).Reads().Told(Parcel(Number, order.Now, 1, new LineUnits(s_cup, 1)));
        order.Told(new CancelAsked("c-1", CancelOrigin.Buyer, order.Now, order.Now + Hours(1), [new(s_set.Id, 2)])).Waits(Hours(2));
        order.Order.Cancels.ShouldHaveSingleItem().Answer!.ShouldSatisfyAllConditions(answer => answer.Accepted.ShouldBeFalse(), answer => answer.Units.ShouldBe([new(s_set.Id, 1)]));
    }

    [Fact]
    public void A_supplier_that_falls_out_is_replaced_for_its_item_alone()
    {
        var order = Offering(Of(s_cup, Alpha, 30m), Of(s_lid, Beta, 10m), Of(s_lid, s_gamma, 11m, 1)).Quoted(30m).Quoted(10m).Reads();
        order.Told(new SaleSeen(0, 1, SaleStatus.Paid, T0 - Hours(1), T0, Euro(80m), [s_set], new("DE", "10"), T0 + Days(20)));
        var send = order.Agenda.Todos.OfType<Todo.Send>().Single(static todo => todo.Key.No == 2);
        order.Decides(new TryOpened(send.Key, 1, order.Now, send.Deadline)).Told(new TryClosed(send.Key, 1, Outcome.Rejected, order.Now, DeclineReason.OutOfStock));
        order.Order.OpenAllocation()!.Proposed!.ShouldSatisfyAllConditions(proposed => proposed.Supplier.ShouldBe(s_gamma), proposed => proposed.Units.ShouldBe([new(s_lid, 2)]));
        order.Plans(TryKind.Create).ShouldBeFalse();
    }

    // So many cups and lids are decided to be bought, and nothing else was offered.
    private static Scenario Decided(int cups, int lids, params OrderLine[] others)
    {
        var order = APaidOrder(Policies.Default, [s_set, .. others]);
        order.Decides(new AllocationProposed(1, Alpha, [new(s_cup, cups)], order.Now) { Bundles = s_bundles }).Quoted(5m);
        return lids == 0 ? order : order.Decides(new AllocationProposed(2, Beta, [new(s_lid, lids)], order.Now)).Quoted(5m);
    }

    private static Order After(Order order, params Event[] history) => history.Aggregate(order, Fulfilment.Evolve);

    private static CancelAsked Asked(int sets) => new("c1", CancelOrigin.Buyer, T0, null, [new(s_set.Id, sets)]);

    private static CancelAnswered TakenOff(int sets) => new("c1", false, AnswerReason.AlreadyShipped, 0, T0, [new(s_set.Id, sets)]);

    [Fact]
    public void Of_the_open_units_those_are_begun_of_which_an_item_is_bought()
    {
        (int, int, int) Counted(Scenario order) => (Demand(order).Open, Demand(order).Covered, Demand(order).Partly);
        Counted(Decided(1, 1)).ShouldBe((1, 1, 0));
        Counted(Decided(2, 1)).ShouldBe((1, 1, 1));
        Decided(1, 1).Order.Bindable(s_set.Id).ShouldBe(1);
        Decided(2, 1).Order.Bindable(s_set.Id).ShouldBe(0, "its cup is bought");
        Decided(2, 1).Order.Bindable(s_lid).ShouldBe(1);
    }

    [Theory]
    [InlineData(ParcelPhase.InTransit, ParcelPhase.Delivered, 2, 0, 0, 0)]
    [InlineData(ParcelPhase.Delivered, ParcelPhase.Delivered, 0, 2, 0, 0)]
    [InlineData(ParcelPhase.Delivered, ParcelPhase.Returned, 0, 0, 2, 0)]
    [InlineData(ParcelPhase.Returned, ParcelPhase.Returned, 0, 0, 2, 0)]
    [InlineData(ParcelPhase.Returned, ParcelPhase.Lost, 0, 0, 0, 2)]
    public void A_unit_is_as_far_as_the_item_of_it_that_is_least_far(ParcelPhase cups, ParcelPhase lids, int shipped, int delivered, int returned, int lost)
    {
        var order = After(BothBought().Order, Parcel(Number, T0 + Days(1), 1), Parcel(Second, T0 + Days(1), 2), Scan(Number, cups, T0 + Days(3)), Scan(Second, lids, T0 + Days(3)));
        order.Demanded().ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            line => (line.Shipped, line.Delivered, line.Returned, line.Lost).ShouldBe((shipped, delivered, returned, lost)),
            line => (line.Open, line.Covered, line.Begun).ShouldBe((0, 0, 0)));
        order.HoldsItems(s_set.Id).ShouldBeTrue("what has gone was bought");
    }

    [Fact]
    public void A_unit_that_is_sent_once_more_takes_each_of_its_items_once_more()
    {
        var order = After(BothBought().Order, new ClaimAnswered("k1", ClaimAnswer.Resent, "anna", "a picture", T0) { Units = [new(s_set.Id, 1)], Until = T0 + Days(30) });
        (order.Bindable(s_cup), order.Bindable(s_lid)).ShouldBe((1, 1));
    }

    [Fact]
    public void What_was_taken_off_takes_no_items_any_more()
    {
        After(Decided(1, 0).Order, TakenOff(1)).Bindable(s_cup).ShouldBe(0);
        var order = After(Decided(2, 0).Order, TakenOff(2));
        order.IsAskedBack(order.Purchase(1)!).ShouldBeTrue();
        Fulfilment.Take(order, new Command.Decide(new TryOpened(new(TryKind.Create, 1), 1, T0, T0 + Minutes(1)))).Refused.ShouldBe(new Refusal(RefusalCode.BeyondDemand, "another item of its units is not to be had: it is not wanted any more"));
    }

    [Fact]
    public void A_request_takes_units_that_are_open_before_those_that_are_begun()
    {
        var order = Decided(1, 0).Order;
        order.NeedsPurchases([new(s_set.Id, 1)]).ShouldBeFalse();
        order.NeedsPurchases([new(s_set.Id, 2)]).ShouldBeTrue();
        bool AskedBack(int sets) => After(order, Asked(sets)) is var asked && asked.IsAskedBack(asked.Purchase(1)!);
        AskedBack(1).ShouldBeFalse();
        AskedBack(2).ShouldBeTrue();
    }

    [Fact]
    public void What_is_bought_beside_a_bundle_does_not_wait_for_its_items_nor_fall_with_them()
    {
        var order = Decided(1, 0, Mug);
        order.Decides(new AllocationProposed(2, Beta, [new(Mug.Id, 1)], order.Now)).Quoted(5m);
        order.Order.AwaitsItems(order.Order.Purchase(1)!).ShouldBeTrue();
        order.Order.AwaitsItems(order.Order.Purchase(2)!).ShouldBeFalse();
        var less = After(order.Order, TakenOff(2));
        less.IsBeyondBundle(less.Purchase(1)!).ShouldBeTrue();
        less.IsBeyondBundle(less.Purchase(2)!).ShouldBeFalse();
    }

    [Fact]
    public void Only_items_of_the_bundle_that_is_proposed_are_bought_by_it()
    {
        var pot = s_set.Id.Item("pot");
        AllocationProposed Proposed(int no, LineId item, params BundleItem[] items) => new(no, Beta, [new(item, 1)], T0) { Bundles = [new(s_set.Id, [.. items])] };
        var order = APaidOrder(Policies.Default, s_set);
        order.Refusal(Proposed(1, pot, new(s_cup, 0.5m), new BundleItem(s_lid, 0.5m))).ShouldBe(RefusalCode.Unknown);
        order.Refusal(Proposed(1, s_cup, new(s_cup, 1m), new BundleItem(s_lid, 0m))).ShouldBeNull("an item may be a gift");
        order.Refusal(new AllocationProposed(1, Beta, [new(s_set.Id, 1), new(s_cup, 1)], T0) { Bundles = s_bundles }).ShouldBe(RefusalCode.BeyondDemand, "the cup would be bought twice");

        order.Decides(Proposed(1, s_cup, new(s_cup, 0.5m), new BundleItem(s_lid, 0.5m))).Decides(new AllocationDropped(1, DropReason.NotNeeded, T0));
        order.Order.HoldsItems(s_set.Id).ShouldBeFalse();
        order.Refusal(Proposed(2, pot, new BundleItem(pot, 1m))).ShouldBeNull("nothing is bought by the first");
    }

    [Fact]
    public void The_shares_of_a_bundle_stay_while_items_are_bought_by_it()
    {
        AllocationProposed lid = new(2, Beta, [new(s_lid, 1)], T0);
        var order = Decided(1, 0);
        order.Refusal(lid with { Bundles = s_bundles }).ShouldBeNull();
        Fulfilment.Take(order.Order, new Command.Decide(lid with { Bundles = [new(s_set.Id, [new(s_cup, 0.5m), new(s_lid, 0.5m)])] })).Refused.ShouldBe(new Refusal(RefusalCode.WrongStage, "line l1 is bought by other items"));
    }

    [Fact]
    public void The_last_share_takes_what_rounding_leaves() =>
        Offering(Of(s_cup, Alpha, 10m), Of(s_lid, Beta, 20m)).Decided<AllocationProposed>().Bundles!.Value[0].Items.Select(static item => item.Share).ShouldBe([0.3333m, 0.6667m]);

    [Fact]
    public void Where_the_whole_is_too_dear_and_an_item_has_no_supplier_a_person_is_asked() =>
        Offering(Of(s_cup, Alpha), Of(s_set.Id, s_gamma, rank: 5)).Quoted(900m).Decided<OrderHeld>().Reason.ShouldBe(HoldReason.BelowMargin);

    [Fact]
    public void The_first_item_is_told_by_as_many_units_as_have_gone_and_never_before_it_has_gone_itself()
    {
        var both = BothBought().Order;
        Few<LineUnits>? ToldWith(TrackingNumber number, params Event[] parcels) => After(both, parcels) is var order ? order.ToldWith(order.Parcel(number)!) : null;
        ParcelSeen Cups(TrackingNumber number, params LineUnits[] units) => Parcel(number, T0, 1, units);
        ToldWith(Number, Cups(Number, new LineUnits(s_cup, 1)), Cups(Second, new LineUnits(s_cup, 1)), Parcel(new("YT000003"), T0, 2, new LineUnits(s_lid, 1))).ShouldBeNull("which of the two it is, nobody knows");
        ToldWith(Number, Parcel(Number, null, 1, new LineUnits(s_cup, 2)), Parcel(Second, T0, 2)).ShouldBeNull();
        ToldWith(Number, Cups(Number, new LineUnits(s_set.Id, 1), new LineUnits(s_cup, 1)), Parcel(Second, T0, 2)).ShouldBe([new LineUnits(s_set.Id, 2)]);
    }

    [Fact]
    public void Without_bundles_a_parcel_tells_what_it_says_itself()
    {
        var order = AShippedOrder().Order;
        order.ToldWith(order.Parcels[0]).ShouldBe(Few.Of<LineUnits>(), "empty for all");
    }
}
