using Dropship.Ports;

namespace Dropship.Load.Vendors;

/// <summary>A carriers' service that has nothing to tell: no parcel leaves while something is measured.</summary>
internal sealed class Post : ICarrierClient
{
    public CarrierDescriptor Descriptor { get; } = new("Post", RateLimit.None, 40);

    public ValueTask<IReadOnlyList<ParcelReading>> TrackAsync(IReadOnlyList<TrackedParcel> parcels, CancellationToken cancellation) => new([]);
}
