using Dropship.Domain;
using Dropship.Hosting;
using Dropship.Ports;
using Dropship.Sdk.Tests.Fakes;
using Dropship.Storage;
using Microsoft.Extensions.DependencyInjection;

namespace Dropship.Sdk.Tests.Engine;

/// <summary>Several suppliers offer the same: they are asked, weighed, one is bound, and it is on record why.</summary>
public sealed class ChoosingTests
{
    private static readonly SupplierId s_mill = new("mill"), s_kiln = new("kiln"), s_forge = new("forge");

    [Fact]
    public async Task All_are_asked_for_a_price_and_the_cheapest_is_bound()
    {
        await using var shop = new Shop(SourcingPolicies.Cheapest, (s_mill, 30m), (s_kiln, 27m), (s_forge, 28m));
        var key = await shop.BuyAsync("A-1");
        shop.Bought.ShouldBe([(s_kiln, "S-1", 2)]);
        shop.Calls.Count(call => call.StartsWith("quote", StringComparison.Ordinal)).ShouldBe(4);   // all three, and once more what is bound
        var told = (await shop.Dropship.Orders.ExplainAsync(key))!.ToString();
        told.ShouldContain("because Cheapest chose kiln (S-1, 27.00 EUR, score 1) for 2 x line l1; not forge (S-1, 28.00 EUR, score 0.9643), mill (S-1, 30.00 EUR, score 0.9)");
    }

    [Fact]
    public async Task By_ranks_nobody_is_asked_but_the_one_that_is_bound()
    {
        await using var shop = new Shop(SourcingPolicies.Ranked, (s_mill, 30m), (s_kiln, 27m));
        await shop.BuyAsync("A-1");
        shop.Bought.ShouldBe([(s_mill, "S-1", 2)]);
        shop.Calls.Count(call => call.StartsWith("quote", StringComparison.Ordinal)).ShouldBe(1);
    }

    [Fact]
    public async Task Who_does_not_answer_or_gives_no_price_does_not_stop_the_others()
    {
        await using var shop = new Shop(SourcingPolicies.Cheapest, (s_mill, 30m), (s_kiln, -1m), (s_forge, 0m));
        await shop.BuyAsync("A-1");
        shop.Bought.ShouldBe([(s_mill, "S-1", 2)]);
        var choice = (await shop.ChoicesAsync("A-1")).ShouldHaveSingleItem();
        choice.Field.Single(one => one.Supplier == s_forge).Gates.ShouldBe([OfferGate.Refused]);
        choice.Field.Single(one => one.Supplier == s_kiln).ShouldSatisfyAllConditions(one => one.Price.ShouldBeNull(), one => one.Gates.ShouldBeEmpty());
    }

    [Fact]
    public async Task Every_choice_in_the_journal_is_made_again_from_the_journal_alone()
    {
        foreach (var policy in SourcingPolicies.All)
        {
            await using var shop = new Shop(policy, (s_mill, 30m), (s_kiln, 27m), (s_forge, 28m)) { Rules = policies => policies with { Choosing = policies.Choosing with { Policy = policy, MaxShare = 0.6, Explore = 0.1 } } };
            for (var i = 0; i < 40; i++) await shop.BuyAsync($"A-{i}");
            var replayed = 0;
            for (var i = 0; i < 40; i++)
                foreach (var (recorded, again) in ChoiceReplay.Of(FakeShop.Key($"A-{i}"), await Stored.EventsAsync(shop.Store, FakeShop.Key($"A-{i}")), shop.Applied))
                {
                    again.ShouldBe(recorded);
                    replayed++;
                }

            replayed.ShouldBe(40);
            shop.Bought.Select(one => one.Supplier).Distinct().Count().ShouldBeGreaterThan(1);
        }
    }

    [Fact]
    public async Task A_pack_and_a_bundle_are_bought_piece_by_piece_and_arrive_as_units()
    {
        await using var shop = new Shop(SourcingPolicies.Cheapest, (s_mill, 30m))
        {
            Skus = new SkuMap().Put([new(new("S-1"), s_mill, new("MUG"), Bundle: "set"), new(new("S-1"), s_mill, new("SPOON"), 3, "set")]),
        };
        var key = await shop.BuyAsync("A-1");
        shop.Bought.ShouldBe([(s_mill, "MUG", 2), (s_mill, "SPOON", 6)]);

        shop.Ship(new("YT0001"), 5);
        await shop.PumpAfterAsync(TimeSpan.FromHours(7));
        (await shop.OrderAsync(key)).Parcels.ShouldHaveSingleItem().Units.ShouldBe([new(new("l1"), 2)]);
    }

    [Fact]
    public async Task Items_of_two_suppliers_are_bought_as_one_line_and_told_as_one_line()
    {
        await using var shop = new Shop(SourcingPolicies.Ranked, (s_mill, 12m), (s_kiln, 4m))
        {
            Skus = new SkuMap().Put([new(new("S-1"), s_mill, new("CUP"), Item: "cup"), new(new("S-1"), s_kiln, new("LID"), 2, Item: "lid")]),
        };
        var key = await shop.BuyAsync("A-1");
        shop.Bought.ShouldBe([(s_mill, "CUP", 2), (s_kiln, "LID", 4)], ignoreOrder: true);
        var order = await shop.OrderAsync(key);
        order.BundleOf(new("l1")).ShouldBe(new(new("l1"), [new(new("l1~cup"), 0.75m), new(new("l1~lid"), 0.25m)]));
        (await shop.Dropship.Orders.ExplainAsync(key))!.ToString().ShouldContain("line l1, 2 x S-1: 2 bought or being bought");

        shop.Ship(new("YT0001"), 2, s_mill, "l1~cup");
        await shop.PumpAfterAsync(TimeSpan.FromHours(7));
        shop.Told.ShouldBeEmpty();
        shop.Ship(new("YT0002"), 4, s_kiln, "l1~lid");
        await shop.PumpAfterAsync(TimeSpan.FromHours(7));
        shop.Told.ShouldBe([("YT0001", "[LineUnits { Line = l1, Quantity = 2 }]")]);
        (await shop.PhaseAsync(key)).ShouldBe(Phase.InTransit);
    }

    [Fact]
    public async Task Who_offers_several_lines_is_asked_for_all_of_them_together()
    {
        await using var shop = new Shop(SourcingPolicies.Cheapest, (s_mill, 12m), (s_kiln, 11m)) { Together = { [s_mill] = 13m } };
        var key = await shop.BuyAsync("A-1", new OrderLine(new("l2"), new Sku("S-2"), 1, new(20m, FakeShop.Eur), new(0m, FakeShop.Eur)));
        shop.Bought.ShouldBe([(s_mill, "S-1", 2), (s_mill, "S-2", 1)]);
        (await shop.OrderAsync(key)).Searches[0].Joint.ShouldContain(new JointPrice(s_mill, [new(new("l1"), 2), new(new("l2"), 1)], new(13m, FakeShop.Eur)));
    }

    [Fact]
    public async Task Catalogues_are_searched_by_the_lines_title_before_its_sku()
    {
        await using var shop = new Shop(SourcingPolicies.Ranked, (s_mill, 30m)) { Skus = new SkuMap(), Catalogue = { new(new("MILL-9"), "p-9", "Blue mug", new(3.2m, FakeShop.Eur)) } };
        await shop.BuyAsync("A-1", new OrderLine(new("l2"), new Sku("S-2"), 1, new(20m, FakeShop.Eur), new(0m, FakeShop.Eur)) { Title = "Mug, blue" });
        shop.Calls.ShouldBe(["catalogue S-1", "catalogue words S-1", "catalogue S-2", "catalogue words Mug, blue"]);
    }

    [Fact]
    public async Task How_suppliers_have_done_is_counted_from_the_shops_own_orders_once_a_day()
    {
        await using var shop = new Shop(SourcingPolicies.Balanced, (s_mill, 27m), (s_kiln, 30m)) { Declines = { s_mill } };
        for (var i = 0; i < 12; i++) await shop.BuyAsync($"A-{i}");
        (await shop.ChoicesAsync("A-11"))[0].Field[0].Supplier.ShouldBe(s_mill);

        await shop.PumpAfterAsync(TimeSpan.FromDays(1));
        await shop.BuyAsync("B-1");
        var search = (await shop.OrderAsync(FakeShop.Key("B-1"))).Searches[0];
        search.Scorecards.ShouldContain(card => card.Supplier == s_mill && card.Filled.Good == 0d && card.Filled.Bad > 11d);
        search.Scorecards.ShouldContain(card => card.Supplier == s_kiln && card.Filled.Good > 11d && card.Filled.Bad == 0d);
        (await shop.ChoicesAsync("B-1")).ShouldHaveSingleItem().Field[0].Supplier.ShouldBe(s_kiln);
    }

    [Fact]
    public async Task What_the_map_lacks_is_held_with_what_the_catalogues_have_that_may_be_meant()
    {
        await using var shop = new Shop(SourcingPolicies.Ranked, (s_mill, 30m)) { Skus = new SkuMap(), Catalogue = { new(new("MILL-9"), "p-9", "Blue mug", new(3.2m, FakeShop.Eur)), new(new("MILL-8"), "p-8", "Old mug", new(2m, FakeShop.Eur)) { IsOnSale = false } } };
        var key = await shop.BuyAsync("A-1");
        shop.Bought.ShouldBeEmpty();
        (await shop.OrderAsync(key)).OpenHold!.Held.Detail.ShouldBe("line l1: the map of SKUs has no supplier for S-1; perhaps mill MILL-9 (Blue mug, 3.20 EUR): put it into the map, then let the order go on (search 1)");
        shop.Calls.ShouldBe(["catalogue S-1", "catalogue words S-1"]);
    }

    [Fact]
    public async Task A_map_that_names_a_stranger_is_an_error_at_the_start()
    {
        await using var shop = new Shop(SourcingPolicies.Ranked, (s_mill, 30m)) { Skus = new SkuMap().Put([new(new("S-1"), new("smithy"), new("X"))]) };
        Should.Throw<InvalidOperationException>(() => shop.Dropship).Message.ShouldBe("Dropship:Shops:harbour:Skus: the map names the supplier smithy, which the shop has not: name one of mill, or add it.");
    }

    /// <summary>A shop with several suppliers of one step, each with a price of its own: below zero it does not answer, zero it has none.</summary>
    private sealed class Shop(ISourcingPolicy policy, params (SupplierId Supplier, decimal Price)[] suppliers) : IAsyncDisposable
    {
        private readonly FakeShop _vendors = new();
        private ServiceProvider? _services;
        private IDropship? _dropship;

        public Func<Policies, Policies> Rules { get; init; } = policies => policies with { Choosing = policies.Choosing with { Policy = policy } };

        public ISkuMap? Skus { get; init; }

        public HashSet<SupplierId> Declines { get; } = [];

        public List<CatalogueItem> Catalogue { get; } = [];

        public List<string> Calls { get; } = [];

        public List<(SupplierId Supplier, string Sku, int Quantity)> Bought { get; } = [];

        public IOrderStore Store => _vendors.Store;

        public Policies Applied => Rules(Policies.Default);

        public IDropship Dropship => _dropship ??= Start();

        /// <summary>What a supplier takes for several lines at once.</summary>
        public Dictionary<SupplierId, decimal> Together { get; } = [];

        public IEnumerable<(string Number, string Units)> Told => _vendors.Market.Shipments.Select(static shipment => (shipment.Number.Value, shipment.Units.ToString()));

        public Task<Phase> PhaseAsync(OrderKey key) => _vendors.PhaseAsync(key);

        public void Ship(TrackingNumber number, int pieces, SupplierId? supplier = null, string line = "l1")
        {
            foreach (var (name, own) in _own)
                if (supplier is null || supplier == name)
                    own.Parcel = new(number, new("YunExpress"), [new(new(line), pieces)], _vendors.Now);
        }

        private readonly Dictionary<SupplierId, Own> _own = [];

        public async Task<OrderKey> BuyAsync(string id, params OrderLine[] more)
        {
            var key = _vendors.Sell(id, more: more);
            await PumpAfterAsync(TimeSpan.FromHours(1));
            return key;
        }

        public async Task PumpAfterAsync(TimeSpan span)
        {
            _vendors.Clock.Advance(span);
            await Dropship.PumpAsync();
        }

        public Task<Order> OrderAsync(OrderKey key) => _vendors.OrderAsync(key);

        public async Task<IReadOnlyList<Choice>> ChoicesAsync(string id) =>
            [.. (await Stored.EventsAsync(Store, FakeShop.Key(id))).OfType<Decision.AllocationProposed>().SelectMany(proposed => proposed.Choices)];

        public async ValueTask DisposeAsync()
        {
            if (_services is not null) await _services.DisposeAsync();
            await _vendors.DisposeAsync();
        }

        private IDropship Start()
        {
            var calls = new Calls(_vendors.Script, new());
            var market = new FakeMarketplace(_vendors.Market, calls, RateLimit.None, TimeSpan.FromHours(1));
            var services = new ServiceCollection();
            services.AddLogging();
            services.AddSingleton<TimeProvider>(_vendors.Clock);
            services.AddDropship(dropship => dropship.UseStore(_ => (MemoryStore)_vendors.Store).AddShop("harbour", shop =>
            {
                shop.SellOn(_ => market).TrackWith(_ => new FakeCarrier(_vendors.Carrier, calls)).CheckNumbersBy(NumberFormats.None).WithPolicies(Rules);
                if (Skus is { } skus) shop.MapSkus(_ => skus);
                foreach (var (name, price) in suppliers) shop.BuyFrom(_ => _own[name] = new Own(this, name, price));
            }));
            return (_services = services.BuildServiceProvider()).GetRequiredService<IDropship>();
        }

        private sealed class Own(Shop shop, SupplierId name, decimal price) : ISupplierClient, ISearchCatalogue
        {
            public SupplierDescriptor Descriptor { get; } = new(name, SupplierTerms.SingleStep, RateLimit.None);

            public SupplierParcel? Parcel { get; set; }

            public ValueTask<Quote> GetQuoteAsync(QuoteRequest request, CancellationToken cancellation)
            {
                lock (shop.Calls) shop.Calls.Add($"quote {name}");
                return price < 0m ? throw new ProviderException(ProviderFault.Unreachable, "quote", "no answer") : new(price == 0m ? new Quote(null, Refused: DeclineReason.OutOfStock) : new Quote(new Money(PriceOf(request), FakeShop.Eur)));
            }

            public ValueTask<PurchaseReceipt> SendAsync(PurchaseRequest purchase, CancellationToken cancellation)
            {
                if (shop.Declines.Contains(name)) return new(new PurchaseReceipt(Outcome.Rejected, Reason: DeclineReason.OutOfStock));
                foreach (var line in purchase.Lines) shop.Bought.Add((name, line.Sku.Value, line.Quantity));
                return new(new PurchaseReceipt(Outcome.Done, [Placed(new($"so-{purchase.Reference}"))]));
            }

            public ValueTask<IReadOnlyList<SupplierOrder>> FindByReferenceAsync(string reference, CancellationToken cancellation) => new([]);

            public ValueTask<SupplierReading?> GetOrderAsync(SupplierOrderId order, CancellationToken cancellation) => new(new SupplierReading(Placed(order), Parcel is { } parcel ? [parcel] : []));

            public ValueTask<CataloguePage> FindBySkuAsync(Sku sku, CancellationToken cancellation)
            {
                shop.Calls.Add($"catalogue {sku}");
                return new(new CataloguePage([], []));
            }

            public ValueTask<CataloguePage> SearchAsync(CatalogueQuery query, CancellationToken cancellation)
            {
                shop.Calls.Add($"catalogue words {query.Words}");
                return new(new CataloguePage(shop.Catalogue, []));
            }

            public ValueTask<CataloguePage> ListVariantsAsync(string product, CancellationToken cancellation) => new(new CataloguePage([], []));

            private decimal PriceOf(QuoteRequest request) => request.Lines.DistinctBy(static line => line.Line).Count() is var lines and > 1 ? shop.Together.TryGetValue(name, out var together) ? together : price * lines : price;

            private SupplierOrder Placed(SupplierOrderId id) => new(id, SupplierOrderStatus.Paid) { Charged = new(price, FakeShop.Eur) };
        }
    }
}
