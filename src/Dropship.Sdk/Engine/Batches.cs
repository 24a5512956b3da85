using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Engine;

/// <summary>The calls of vendors that take many questions, in the form a desk asks them.</summary>
internal static class Batches
{
    // Two carriers may have given one number: a reading that names its carrier is that parcel's, one that does not is any of the number.
    internal static async ValueTask<IReadOnlyDictionary<TrackedParcel, ParcelReading>> TrackManyAsync(this ICarrierClient carrier, IReadOnlyList<TrackedParcel> parcels, CancellationToken cancellation)
    {
        Dictionary<(TrackingNumber, CarrierCode?), ParcelReading> read = [];
        foreach (var reading in await carrier.TrackAsync(parcels, cancellation).ConfigureAwait(false)) read[(reading.Number, reading.Carrier)] = reading;
        Dictionary<TrackedParcel, ParcelReading> told = [];
        foreach (var parcel in parcels)
            if (read.TryGetValue((parcel.Number, parcel.Carrier), out var its) || read.TryGetValue((parcel.Number, null), out its))
                told[parcel] = its;
        return told;
    }

    internal static async ValueTask<IReadOnlyDictionary<SupplierOrderId, SupplierReading>> ReadManyAsync(this IReadManyPurchases supplier, IReadOnlyList<SupplierOrderId> orders, CancellationToken cancellation)
    {
        Dictionary<SupplierOrderId, SupplierReading> told = [];
        foreach (var reading in await supplier.GetOrdersAsync(orders, cancellation).ConfigureAwait(false)) told[reading.Order.Id] = reading;
        return told;
    }
}
