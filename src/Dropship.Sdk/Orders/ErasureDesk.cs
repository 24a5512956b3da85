using Dropship.Domain;
using Dropship.Engine;
using Dropship.Storage;

namespace Dropship.Orders;

/// <summary>Erases persons when they ask for it. The date is durable before anything is erased, so that a crash in between is finished by the engine's own retention.</summary>
internal sealed class ErasureDesk(Func<CancellationToken, ValueTask> start, IReadOnlyDictionary<ShopId, Shop> shops, IPersonalDataStore persons, Residents residents, TimeProvider clock)
{
    internal async Task<Erasure> EraseAsync(OrderKey key, CancellationToken cancellation)
    {
        await start(cancellation).ConfigureAwait(false);
        var (now, resident) = (clock.Now(), await residents.LoadAsync(key, cancellation).ConfigureAwait(false));
        if (resident.Version == 0) return new(key, null, new(RefusalCode.Unknown, "no such order is known"), []);
        if (Retention.Needs(resident.Order, now) is { } why) return new(key, null, new(RefusalCode.WrongStage, why), []);
        if (await persons.FindKeepingAsync(key, cancellation).ConfigureAwait(false) is not { IsErased: true })
        {
            await persons.KeepUntilAsync(key, now, cancellation).ConfigureAwait(false);
            await persons.EraseAsync(key, cancellation).ConfigureAwait(false);
        }

        var proof = await persons.FindKeepingAsync(key, cancellation).ConfigureAwait(false);
        return new(key, proof?.Until, null, Recipients(resident.Order));
    }

    internal async ValueTask<IReadOnlyList<OrderKey>> FindAsync(ShopId shop, string person, CancellationToken cancellation)
    {
        await start(cancellation).ConfigureAwait(false);
        return await persons.FindPersonAsync(shop, person, cancellation).ConfigureAwait(false);
    }

    // A try that is open or in doubt may have told the supplier all the same.
    private List<Recipient> Recipients(Order order)
    {
        var shop = shops.GetValueOrDefault(order.Key.Shop);
        List<Recipient> recipients = [new(RecipientRole.Marketplace, shop?.Marketplace.Descriptor.Name ?? "(not configured)", order.Key.Id.Value)];
        foreach (var purchase in order.Purchases)
            if (purchase.Intent is { } intent && order.Tries.Any(tried => tried.Key.IsPurchaseStep && tried.Key.No == purchase.Round && tried.Outcome != Outcome.NotSent))
                recipients.Add(new(RecipientRole.Supplier, intent.Supplier.Value, purchase.Own?.Id.Value ?? intent.Reference));
        if (order.Tries.Any(static tried => tried.Key.Kind == TryKind.Notify && tried.Outcome != Outcome.NotSent)) recipients.Add(new(RecipientRole.Notifier, shop?.Notifier?.Descriptor.Name ?? "(not configured)"));
        if (shop?.CarrierName is not { } carrier) return recipients;
        foreach (var parcel in order.Parcels) recipients.Add(new(RecipientRole.Carrier, carrier, parcel.Number.Value));
        return recipients;
    }
}
