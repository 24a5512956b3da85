using Dropship.Domain;
using Dropship.Hosting;
using Dropship.Orders;
using Dropship.Settling;
using Dropship.Storage;

namespace Dropship.Sdk.Tests.Docs.Snippets;

/// <summary>Code of docs/operating.md.</summary>
internal static class Operating
{
    internal static async Task ListAsync(IDropship dropship, CancellationToken cancellation)
    {
        foreach (var header in await dropship.Orders.ListAsync(new OrderQuery(new ShopId("europe"), Phase: "Held"), cancellation))
            Console.WriteLine(await dropship.Orders.ExplainAsync(header.Order, cancellation));
    }

    internal static async Task ReleaseAsync(IDropship dropship, OrderKey order, CancellationToken cancellation)
    {
        var refused = await dropship.Orders.ReleaseHoldAsync(order, by: "night desk", hold: 1, cancellation);
        if (refused is not null) Console.WriteLine(refused.Because);
    }

    internal static async Task DisputeAsync(IDropship dropship, OrderKey order)
    {
        var goods = await dropship.Orders.ResendClaimAsync(order, claim: "k-17", [new LineUnits(new LineId("1"), 1)], by: "anna", evidence: "picture 3", message: "One mug arrived broken. Please send it once more.");
        var money = await dropship.Orders.DisputeAsync(order, new DisputeOrder(Round: 1, DisputeCause.Damaged, "One mug arrived broken.") { Claim = "k-17", Pictures = ["https://example.org/mug.png"] }, by: "anna");
        var given = await dropship.Orders.WithdrawDisputeAsync(order, round: 1, dispute: 1, by: "anna", because: "settled by mail");
        foreach (var refusal in new[] { goods, money, given })
            if (refusal is not null) Console.WriteLine(refusal.Because);
    }

    internal static async Task StopAsync(IDropship dropship, CancellationToken cancellation)
    {
        await dropship.Spending.StopAsync(new ShopId("europe"), reason: "prices look wrong", by: "anna", cancellation);
        await dropship.Spending.ResumeAsync(new ShopId("europe"), reason: "the supplier has mended them", by: "anna", cancellation);
    }

    internal static async Task BlockAsync(IDropship dropship, OrderKey order, CancellationToken cancellation)
    {
        await dropship.Buyers.BlockAsync(order, by: "anna", reason: "two chargebacks", cancellation);
        await dropship.Buyers.UnblockAsync(order, by: "anna", cancellation);
    }

    internal static async Task EraseAsync(IDropship dropship, string person, CancellationToken cancellation)
    {
        foreach (var order in await dropship.Orders.FindByPersonAsync(new ShopId("europe"), person, cancellation))
        {
            var erasure = await dropship.Orders.EraseAsync(order, cancellation);
            Console.WriteLine(erasure.Refused?.Because ?? $"{order} is erased; tell {string.Join(", ", erasure.Recipients)}");
        }
    }

    internal static void Rate(ShopBuilder shop)
    {
        shop.WithPolicies(policies => policies with
        {
            Rates =
            [
                new(new("USD"), new("EUR"), 0.92m, Instant.From(new(2026, 3, 1, 0, 0, 0, TimeSpan.Zero))),
                new(new("USD"), new("EUR"), 0.91m, Instant.From(new(2026, 4, 1, 0, 0, 0, TimeSpan.Zero))),
            ],
        });
    }

    internal static void Days(ShopBuilder shop)
    {
        shop.WithHolidays("holidays.csv")   // region, day, name, until
            .SupplierWorks("cj", new WorkDays("Asia/Shanghai") { Region = "CN", CutOff = TimeSpan.FromHours(18) }, handlingDays: 3)
            .MarketplaceWorks(new WorkDays("Europe/Berlin") { Region = "DE" }, shipWithinDays: 2)   // counts where the marketplace tells no ship-by
            .WithPolicies(policies => policies with
            {
                Deadlines = policies.Deadlines with { Margins = [new(DeadlineKind.DeliverBy, TimeSpan.FromDays(2))], FirstScanWithin = TimeSpan.FromDays(3) },
                Chasing = policies.Chasing with { GiveUpWhenLate = TimeSpan.FromDays(5), WhenDefaulted = WhenDefaulted.AcceptLoss, TimeToDeliver = TimeSpan.FromDays(12) },
            });
    }

    internal static void Costing(ShopBuilder shop)
    {
        shop.TaxesFrom("taxes.csv", onBadRow: null).WithPolicies(policies => policies with
        {
            MinimumMargin = 0.10m,
            Costs = policies.Costs with
            {
                FeePerOrder = new(0.35m, new("EUR")),
                MinimumLineMargin = 0m,
                Origins = new Dictionary<SupplierId, string> { [new("cj")] = "CN" },
                Classes = new Dictionary<Sku, string> { [new("SHIRT")] = "6109" },
                Returns = [new(0.03m), new(0.08m, null, new Sku("SHIRT"))],
            },
        });
    }

    internal static void Mapped(ShopBuilder shop)
    {
        shop.MapSkus("skus.csv", onBadRow: fault => Console.Error.WriteLine(fault));
    }

    internal static void Choosing(ShopBuilder shop)
    {
        shop.WithPolicies(policies => policies with
        {
            Choosing = policies.Choosing with { Policy = SourcingPolicies.Balanced, MaxShare = 0.6, Explore = 0.02 },
        });
    }

    internal static async Task PayAsync(IDropship dropship, ShopId shop, CancellationToken cancellation)
    {
        var import = await dropship.Settlements.ImportAsync(shop, PayoutFile.Read("payouts.csv"), cancellation);
        foreach (var open in import.Unmatched) Console.WriteLine(open);           // file, line, sum, reason and cure
        foreach (var difference in import.Differences) Console.WriteLine(difference);
        var owed = await dropship.Settlements.ReceivablesAsync(shop, cancellation);
        Console.WriteLine(string.Join('\n', owed.Ages));                          // by currency, by how long it is overdue
        await using var ledger = File.CreateText("ledger.csv");
        await dropship.Settlements.ExportLedgerAsync(shop, ledger, cancellation);
    }

    internal static void Settle(ShopBuilder shop, Instant from)
    {
        shop.WithPolicies(policies => policies with
        {
            Completion =
            [
                new() { AfterDelivery = TimeSpan.FromDays(14), Paydays = PayoutSchedule.OnDays(1, 15) },
                new() { From = from, AfterDelivery = TimeSpan.FromDays(7), AfterConfirmation = TimeSpan.Zero, AfterScan = TimeSpan.FromDays(60), Paydays = PayoutSchedule.OnDays(1, 15), Grace = TimeSpan.FromDays(5) },
            ],
            Exposure = new() { Caps = [new(5_000m, new Currency("USD"))], ClosesIntake = true },
        });
    }

    internal static void Limit(ShopBuilder shop, Instant from)
    {
        shop.WithPolicies(policies => policies with
        {
            Standing = new() { Limits = [new(StandingMeasure.LateShipment, 0.10m, TimeSpan.FromDays(30), from, AtLeast: 50), new(StandingMeasure.Rating, 4.0m, TimeSpan.FromDays(30), from)] },
        });
    }
}
