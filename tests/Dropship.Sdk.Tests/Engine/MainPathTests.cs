using Dropship.Domain;
using Dropship.Sdk.Tests.Fakes;
using Dropship.Sqlite;

namespace Dropship.Sdk.Tests.Engine;

/// <summary>A paid order becomes a settled one, on every store and with every kind of purchase.</summary>
public sealed class MainPathTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task A_paid_order_is_bought_shipped_delivered_and_settled(bool staged)
    {
        await using var shop = new FakeShop(staged ? SupplierTerms.Staged : null);
        await ToTheEndAsync(shop);
        shop.Script.Count("mill.Pay").ShouldBe(staged ? 1 : 0);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task The_same_on_a_file(bool staged)
    {
        var folder = Directory.CreateTempSubdirectory("dropship-sdk-");
        try
        {
            await using var store = new SqliteStore(new() { ConnectionString = $"Data Source={Path.Combine(folder.FullName, "shop.db")}" });
            await using var shop = new FakeShop(staged ? SupplierTerms.Staged : null) { OtherStore = (store, store, store) };
            await ToTheEndAsync(shop);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Fact]
    public async Task The_phases_follow_each_other()
    {
        await using var shop = new FakeShop();
        var key = shop.Sell();
        List<Phase> phases = [];
        await shop.PumpAsync();
        await new Days(shop)
        {
            Each = async () =>
            {
                if (phases.Count == 0 || phases[^1] != await shop.PhaseAsync(key)) phases.Add(await shop.PhaseAsync(key));
                await shop.PumpAsync();
            },
        }.PassAsync(15);
        phases.ShouldBe([Phase.AwaitingShipment, Phase.InTransit, Phase.Completed, Phase.Settled]);
    }

    private static async Task ToTheEndAsync(FakeShop shop)
    {
        var key = shop.Sell();
        await shop.PumpAsync();
        (await shop.PhaseAsync(key)).ShouldBe(Phase.AwaitingShipment);
        await new Days(shop) { Each = shop.PumpAsync }.PassAsync(15);

        var order = await shop.OrderAsync(key);
        order.Phase(shop.Now).ShouldBe(Phase.Settled);
        order.IsOpen(shop.Now).ShouldBeFalse();
        order.Balance(Account.Receivable, FakeShop.Eur).IsZero.ShouldBeTrue();
        order.Balance(Account.Cost, FakeShop.Eur).ShouldBe(new Money(30m, FakeShop.Eur));
        shop.Supplier.Charges.Values.ShouldBe([1]);
        shop.Market.Shipments.Count.ShouldBe(1);
        shop.Market.Refunds.ShouldBeEmpty();
        (await Stored.HeaderAsync(shop.Store, key))!.WakeAt.ShouldBeNull();
        shop.Logs.Lines.ShouldNotContain(line => line.Level >= Microsoft.Extensions.Logging.LogLevel.Warning);
    }
}
