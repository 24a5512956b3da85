using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Cancelling;

/// <summary>How long a supplier hears a request to cancel, and how long a payment that a look did not find keeps a purchase open.</summary>
public sealed class WindowSpecs
{
    private static readonly Policies TenMinutes = With(SupplierTerms.SingleStep with { CancelFor = Minutes(10) });
    private static readonly Policies Drafts = With(SupplierTerms.SingleStep with { Kind = ProtocolKind.DraftThenPay, Steps = [PurchaseStep.Create, PurchaseStep.Pay] });

    private static Scenario Ask(Scenario order) => order.Told(new CancelAsked("c1", CancelOrigin.Buyer, order.Now, order.Now + Hours(48)));

    [Fact]
    public void Within_its_window_the_supplier_is_asked_and_behind_it_it_counts_as_having_refused()
    {
        Ask(ABoughtPurchase(TenMinutes)).Plans(TryKind.CancelPurchase).ShouldBeTrue();
        var late = Ask(ABoughtPurchase(TenMinutes).Waits(Minutes(10)));
        late.Plans(TryKind.CancelPurchase).ShouldBeFalse();
        late.Decided<CancelAnswered>().ShouldBe(new CancelAnswered("c1", false, AnswerReason.SupplierRefused, 0, late.Now));
    }

    [Fact]
    public void Behind_its_window_what_the_marketplace_cancels_is_written_off_without_asking()
    {
        var order = ABoughtPurchase(TenMinutes).Waits(Minutes(10)).Told(Sale(SaleStatus.Cancelled, 0, 2, Shirts));
        order.Plans(TryKind.CancelPurchase).ShouldBeFalse();
        order.Decided<CostWrittenOff>().Amount.ShouldBe(Euro(30m));
    }

    [Fact]
    public void What_was_credited_in_full_is_not_asked_back_by_hand()
    {
        var order = ABoughtPurchase().Told(Sale(SaleStatus.Cancelled, 0, 2, Shirts)).Sends(TryKind.CancelPurchase).Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m, 30m))).Fails(DeclineReason.TooLate);
        order.Asks(AskKind.CancelByHand).ShouldBeFalse();
    }

    [Fact]
    public void A_payment_that_a_look_did_not_find_holds_the_purchase_open_until_it_can_arrive_no_more()
    {
        var order = AnIntendedPurchase(Drafts).Sends(TryKind.Create).Ends(Outcome.Done, new SupplierOrderSeen(1, At(SupplierOrderStatus.Draft)))
            .Sends(TryKind.Pay).Ends(Outcome.Unknown).FindsNothing().Waits(Minutes(3)).FindsNothing();
        order = Ask(order);
        order.DecidedNo<PurchaseClosed>();
        order.DecidedNo<CancelAnswered>();
        order.Waits(Minutes(5)).Agenda.Todos.ShouldContain(new Todo.ResolveDoubt(1, new(TryKind.Pay, 1), 1));
        order.Told(new AbsenceSeen(new(TryKind.Pay, 1), 1, order.Now)).Decided<CancelAnswered>().Reason.ShouldBe(AnswerReason.NothingBought);
    }
}
