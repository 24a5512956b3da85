using Dropship.Domain;
using Dropship.Files;
using Dropship.Ports;
using Dropship.Sdk.Tests.Fakes;
using Dropship.Sdk.Tests.Orders;
using Dropship.Settling;

namespace Dropship.Sdk.Tests.Settling;

/// <summary>Payouts are booked once to the orders they name; what cannot be booked stays listed until somebody settles it; what is owed and earned is read from the orders.</summary>
public sealed class SettlementTests
{
    private static readonly Currency s_eur = FakeShop.Eur;

    private static PayoutRow Row(string id, string? order, decimal amount, PayoutKind kind = PayoutKind.Sale, bool isFinal = false) =>
        new(new(id), order is null ? null : new OrderId(order), kind, new(amount, s_eur), FakeShop.Start + TimeSpan.FromDays(20)) { IsFinal = isFinal };

    private static FileReading<PayoutRow> File(params PayoutRow[] rows) => new("pay.csv", rows, []);

    private static Money Euro(decimal amount) => new(amount, s_eur);

    // Without the payouts that the fake marketplace tells by itself.
    private static async Task<(FakeShop Shop, OrderKey Key)> ADeliveredOrderAsync()
    {
        var shop = new FakeShop();
        return (shop, await Reached.PhaseAsync(shop, Phase.Completed));
    }

    [Fact]
    public async Task A_file_is_booked_once()
    {
        var (shop, key) = await ADeliveredOrderAsync();
        await using var closing = shop;
        var file = File(Row("p-1", key.Id.Value, 45m), Row("p-2", key.Id.Value, -6.75m, PayoutKind.Fee), Row("p-3", key.Id.Value, -2m, PayoutKind.Fine, isFinal: true));
        var first = await shop.Dropship.Settlements.ImportAsync(FakeShop.Id, file);
        (first.Booked, first.Known, first.Unmatched.Count).ShouldBe((3, 0, 0));
        first.Totals.ShouldHaveSingleItem().ShouldBe(new(Euro(36.25m), Euro(36.25m), Euro(0m), Euro(0m)));
        first.Differences.ShouldBeEmpty();
        var order = await shop.OrderAsync(key);
        (order.Balance(Account.Bank, s_eur), order.Balance(Account.Fees, s_eur), order.Balance(Account.Fines, s_eur), order.Balance(Account.Receivable, s_eur)).ShouldBe((Euro(36.25m), Euro(6.75m), Euro(2m), Euro(0m)));
        (await shop.PhaseAsync(key)).ShouldBe(Phase.Settled);

        var again = await shop.Dropship.Settlements.ImportAsync(FakeShop.Id, file);
        (again.Booked, again.Known).ShouldBe((0, 3));
        (await shop.OrderAsync(key)).ShouldBe(order);
    }

    [Fact]
    public async Task Too_little_and_too_much_are_named()
    {
        var (shop, key) = await ADeliveredOrderAsync();
        await using var closing = shop;
        var little = await shop.Dropship.Settlements.ImportAsync(FakeShop.Id, File(Row("p-1", key.Id.Value, 44m), Row("p-2", key.Id.Value, -6m, PayoutKind.Fee, isFinal: true)));
        little.Differences.ShouldHaveSingleItem().ShouldSatisfyAllConditions(
            one => (one.Order, one.Expected, one.PaidOut, one.Left).ShouldBe((key.Id, Euro(45m), Euro(38m), Euro(1m))),
            one => one.Kept.ShouldBe([new(KeptFor.Fees, Euro(6m))]));
        var much = await shop.Dropship.Settlements.ImportAsync(FakeShop.Id, File(Row("p-3", key.Id.Value, 3m)));
        much.Differences.ShouldHaveSingleItem().Left.ShouldBe(Euro(-2m));
    }

    [Fact]
    public async Task What_cannot_be_booked_stays_listed_until_somebody_settles_it()
    {
        var (shop, key) = await ADeliveredOrderAsync();
        await using var closing = shop;
        var settlements = shop.Dropship.Settlements;
        var import = await settlements.ImportAsync(FakeShop.Id, File(
            Row("p-1", "B-7", 45m), Row("p-2", null, -9m, PayoutKind.Fine),
            Row("p-3", key.Id.Value, 1m), Row("p-3", key.Id.Value, 2m),
            Row("p-4", key.Id.Value, 5m) with { Line = new("l9") }, Row("p-5", key.Id.Value, 5m) with { Amount = new(5m, new("USD")) }));
        import.Unmatched.Select(row => (row.Row.Id.Value, row.Reason)).ShouldBe([
            ("p-2", UnmatchedReason.NoOrder), ("p-3", UnmatchedReason.Contradicted), ("p-3", UnmatchedReason.Contradicted),
            ("p-1", UnmatchedReason.UnknownOrder), ("p-4", UnmatchedReason.UnknownLine), ("p-5", UnmatchedReason.OtherCurrency)], ignoreOrder: true);
        import.Totals.Select(total => total.Told == total.Booked + total.Known + total.Unmatched).ShouldBe([true, true]);
        var listed = await settlements.UnmatchedAsync(FakeShop.Id);
        listed.ShouldBe(import.Unmatched, ignoreOrder: true);
        UnmatchedPayout Of(string id) => listed.First(row => row.Row.Id.Value == id);

        (await settlements.AssignAsync(FakeShop.Id, Of("p-1"), new("C-8"), "anna"))!.Because.ShouldContain("no such order");
        (await settlements.AssignAsync(FakeShop.Id, Of("p-1"), key.Id, "anna")).ShouldBeNull();
        (await settlements.AssignAsync(FakeShop.Id, Of("p-1"), key.Id, "anna"))!.Code.ShouldBe(RefusalCode.Unknown);
        (await settlements.AssignAsync(FakeShop.Id, Of("p-4"), key.Id, "anna")).ShouldBeNull();
        (await settlements.AssignAsync(FakeShop.Id, Of("p-5"), key.Id, "anna"))!.Because.ShouldContain("another currency");
        (await settlements.AcceptAsync(FakeShop.Id, Of("p-2"), "anna: late answers in March")).ShouldBeNull();
        (await settlements.AcceptAsync(FakeShop.Id, (await settlements.UnmatchedAsync(FakeShop.Id)).Single(row => row.AcceptedBy is not null), "bert"))!.Code.ShouldBe(RefusalCode.NotNext);
        (await shop.OrderAsync(key)).Balance(Account.Bank, s_eur).ShouldBe(Euro(50m));
        (await settlements.UnmatchedAsync(FakeShop.Id)).Select(row => row.Row.Id.Value).ShouldBe(["p-2", "p-3", "p-3", "p-5"], ignoreOrder: true);
    }

    [Fact]
    public async Task What_came_too_early_is_booked_with_the_next_file()
    {
        var late = new FakeShop();
        await using var closing = late;
        var (shop, early) = (late, Row("p-1", "A-1", 45m));
        (await shop.Dropship.Settlements.ImportAsync(FakeShop.Id, File(early))).Unmatched.ShouldHaveSingleItem().Reason.ShouldBe(UnmatchedReason.UnknownOrder);
        (await shop.Dropship.Settlements.ImportAsync(FakeShop.Id, File(early))).ShouldSatisfyAllConditions(again => again.Unmatched.Count.ShouldBe(1), again => again.Booked.ShouldBe(0));
        (await shop.Dropship.Settlements.UnmatchedAsync(FakeShop.Id)).Count.ShouldBe(1, "listed once");
        var key = await Reached.PhaseAsync(shop, Phase.Completed);
        (await shop.Dropship.Settlements.ImportAsync(FakeShop.Id, File())).Booked.ShouldBe(0, "it is not of this file");
        (await shop.Dropship.Settlements.UnmatchedAsync(FakeShop.Id)).ShouldBeEmpty();
        (await shop.OrderAsync(key)).Balance(Account.Bank, s_eur).ShouldBe(Euro(45m));
    }

    [Fact]
    public async Task A_transfer_is_held_against_its_lines()
    {
        var (shop, key) = await ADeliveredOrderAsync();
        await using var closing = shop;
        var import = await shop.Dropship.Settlements.ImportAsync(FakeShop.Id, File(
            Row("p-1", key.Id.Value, 45m) with { Payout = "po-1" }, Row("p-2", key.Id.Value, -5m, PayoutKind.Fee) with { Payout = "po-1" },
            Row("t-1", null, 40m, PayoutKind.Transfer) with { Payout = "po-1" }, Row("t-2", null, 3m, PayoutKind.Transfer) with { Payout = "po-2" }));
        (import.Booked, import.Transfers).ShouldBe((2, 2));
        import.TransferDifferences.ShouldBe([new("po-2", Euro(0m), Euro(3m))]);
    }

    [Fact]
    public async Task What_is_owed_is_told_by_age()
    {
        var (shop, key) = await ADeliveredOrderAsync();
        await using var closing = shop;
        var young = await shop.Dropship.Settlements.ReceivablesAsync(FakeShop.Id);
        var owed = young.Open.ShouldHaveSingleItem();
        (owed.Order, owed.Amount).ShouldBe((key.Id, Euro(45m)));
        young.Ages.ShouldHaveSingleItem().ShouldSatisfyAllConditions(ages => ages.NotDue.ShouldBe(Euro(45m)), ages => ages.Total.ShouldBe(Euro(45m)));
        foreach (var (days, age) in (ReadOnlySpan<(int, Func<ReceivableAges, Money>)>)[(7, ages => ages.UpTo7), (30, ages => ages.UpTo30), (60, ages => ages.UpTo60), (61, ages => ages.Older)])
        {
            var aged = ReceivableReport.Of([owed], owed.ExpectedAt!.Value + TimeSpan.FromDays(days)).Ages.ShouldHaveSingleItem();
            age(aged).ShouldBe(Euro(45m), $"{days} days late");
            aged.Total.ShouldBe(Euro(45m));
        }

        await shop.Dropship.Settlements.ImportAsync(FakeShop.Id, File(Row("p-1", key.Id.Value, 45m, isFinal: true)));
        (await shop.Dropship.Settlements.ReceivablesAsync(FakeShop.Id)).Open.ShouldBeEmpty();
    }

    [Theory]
    [InlineData(ProfitBy.Order, "A-1")]
    [InlineData(ProfitBy.Sku, "S-1")]
    [InlineData(ProfitBy.Supplier, "mill")]
    [InlineData(ProfitBy.Month, "2026-01")]
    public async Task What_was_earned_is_told_by_order_SKU_supplier_and_month(ProfitBy by, string name)
    {
        var (shop, key) = await ADeliveredOrderAsync();
        await using var closing = shop;
        await shop.Dropship.Settlements.ImportAsync(FakeShop.Id, File(Row("p-1", key.Id.Value, 45m), Row("p-2", key.Id.Value, -6.75m, PayoutKind.Fee, isFinal: true)));
        var cost = (await shop.OrderAsync(key)).Purchases[0].Outstanding!.Value;
        var line = (await shop.Dropship.Settlements.ProfitAsync(FakeShop.Id, by, FakeShop.Start - TimeSpan.FromDays(1), FakeShop.Start + TimeSpan.FromDays(1))).ShouldHaveSingleItem();
        line.ShouldBe(new(name, 1, Euro(45m), Euro(0m), Euro(6.75m), cost, Euro(0m)));
        line.Profit.ShouldBe(Euro(38.25m) - cost);
        (await shop.Dropship.Settlements.ProfitAsync(FakeShop.Id, by, FakeShop.Start + TimeSpan.FromDays(1), new(long.MaxValue))).ShouldBeEmpty();
    }

    [Fact]
    public async Task The_ledger_is_written_with_every_transfer_and_nothing_that_runs()
    {
        var (shop, key) = await ADeliveredOrderAsync();
        await using var closing = shop;
        var settlements = shop.Dropship.Settlements;
        await settlements.ImportAsync(FakeShop.Id, File(Row("p-1", key.Id.Value, 45m), Row("=p", null, -9m, PayoutKind.Fine)));
        await settlements.AcceptAsync(FakeShop.Id, (await settlements.UnmatchedAsync(FakeShop.Id)).ShouldHaveSingleItem(), "anna");
        var text = new StringWriter();
        var written = await settlements.ExportLedgerAsync(FakeShop.Id, text);
        var rows = text.ToString().Split(["\r\n", "\n"], StringSplitOptions.RemoveEmptyEntries);
        rows[0].ShouldBe("order,at,from,to,amount,currency,line,purchase,supplier,note");
        rows.Length.ShouldBe(written + 1);
        rows.Count(row => row.StartsWith("A-1,", StringComparison.Ordinal)).ShouldBe((await shop.OrderAsync(key)).Transfers().Count);
        rows[^2].ShouldEndWith(",Receivable,Bank,-9,EUR,,,,\"Fine =p, accepted by anna\"");
        rows[^1].ShouldContain(",Receivable,Fines,9,EUR,");
    }

    [Fact]
    public async Task A_shop_that_is_not_configured_is_said()
    {
        await using var shop = new FakeShop();
        (await Should.ThrowAsync<ArgumentException>(async () => await shop.Dropship.Settlements.ImportAsync(new("elsewhere"), File()))).Message.ShouldContain("elsewhere");
    }
}
