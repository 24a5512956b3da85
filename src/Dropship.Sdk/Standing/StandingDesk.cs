using Dropship.Domain;
using Dropship.Engine;
using Dropship.Storage;

namespace Dropship.Standing;

/// <summary>Counts a shop's orders.</summary>
internal sealed class StandingDesk(Func<CancellationToken, ValueTask> start, IReadOnlyDictionary<ShopId, Shop> shops, IOrderStore store, TimeProvider clock) : IStanding
{
    private static readonly StandingMeasure[] Measures = Enum.GetValues<StandingMeasure>();

    public async Task<StandingReport> ReportAsync(ShopId shop, CancellationToken cancellation = default)
    {
        if (!shops.TryGetValue(shop, out var known)) throw new ArgumentException($"The shop {shop} is not configured; the shops are {string.Join(", ", shops.Keys.Order())}.", nameof(shop));
        await start(cancellation).ConfigureAwait(false);
        var (policies, now) = (known.Policies, clock.Now());
        List<OrderStanding> orders = [];
        await foreach (var order in store.OrdersAsync(shop, cancellation).ConfigureAwait(false))
            if (OrderStanding.Of(order, policies, now) is { } standing)
                orders.Add(standing);
        return Of(orders, policies.Standing, now);
    }

    /// <summary>The report of what orders say.</summary>
    internal static StandingReport Of(IReadOnlyCollection<OrderStanding> orders, StandingRules rules, Instant now)
    {
        List<StandingLine> lines = [];
        foreach (var measure in Measures)
        {
            var limit = rules.LimitOf(measure, now);
            var count = MerchantStanding.Count(orders, measure, limit is { } set ? now - set.Window : default);
            lines.Add(new(count, limit, limit is { } held ? count.Against(held, rules.WarnAt) : StandingLevel.Good));
        }

        return new(now, lines);
    }
}
