using Dropship.Domain;
using Dropship.Hosting;
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
        var refused = await dropship.Orders.ReleaseHoldAsync(order, by: "night desk", cancellation);
        if (refused is not null) Console.WriteLine(refused.Because);
    }

    internal static async Task StopAsync(IDropship dropship, CancellationToken cancellation)
    {
        await dropship.Spending.StopAsync(new ShopId("europe"), reason: "prices look wrong", by: "anna", cancellation);
        await dropship.Spending.ResumeAsync(new ShopId("europe"), reason: "the supplier has mended them", by: "anna", cancellation);
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
}
