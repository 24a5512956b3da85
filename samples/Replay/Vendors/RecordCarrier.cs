using Dropship.Domain;
using Dropship.Ports;

namespace Replay.Vendors;

/// <summary>The carrier of the record, and an example of how tracking is attached: 40 parcels a call.</summary>
public sealed class RecordCarrier(World world) : ICarrierClient
{
    /// <inheritdoc />
    public CarrierDescriptor Descriptor { get; } = new("Correios", RateLimit.None, 40);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<ParcelReading>> TrackAsync(IReadOnlyList<TrackedParcel> parcels, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        List<ParcelReading> readings = [];
        foreach (var parcel in parcels.DistinctBy(parcel => parcel.Number))
        {
            if (world.Find(parcel.Number) is not var (story, seller)) continue;
            Few<Scan> scans = [];
            if (world.HandedOverAt(story, seller) is { } handedOver && handedOver <= world.Now) scans = scans.Put(new(handedOver, ParcelPhase.PickedUp, ParcelIncident.None));
            if (world.DeliveredAt(story, seller) is { } delivered && delivered <= world.Now) scans = scans.Put(new(delivered, ParcelPhase.Delivered, ParcelIncident.None));
            readings.Add(new(parcel.Number, scans));
        }

        return new(readings);
    }
}
