using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Settling;

/// <summary>Every movement has two sides; what is at rest is zero.</summary>
public sealed class LedgerSpecs
{
    private static decimal In(Scenario order, Account account) => order.Order.Balance(account, Eur).Amount;

    public static TheoryData<string> Lives => [.. Orders.Keys];

    private static readonly Dictionary<string, Func<Scenario>> Orders = new()
    {
        ["paid"] = () => APaidOrder(),
        ["intended"] = () => AnIntendedPurchase(),
        ["bought"] = () => ABoughtPurchase(),
        ["settled"] = () => ACompletedOrder().PaidOut(),
        ["settled with a difference"] = () => ACompletedOrder().PaidOut(30m),
        ["unsupplied and refunded"] = () => APaidOrder().Offered().Sends(TryKind.Refund).Ends(Outcome.Done),
        ["bought twice"] = () => ABoughtPurchase().Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m, id: "so-2"))),
        ["written off"] = () => AShippedOrder().Told(Sale(SaleStatus.Refunded, 0, 2, Shirts)),
    };

    [Theory, MemberData(nameof(Lives))]
    public void The_accounts_of_every_order_sum_to_zero(string life)
    {
        var order = Orders[life]();
        Enum.GetValues<Account>().Sum(account => In(order, account)).ShouldBe(0m);
    }

    [Fact]
    public void The_ceiling_is_reserved_until_the_charge_is_seen()
    {
        In(AnIntendedPurchase(), Account.Reserved).ShouldBe(30.60m);
        In(AnIntendedPurchase().Sends(TryKind.Create), Account.Reserved).ShouldBe(30.60m);
        In(ABoughtPurchase(), Account.Reserved).ShouldBe(0m);
        In(ABoughtPurchase(), Account.Wallet).ShouldBe(-30m);
        In(AnIntendedPurchase().Sends(TryKind.Create).Fails(DeclineReason.OutOfStock), Account.Reserved).ShouldBe(0m);
    }

    [Fact]
    public void A_credit_lowers_the_cost_and_a_loss_takes_the_rest()
    {
        var order = ABoughtPurchase().Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m, 12m)), Sale(SaleStatus.Cancelled, 0, 2, Shirts))
            .Sends(TryKind.CancelPurchase).Fails(DeclineReason.TooLate);
        (In(order, Account.Cost), In(order, Account.WrittenOff), In(order, Account.Wallet)).ShouldBe((0m, 18m, -18m));
        order.Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m, 30m)));
        (In(order, Account.Cost), In(order, Account.WrittenOff)).ShouldBe((0m, 0m), "a late credit undoes the loss");
    }

    [Fact]
    public void What_was_paid_is_spread_over_the_lines()
    {
        var sold = new Scenario().Told(Paid(Shirts, Mug) with { Paid = Euro(40m) }).Order.Transfers().Where(transfer => transfer.From == Account.Buyer);
        sold.Select(transfer => (transfer.Line, transfer.Amount)).ShouldBe([(Shirts.Id, Euro(30m)), (Mug.Id, Euro(10m))]);
    }

    [Fact]
    public void An_order_without_lines_is_booked_whole() =>
        new Scenario().Told(Paid(Shirts) with { Lines = [] }).Order.Transfers().ShouldBe([new(Account.Buyer, Account.Receivable, Euro(45m), At: Paid(Shirts).PaidAt)]);

    [Theory]
    [InlineData(KeptFor.Fees, Account.Fees)]
    [InlineData(KeptFor.Fines, Account.Fines)]
    [InlineData(KeptFor.Taxes, Account.Taxes)]
    [InlineData(KeptFor.Exchange, Account.Exchange)]
    [InlineData(KeptFor.Adjustments, Account.Adjustments)]
    public void What_the_marketplace_keeps_is_booked_by_what_it_is_for(KeptFor kept, Account account)
    {
        var order = ACompletedOrder().Told(new PayoutSeen(new("p1"), Euro(45m), Euro(0m), false, T0), new PayoutSeen(new("p2"), Euro(-7m), Euro(7m), true, T0, kept));
        (In(order, Account.Bank), In(order, account), In(order, Account.Receivable), In(order, Account.Difference)).ShouldBe((38m, 7m, 0m, 0m));
        Ledger.AccountOf(kept).ShouldBe(account);
        Enum.GetValues<Account>().Sum(each => In(order, each)).ShouldBe(0m);
    }

    [Fact]
    public void Two_tellings_of_a_payout_that_differ_in_what_it_was_for_fold_alike()
    {
        var (fee, fine) = (new PayoutSeen(new("p1"), Euro(-7m), Euro(7m), false, T0), new PayoutSeen(new("p1"), Euro(-7m), Euro(7m), false, T0, KeptFor.Fines));
        ACompletedOrder().Told(fee, fine).Order.ShouldBe(ACompletedOrder().Told(fine, fee).Order);
    }

    [Fact]
    public void A_transfer_tells_when_it_came_about()
    {
        var order = ACompletedOrder().PaidOut().Order;
        order.Transfers().ShouldAllBe(transfer => transfer.At != null);
        order.Transfers().Single(transfer => transfer.To == Account.Bank).At.ShouldBe(order.Settlement.Payouts[0].At);
        order.Transfers().First(transfer => transfer.From == Account.Buyer).At.ShouldBe(order.Latest()!.PaidAt);
        order.Transfers().Single(transfer => transfer.To == Account.Cost).At.ShouldBe(order.Purchases[0].Intent!.At);
    }

    [Fact]
    public void A_payout_in_another_currency_is_not_mixed_in()
    {
        var order = ACompletedOrder().Told(new PayoutSeen(new("p1"), new(40m, Usd), new(5m, Usd), false, T0));
        In(order, Account.Receivable).ShouldBe(45m);
        order.Order.Balance(Account.Bank, Usd).Amount.ShouldBe(0m);
    }

    [Fact]
    public void Nothing_is_owed_for_a_sale_that_was_not_paid() => new Scenario().Told(Sale(SaleStatus.Unpaid, 0, 1, Shirts)).Order.Transfers().ShouldBeEmpty();
}
