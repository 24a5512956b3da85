using Dropship.Domain;
using Dropship.Engine;
using Dropship.Ports;
using Dropship.Sdk.Tests.Fakes;
using Dropship.Storage;
using Microsoft.Extensions.Logging.Abstractions;
using static Dropship.Sdk.Tests.Fakes.FakeShop;

namespace Dropship.Sdk.Tests.Engine;

/// <summary>A look through the suppliers' books finds what was bought wherever it was bought, asks for nothing that cannot exist, and lets the shop go on only when all was read.</summary>
public sealed class ReconciliationTests
{
    private static readonly ShopGate Shut = new(GateState.Reconciling, "restored", "anna", Start);

    [Fact]
    public async Task Every_round_of_every_supplier_is_looked_for_until_none_has_one()
    {
        await using var books = new Books();
        var key = await books.SellAsync("A-1");
        books.Buy("forge", key, 1);
        books.Buy("mill", key, 2);
        await books.LookAsync();
        books.Taken.ShouldBe([(key, 1, new SupplierId("forge")), (key, 2, new SupplierId("mill"))]);
        books.Asked.ShouldBe([.. Enumerable.Range(1, 3).SelectMany(round => (string[])[$"mill {Of(key, round)}", $"forge {Of(key, round)}"])], "a third round is at neither");
        (await books.GateAsync()).State.ShouldBe(GateState.Open);
    }

    [Fact]
    public async Task A_round_that_two_suppliers_have_is_not_the_last_one()
    {
        await using var books = new Books();
        var key = await books.SellAsync("A-1");
        books.Buy("mill", key, 1);
        books.Buy("forge", key, 1);
        books.Buy("forge", key, 2);
        await books.LookAsync();
        books.Taken.ShouldBe([(key, 1, new SupplierId("mill")), (key, 1, new SupplierId("forge")), (key, 2, new SupplierId("forge"))]);
    }

    [Fact]
    public async Task What_was_decided_here_is_looked_for_where_it_was_decided_and_nothing_else_while_all_is_covered()
    {
        await using var books = new Books();
        var key = await books.SellAsync("A-1", Books.Intent(1, "forge"));
        books.Buy("forge", key, 1);
        await books.LookAsync();
        books.Taken.ShouldBe([(key, 1, null)], "the decision tells where it was");
        books.Asked.ShouldBe([$"forge {Of(key, 1)}"]);
    }

    [Fact]
    public async Task Of_several_purchases_those_that_are_bought_or_closed_are_not_asked_for_and_forgotten_ones_come_after_them()
    {
        await using var books = new Books();
        var key = await books.SellAsync("A-1", Books.Intent(1, "mill"), new Decision.PurchaseClosed(1, CloseReason.OutOfStock, Start), Books.Intent(2, "forge", 1), Bought(2), Books.Intent(3, "mill", 1), Books.Intent(4, "gone", 1));
        await books.LookAsync();
        books.Asked.ShouldBe([$"mill {Of(key, 3)}"], "round 1 is closed, 2 is bought, and nobody answers for a supplier that the shop has no more");
        books.Taken.ShouldBeEmpty();

        var short1 = await books.SellAsync("A-2", Books.Intent(1, "mill", 1), Bought(1));
        await books.AgainAsync();
        books.Asked.Skip(2).ShouldBe([$"mill {Of(short1, 2)}", $"forge {Of(short1, 2)}"], "one unit of it is open: round 2 may have been bought");
        (await books.GateAsync()).State.ShouldBe(GateState.Open);
    }

    [Theory]
    [InlineData(SaleStatus.Cancelled, true)]
    [InlineData(SaleStatus.OnHold, true)]
    [InlineData(SaleStatus.Paid, false)]   // not paid yet
    public async Task For_a_sale_that_does_not_stand_nothing_was_bought(SaleStatus status, bool isPaid)
    {
        await using var books = new Books();
        await books.StoreAsync("A-1", Start, Books.Sale with { Status = status, PaidAt = isPaid ? Start : null });
        await books.LookAsync();
        books.Asked.ShouldBeEmpty();
        (await books.GateAsync()).State.ShouldBe(GateState.Open);
    }

    [Fact]
    public async Task An_order_at_its_end_is_not_looked_for_and_not_stopped_at()
    {
        await using var books = new Books();
        await books.StoreAsync("A-1", null, Books.Sale);
        var open = await books.SellAsync("A-2");
        await books.LookAsync();
        books.Asked.ShouldAllBe(call => call.EndsWith(Of(open, 1)));
        books.Asked.Count.ShouldBe(2);
    }

    [Theory]
    [InlineData("mill", false)]
    [InlineData("forge", false)]
    [InlineData("mill", true)]
    public async Task A_supplier_that_cannot_be_asked_keeps_the_gate_shut_and_the_next_look_goes_on_at_that_order(string name, bool isDecided)
    {
        await using var books = new Books();
        var before = await books.SellAsync("A-1");
        var key = isDecided ? await books.SellAsync("A-2", Books.Intent(1, name)) : await books.SellAsync("A-2");
        books.Script.On($"{name}.find {Of(key, 1)}", Disturbance.Fails(ProviderFault.Unreachable), times: 1);
        books.Buy("forge", before, 1);
        await books.LookAsync();
        (await books.GateAsync()).ShouldBe(Shut);
        books.Taken.ShouldBe([(before, 1, new SupplierId("forge"))], "what was found before is kept");

        await books.LookAsync();
        books.Asked.Count(call => call.StartsWith($"{name} {Of(key, 1)}")).ShouldBe(1, "its lane rests, it is not asked at all");
        (await books.GateAsync()).ShouldBe(Shut);

        books.Clock.Advance(TimeSpan.FromMinutes(15));
        await books.LookAsync();
        (await books.GateAsync()).ShouldBe(new ShopGate(GateState.Open, "the suppliers' books were looked through", "reconciliation", books.Now));
        books.Asked.Count(call => call.EndsWith(Of(before, 1))).ShouldBe(2, "once at each supplier: what was looked through stays so");
    }

    [Fact]
    public async Task Nothing_of_an_order_is_kept_that_could_not_be_asked_for_everywhere()
    {
        await using var books = new Books();
        var key = await books.SellAsync("A-1");
        books.Buy("mill", key, 1);
        books.Script.On("forge.find", Disturbance.Fails(ProviderFault.Throttled), times: 1);
        await books.LookAsync();
        books.Taken.ShouldBeEmpty();
        books.Clock.Advance(TimeSpan.FromMinutes(15));
        await books.LookAsync();
        books.Taken.ShouldBe([(key, 1, new SupplierId("mill"))]);
    }

    [Fact]
    public async Task A_supplier_that_answered_again_rests_no_longer_for_its_next_fault_than_for_its_first()
    {
        await using var books = new Books();
        foreach (var id in (string[])["A-1", "A-2"]) books.Script.On($"mill.find {Of(await books.SellAsync(id), 1)}", Disturbance.Fails(ProviderFault.Unreachable), times: 1);
        foreach (var state in (GateState[])[GateState.Reconciling, GateState.Reconciling, GateState.Open])
        {
            await books.LookAsync();
            (await books.GateAsync()).State.ShouldBe(state);
            books.Clock.Advance(TimeSpan.FromSeconds(30));
        }
    }

    [Fact]
    public async Task All_orders_are_looked_through_however_many_there_are()
    {
        await using var books = new Books();
        for (var i = 0; i < 205; i++) await books.SellAsync($"A-{i:D3}");
        await books.LookAsync();
        books.Asked.Count.ShouldBe(410);
        books.Asked.ShouldBeUnique();
        (await books.GateAsync()).State.ShouldBe(GateState.Open);
        await books.AgainAsync();
        books.Asked.Count.ShouldBe(820, "a new look begins at the first order");
    }

    [Fact]
    public async Task Orders_that_the_backup_never_saw_are_waited_for()
    {
        await using var books = new Books();
        var key = await books.SellAsync("A-1");
        await books.Inbox.PollAsync(_ => Task.CompletedTask, default);
        books.Clock.Advance(TimeSpan.FromMinutes(1));
        await books.Store.SetGateAsync(Id, Shut with { At = books.Now }, default);
        await books.LookAsync(poll: false);
        books.Asked.ShouldBeEmpty("the last look at the marketplace began before the gate was shut");
        books.Inbox.NextAt.ShouldBeNull("the marketplace is read at once");
        await books.LookAsync();
        books.Asked.ShouldBe([$"mill {Of(key, 1)}", $"forge {Of(key, 1)}"]);
        (await books.GateAsync()).State.ShouldBe(GateState.Open);
    }

    [Theory]
    [InlineData(GateState.Open)]
    [InlineData(GateState.Stopped)]
    public async Task A_shop_that_is_not_to_be_looked_through_is_left_alone(GateState state)
    {
        await using var books = new Books();
        await books.SellAsync("A-1");
        await books.Store.SetGateAsync(Id, Shut with { State = state }, default);
        await books.LookAsync();
        books.Asked.ShouldBeEmpty();
        (await books.GateAsync()).ShouldBe(Shut with { State = state });
    }

    [Fact]
    public async Task A_gate_that_a_person_shut_meanwhile_is_not_opened()
    {
        await using var books = new Books();
        await books.SellAsync("A-1");
        var stopped = new ShopGate(GateState.Stopped, "stolen key", "ben", Start);
        books.Script.On("forge.find", new(Before: async _ => await books.Store.SetGateAsync(Id, stopped, default)), times: 1);
        await books.LookAsync();
        (await books.GateAsync()).ShouldBe(stopped);
    }

    private static string Of(OrderKey key, int round) => PurchaseReference.Of(key, round);

    private static Fact.SupplierOrderSeen Bought(int round) => new(round, new(new($"so-{round}"), SupplierOrderStatus.Paid));

    /// <summary>A shop of two suppliers whose store was restored.</summary>
    private sealed class Books : IAsyncDisposable
    {
        public static readonly Fact.SaleSeen Sale = new(0, 1, SaleStatus.Paid, Start, Start, new(45m, Eur), [new(new("l1"), new Sku("S-1"), 2, new(20m, Eur), new(5m, Eur))], new("DE"));
        private readonly Dictionary<string, SupplierBooks> _suppliers;
        private readonly Telemetry _telemetry = new();
        private readonly Reconciliation _reconciliation;

        public Books()
        {
            _suppliers = new() { ["mill"] = new(Clock, SupplierTerms.SingleStep), ["forge"] = new(Clock, SupplierTerms.SingleStep) };
            var calls = new Calls(Script, new());
            var clients = _suppliers.ToDictionary(known => new SupplierId(known.Key), known => (ISupplierClient)new FakeSupplier(new(known.Key), known.Value, calls));
            var shop = new Shop(Id, Policies.Default, new FakeMarketplace(new(Clock), calls), null, clients, [], null, null!, new(Clock), new(), default);
            Inbox = new(shop, Store, static (_, _) => Task.CompletedTask, static (_, _, _, _) => default, Clock, _telemetry, NullLogger.Instance);
            _reconciliation = new(new Dictionary<ShopId, Shop> { [Id] = shop }, new Dictionary<ShopId, Inbox> { [Id] = Inbox }, Store, new(Store, 100), TakeAsync, Clock, NullLogger.Instance);
        }

        public Microsoft.Extensions.Time.Testing.FakeTimeProvider Clock { get; } = new(Start.ToDateTimeOffset());

        public Instant Now => Instant.From(Clock.GetUtcNow());

        public MemoryStore Store { get; } = new();

        public Script Script { get; } = new();

        public Inbox Inbox { get; }

        public List<(OrderKey Order, int Round, SupplierId? At)> Taken { get; } = [];

        /// <summary>Which supplier was asked for which reference, the first one first.</summary>
        public IReadOnlyList<string> Asked => [.. Script.Made.Where(call => call.Contains(".find ", StringComparison.Ordinal)).Select(call => call.Replace(".find ", " ", StringComparison.Ordinal))];

        public static Decision.PurchaseIntended Intent(int round, string supplier, int units = 2) =>
            new(round, round, new(supplier), [new(new("l1"), units)], new(30m, Eur), new(30m, Eur), SupplierTerms.SingleStep, "", new(new(40m, Eur), new(30m, Eur), new(0m, Eur), null, null), Start);

        public Task<OrderKey> SellAsync(string id, params Event[] events) => StoreAsync(id, Start, [Sale, .. events]);

        public async Task<OrderKey> StoreAsync(string id, Instant? wakeAt, params Event[] events)
        {
            (await Store.AppendAsync([new(Key(id), 0, EventCodec.Pack(events), wakeAt, null, "Buying", default)], default)).ShouldBe([AppendResult.Written]);
            return Key(id);
        }

        /// <summary>It stands in the supplier's books, whatever the store knows.</summary>
        public void Buy(string supplier, OrderKey key, int round) =>
            _suppliers[supplier].Carry(new(PurchaseStep.Create, Of(key, round), key, [], new("DE"), null, new(30m, Eur), null));

        public async Task<ShopGate> GateAsync() => (await Store.ReadGateAsync(Id, default))!;

        /// <summary>One round, the marketplace first.</summary>
        public async Task LookAsync(bool poll = true)
        {
            if (await Store.ReadGateAsync(Id, default) is null) await Store.SetGateAsync(Id, Shut, default);
            if (poll) await Inbox.PollAsync(_ => Task.CompletedTask, default);
            await _reconciliation.RunAsync(default);
        }

        /// <summary>The gate is shut once more.</summary>
        public async Task AgainAsync()
        {
            await Store.SetGateAsync(Id, Shut, default);
            await Reconciliation.BeginAsync(Store, Id, default);
            await LookAsync();
        }

        public ValueTask DisposeAsync()
        {
            _telemetry.Dispose();
            return ValueTask.CompletedTask;
        }

        private Task TakeAsync(IReadOnlyList<News> news, CancellationToken cancellation)
        {
            news.ShouldAllBe(one => one.Facts.Count > 0, "an order of which nothing was found is not visited");
            foreach (var one in news)
                foreach (var seen in one.Facts.Cast<Fact.SupplierOrderSeen>())
                    Taken.Add((one.Order, seen.Round, seen.Supplier));
            return Task.CompletedTask;
        }
    }
}
