using System.Collections.Concurrent;
using Dropship.Domain;
using Dropship.Storage;

namespace Dropship.Engine;

/// <summary>
/// Counts how each supplier of a shop has done, from the shop's own orders, and once every so often anew: counted from the start each time, so that nothing is counted twice and nothing is lost with a process.
/// Only for a policy that looks at it.
/// </summary>
internal sealed class Scorecards(IReadOnlyDictionary<ShopId, Shop> shops, IOrderStore store, TimeProvider clock)
{
    private readonly ConcurrentDictionary<ShopId, (Instant At, Few<Scorecard> Cards)> _known = new();

    /// <summary>As they were last counted.</summary>
    internal Few<Scorecard> Of(ShopId shop) => _known.TryGetValue(shop, out var counted) ? counted.Cards : [];

    /// <summary>Counts those that are due.</summary>
    internal async Task RefreshAsync(CancellationToken cancellation)
    {
        foreach (var (id, shop) in shops)
        {
            var (choosing, now) = (shop.Policies.Choosing, clock.Now());
            if (ReferenceEquals(choosing.Policy, SourcingPolicies.Ranked) || (_known.TryGetValue(id, out var counted) && now < counted.At + choosing.CountEvery)) continue;
            List<PurchaseOutcome> outcomes = [];
            await foreach (var order in store.OrdersAsync(id, cancellation).ConfigureAwait(false)) outcomes.AddRange(Outcomes.Of(order, now));
            _known[id] = (now, Outcomes.Count(outcomes, choosing.HalfLife, now));
        }
    }
}
