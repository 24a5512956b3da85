using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Buying;

public sealed class FundsSpecs
{
    private static readonly Policies Wallet = With(SupplierTerms.SingleStep with { HasWallet = true });

    private static Scenario Holding(decimal amount) => AnIntendedPurchase(Wallet).Holds(amount);

    [Fact]
    public void A_wallet_is_looked_into_before_the_step_that_takes_money() =>
        AnIntendedPurchase(Wallet).Agenda.Todos.ShouldBe([new Todo.CheckFunds(Alpha)]);

    [Fact]
    public void A_wallet_that_holds_enough_lets_it_be_sent() => Holding(30.60m).Plans(TryKind.Create).ShouldBeTrue();

    [Fact]
    public void A_wallet_that_is_too_low_asks_for_money_and_is_looked_into_again_on_the_hour()
    {
        var order = Holding(30.59m);
        order.Plans(TryKind.Create).ShouldBeFalse();
        order.Asks(AskKind.TopUpWallet).ShouldBeTrue();
        order.Wakes().Agenda.Todos.ShouldBe([new Todo.CheckFunds(Alpha)]);
        order.Now.ShouldBe(T0 + Hours(1));
        order.Holds(100m).Plans(TryKind.Create).ShouldBeTrue();
    }

    [Fact]
    public void The_wallet_of_another_supplier_says_nothing() =>
        AnIntendedPurchase(Wallet).MarksLooks(now => new() { Sale = now, Funds = now, Wallet = Beta, Available = Euro(1000m) }).Agenda.Todos.ShouldBe([new Todo.CheckFunds(Alpha)]);

    [Fact]
    public void A_wallet_that_was_looked_into_before_the_decision_says_nothing() =>
        APaidOrder(Wallet).Offered(Alpha).Reads().Holds(1000m).Waits(Minutes(1)).Quoted().Reads().Agenda.Todos.ShouldBe([new Todo.CheckFunds(Alpha)]);

    [Fact]
    public void A_step_that_takes_no_money_does_not_need_the_wallet() => AnIntendedPurchase(With(SupplierTerms.Staged)).Plans(TryKind.Create).ShouldBeTrue();

    [Fact]
    public void A_refusal_for_want_of_funds_asks_and_is_tried_again_each_hour_and_after_three_tries_each_day()
    {
        var order = AnIntendedPurchase();
        foreach (var wait in new[] { Hours(1), Hours(1), Hours(24), Hours(24) })
        {
            order.Sends(TryKind.Create).Fails(DeclineReason.Funds);
            order.Stage().ShouldBe(new PurchaseStage.AwaitingFunds(order.Now));
            order.Asks(AskKind.TopUpWallet).ShouldBeTrue();
            order.Waits(wait - Minutes(1)).Plans(TryKind.Create).ShouldBeFalse();
            order.Waits(Minutes(1)).Plans(TryKind.Create).ShouldBeTrue();
        }
    }

    [Fact]
    public void Tries_refused_for_want_of_funds_do_not_use_up_the_tries_of_the_step()
    {
        var order = AnIntendedPurchase();
        for (var i = 0; i < 3; i++) order.Sends(TryKind.Create).Fails(DeclineReason.Funds).Waits(Hours(24));
        order.Sends(TryKind.Create).Ends(Outcome.NotSent);
        order.Asks(AskKind.WriteFailed).ShouldBeFalse();
        order.Waits(Hours(2)).Plans(TryKind.Create).ShouldBeTrue();
    }

    [Fact]
    public void One_purchase_that_waits_for_funds_says_nothing_of_another()
    {
        var order = AnIntendedPurchase().Sends(TryKind.Create).Fails(DeclineReason.Funds);
        var other = order.Order.Purchase(1)! with { Round = 2 };
        order.Stage().ShouldBeOfType<PurchaseStage.AwaitingFunds>();
        order.Order.Stage(other, order.Now).ShouldBeOfType<PurchaseStage.Intended>();
    }
}

internal static class Wallets
{
    internal static Scenario Holds(this Scenario order, decimal amount) => order.MarksLooks(now => order.Looked with { Funds = now, Wallet = Alpha, Available = Euro(amount) });
}
