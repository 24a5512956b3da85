using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Buying;

/// <summary>A purchase is judged once more when it is sent and when it is paid: quote, rates, and what the supplier wants by then.</summary>
public sealed class LastLookSpecs
{
    private static readonly Policies Staged = With(SupplierTerms.Staged with { HasWallet = false });
    private static readonly ExchangeRate Rate = new(Usd, Eur, 0.9m, T0 - Days(1));

    private static Scenario Draft(decimal due, Policies? policies = null, params SupplierId[] others)
    {
        var order = APaidOrder(policies ?? Staged).Offered([Alpha, .. others]).Quoted().Reads();
        order.Sends(TryKind.Create).Ends(Outcome.Done, Seen(SupplierOrderStatus.Draft)).Sends(TryKind.Cart).Ends(Outcome.Done, Seen(SupplierOrderStatus.InCart));
        return order.Sends(TryKind.Confirm).Ends(Outcome.Done, Seen(SupplierOrderStatus.Unpaid)).Sends(TryKind.Prepare).Ends(Outcome.Done, Seen(SupplierOrderStatus.Payable, due));
    }

    private static SupplierOrderSeen Seen(SupplierOrderStatus status, decimal? due = null) =>
        new(1, At(status) with { Due = due is { } amount ? Euro(amount) : null });

    private static Scenario Released(Scenario order) => order.Decides(new HoldReleased(order.Order.OpenHold!.Held.No, "anna", order.Now));

    private static Scenario InDollars(ExchangeRate rate, params SupplierId[] suppliers) =>
        APaidOrder(Policies.Default with { Rates = [rate] }).Offered(suppliers).Told(new QuoteSeen(1, new(30m, Usd), T0));

    [Fact]
    public void A_quote_that_ends_between_the_decision_and_the_wire_is_asked_for_anew()
    {
        var order = APaidOrder().Offered(Alpha).Quoted(30m, until: T0 + Minutes(30));
        order.Agenda.WakeAt.ShouldBe(T0 + Minutes(30));
        order.Waits(Minutes(30)).Decided<PurchaseClosed>().Reason.ShouldBe(CloseReason.QuoteEnded);
        order.Decided<AllocationProposed>().Supplier.ShouldBe(Alpha, "it has not failed");
        order.Quoted(31m).Decided<PurchaseIntended>().Round.ShouldBe(2);
    }

    [Fact]
    public void A_moment_before_its_end_a_quote_is_sent_and_at_its_end_no_try_passes()
    {
        var order = APaidOrder().Offered(Alpha).Quoted(30m, until: T0 + Minutes(30)).Reads();
        var end = T0 + Minutes(30);
        order.Refusal(new TryOpened(new(TryKind.Create, 1), 1, end - TimeSpan.FromMilliseconds(1), end + Minutes(1))).ShouldBeNull();
        order.Refusal(new TryOpened(new(TryKind.Create, 1), 1, end, end + Minutes(1))).ShouldBe(RefusalCode.WrongStage);
        order.Order.WhyNot(1, PurchaseStep.Create, order.Policies, end - TimeSpan.FromMilliseconds(1)).ShouldBeNull();
        order.Order.WhyNot(1, PurchaseStep.Create, order.Policies, end).ShouldBe("the quote has ended");
    }

    [Fact]
    public void A_quote_that_ended_while_its_purchase_was_in_doubt_decides_nothing()
    {
        var order = APaidOrder().Offered(Alpha).Quoted(30m, until: T0 + Minutes(30)).Reads().Sends(TryKind.Create).Ends(Outcome.Unknown).Waits(Hours(1));
        order.DecidedNo<PurchaseClosed>();
        order.Stage().ShouldBeOfType<PurchaseStage.InDoubt>();
    }

    [Fact]
    public void What_a_supplier_drops_when_it_comes_twice_is_repeated_as_it_was_whatever_the_rates_are_now()
    {
        var order = APaidOrder(With(Repeatable)).Offered(Alpha).Quoted(30m, until: T0 + Minutes(30)).Reads().Sends(TryKind.Create).Ends(Outcome.Unknown);
        order.Waits(Hours(1)).Reads().Plans(TryKind.Create).ShouldBeTrue(order.Transcript);
        order.Sends(TryKind.Create).Order.WhyNot(1, PurchaseStep.Create, order.Policies with { MinimumMargin = 0.9m }, order.Now).ShouldBeNull();
    }

    [Fact]
    public void Three_quotes_that_ended_unsent_are_enough_of_a_supplier()
    {
        var order = APaidOrder().Offered(Alpha);
        for (var i = 0; i < 3; i++) order.Quoted(30m, until: order.Now + Minutes(30)).Waits(Minutes(30));
        order.DecidedNo<AllocationProposed>();
        order.Decided<UnitsDropped>();
    }

    [Fact]
    public void A_rate_that_moved_before_anything_was_sent_is_judged_by()
    {
        var order = InDollars(Rate, Alpha, Beta);
        order.Agenda.Todos.ShouldBe([new Todo.ReadSale()]);
        order.Under(rules => rules with { Rates = [Rate, new(Usd, Eur, 1.6m, T0)] }).Decided<PurchaseClosed>().Reason.ShouldBe(CloseReason.BelowMargin);
        order.Decided<AllocationProposed>().Supplier.ShouldBe(Beta);
    }

    [Fact]
    public void And_without_another_offer_the_sum_is_to_be_approved()
    {
        var order = InDollars(Rate, Alpha).Under(rules => rules with { Rates = [Rate, new(Usd, Eur, 1.6m, T0)] });
        var held = order.Decided<OrderHeld>();
        (held.Reason, held.Wanted).ShouldBe((HoldReason.BelowMargin, new Approval(new(30m, Usd), [new(Shirts.Id, 2)], 1)));
        held.Detail.ShouldBe("30.00 USD to alpha for 2 x l1: 48.00 EUR goods and freight of 45.00 EUR leaves -3.00 EUR, -6.67 %; the floor is 0 %");
        Released(order).Reads().Plans(TryKind.Create).ShouldBeTrue(order.Transcript);
    }

    [Fact]
    public void A_rate_that_moved_lowers_what_may_be_charged_before_it_stops_the_purchase()
    {
        var order = InDollars(Rate, Alpha);
        var intent = order.Order.Purchases[0].Intent!;
        order.Order.MayCharge(intent, order.Policies, T0).ShouldBe(new Money(30.60m, Usd));
        order.Order.MayCharge(intent, order.Policies with { Rates = [Rate with { Rate = 1.48m }] }, T0).ShouldBe(new Money(30.40m, Usd));
    }

    [Fact]
    public void A_repeat_may_charge_what_the_first_try_might_whatever_rates_have_done_since()
    {
        var keyed = With(SupplierTerms.SingleStep with { Kind = ProtocolKind.UniqueReference, Horizon = Days(1) }) with { Rates = [Rate, new(Usd, Eur, 1.48m, T0 + Minutes(1)), new(Usd, Eur, 1.40m, T0 + Minutes(5))] };
        var order = APaidOrder(keyed).Offered(Alpha).Told(new QuoteSeen(1, new(30m, Usd), T0)).Reads().Waits(Minutes(1));
        var intent = order.Order.Purchases[0].Intent!;
        intent.Ceiling.ShouldBe(new Money(30.60m, Usd));
        order.Order.MayCharge(intent, order.Policies, order.Now).ShouldBe(new Money(30.40m, Usd));
        order.Sends(TryKind.Create).Ends(Outcome.Unknown).Waits(Minutes(10)).Sends(TryKind.Create);
        order.Order.MayCharge(intent, order.Policies, order.Now).ShouldBe(new Money(30.40m, Usd), "the supplier drops a repeat that reads otherwise");
    }

    [Fact]
    public void A_rate_that_expired_before_anything_was_sent_holds_the_order_at_its_end()
    {
        var order = InDollars(Rate with { Until = T0 + Hours(1) }, Alpha);
        order.Agenda.WakeAt.ShouldBe(T0 + Hours(1));
        order.Waits(Hours(1)).Decided<OrderHeld>().Reason.ShouldBe(HoldReason.NoRate);
        order.Order.WhyNot(1, PurchaseStep.Create, order.Policies, order.Now).ShouldBe("no exchange rate holds now");
        order.Under(rules => rules with { Rates = [Rate] });
        Released(order).Reads().Plans(TryKind.Create).ShouldBeTrue(order.Transcript);
    }

    [Fact]
    public void What_is_due_within_the_tolerance_is_paid() => Draft(30.60m).Plans(TryKind.Pay).ShouldBeTrue();

    [Fact]
    public void What_is_due_above_it_is_left_and_the_next_offer_taken()
    {
        var order = Draft(30.61m, null, Beta);
        order.Decided<PurchaseClosed>().Reason.ShouldBe(CloseReason.OverCeiling);
        order.Decided<AllocationProposed>().Supplier.ShouldBe(Beta);
    }

    [Fact]
    public void And_without_one_a_person_approves_exactly_that_sum()
    {
        var order = Draft(33m);
        var held = order.Decided<OrderHeld>();
        held.ShouldBe(new OrderHeld(1, HoldReason.PriceRose, "33.00 EUR to alpha for 2 x l1, 30.00 EUR was quoted and 30.60 EUR allowed", T0) { Wanted = new(Euro(33m), [new(Shirts.Id, 2)], 1) });
        order.Plans(TryKind.Pay).ShouldBeFalse();
        Released(order).Plans(TryKind.Pay).ShouldBeTrue(order.Transcript);
        order.Order.CeilingOf(order.Order.Purchases[0].Intent!).ShouldBe(Euro(33m));
        order.Order.Balance(Account.Reserved, Eur).ShouldBe(Euro(33m));
        order.Told(Seen(SupplierOrderStatus.Payable, 33.01m)).Decided<OrderHeld>().Wanted!.Sum.ShouldBe(Euro(33.01m), "a later and higher one is asked for again");
        order.Refusal(new TryOpened(new(TryKind.Pay, 1), 1, order.Now, order.Now + Minutes(1))).ShouldBe(RefusalCode.Held);
    }

    [Fact]
    public void What_is_due_within_the_tolerance_and_leaves_too_little_is_not_paid()
    {
        var order = Draft(30.50m, Staged with { MinimumMargin = 0.325m });
        order.Order.Purchases[0].Intent!.Ceiling.ShouldBe(Euro(30.37m), "a cent more would leave less than the floor");
        order.Decided<OrderHeld>().Reason.ShouldBe(HoldReason.PriceRose);
        Released(order).Plans(TryKind.Pay).ShouldBeTrue(order.Transcript);
    }

    [Fact]
    public void A_rate_that_moves_before_it_is_paid_is_judged_by_although_the_sum_is_what_was_quoted()
    {
        var order = InDollars(Rate, Alpha).Under(rules => rules with { DefaultTerms = Staged.DefaultTerms });
        var staged = APaidOrder(Staged with { Rates = [Rate] }).Offered(Alpha).Told(new QuoteSeen(1, new(30m, Usd), T0)).Reads();
        staged.Told(new SupplierOrderSeen(1, new(Bought, SupplierOrderStatus.Payable) { Due = new(30m, Usd) })).Plans(TryKind.Pay).ShouldBeTrue(staged.Transcript);
        staged.Under(rules => rules with { Rates = [Rate, new(Usd, Eur, 1.51m, T0)] }).Decided<OrderHeld>().Reason.ShouldBe(HoldReason.PriceRose);
        staged.Order.WhyNot(1, PurchaseStep.Pay, staged.Policies, staged.Now).ShouldBe("it would fall below the margin floor now");
        order.Order.Purchases[0].Intent!.Terms.ShouldBe(SupplierTerms.SingleStep, "what was decided keeps its terms");
    }

    [Fact]
    public void The_release_of_a_hold_of_an_earlier_version_lifts_its_rule()
    {
        var order = APaidOrder(null).Given(new OrderHeld(1, HoldReason.BelowMargin, "-5.00 EUR of 45.00 EUR would remain", T0), new HoldReleased(1, "anna", T0));
        order.Offered(Alpha).Quoted(50m).Decided<PurchaseIntended>().Judged.Floor.ShouldBeNull();
    }

    [Fact]
    public void An_approval_is_for_its_units_and_its_sum()
    {
        var order = Released(APaidOrder().Offered(Alpha).Quoted(50m, until: T0 + Hours(1)));
        order.Decided<PurchaseIntended>().Ceiling.ShouldBe(Euro(50m), "what is dearer was not approved");
        order.Waits(Hours(1)).Quoted(50.01m).Decided<OrderHeld>().Wanted!.Sum.ShouldBe(Euro(50.01m));
        var cheaper = Released(APaidOrder().Offered(Alpha).Quoted(50m, until: T0 + Hours(1))).Waits(Hours(1));
        cheaper.Quoted(49m).Decided<PurchaseIntended>().Ceiling.ShouldBe(Euro(49.98m));
    }
}
