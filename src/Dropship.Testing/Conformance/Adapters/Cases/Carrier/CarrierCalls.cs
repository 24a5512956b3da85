using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Testing.Conformance.Adapters.Cases.Carrier;

/// <summary>The one call of <see cref="ICarrierClient"/>. That it may register parcels is the vendor's affair: for the shop it is a read.</summary>
internal static class CarrierCalls
{
    internal static readonly Port<ICarrierFixture> Port = new([],
    [
        new("the tracking of a parcel", [], async (fixture, cancellation) =>
        {
            var parcel = await fixture.ScannedAsync(cancellation).ConfigureAwait(false);
            return async token => await fixture.Client.TrackAsync([parcel], token).ConfigureAwait(false);
        }),
    ], [], (_, _) => Task.FromResult<IReadOnlyList<string>>([]));

    internal static async Task<TrackedParcel> ScannedAsync(this ICarrierFixture fixture, CancellationToken cancellation)
    {
        var parcel = await fixture.HandOverAsync(cancellation).ConfigureAwait(false);
        await fixture.ScanAsync(parcel, cancellation).ConfigureAwait(false);
        return parcel;
    }

    /// <summary>What is told of one parcel. A vendor that has just been told of it may need a moment.</summary>
    internal static async Task<Few<Scan>> TrackAsync(this ICarrierFixture fixture, TrackedParcel parcel, CancellationToken cancellation)
    {
        await fixture.Client.TrackAsync([parcel], cancellation).ConfigureAwait(false);
        await fixture.SettleAsync(cancellation).ConfigureAwait(false);
        return Of(await fixture.Client.TrackAsync([parcel], cancellation).ConfigureAwait(false), parcel);
    }

    internal static Few<Scan> Of(IReadOnlyList<ParcelReading> readings, TrackedParcel parcel) => readings.FirstOrDefault(reading => reading.Number == parcel.Number)?.Scans ?? default;
}
