using System.Collections.Concurrent;
using Dropship.Domain;
using Dropship.Storage;

namespace Dropship.Engine;

/// <summary>
/// Looks at each tracking number once, when the supplier first tells it with a carrier: what it says of itself, and whether another order of the shop has it. What is found is a fact of the same commit as the parcel.
/// </summary>
internal sealed class NumberChecks(IOrderStore store)
{
    private const int Most = 10_000;

    // What was looked at a moment ago is perhaps not stored yet.
    private readonly ConcurrentDictionary<(ShopId Shop, TrackingNumber Number), OrderKey> _fresh = [];

    /// <summary>Adds what speaks for and against the numbers of new parcels.</summary>
    internal async ValueTask AddAsync(Shop shop, Order order, List<Fact> facts, CancellationToken cancellation)
    {
        for (var i = facts.Count - 1; i >= 0; i--)
            if (facts[i] is Fact.ParcelSeen told && !IsChecked(order, told))
                facts.Add(await CheckAsync(shop, order, told, cancellation).ConfigureAwait(false));
    }

    private async ValueTask<Fact> CheckAsync(Shop shop, Order order, Fact.ParcelSeen told, CancellationToken cancellation)
    {
        var check = shop.NumberFormats().Check(told.Number, told.Carrier, order.Latest()?.To);
        var others = await OthersAsync(order, told.Number, cancellation).ConfigureAwait(false);
        var found = check.Found | (others.IsEmpty ? ParcelSuspicions.None : ParcelSuspicions.Reused);
        return new Fact.NumberChecked(told.Number, told.Carrier, check.Fit, found, check.Formats, others);
    }

    // Orders of one checkout may share a parcel.
    private async ValueTask<Few<string>> OthersAsync(Order order, TrackingNumber number, CancellationToken cancellation)
    {
        if (_fresh.Count >= Most) _fresh.Clear();
        var first = _fresh.GetOrAdd((order.Key.Shop, number), order.Key);
        var found = (await store.FindByNameAsync(order.Key.Shop, number.Value, cancellation).ConfigureAwait(false)).Append(first).Where(other => other != order.Key).ToHashSet();
        if (found.Count > 0 && order.Latest()?.Checkout is { Length: > 0 } checkout) found.ExceptWith(await store.FindByNameAsync(order.Key.Shop, checkout, cancellation).ConfigureAwait(false));
        return found.Select(static other => other.Id.Value).Order(StringComparer.Ordinal).ToFew();
    }

    private static bool IsChecked(Order order, Fact.ParcelSeen told)
    {
        foreach (var check in order.Parcel(told.Number)?.Checks ?? [])
            if (check.Carrier == told.Carrier)
                return true;
        return false;
    }
}
