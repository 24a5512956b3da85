using Dropship.Domain;
using Dropship.Files;
using Dropship.Ports;
using Dropship.Sdk.Tests.Fakes;
using Dropship.Sdk.Tests.Orders;
using Dropship.Settling;

namespace Dropship.Sdk.Tests.Settling;

/// <summary>A payout file that a marketplace gives is booked before the cursor moves, and what cannot be read of it is kept for a person.</summary>
public sealed class StatementTests
{
    private const string Good = "id,order,kind,amount,currency,paid_on\np-1,A-1,sale,45.00,EUR,2026-01-25\n";
    private const string Own = "no,sold,what,sum,money,day\np-1,A-1,S,45.00,EUR,25.01.2026\n";
    private static readonly PayoutColumns OwnColumns = new()
    {
        Id = ["no"], Order = "sold", Kind = "what", Amount = "sum", Currency = "money", PaidOn = "day", DayFormat = "dd.MM.yyyy",
        Payout = null, Line = null, Final = null, Note = null,
        Kinds = new Dictionary<string, PayoutKind> { ["S"] = PayoutKind.Sale },
    };

    private static PayoutStatement Statement(string name, string text) => new(name, text, PayoutFile.Read(new StringReader(text), name));

    private static async Task<(FakeShop Shop, Files Files, OrderKey Key)> ShopAsync()
    {
        Files files = new();
        FakeShop shop = new() { More = definition => definition.PayoutsFrom(_ => files) };
        return (shop, files, await Reached.PhaseAsync(shop, Phase.Completed));
    }

    [Fact]
    public async Task A_file_is_booked_and_a_crash_before_the_cursor_is_saved_books_nothing_twice()
    {
        var (shop, files, key) = await ShopAsync();
        await using var closing = shop;
        files.Next = Statement("one.csv", Good);
        shop.Script.On("store.cursor payouts = 1", Disturbance.Fails(() => new IOException("the disk is full")), times: 1);
        await shop.PumpAfterAsync(TimeSpan.FromHours(2));
        (await shop.OrderAsync(key)).Balance(Account.Bank, FakeShop.Eur).ShouldBe(new(45m, FakeShop.Eur));
        await using var heir = shop.Launch();
        shop.Clock.Advance(TimeSpan.FromHours(2));
        await heir.Dropship.PumpAsync();
        var order = await shop.OrderAsync(key);
        order.Settlement.Payouts.Count.ShouldBe(1);
        (await shop.PhaseAsync(key)).ShouldBe(Phase.Settled);
        files.Cursors.ShouldBe([null, null]);
        (await heir.Dropship.Settlements.UnmatchedAsync(FakeShop.Id)).ShouldBeEmpty();
        shop.Logs.Lines.ShouldContain(line => line.Id.Id == 43 && line.Text.Contains("one.csv: 0 lines booked, 1 known", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_file_that_nobody_can_read_is_kept_until_its_columns_are_said()
    {
        var (shop, files, key) = await ShopAsync();
        await using var closing = shop;
        var settlements = shop.Dropship.Settlements;
        files.Next = new("own.csv", Own, null, "nobody has said what its columns mean");
        await shop.PumpAfterAsync(TimeSpan.FromHours(2));
        (await settlements.KeptFilesAsync(FakeShop.Id)).ShouldBe([new("own.csv", "nobody has said what its columns mean", Own)]);
        shop.Logs.Lines.ShouldContain(line => line.Id.Id == 44);
        files.Cursors.ShouldBe([null]);
        await shop.PumpAfterAsync(TimeSpan.FromHours(2));
        files.Cursors.ShouldBe([null, "1"], "the reading goes on");

        await Should.ThrowAsync<BadFileException>(() => settlements.ImportKeptAsync(FakeShop.Id, "own.csv", PayoutColumns.Neutral));
        (await settlements.ImportKeptAsync(FakeShop.Id, "none.csv", OwnColumns)).ShouldBeNull();
        (await settlements.ImportKeptAsync(FakeShop.Id, "own.csv", OwnColumns))!.Booked.ShouldBe(1);
        (await settlements.KeptFilesAsync(FakeShop.Id)).ShouldBeEmpty();
        (await shop.OrderAsync(key)).Balance(Account.Bank, FakeShop.Eur).ShouldBe(new(45m, FakeShop.Eur));
        (await settlements.DropKeptAsync(FakeShop.Id, "own.csv")).ShouldBeFalse();
    }

    [Fact]
    public async Task A_file_with_faults_is_booked_as_far_as_it_goes_and_kept_with_them()
    {
        var (shop, files, key) = await ShopAsync();
        await using var closing = shop;
        files.Next = Statement("part.csv", Good + "p-2,A-1,sale,four,EUR,2026-01-25\n");
        await shop.PumpAfterAsync(TimeSpan.FromHours(2));
        (await shop.OrderAsync(key)).Settlement.Payouts.Count.ShouldBe(1);
        var kept = (await shop.Dropship.Settlements.KeptFilesAsync(FakeShop.Id)).ShouldHaveSingleItem();
        kept.Why.ShouldContain("line 3, amount");
        (await shop.Dropship.Settlements.ImportKeptAsync(FakeShop.Id, "part.csv", PayoutColumns.Neutral))!.ShouldSatisfyAllConditions(import => import.Known.ShouldBe(1), import => import.Booked.ShouldBe(0));
        (await shop.Dropship.Settlements.KeptFilesAsync(FakeShop.Id)).Count.ShouldBe(1, "its faults are still there");
        (await shop.Dropship.Settlements.DropKeptAsync(FakeShop.Id, "part.csv")).ShouldBeTrue();
        (await shop.Dropship.Settlements.KeptFilesAsync(FakeShop.Id)).ShouldBeEmpty();
    }

    [Fact]
    public void Columns_that_nobody_has_named_stop_a_file()
    {
        Should.Throw<BadFileException>(() => PayoutFile.Read(new StringReader(Own.Replace("day\n", "day,bonus\n", StringComparison.Ordinal)), "own.csv", OwnColumns)).Message.ShouldContain("'bonus', which is neither mapped nor ignored");
        var ignored = OwnColumns with { Ignored = ["bonus"] };
        PayoutFile.Read(new StringReader(Own.Replace("day\n", "day,bonus\n", StringComparison.Ordinal).Replace("2026\n", "2026,1\n", StringComparison.Ordinal)), "own.csv", ignored).All.ShouldHaveSingleItem().Id.Value.ShouldBe("p-1");
        PayoutFile.Read(new StringReader(Own.Replace(",S,", ",T,", StringComparison.Ordinal)), "own.csv", OwnColumns).Faults.ShouldHaveSingleItem().What.ShouldContain("is no kind");
        PayoutColumns.For([OwnColumns, OwnColumns with { From = FakeShop.Start, Order = "later" }], FakeShop.Start)!.Order.ShouldBe("later");
        PayoutColumns.For([OwnColumns with { From = FakeShop.Start }], FakeShop.Start - TimeSpan.FromDays(1)).ShouldBeNull();
    }

    /// <summary>A marketplace that gives each file once, by the cursor.</summary>
    private sealed class Files : IPayoutClient
    {
        public PayoutStatement? Next { get; set; }

        public List<string?> Cursors { get; } = [];

        public ValueTask<PayoutPage> ListPayoutsAsync(string? cursor, CancellationToken cancellation)
        {
            if (Next is null) return new(new PayoutPage([], cursor ?? "", false));
            Cursors.Add(cursor == "" ? null : cursor);
            return new(new PayoutPage([], "1", false) { Statements = cursor == "1" ? [] : [Next] });
        }
    }
}
