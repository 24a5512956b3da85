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
        return await CountAsync(known, cancellation).ConfigureAwait(false);
    }

    /// <summary>Counts the orders of a shop, by what its suppliers take of late.</summary>
    internal async Task<StandingReport> CountAsync(Shop shop, CancellationToken cancellation)
    {
        var (policies, now) = (shop.Policies, clock.Now());
        var intake = await IntakeDoor.ThroughAsync(store, shop.Id, await StandingWatch.ReadAsync(store, shop.Id, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        List<OrderStanding> orders = [];
        List<Order> open = [];
        List<HandOver> purchases = [];
        await foreach (var order in store.OrdersAsync(shop.Id, cancellation).ConfigureAwait(false))
        {
            foreach (var said in HandOverPace.Of(order, policies.Standing.Recent, now)) purchases.Add(said);
            if (OrderStanding.Of(order, policies, now) is not { } standing) continue;
            if (standing.ShipBy is null) orders.Add(standing);
            else open.Add(order);
        }

        var pace = HandOverPace.Count(purchases, policies.Standing.Recent, now);
        foreach (var order in open) orders.Add(OrderStanding.Of(order, policies, now, pace)!.Value);
        return Of(orders, policies.Standing, now) with { Intake = intake, Load = MerchantStanding.Load(orders, pace.NewWait) };
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
