using Dropship.Ports;

namespace Dropship.Testing.Conformance.Adapters;

/// <summary>An adapter before a tracking vendor that lists what it follows.</summary>
public interface IRegistryFixture : IVendorFixture
{
    /// <summary>The adapter that is judged, before the steered vendor; the same instance each time.</summary>
    IListTracking Registry { get; }

    /// <summary>How many parcels the vendor puts on a page; a case has a few pages full followed.</summary>
    int ParcelsAPage { get; }

    /// <summary>A parcel is followed through the adapter; each call another one.</summary>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<TrackedParcel> FollowAsync(CancellationToken cancellation);

    /// <summary>A parcel is not followed any more.</summary>
    /// <param name="parcel">The parcel.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask EndAsync(TrackedParcel parcel, CancellationToken cancellation);
}
