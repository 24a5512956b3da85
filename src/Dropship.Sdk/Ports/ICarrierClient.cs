using Dropship.Domain;

namespace Dropship.Ports;

/// <summary>Follows parcels. Throws <see cref="ProviderException"/>.</summary>
public interface ICarrierClient
{
    /// <summary>What the engine must know; pure data.</summary>
    CarrierDescriptor Descriptor { get; }

    /// <summary>Where parcels are. Registers them first where the vendor wants that.</summary>
    /// <param name="parcels">At most <see cref="CarrierDescriptor.BatchSize"/>.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>What is known; a parcel without news may be left out.</returns>
    ValueTask<IReadOnlyList<ParcelReading>> TrackAsync(IReadOnlyList<TrackedParcel> parcels, CancellationToken cancellation);
}

/// <summary>What the engine must know of a tracking vendor.</summary>
/// <param name="Name">For people.</param>
/// <param name="Limit">How fast it may be called.</param>
/// <param name="BatchSize">How many parcels one call may ask for; at least 1.</param>
/// <exception cref="ArgumentOutOfRangeException">A call could ask for no parcel.</exception>
public sealed record CarrierDescriptor(string Name, RateLimit Limit, int BatchSize)
{
    /// <summary>How many parcels one call may ask for; at least 1.</summary>
    public int BatchSize { get; init; } = BatchSize >= 1 ? BatchSize : throw new ArgumentOutOfRangeException(nameof(BatchSize), BatchSize, "A call that asks for no parcel would never be made: give at least 1.");
}

/// <summary>A parcel to be followed.</summary>
/// <param name="Number">The tracking number.</param>
/// <param name="Carrier">The carrier as the supplier names it; the adapter maps it.</param>
public readonly record struct TrackedParcel(TrackingNumber Number, CarrierCode Carrier);

/// <summary>What is known of a parcel.</summary>
/// <param name="Number">The tracking number.</param>
/// <param name="Scans">All events the vendor tells.</param>
public sealed record ParcelReading(TrackingNumber Number, Few<Scan> Scans);
