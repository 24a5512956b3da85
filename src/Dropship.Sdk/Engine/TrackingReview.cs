using Dropship.Domain;
using Dropship.Ports;
using Dropship.Storage;
using Microsoft.Extensions.Logging;

namespace Dropship.Engine;

/// <summary>
/// Holds what a tracking vendor follows against the parcels that the shop follows, now and then, page by page. What is followed here and not there is looked at again, which has it followed; what is followed there and has come to an end here
/// is ended there, once. A number that no order here knows is left alone: another shop may use the same account.
/// </summary>
internal sealed class TrackingReview(IReadOnlyDictionary<ShopId, Shop> shops, IOrderStore store, Func<IReadOnlyList<News>, CancellationToken, Task> take, TimeProvider clock, ILogger logger)
{
    private const int PagesARound = 10;
    private readonly Dictionary<ShopId, Instant> _done = [];
    private readonly Dictionary<ShopId, Listing> _halfway = [];

    /// <summary>Goes on with those that are due.</summary>
    internal async Task RunAsync(CancellationToken cancellation)
    {
        foreach (var (id, shop) in shops)
        {
            if (shop.Registry is not { } registry || (_done.TryGetValue(id, out var done) && clock.Now() < done + shop.Policies.Timing.ReconcileTracking)) continue;
            if (!_halfway.TryGetValue(id, out var listing)) _halfway[id] = listing = new();
            if (!await TryAsync(shop, () => ListAsync(shop, registry, listing, cancellation), cancellation).ConfigureAwait(false)) continue;
            await CompareAsync(shop, listing, cancellation).ConfigureAwait(false);
            _halfway.Remove(id);
            _done[id] = clock.Now();
        }
    }

    // True once all of it is listed.
    private static async Task<bool> ListAsync(Shop shop, IListTracking registry, Listing listing, CancellationToken cancellation)
    {
        for (var page = 0; page < PagesARound; page++)
        {
            if (await shop.CarrierLane!.AdmitAsync(Traffic.Look, null).ConfigureAwait(false) is not { IsGranted: true }) return false;
            var told = await registry.ListTrackedAsync(listing.Cursor, cancellation).ConfigureAwait(false);
            shop.CarrierLane.Succeeded();
            foreach (var one in told.Parcels) listing.Add(one);
            if (told.Next is null) return true;
            listing.Cursor = told.Next;
        }

        return false;
    }

    private async Task CompareAsync(Shop shop, Listing listing, CancellationToken cancellation)
    {
        var (now, keep) = (clock.Now(), shop.Policies.Timing.KeepTrackingFor);
        List<News> missing = [];
        HashSet<TrackingNumber> followed = [], ended = [];
        await foreach (var order in store.OrdersAsync(shop.Id, cancellation).ConfigureAwait(false))
        {
            var isMissing = false;
            foreach (var parcel in order.Parcels)
                if (order.IsFollowed(parcel))
                {
                    followed.Add(parcel.Number);
                    isMissing |= !listing.IsFollowed(parcel.Number);
                }
                else if (parcel.LastSeen() is { } last && last + keep <= now)
                {
                    ended.Add(parcel.Number);
                }

            if (isMissing) missing.Add(new(order.Key, []) { Forget = static looked => looked with { Carrier = null } });
        }

        ended.ExceptWith(followed);
        List<TrackedParcel> over = [.. listing.Followed.Where(parcel => ended.Contains(parcel.Number))];
        if (missing.Count + over.Count > 0) LogMessages.TrackingDiffers(logger, shop.Id, shop.CarrierName!, missing.Count, over.Count);
        if (missing.Count > 0) await take(missing, cancellation).ConfigureAwait(false);
        if (over.Count > 0 && shop.Ender is { } ender)
            await TryAsync(shop, async () =>
            {
                if (await shop.CarrierLane!.AdmitAsync(Traffic.Look, null).ConfigureAwait(false) is not { IsGranted: true }) return false;
                await ender.StopAsync(over, cancellation).ConfigureAwait(false);
                shop.CarrierLane.Succeeded();
                return true;
            }, cancellation).ConfigureAwait(false);
    }

    // What fails is done in a later round, or with the next review: nothing hangs on it.
    private async Task<bool> TryAsync(Shop shop, Func<Task<bool>> run, CancellationToken cancellation)
    {
        try
        {
            return await run().ConfigureAwait(false);
        }
        catch (ProviderException fault)
        {
            shop.CarrierLane!.Failed(fault);
            LogMessages.InboxFailed(logger, shop.Id, "what the tracking vendor follows", fault.Fault, fault.Message);
        }
        catch (Exception fault) when (fault is not StoreUnavailableException && !(fault is OperationCanceledException && cancellation.IsCancellationRequested))
        {
            LogMessages.InboxBroke(logger, shop.Id, "what the tracking vendor follows", fault);
            _halfway.Remove(shop.Id);
            _done[shop.Id] = clock.Now();
        }

        return false;
    }

    /// <summary>What was listed so far.</summary>
    private sealed class Listing
    {
        private readonly HashSet<TrackingNumber> _followed = [];

        internal string? Cursor { get; set; }

        internal List<TrackedParcel> Followed { get; } = [];

        internal void Add(RegisteredParcel one)
        {
            if (!one.IsFollowed) return;
            Followed.Add(one.Parcel);
            _followed.Add(one.Parcel.Number);
        }

        internal bool IsFollowed(TrackingNumber number) => _followed.Contains(number);
    }
}
