using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Cancelling;

/// <summary>A request for an order of which a part has gone, and a request for a part: split by quantity.</summary>
public sealed class PartSpecs
{
    private static readonly Few<LineUnits> One = [new(Shirts.Id, 1)];
    private static readonly SupplierOrder CutShort = At(SupplierOrderStatus.PartShipped, 30m) with { Cancelled = true };

    private static Scenario Ask(Scenario order, Few<LineUnits> units = default) => order.Told(new CancelAsked("c1", CancelOrigin.Buyer, T0, order.Now + Hours(48), units));

    private static Scenario PartShipped() => ABoughtPurchase().HandedOver(new LineUnits(Shirts.Id, 1));

    [Fact]
    public void What_has_not_gone_is_asked_back_and_the_rest_refused()
    {
        var order = Ask(PartShipped());
        order.Plans(TryKind.CancelPurchase).ShouldBeTrue();
        order.Sends(TryKind.CancelPurchase).Ends(Outcome.Done, new SupplierOrderSeen(1, CutShort));
        order.Decided<CancelAnswered>().ShouldBe(new CancelAnswered("c1", false, AnswerReason.AlreadyShipped, 0, order.Now, One));
        order.Decided<RefundDecided>().Amount.ShouldBe(Euro(22.5m));
        order.Order.IsWithdrawn().ShouldBeFalse();
        order.Order.Demanded().ShouldHaveSingleItem().ShouldBe(new LineDemand(Shirts, 0, 0, 1, 0, 1, 0, 0, 0));
    }

    [Fact]
    public void A_supplier_that_keeps_the_rest_keeps_the_order_whole()
    {
        var order = Ask(PartShipped()).Sends(TryKind.CancelPurchase).Fails(DeclineReason.TooLate);
        order.Decided<CancelAnswered>().ShouldBe(new CancelAnswered("c1", false, AnswerReason.AlreadyShipped, 0, order.Now));
        order.DecidedNo<RefundDecided>();
    }

    [Fact]
    public void When_the_request_runs_out_what_has_not_gone_is_taken_off_and_asked_back_on()
    {
        var order = Ask(PartShipped()).Waits(Hours(48));
        order.Decided<CancelAnswered>().Units.ShouldBe(One);
        order.Decided<RefundDecided>().Amount.ShouldBe(Euro(22.5m));
        order.Plans(TryKind.CancelPurchase).ShouldBeTrue();
    }

    [Fact]
    public void A_unit_that_was_taken_off_and_ships_all_the_same_is_not_told_to_the_marketplace()
    {
        var order = Ask(PartShipped()).Waits(Hours(48));
        order.Told(Parcel(Second, T0 + Hours(49)) with { Units = One });
        order.Agenda.Todos.OfType<Todo.Send>().Select(send => send.Key.Name).ShouldNotContain(Second.Value);
    }

    [Fact]
    public void What_a_supplier_cut_short_is_bought_elsewhere_and_what_has_gone_is_not_given_back()
    {
        var order = PartShipped().Told(new SupplierOrderSeen(1, CutShort));
        order.Order.Demanded().ShouldHaveSingleItem().Shipped.ShouldBe(1);
        order.Order.OpenUnits(Shirts.Id).ShouldBe(0, "the policy drops what nobody else supplies");
        order.Decided<RefundDecided>().Amount.ShouldBe(Euro(22.5m));
    }

    [Fact]
    public void A_purchase_cut_short_ends_when_its_rest_is_credited_and_its_parcels_have_arrived()
    {
        var order = PartShipped().Told(new SupplierOrderSeen(1, CutShort));
        Ended(order).ShouldBeFalse();
        order.Told(new SupplierOrderSeen(1, CutShort with { Credited = Euro(15m) }), new ScanSeen(Number, ParcelPhase.Delivered, ParcelIncident.None, T0 + Hours(2)));
        Ended(order).ShouldBeTrue();
        order.Waits(Days(20)).Asks(AskKind.MissingCredit).ShouldBeFalse();
    }

    private static bool Ended(Scenario order) => order.Order.HasEnded(order.Order.Purchase(1)!, order.Now);

    [Fact]
    public void A_request_for_a_part_takes_what_is_open()
    {
        var order = Ask(APaidOrder(), One);
        order.Decided<CancelAnswered>().ShouldBe(new CancelAnswered("c1", true, AnswerReason.NothingBought, 0, order.Now, One));
        order.Order.OpenUnits(Shirts.Id).ShouldBe(1);
        order.Decided<RefundDecided>().Amount.ShouldBe(Euro(22.5m));
    }

    [Fact]
    public void A_purchase_that_is_not_sent_is_closed_and_the_rest_bought_anew()
    {
        var order = Ask(AnIntendedPurchase(), One);
        order.Happened.OfType<PurchaseClosed>().ShouldHaveSingleItem().Reason.ShouldBe(CloseReason.Voided);
        order.Happened.OfType<AllocationProposed>().ShouldHaveSingleItem().Units.ShouldBe(One);
    }

    [Fact]
    public void A_part_of_what_was_bought_as_a_whole_is_refused()
    {
        var order = Ask(ABoughtPurchase(), One);
        order.Decided<CancelAnswered>().ShouldBe(new CancelAnswered("c1", false, AnswerReason.SupplierRefused, 0, order.Now));
        order.Plans(TryKind.CancelPurchase).ShouldBeFalse();
    }

    [Fact]
    public void A_request_for_all_that_a_purchase_holds_asks_it_back()
    {
        var order = Ask(ABoughtPurchase(), [new(Shirts.Id, 2)]).Sends(TryKind.CancelPurchase).Ends(Outcome.Done, new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m, 30m) with { Cancelled = true }));
        order.Decided<CancelAnswered>().Accepted.ShouldBeTrue();
        order.Decided<RefundDecided>().Amount.ShouldBe(Euro(45m));
        order.Sends(TryKind.Refund).Ends(Outcome.Done).Phase.ShouldBe(Phase.Refunded);
    }

    [Fact]
    public void An_answer_takes_no_more_than_there_is_and_never_the_whole_of_what_has_gone_in_part()
    {
        var order = Ask(PartShipped());
        CancelAnswered Answer(bool accepted, Few<LineUnits> units) => new("c1", accepted, AnswerReason.AlreadyShipped, 0, order.Now, units);
        order.Refusal(Answer(true, [])).ShouldBe(RefusalCode.BeyondDemand);
        order.Refusal(Answer(false, [new(Shirts.Id, 2)])).ShouldBe(RefusalCode.BeyondDemand);
        order.Refusal(Answer(false, [new(Shirts.Id, 0)])).ShouldBe(RefusalCode.BeyondDemand);
        order.Refusal(Answer(false, [.. One, .. One])).ShouldBe(RefusalCode.BeyondDemand);
        order.Decides(Answer(false, One)).Order.Demanded().ShouldHaveSingleItem().Withdrawn.ShouldBe(1);
    }

    [Fact]
    public void Of_two_tellings_of_one_request_the_same_counts_whatever_came_first()
    {
        CancelAsked whole = new("c1", CancelOrigin.Buyer, T0), part = whole with { Units = One };
        var one = Fulfilment.Evolve(Fulfilment.Evolve(APaidOrder().Order, whole), part);
        Fulfilment.Evolve(Fulfilment.Evolve(APaidOrder().Order, part), whole).Cancels.ShouldBe(one.Cancels);
    }
}
