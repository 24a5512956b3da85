using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Buying;

/// <summary>What is a repeat and is sent as it was, and what is sent anew and is judged anew; and what may not go on while a payment can arrive yet.</summary>
public sealed class RepeatSpecs
{
    private static readonly Policies Staged = With(SupplierTerms.Staged with { HasWallet = false });
    private static readonly Policies Keyed = With(Repeatable);
    private static readonly ExchangeRate Good = new(Usd, Eur, 0.9m, T0 - Days(1));
    private static readonly ExchangeRate Bad = Good with { Rate = 1.48m };

    private static string? Floor(Scenario order, int round = 1, PurchaseStep step = PurchaseStep.Create) => order.Order.WhyNot(round, step, order.Policies with { MinimumMargin = 0.9m }, order.Now);

    private static SupplierOrderSeen Seen(SupplierOrderStatus status, decimal? due = null) => new(1, At(status) with { Due = due is { } amount ? Euro(amount) : null });

    private static Scenario Payable(params SupplierId[] others)
    {
        var order = APaidOrder(Staged).Offered([Alpha, .. others]).Quoted(30m, until: T0 + Minutes(30)).Reads();
        order.Sends(TryKind.Create).Ends(Outcome.Done, Seen(SupplierOrderStatus.Draft)).Sends(TryKind.Cart).Ends(Outcome.Done, Seen(SupplierOrderStatus.InCart));
        return order.Sends(TryKind.Confirm).Ends(Outcome.Done, Seen(SupplierOrderStatus.Unpaid)).Sends(TryKind.Prepare).Ends(Outcome.Done, Seen(SupplierOrderStatus.Payable, 30m));
    }

    // Looked for twice, three minutes apart, and not found: it may be paid again, although the first request may yet arrive.
    private static Scenario PaidInVain(params SupplierId[] others) => Payable(others).Sends(TryKind.Pay).Ends(Outcome.Unknown).FindsNothing().Waits(Minutes(3)).FindsNothing();

    private static Scenario ToBePaidAgain()
    {
        var order = PaidInVain(Beta);
        order.Waits(Minutes(5)).Reads().Plans(TryKind.Pay).ShouldBeTrue(string.Join('\n', order.Transcript.Split('\n').TakeLast(12)));
        order.Order.MayArrive(order.Order.Purchase(1)!).ShouldNotBeNull();
        return order;
    }

    private static void IsLeftAlone(Scenario order)
    {
        order.DecidedNo<PurchaseClosed>();
        order.DecidedNo<OrderHeld>();
        order.Plans(TryKind.Pay).ShouldBeFalse(order.Transcript);
    }

    [Fact]
    public void A_first_try_is_judged_also_where_a_repeat_would_not_be()
    {
        var order = APaidOrder(Keyed).Offered(Alpha).Quoted().Reads();
        Floor(order).ShouldBe("it would fall below the margin floor now");
        order.Sends(TryKind.Create);
        Floor(order).ShouldBe("it would fall below the margin floor now", "it is open, and the first");
        order.Order.WhyNot(1, PurchaseStep.Create, order.Policies with { OrderCeiling = Euro(20m) }, order.Now).ShouldBe("it would exceed the order's ceiling now");
    }

    [Fact]
    public void What_never_left_is_judged_anew()
    {
        var order = APaidOrder(Keyed).Offered(Alpha).Quoted().Reads().Sends(TryKind.Create).Ends(Outcome.NotSent).Waits(Hours(1)).Reads().Sends(TryKind.Create);
        Floor(order).ShouldBe("it would fall below the margin floor now");
    }

    [Fact]
    public void A_repeat_of_another_purchase_is_none_of_this()
    {
        var order = APaidOrder(Keyed).Offered(Alpha, Beta).Quoted().Reads().Sends(TryKind.Create).Ends(Outcome.Unknown).Waits(Hours(1)).Reads().Sends(TryKind.Create).Succeeds();
        order.Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m, 30m) with { Cancelled = true })).Quoted(31m).Reads().Sends(TryKind.Create);
        Floor(order, 2).ShouldBe("it would fall below the margin floor now");
        Floor(order).ShouldBeNull();
    }

    [Fact]
    public void A_second_try_of_what_never_left_may_charge_what_it_may_by_the_rates_of_now()
    {
        var order = APaidOrder(Keyed with { Rates = [Good, Bad with { AsOf = T0 + Minutes(30) }] }).Offered(Alpha).Told(new QuoteSeen(1, new(30m, Usd), T0)).Reads();
        order.Sends(TryKind.Create).Ends(Outcome.NotSent).Waits(Hours(1)).Reads().Sends(TryKind.Create);
        order.Order.MayCharge(order.Order.Purchase(1)!.Intent!, order.Policies, order.Now).ShouldBe(new Money(30.40m, Usd));
    }

    [Fact]
    public void A_repeat_may_charge_by_the_rates_of_its_own_first_try_not_of_an_earlier_purchase()
    {
        var order = APaidOrder(Keyed with { Rates = [Bad, Good with { AsOf = T0 + Hours(2) }] }).Offered(Alpha, Beta).Told(new QuoteSeen(1, new(30m, Usd), T0)).Reads().Sends(TryKind.Create)
            .Ends(Outcome.Done, new SupplierOrderSeen(1, new(Bought, SupplierOrderStatus.Paid) { Charged = new(30m, Usd) })).At(T0 + Hours(3));
        order.Told(new SupplierOrderSeen(1, new(Bought, SupplierOrderStatus.Paid) { Charged = new(30m, Usd), Credited = new(30m, Usd), Cancelled = true }), new QuoteSeen(2, new(30m, Usd), order.Now));
        order.Reads().Sends(TryKind.Create).Ends(Outcome.Unknown).Waits(Minutes(10)).Reads().Sends(TryKind.Create);
        order.Order.MayCharge(order.Order.Purchase(2)!.Intent!, order.Policies, order.Now).ShouldBe(new Money(30.60m, Usd));
    }

    [Fact]
    public void A_draft_is_paid_although_its_quote_has_ended_for_what_is_due_is_known() => Payable().Waits(Hours(1)).Reads().Plans(TryKind.Pay).ShouldBeTrue();

    [Fact]
    public void Of_the_steps_the_first_and_the_one_that_pays_are_judged()
    {
        var order = AnIntendedPurchase(Staged);
        Floor(order).ShouldBe("it would fall below the margin floor now");
        order.Sends(TryKind.Create).Ends(Outcome.Done, Seen(SupplierOrderStatus.Draft));
        Floor(order, step: PurchaseStep.Cart).ShouldBeNull();
        Floor(order, step: PurchaseStep.Pay).ShouldBe("it would fall below the margin floor now");
    }

    [Fact]
    public void The_goods_of_each_line_are_judged_again_as_they_were_quoted()
    {
        var order = APaidOrder(null, Shirts, Mug).Offered(Alpha).Told(new QuoteSeen(1, Euro(30m), T0) { Goods = [new(Shirts.Id, Euro(20m)), new(Mug.Id, Euro(5m))] });
        var rules = order.Policies with { Costs = CostRules.Default with { MinimumLineMargin = 0.5m } };
        order.Order.WhyNot(1, PurchaseStep.Create, rules, order.Now).ShouldBe("it would fall below the margin floor now", "21.25 of 45.00 are left of the shirts");
    }

    [Fact]
    public void A_ceiling_that_was_lowered_holds_what_is_not_sent_yet()
    {
        var order = AnIntendedPurchase().Under(rules => rules with { OrderCeiling = Euro(20m) });
        var held = order.Decided<OrderHeld>();
        (held.Reason, held.Detail).ShouldBe((HoldReason.OverCeiling, "30.00 EUR to alpha for 2 x l1: 30.00 EUR exceeds 20.00 EUR"));
        Payable().Under(rules => rules with { OrderCeiling = Euro(20m) }).Decided<OrderHeld>().Reason.ShouldBe(HoldReason.PriceRose, "the draft is there");
    }

    [Fact]
    public void What_was_lost_before_counts_against_the_ceiling_in_words_too()
    {
        var rules = Policies.Default with { Chasing = Chasing.Default with { WhenDefaulted = WhenDefaulted.AcceptLoss, GiveUpWhenLate = Days(2) } };
        var order = APaidOrder(rules).Offered(Alpha, Beta).Quoted().Reads().Sends(TryKind.Create).Succeeds().At(T0 + Days(6)).Reads().Sends(TryKind.CancelPurchase).Fails(DeclineReason.TooLate).Quoted(31m);
        order.Under(now => now with { OrderCeiling = Euro(60m) }).Decided<OrderHeld>().Detail.ShouldBe("31.00 EUR to beta for 2 x l1: 61.00 EUR exceeds 60.00 EUR");
    }

    [Fact]
    public void A_price_that_rose_while_a_payment_may_arrive_closes_nothing_and_pays_nothing() => IsLeftAlone(ToBePaidAgain().Told(Seen(SupplierOrderStatus.Payable, 33m)));

    [Fact]
    public void Nor_does_a_margin_that_fell() => IsLeftAlone(ToBePaidAgain().Under(rules => rules with { MinimumMargin = 0.9m }));

    [Fact]
    public void Nor_does_an_amount_in_another_currency() => IsLeftAlone(ToBePaidAgain().Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Payable) with { Due = new(1m, Usd) })));

    [Fact]
    public void A_payment_can_arrive_no_more_once_a_look_at_its_time_to_settle_finds_nothing()
    {
        var order = PaidInVain();
        var tried = order.Order.Tries.Single(one => one.Key.Kind == TryKind.Pay);
        var settled = tried.UnderWayUntil + SupplierTerms.Staged.Settle;
        Order Looked(Instant at) => Fulfilment.Evolve(order.Order, new AbsenceSeen(tried.Key, 1, at));
        Looked(settled - TimeSpan.FromMilliseconds(1)).MayArrive(order.Order.Purchase(1)!).ShouldNotBeNull();
        Looked(settled).MayArrive(order.Order.Purchase(1)!).ShouldBeNull();
    }

    [Fact]
    public void It_is_looked_for_when_it_must_have_arrived_and_not_before()
    {
        var order = PaidInVain().MarksLooks(static _ => default).Told(new CancelAsked("c1", CancelOrigin.Buyer, T0, T0 + Hours(48)));
        var tried = order.Order.Tries.Single(one => one.Key.Kind == TryKind.Pay);
        order.Plans<Todo.ResolveDoubt>().ShouldBeFalse(order.Transcript);
        order.Agenda.WakeAt.ShouldBe(tried.UnderWayUntil + SupplierTerms.Staged.Settle);
        order.Wakes().Agenda.Todos.ShouldContain(new Todo.ResolveDoubt(1, tried.Key, 1));
    }

    [Fact]
    public void What_exists_at_one_supplier_is_not_bought_at_another()
    {
        var intended = APaidOrder().Offered(Alpha).Quoted();
        var wanted = intended.Order.Purchase(1)!.Intent!;
        var order = Fulfilment.Evolve(APaidOrder().Order, new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid)) { Supplier = Beta });
        Fulfilment.Take(order, new Command.Decide(wanted)).Refused.ShouldBe(new(RefusalCode.InDoubt, "purchase 1 exists at beta"));
    }

    [Fact]
    public void A_wallet_pays_what_is_bought_in_steps() => (SupplierTerms.Staged.HasWallet, SupplierTerms.SingleStep.HasWallet).ShouldBe((true, false));

    [Fact]
    public void Without_an_order_or_rules_nothing_is_looked_at()
    {
        var order = AnIntendedPurchase();
        Should.Throw<ArgumentNullException>(() => LastLook.CeilingOf(null!, order.Order.Purchase(1)!.Intent!));
        Should.Throw<ArgumentNullException>(() => order.Order.WhyNot(1, PurchaseStep.Create, null!, T0));
    }

    [Fact]
    public void News_of_an_order_are_looked_into_once_more_when_nothing_is_under_way_and_then_no_more()
    {
        var order = APurchaseInDoubt().Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m)));
        order.At(order.Order.Tries[0].UnderWayUntil).Looks().ShouldBe(1);
        order.MarksLooks(now => order.Looked with { Doubt = now }).Looks().ShouldBe(0);
        order.Waits(Days(1)).Looks().ShouldBe(0, "what the look found is what there is");
    }

    [Fact]
    public void A_repeat_waits_for_its_own_last_try_and_for_no_other_write()
    {
        var order = APurchaseInDoubt(Keyed).Waits(TimeSpan.FromSeconds(30)).Decides(new RefundDecided(1, [new(Shirts.Id, Euro(5m))], Euro(5m), RefundReason.Goodwill, 0, T0)).Sends(TryKind.Refund).Ends(Outcome.Done);
        order.At(T0 + order.Policies.Timing.RetryAfter).Reads().Plans(TryKind.Create).ShouldBeTrue(order.Transcript);
    }
}
