using Dropship.Domain;
using Dropship.Storage;

namespace Dropship.Engine;

/// <summary>
/// When what is bound in the purse is expected to be free again: the marketplace pays an order, and what its purchases may cost counts no more. Reads every order of the shop, so it is kept for hours; a payout makes it stale.
/// </summary>
internal sealed class ExpectedMoney(IOrderStore store)
{
    private static readonly TimeSpan KeptFor = TimeSpan.FromHours(6);
    private readonly Dictionary<ShopId, (Instant At, List<ExpectedPayout> Payouts)> _known = [];

    /// <summary>What is expected and by when, as far as the shop's rules let rounds reckon with it.</summary>
    internal async ValueTask<IReadOnlyList<ExpectedPayout>> OfAsync(Shop shop, FundingRules rules, bool isStale, Instant now, CancellationToken cancellation)
    {
        if (rules is not { ExpectedShare: > 0m, Purse: not null }) return [];
        if (!isStale && _known.TryGetValue(shop.Id, out var known) && now < known.At + KeptFor) return known.Payouts;
        SortedDictionary<(long At, string Currency), Money> days = [];
        await foreach (var order in store.OrdersAsync(shop.Id, cancellation).ConfigureAwait(false))
            if (order.ExpectedPayout(shop.Policies) is { } at && at > now && !order.WasPaidInFull() && !order.IsScannedTooLate(shop.Policies, now))
                foreach (var bound in Bound(order))
                    days[(at.Milliseconds, bound.Currency.Code)] = days.TryGetValue((at.Milliseconds, bound.Currency.Code), out var sum) ? sum + bound : bound;
        List<ExpectedPayout> payouts = [];
        foreach (var (day, sum) in days)
            if (Part(sum, rules.ExpectedShare) is { Amount: > 0m } part)
                payouts.Add(new(part, new(day.At)));
        _known[shop.Id] = (now, payouts);
        return payouts;
    }

    private static IEnumerable<Money> Bound(Order order) =>
        order.Purchases.AsEnumerable().Where(static purchase => purchase is { IsBought: true, Closed: null, IsCancelled: false, IsAbandoned: false, WrittenOff: null, Intent: not null } and not { Outstanding.Amount: <= 0m }).Select(static purchase => FundingRules.Bound(purchase.Intent!));

    // Down to whole coins: what is reckoned with is never more than its part.
    private static Money Part(Money sum, decimal share) => new(decimal.Floor(sum.Amount * share / sum.Currency.MinorUnit) * sum.Currency.MinorUnit, sum.Currency);
}
