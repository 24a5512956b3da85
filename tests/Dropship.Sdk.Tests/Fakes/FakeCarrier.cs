using System.Collections.Concurrent;
using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Sdk.Tests.Fakes;

/// <summary>What the carrier knows of parcels.</summary>
internal sealed class CarrierBooks
{
    private readonly ConcurrentDictionary<TrackingNumber, Few<Scan>> _scans = [];

    /// <summary>Why numbers cannot be followed.</summary>
    public ConcurrentDictionary<TrackingNumber, string> Troubles { get; } = [];

    /// <summary>What it tells beside the scans.</summary>
    public Func<ParcelReading, ParcelReading> Adds { get; set; } = reading => reading;

    public ParcelReading Read(TrackedParcel parcel) => Adds(new(parcel.Number, Of(parcel.Number)) { Trouble = Troubles.GetValueOrDefault(parcel.Number) });

    public Few<Scan> Of(TrackingNumber number) => _scans.GetValueOrDefault(number);

    public void Scan(TrackingNumber number, ParcelPhase phase, Instant at) =>
        _scans.AddOrUpdate(number, _ => [new(at, phase, ParcelIncident.None)], (_, known) => known.Put(new Scan(at, phase, ParcelIncident.None)));
}

/// <summary>An engine's client of the carrier.</summary>
internal sealed class FakeCarrier(CarrierBooks books, Calls calls, int batchSize = 40, RateLimit? limit = null) : ICarrierClient, IReadWebhooks
{
    public CarrierDescriptor Descriptor { get; } = new("Post", limit ?? RateLimit.None, batchSize);

    public ValueTask<WebhookReading> ReadWebhookAsync(WebhookMessage message, CancellationToken cancellation) => calls.MakeAsync(new("carrier.webhook", cancellation), () => FakeMessages.Read(message));

    public ValueTask<IReadOnlyList<ParcelReading>> TrackAsync(IReadOnlyList<TrackedParcel> parcels, CancellationToken cancellation) =>
        calls.MakeAsync<IReadOnlyList<ParcelReading>>(new($"carrier.track {parcels.Count}", cancellation), () =>
            parcels.Count <= batchSize ? [.. parcels.Select(parcel => books.Read(parcel))] : throw new InvalidOperationException("too many parcels in a call"));
}
