using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Engine;

/// <summary>The calls of vendors that take many questions, in the form a desk asks them.</summary>
internal static class Batches
{
    internal static async ValueTask<IReadOnlyDictionary<TrackedParcel, Few<Scan>>> TrackManyAsync(this ICarrierClient carrier, IReadOnlyList<TrackedParcel> parcels, CancellationToken cancellation)
    {
        Dictionary<TrackingNumber, Few<Scan>> byNumber = [];
        foreach (var reading in await carrier.TrackAsync(parcels, cancellation).ConfigureAwait(false)) byNumber[reading.Number] = reading.Scans;
        Dictionary<TrackedParcel, Few<Scan>> told = [];
        foreach (var parcel in parcels)
            if (byNumber.TryGetValue(parcel.Number, out var scans))
                told[parcel] = scans;
        return told;
    }

    internal static async ValueTask<IReadOnlyDictionary<SupplierOrderId, SupplierReading>> ReadManyAsync(this IReadManyPurchases supplier, IReadOnlyList<SupplierOrderId> orders, CancellationToken cancellation)
    {
        Dictionary<SupplierOrderId, SupplierReading> told = [];
        foreach (var reading in await supplier.GetOrdersAsync(orders, cancellation).ConfigureAwait(false)) told[reading.Order.Id] = reading;
        return told;
    }
}
