using Dropship.Domain;
using Dropship.Hosting;
using Dropship.Ports;
using Dropship.Sdk.Tests.Fakes;
using Dropship.Storage;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Dropship.Sdk.Tests.Hosting;

/// <summary>What is registered, and how every error is told at once.</summary>
public sealed class AddDropshipTests
{
    private readonly Calls _calls = new(new(), new());
    private readonly MarketBooks _market = new(TimeProvider.System);

    [Fact]
    public async Task A_shop_that_is_described_in_full_runs()
    {
        await using var services = Build(dropship => dropship.UseMemory().AddShop("harbour", shop => Whole(shop)));
        await services.GetRequiredService<IDropship>().PumpAsync();
        _calls.Script.Count("market.list").ShouldBe(1);
        services.GetRequiredService<IDropship>().ShouldBeSameAs(services.GetRequiredService<IDropship>());
        services.GetRequiredService<IOrderStore>().ShouldBeSameAs(services.GetRequiredService<IPersonalDataStore>());
    }

    [Fact]
    public async Task Every_error_is_told_at_once_by_its_key()
    {
        await using var services = Build(dropship => dropship
            .Configure(options => (options.MaxInFlight, options.ResidentOrders) = (0, -1))
            .AddShop("empty", _ => { })
            .AddShop("odd", shop => Whole(shop).WithPolicies(rules => rules with { FeeRate = 7m, Rates = [new(FakeShop.Eur, new("USD"), 0m, default)] })));
        var told = Should.Throw<OptionsValidationException>(services.GetRequiredService<IDropship>).Failures.Select(failure => failure.Split(": ")[0]);
        told.ShouldBe(
        [
            "Dropship:MaxInFlight", "Dropship:ResidentOrders", "Dropship:Store",
            "Dropship:Shops:empty:Marketplace", "Dropship:Shops:empty:Suppliers", "Dropship:Shops:empty:Carrier",
            "Dropship:Shops:odd:Policies:FeeRate", "Dropship:Shops:odd:Policies:Rates[0]",
        ], ignoreOrder: true);
    }

    [Fact]
    public async Task Without_a_shop_there_is_nothing_to_run()
    {
        await using var services = Build(dropship => dropship.UseMemory());
        Should.Throw<OptionsValidationException>(services.GetRequiredService<IDropship>).Failures.ShouldHaveSingleItem().ShouldStartWith("Dropship:Shops:");
    }

    [Fact]
    public async Task A_directory_of_suppliers_needs_to_be_told_who_offers_what()
    {
        await using var services = Build(dropship => dropship.UseMemory().AddShop("harbour", shop => Whole(shop).BuyFromMany(_ => new NoSuppliers())));
        Should.Throw<OptionsValidationException>(services.GetRequiredService<IDropship>).Failures.ShouldHaveSingleItem().ShouldStartWith("Dropship:Shops:harbour:Offers:");
    }

    [Fact]
    public async Task A_sku_map_beside_a_source_of_offers_would_not_be_asked()
    {
        await using var services = Build(dropship => dropship.UseMemory().AddShop("harbour", shop => Whole(shop).MapSkus(_ => null!).OffersFrom(_ => null!)));
        Should.Throw<OptionsValidationException>(services.GetRequiredService<IDropship>).Failures.ShouldHaveSingleItem().ShouldStartWith("Dropship:Shops:harbour:Skus:");
    }

    [Fact]
    public async Task What_adapters_require_is_told_with_everything_else()
    {
        var services = new ServiceCollection();
        services.AddSingleton(new StoredToken(1, "from the host"));
        services.AddDropship(dropship => dropship
            .AddShop("harbour", shop => Whole(shop).Require(host => [$"Mill:Key: {host.GetRequiredService<StoredToken>().Value}", "Mill:Address: use https"]).Require(_ => []))
            .AddShop("empty", shop => shop.Require(_ => ["Post:Key: it is missing"])));
        await using var provider = services.BuildServiceProvider();
        Should.Throw<OptionsValidationException>(provider.GetRequiredService<IDropship>).Failures.Order(StringComparer.Ordinal).ShouldBe(
        [
            "Dropship:Shops:empty:Carrier: parcels cannot be followed; call TrackWith.",
            "Dropship:Shops:empty:Marketplace: the shop sells nowhere; call SellOn.",
            "Dropship:Shops:empty:Post:Key: it is missing",
            "Dropship:Shops:empty:Suppliers: the shop buys from nobody; call BuyFrom.",
            "Dropship:Shops:harbour:Mill:Address: use https",
            "Dropship:Shops:harbour:Mill:Key: from the host",
            "Dropship:Store: there is no store; call UseSqlite, UseMemory or UseStore.",
        ]);
    }

    [Fact]
    public void Two_shops_of_one_name_are_refused() =>
        Should.Throw<ArgumentException>(() => Build(dropship => dropship.UseMemory().AddShop("harbour", _ => { }).AddShop("harbour", _ => { }))).Message.ShouldContain("'harbour' was added before");

    [Fact]
    public async Task Two_shops_of_one_name_are_refused_also_when_they_are_added_apart()
    {
        var services = new ServiceCollection();
        services.AddDropship(dropship => dropship.UseMemory().AddShop("harbour", shop => Whole(shop)));
        services.AddDropship(dropship => dropship.AddShop("harbour", shop => Whole(shop)));
        await using var provider = services.BuildServiceProvider();
        Should.Throw<OptionsValidationException>(provider.GetRequiredService<IDropship>).Failures.ShouldHaveSingleItem().ShouldStartWith("Dropship:Shops:harbour: ");
    }

    [Fact]
    public async Task Two_accounts_of_one_name_are_refused()
    {
        await using var services = Build(dropship => dropship.UseMemory().AddShop("harbour", shop => Whole(shop).BuyFrom(_ => Supplier())));
        Should.Throw<InvalidOperationException>(services.GetRequiredService<IDropship>).Message.ShouldStartWith("Dropship:Shops:harbour:Suppliers: two accounts are named mill");
    }

    [Theory]
    [InlineData("")]
    [InlineData(" harbour")]
    [InlineData("har\nbour")]
    public void A_name_that_would_forge_a_key_is_refused(string name) => Should.Throw<ArgumentException>(() => Build(dropship => dropship.AddShop(name, _ => { })));

    [Fact]
    public async Task No_error_repeats_a_secret()
    {
        var services = new ServiceCollection();
        services.AddSingleton(new StoredToken(1, "secret-canary"));
        services.AddDropship(dropship => dropship.AddShop("harbour", shop => shop.SellOn(provider => throw new InvalidOperationException(provider.GetRequiredService<StoredToken>().Value))));
        await using var provider = services.BuildServiceProvider();
        Should.Throw<OptionsValidationException>(provider.GetRequiredService<IDropship>).ToString().ShouldNotContain("canary");
    }

    [Fact]
    public async Task The_same_sku_at_every_supplier_is_the_default_offer_in_the_order_they_were_added()
    {
        var source = new MappedOffers([new("mill"), new("forge")], null);
        var line = new OrderLine(new("l1"), new Sku("S-1"), 1, new(1m, FakeShop.Eur), new(0m, FakeShop.Eur));
        var offers = await source.FindOffersAsync(FakeShop.Key("A-1"), [line, line with { Id = new("l2"), Sku = null }], default);
        offers.ShouldBe([new Offer(line.Id, new("mill"), new("S-1")), new Offer(line.Id, new("forge"), new("S-1"), 1)]);
    }

    private static ServiceProvider Build(Action<DropshipBuilder> describe) => new ServiceCollection().AddDropship(describe).BuildServiceProvider();

    private ShopBuilder Whole(ShopBuilder shop)
    {
        var client = new FakeMarketplace(_market, _calls);
        return shop.SellOn(_ => client).PayoutsFrom(_ => client).BuyFrom(_ => Supplier()).TrackWith(_ => new FakeCarrier(new(), _calls));
    }

    private FakeSupplier Supplier() => new(FakeShop.SupplierName, new(TimeProvider.System, SupplierTerms.SingleStep), _calls);

    private sealed class NoSuppliers : ISupplierDirectory
    {
        public ISupplierClient? Find(SupplierId supplier) => null;
    }
}
