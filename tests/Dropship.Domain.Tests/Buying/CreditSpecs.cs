using Dropship.Domain.Tests.Disputing;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Disputing.DisputeSpecs;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Buying;

/// <summary>What of a purchase came back where vendors tell several currencies, and what becomes of one that nobody wants and a dispute could not undo.</summary>
public sealed class CreditSpecs
{
    private static Money? Credited(params Fact[] told) => told.Aggregate(new Order(new(new("shop"), new("o-1"))), Fulfilment.Evolve).Purchase(1)!.Credited;

    private static SupplierOrderSeen Shown(decimal? charged = null, Money? credited = null) => new(1, At(SupplierOrderStatus.Paid, charged) with { Credited = credited });

    private static DisputeSeen Brought(Money? back, string id = "d-7") => Seen(DisputeStage.Refunded, ours: 0, id: id) with { PaidBack = back };

    [Fact]
    public void A_dispute_brings_back_money_of_the_currency_that_was_charged_or_else_of_the_first()
    {
        Credited(Shown(30m), Brought(new(3m, Usd))).ShouldBeNull("it was charged in EUR");
        Credited(Shown(30m), Brought(Euro(3m)), Brought(Euro(4m), "d-8")).ShouldBe(Euro(7m));
        Credited(Shown(), Brought(Euro(3m)), Brought(new(4m, Usd), "d-8"), Brought(Euro(2m), "d-9")).ShouldBe(Euro(5m));
        Credited(Shown(30m, new(5m, Usd)), Brought(Euro(3m))).ShouldBe(new Money(5m, Usd), "what the order itself shows is believed");
        Credited(Shown(30m, Euro(5m))).ShouldBe(Euro(5m));
    }

    [Fact]
    public void Refused_is_read_once_more_before_it_is_written_off()
    {
        var order = ABoughtPurchase(With(DisputeSpecs.Disputing)).Told(Sale(SaleStatus.Cancelled, 0, 2, Shirts)).Waits(Hours(1)).Sends(TryKind.OpenDispute).Fails(DeclineReason.Declined);
        order.DecidedNo<Decision.CostWrittenOff>();
        order.Plans<Todo.ReadPurchase>().ShouldBeTrue("who refuses may have cancelled already");
        order.Reads().Decided<Decision.CostWrittenOff>().Amount.ShouldBe(Euro(30m));
    }

    [Fact]
    public void Won_without_a_sum_it_is_waited_for_until_the_credit_is_due()
    {
        var order = ABoughtPurchase(With(DisputeSpecs.Disputing)).Told(Sale(SaleStatus.Cancelled, 0, 2, Shirts)).Sends(TryKind.OpenDispute).Ends(Outcome.Done, Seen(DisputeStage.Refunded));
        order.Waits(order.Policies.Chasing.CreditWithin).Agenda.Asks.Count(static ask => ask.Kind == AskKind.MissingCredit).ShouldBe(2, "once for the dispute without a sum, once for the money that does not come");
    }

    [Fact]
    public void Where_the_shop_accepts_a_loss_what_a_dispute_could_not_undo_is_written_off_and_bought_anew()
    {
        var policies = With(DisputeSpecs.Disputing) with { Chasing = Policies.Default.Chasing with { WhenDefaulted = WhenDefaulted.AcceptLoss } };
        var order = ABoughtPurchase(policies).Decides(new Decision.SupplierGivenUp(1, T0)).Waits(Hours(1)).Sends(TryKind.OpenDispute).Fails(DeclineReason.Declined);
        order.DecidedNo<Decision.CostWrittenOff>();
        order.Reads().Decided<Decision.CostWrittenOff>().ShouldSatisfyAllConditions(one => one.Amount.ShouldBe(Euro(30m)), one => one.Replace.ShouldBeTrue());
        order.Asks(AskKind.CancelByHand).ShouldBeFalse();
    }

    [Fact]
    public void What_was_lost_to_a_supplier_that_takes_no_dispute_is_put_to_a_person_while_it_is_wanted()
    {
        var order = ABoughtPurchase(With(DisputeSpecs.Disputing)).Decides(new Decision.SupplierGivenUp(1, T0));
        order.Sends(TryKind.OpenDispute).Fails(DeclineReason.Unsupported).Reads();
        order.Agenda.Asks.ShouldContain(ask => ask.Kind == AskKind.CancelByHand && ask.Subject == $"alpha: {Bought}", order.Transcript);
        order.DecidedNo<Decision.CostWrittenOff>();
    }

    [Fact]
    public void Where_the_shop_disputes_nothing_that_it_does_not_need_a_person_cancels_and_what_is_open_goes_on()
    {
        var never = With(DisputeSpecs.Disputing) with { Claims = Policies.Default.Claims with { DisputeUnwanted = false } };
        var order = ABoughtPurchase(never).Told(Sale(SaleStatus.Cancelled, 0, 2, Shirts));
        order.DecidedNo<Decision.DisputeDecided>();
        order.Asks(AskKind.CancelByHand).ShouldBeTrue();

        var open = ABoughtPurchase(With(DisputeSpecs.Disputing)).Told(Sale(SaleStatus.Cancelled, 0, 2, Shirts)).Sends(TryKind.OpenDispute).Ends(Outcome.Done, Seen());
        open.Under(_ => never).Asks(AskKind.CancelByHand).ShouldBeFalse("the supplier has not answered");
    }

    [Fact]
    public void A_refusal_that_came_before_we_sent_anything_is_read_once_more_as_well()
    {
        var order = ABoughtPurchase(With(DisputeSpecs.Disputing)).Waits(Hours(1)).Told(Sale(SaleStatus.Cancelled, 0, 2, Shirts)).Told(Seen(DisputeStage.Refused));
        order.DecidedNo<Decision.CostWrittenOff>();
        order.Plans<Todo.ReadPurchase>().ShouldBeTrue();
        order.Reads().Decided<Decision.CostWrittenOff>().Amount.ShouldBe(Euro(30m));
    }

    [Fact]
    public void What_a_dispute_could_not_undo_is_asked_about_since_it_was_decided_and_else_since_the_supplier_was_given_up()
    {
        static Instant Since(Scenario order) => order.Agenda.Asks.Single(static ask => ask.Kind == AskKind.CancelByHand).Since;
        Scenario Bought() => ABoughtPurchase(With(DisputeSpecs.Disputing)).Waits(Hours(1));
        var refused = Bought();
        refused.Decides(new Decision.SupplierGivenUp(1, T0)).Sends(TryKind.OpenDispute).Fails(DeclineReason.Declined);
        Since(refused).ShouldBe(T0 + Hours(1));

        var other = Bought();
        other.Decides(Dispute(other)).Sends(TryKind.OpenDispute).Ends(Outcome.Done, Seen()).Waits(Hours(1)).Decides(new Decision.SupplierGivenUp(1, other.Now));
        Since(other).ShouldBe(T0 + Hours(2), "a dispute about its goods is open, and ours is not taken beside it");

        var asked = Bought();
        asked.Decides(Dispute(asked)).Sends(TryKind.OpenDispute).Ends(Outcome.Done, Seen()).Told(new CancelAsked("c1", CancelOrigin.Buyer, asked.Now));
        Since(asked).ShouldBe(T0);
    }

    [Fact]
    public void What_was_credited_in_full_and_is_not_cancelled_is_no_loss_to_accept()
    {
        var policies = With(DisputeSpecs.Disputing) with { Chasing = Policies.Default.Chasing with { WhenDefaulted = WhenDefaulted.AcceptLoss } };
        var order = ABoughtPurchase(policies).Decides(new Decision.SupplierGivenUp(1, T0)).Sends(TryKind.OpenDispute);
        order.Told(Shown(30m, Euro(30m))).Fails(DeclineReason.Declined).Reads();
        order.DecidedNo<Decision.CostWrittenOff>();
        order.Asks(AskKind.CancelByHand).ShouldBeTrue(order.Transcript);
    }

    [Fact]
    public void Of_a_purchase_that_nobody_decided_a_person_is_told_that_only_a_dispute_about_it_is_known() =>
        APaidOrder().Told(Brought(null)).Agenda.Asks.ShouldContain(new Ask(AskKind.UnknownPurchase, "round 1: only a dispute about it is known", T0 - Hours(1)));
}
