using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Testing.Conformance.Adapters;

/// <summary>An adapter before a tracking vendor whose parcels move when the case says so.</summary>
public interface ICarrierFixture : IVendorFixture
{
    /// <summary>The adapter that is judged, before the steered vendor; the same instance each time.</summary>
    ICarrierClient Client { get; }

    /// <summary>A well-formed number that no carrier knows.</summary>
    TrackedParcel UnknownParcel { get; }

    /// <summary>A parcel that is on its way; each call another one.</summary>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<TrackedParcel> HandOverAsync(CancellationToken cancellation);

    /// <summary>The parcel is scanned once more, and the vendor has noted it. May be called twice for a parcel.</summary>
    /// <param name="parcel">The parcel.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask ScanAsync(TrackedParcel parcel, CancellationToken cancellation);
}

/// <summary>A fixture whose vendor wants parcels to be registered and takes money for it.</summary>
public interface ICountRegistrations
{
    /// <summary>How often a number was registered with effect.</summary>
    /// <param name="number">The tracking number.</param>
    int CountRegistrations(TrackingNumber number);
}
