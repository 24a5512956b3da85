using Dropship.Domain;
using Dropship.Sdk.Tests.Fakes;

namespace Dropship.Sdk.Tests.Engine;

/// <summary>The process ends at any call to store or vendor, before or after its effect; another takes over. Nothing is bought twice and every order ends.</summary>
public sealed class CrashTests
{
    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Whatever_the_call_at_which_the_process_ends(bool staged)
    {
        var whole = new Life();
        await LiveAsync(staged, whole);
        whole.Steps.ShouldBeGreaterThan(100);
        for (var last = 0; last < whole.Steps; last++) await LiveAsync(staged, new Life(last));
    }

    private static async Task LiveAsync(bool staged, Life life)
    {
        await using var shop = new FakeShop(staged ? SupplierTerms.Staged : null);
        var key = shop.Sell();
        var engine = shop.Launch(life);
        async Task PumpAsync()
        {
            try
            {
                await engine.Dropship.PumpAsync();
            }
            catch (CrashException)
            {
                // the process is gone; what it was about to do did not happen
            }

            if (!life.IsOver) return;
            life = new();
            engine = shop.Launch(life);
            await engine.Dropship.PumpAsync();
        }

        await PumpAsync();
        await new Days(shop)
        {
            Each = async () =>
            {
                await PumpAsync();
                await AnswerAsync(shop, engine, key);
            },
        }.PassAsync(18, TimeSpan.FromDays(1));

        var order = await shop.OrderAsync(key);
        order.Phase(shop.Now).ShouldBe(Phase.Settled, string.Join('\n', shop.Script.Made));
        order.Balance(Account.Receivable, FakeShop.Eur).IsZero.ShouldBeTrue();
        shop.Supplier.Charges.Values.ShouldBe([1]);
        shop.Market.Shipments.Count.ShouldBe(1);
        shop.Market.Refunds.ShouldBeEmpty();
    }

    // A person looks into the supplier's own list and answers what the engine may not guess.
    private static async Task AnswerAsync(FakeShop shop, Running engine, OrderKey key)
    {
        var order = await shop.OrderAsync(key);
        foreach (var purchase in order.Purchases.ToList())
            if (order.Doubt(purchase.Round, shop.Now) is { } doubt && shop.Supplier.Find(purchase.Intent!.Reference).Count == 0)
                await engine.Dropship.Orders.DenyWriteAsync(key, doubt.Key, "anna", "not in their list");
    }
}
