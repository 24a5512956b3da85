using System.Collections.Concurrent;
using System.Text.Json;
using Dropship.Domain;

namespace Dropship.Wish;

/// <summary>Finds the vendor's name of a carrier: only names of its lists are taken, and those differ by programme and country.</summary>
internal sealed class WishCarriers(WishCalls calls, WishOptions options, TimeProvider clock)
{
    private readonly ConcurrentDictionary<(string Type, string? Country), (Instant At, string[] Names)> _lists = new();

    /// <summary>The vendor's spelling; null if its list has no such carrier.</summary>
    /// <param name="carrier">As the supplier names it.</param>
    /// <param name="list">Which list, see <see cref="ListOf"/>.</param>
    /// <param name="cancellation">Gives up.</param>
    internal async ValueTask<string?> FindAsync(CarrierCode carrier, (string Type, string? Country) list, CancellationToken cancellation)
    {
        var wanted = options.Carriers.TryGetValue(carrier.Value, out var mapped) ? mapped : carrier.Value;
        var now = Instant.From(clock.GetUtcNow());
        if (_lists.TryGetValue(list, out var known) && now - known.At < options.CarriersFor && Pick(known.Names, wanted) is { } name) return name;
        var names = await ReadAsync(list, cancellation).ConfigureAwait(false);
        _lists[list] = (now, names);
        return Pick(names, wanted);
    }

    /// <summary>The list that holds for an order: orders with confirmed delivery have one for each country.</summary>
    internal static (string Type, string? Country) ListOf(WishOrder order) =>
        WishStates.HasType(order, WishStates.ConfirmedDelivery) ? ("CONFIRMED_DELIVERY", WishField.Clean(order.FullAddress?.ShippingDetail?.CountryCode)?.ToUpperInvariant()) : ("GENERAL", null);

    private static string? Pick(string[] names, string wanted)
    {
        foreach (var name in names)
            if (string.Equals(name, wanted, StringComparison.OrdinalIgnoreCase))
                return name;
        return null;
    }

    private async ValueTask<string[]> ReadAsync((string Type, string? Country) list, CancellationToken cancellation)
    {
        var answer = await calls.ReadAsync((api, bearer, language, given) => api.ListCarriersAsync(list.Type, list.Country, bearer, language, given), cancellation).ConfigureAwait(false);
        try
        {
            return [.. (answer.Data.Deserialize(WishJson.Default.WishCarrierArray) ?? []).Select(static carrier => carrier?.Name).OfType<string>()];
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw answer.Odd("the list of carriers does not fit");
        }
    }
}
