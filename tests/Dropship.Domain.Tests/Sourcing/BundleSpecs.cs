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
}
