using Dropship.Domain;
using Dropship.Ports;
using Dropship.Sdk.Tests.Fakes;
using Dropship.Sdk.Tests.Orders;
using Dropship.Settling;

namespace Dropship.Sdk.Tests.Standing;

/// <summary>Penalties are read where the marketplace tells them: those of an order stand on it, those of the store are listed, each is put to a person, and its fine is booked once.</summary>
public sealed class PenaltyTests
{
    private static readonly Instant At = FakeShop.Start;

    private static FakeShop Shop(Told told) => new() { More = shop => shop.PenaltiesFrom(_ => told) };

    private static ToldPenalty Late(OrderKey order, string id = "n-1", decimal amount = 5m, long revision = 1, bool reversed = false) =>
        new(new(id, revision, PenaltyReason.LateShipment, new(amount, FakeShop.Eur), At, reversed, "Late"), PenaltySubject.Order, order.Id);

    private static ToldPenalty OfStore(string id, decimal amount = 10m, long revision = 1, bool reversed = false) =>
        new(new(id, revision, PenaltyReason.RuleBroken, new(amount, FakeShop.Eur), At, reversed, "Deceptive"), PenaltySubject.Store, null, "merchant");

    [Fact]
    public async Task A_penalty_is_read_once_and_waits_on_its_order_for_a_person()
    {
        var told = new Told();
        await using var shop = Shop(told);
        var key = await Reached.PhaseAsync(shop, Phase.InTransit);
        told.Pages.Add([Late(key), Late(key, "n-2", 2m)]);
        told.Pages.Add([Late(key), Late(FakeShop.Key("A-9"), "n-3")]);
        await ReadAsync(shop);
        told.Cursors.ShouldBe(["0", "1", "2"], "the cursor is kept");
        await ReadAsync(shop);
        told.Cursors[^1].ShouldBe("2");
        (await shop.Dropship.Orders.HistoryAsync(key)).OfType<Fact.PenaltySeen>().Count().ShouldBe(2);
        (await WhyAsync(shop, key)).ShouldContain("n-1: 5.00 EUR for LateShipment (Late)");

        (await shop.Dropship.Orders.NotePenaltyAsync(key, "n-9", "anna", "disputed"))!.Code.ShouldBe(RefusalCode.Unknown);
        (await shop.Dropship.Orders.NotePenaltyAsync(key, "n-1", "anna", "disputed")).ShouldBeNull();
        (await shop.Dropship.Orders.NotePenaltyAsync(key, "n-1", "anna", "disputed"))!.Code.ShouldBe(RefusalCode.NotNext);
        (await WhyAsync(shop, key)).ShouldNotContain("n-1");
        (await WhyAsync(shop, FakeShop.Key("A-9"))).ShouldContain("n-3", customMessage: "an order that was never seen asks as well");
    }

    [Fact]
    public async Task One_that_is_taken_back_asks_nobody_and_costs_nothing()
    {
        var told = new Told();
        await using var shop = Shop(told);
        var key = await Reached.PhaseAsync(shop, Phase.InTransit);
        told.Pages.Add([Late(key)]);
        await ReadAsync(shop);
        (await shop.OrderAsync(key)).Balance(Account.PenaltiesDue, FakeShop.Eur).Amount.ShouldBe(-5m);
        told.Pages.Add([Late(key, revision: 2, reversed: true), Late(key)]);
        await ReadAsync(shop);
        (await shop.OrderAsync(key)).Balance(Account.PenaltiesDue, FakeShop.Eur).Amount.ShouldBe(0m);
        (await WhyAsync(shop, key)).ShouldNotContain("n-1");
        (await shop.Dropship.Standing.ReportAsync(FakeShop.Id)).Of(StandingMeasure.PenaltyCount).Count.Bad.ShouldBe(0);
    }

    [Theory]
    [InlineData("n-1")]
    [InlineData("row-7")]
    public async Task A_penalty_and_the_fine_of_a_payout_file_are_booked_once(string row)
    {
        var told = new Told();
        await using var shop = Shop(told);
        var key = await Reached.PhaseAsync(shop, Phase.InTransit);
        told.Pages.Add([Late(key)]);
        await ReadAsync(shop);
        var profit = (await shop.OrderAsync(key)).Balance(Account.Fines, FakeShop.Eur);
        var file = PayoutFile.Read(new StringReader($"id,order,kind,amount,currency,paid_on\n{row},A-1,fine,-5.00,EUR,2026-01-20\n"), "fines.csv");
        (await shop.Dropship.Settlements.ImportAsync(FakeShop.Id, file)).Unmatched.ShouldBeEmpty();
        var order = await shop.OrderAsync(key);
        (order.Balance(Account.Fines, FakeShop.Eur), order.Balance(Account.PenaltiesDue, FakeShop.Eur).Amount).ShouldBe((profit, 0m), "what was announced is what was taken");
        told.Pages.Add([Late(key, revision: 2)]);
        await ReadAsync(shop);
        (await shop.OrderAsync(key)).Balance(Account.Fines, FakeShop.Eur).ShouldBe(profit, "heard again after it was paid");
    }

    [Fact]
    public async Task Those_that_belong_to_no_order_are_listed_noted_and_counted()
    {
        var told = new Told();
        await using var shop = Shop(told);
        await Reached.PhaseAsync(shop, Phase.InTransit);
        told.Pages.Add([OfStore("m-1"), OfStore("m-2", 3m)]);
        told.Odd = [new("m-3", "penalty: 'created_at' is missing")];
        await ReadAsync(shop);
        var listed = await shop.Dropship.Standing.PenaltiesAsync(FakeShop.Id);
        listed.Select(one => (one.Id, one.Subject, one.IsOpen)).ShouldBe([("m-3", PenaltySubject.Unknown, true), ("m-1", PenaltySubject.Store, true), ("m-2", PenaltySubject.Store, true)]);
        listed[0].Why.ShouldNotBeNull().ShouldContain("created_at");
        shop.Logs.Lines.Count(line => line.Id.Id == 34).ShouldBe(3);

        told.Odd = [];
        told.Pages.Add([OfStore("m-1"), OfStore("m-2", 3m, revision: 2, reversed: true), OfStore("m-3", 1m)]);
        (await shop.Dropship.Standing.NotePenaltyAsync(FakeShop.Id, "m-1", "anna", "accepted")).ShouldBeNull();
        await ReadAsync(shop);
        shop.Logs.Lines.Count(line => line.Id.Id == 34).ShouldBe(3, "told once each");
        listed = await shop.Dropship.Standing.PenaltiesAsync(FakeShop.Id);
        listed.Select(one => (one.Id, one.IsOpen, one.NotedBy)).ShouldBe([("m-1", false, "anna"), ("m-2", false, null), ("m-3", true, null)]);
        listed[2].Why.ShouldBeNull("it is understood at last");
        (await shop.Dropship.Standing.NotePenaltyAsync(FakeShop.Id, "m-1", "bob", "accepted"))!.Code.ShouldBe(RefusalCode.NotNext);
        (await shop.Dropship.Standing.NotePenaltyAsync(FakeShop.Id, "m-9", "bob", "accepted"))!.Code.ShouldBe(RefusalCode.Unknown);
        await Should.ThrowAsync<ArgumentException>(() => shop.Dropship.Standing.NotePenaltyAsync(FakeShop.Id, "m-1", "bob", " "));

        var report = await shop.Dropship.Standing.ReportAsync(FakeShop.Id);
        report.Of(StandingMeasure.PenaltyCount).Count.Bad.ShouldBe(2, "m-1 and m-3; m-2 is taken back");
        report.Of(StandingMeasure.PenaltySum).Count.Rate.ShouldBe(11m);
    }

    [Fact]
    public async Task The_marketplaces_own_number_of_penalties_shows_what_is_missing_here()
    {
        var told = new Told { Count = 3 };
        await using var shop = Shop(told);
        var key = await Reached.PhaseAsync(shop, Phase.InTransit);
        told.Pages.Add([Late(key), OfStore("m-1")]);
        await ReadAsync(shop);
        shop.Clock.Advance(TimeSpan.FromDays(1));
        await ReadAsync(shop);
        (await shop.Dropship.Standing.ReportAsync(FakeShop.Id)).Penalties.ShouldNotBeNull().ShouldSatisfyAllConditions(tally => tally.Told.ShouldBe(3), tally => tally.Known.ShouldBe(2), tally => tally.Missing.ShouldBe(1));
    }

    [Fact]
    public async Task A_message_about_a_penalty_reads_it_at_once()
    {
        var told = new Told();
        await using var shop = Shop(told);
        var key = await Reached.PhaseAsync(shop, Phase.InTransit);
        told.Single["n-1"] = Late(key);
        told.Single["m-1"] = OfStore("m-1");
        foreach (var name in (string[])["n-1", "m-1", "x-1"]) (await shop.Dropship.ReceiveAsync(FakeShop.Id, "bazaar", FakeMessages.Of($"penalty {name} {name}"))).Status.ShouldBe(200);
        await shop.PumpAsync();
        (await shop.OrderAsync(key)).Penalties.ShouldHaveSingleItem().Stands.ShouldBeTrue();
        (await shop.Dropship.Standing.PenaltiesAsync(FakeShop.Id)).ShouldHaveSingleItem().Id.ShouldBe("m-1");
    }

    [Fact]
    public async Task One_that_cannot_be_read_comes_with_the_next_reading_of_all()
    {
        var told = new Told { Fault = new(ProviderFault.Unreachable, "Bazaar", "no way") };
        await using var shop = Shop(told);
        var key = await Reached.PhaseAsync(shop, Phase.InTransit);
        await shop.Dropship.ReceiveAsync(FakeShop.Id, "bazaar", FakeMessages.Of("penalty n-1 m-1"));
        await shop.PumpAsync();
        (await shop.OrderAsync(key)).Penalties.ShouldBeEmpty();
        (told.Fault, told.Pages) = (null, [[Late(key)]]);
        await ReadAsync(shop);
        (await shop.OrderAsync(key)).Penalties.ShouldHaveSingleItem();
    }

    [Fact]
    public async Task One_that_a_person_records_counts_too()
    {
        await using var shop = new FakeShop();
        var key = await Reached.PhaseAsync(shop, Phase.InTransit);
        await shop.Dropship.Orders.RecordPenaltyAsync(key, Late(key).Penalty);
        await shop.Dropship.Orders.RecordPenaltyAsync(key, Late(key).Penalty);
        (await shop.OrderAsync(key)).Penalties.ShouldHaveSingleItem().Seen!.Reason.ShouldBe(PenaltyReason.LateShipment);
    }

    private static async Task<string> WhyAsync(FakeShop shop, OrderKey key) => string.Join('\n', (await shop.Dropship.Orders.ExplainAsync(key))!.Why);

    private static async Task ReadAsync(FakeShop shop)
    {
        shop.Clock.Advance(TimeSpan.FromHours(1));
        (await shop.Dropship.PumpAsync()).ShouldBeTrue();
    }

    private sealed class Told : IPenaltyClient
    {
        public List<ToldPenalty[]> Pages { get; set; } = [];

        public IReadOnlyList<UnreadablePenalty> Odd { get; set; } = [];

        public Dictionary<string, ToldPenalty> Single { get; } = [];

        public List<string?> Cursors { get; } = [];

        public int Count { get; init; }

        public ProviderException? Fault { get; set; }

        public ValueTask<PenaltyPage> ListPenaltiesAsync(string? cursor, CancellationToken cancellation)
        {
            if (Fault is { } fault) throw fault;
            if (Pages.Count > 0) Cursors.Add(cursor);
            var page = int.Parse(cursor ?? "0", System.Globalization.CultureInfo.InvariantCulture);
            return new(page < Pages.Count ? new PenaltyPage(Pages[page], $"{page + 1}", true) { Unreadable = Odd } : new PenaltyPage([], $"{page}", false));
        }

        public ValueTask<ToldPenalty?> GetPenaltyAsync(string penalty, CancellationToken cancellation) => Fault is { } fault ? throw fault : new(Single.GetValueOrDefault(penalty));

        public ValueTask<int> CountPenaltiesAsync(Instant from, Instant until, CancellationToken cancellation) => Fault is { } fault ? throw fault : new(Count);
    }
}
