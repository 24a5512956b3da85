using Dropship.Ports;
using Dropship.Testing.Tests.Adapters.Paper;

namespace Dropship.Testing.Tests.Adapters.Planted;

/// <summary>The paper carrier's adapter, of which any member can be replaced by a wrong one.</summary>
internal sealed class BrokenCarrier : ICarrierClient, IReadWebhooks
{
    public BrokenCarrier(PaperCarrierFixture fixture)
    {
        (Fixture, Inner) = (fixture, (PaperCarrierClient)fixture.Client);
        (Describe, Track) = (() => Inner.Descriptor, Inner.TrackAsync);
        Read = async message => await Inner.ReadWebhookAsync(message, default);
    }

    public PaperCarrierFixture Fixture { get; }

    public PaperCarrierClient Inner { get; }

    public Func<CarrierDescriptor> Describe { get; set; }

    public Func<IReadOnlyList<TrackedParcel>, CancellationToken, ValueTask<IReadOnlyList<ParcelReading>>> Track { get; set; }

    public Reader Read { get; set; }

    public CarrierDescriptor Descriptor => Describe();

    public ValueTask<IReadOnlyList<ParcelReading>> TrackAsync(IReadOnlyList<TrackedParcel> parcels, CancellationToken cancellation) => Track(parcels, cancellation);

    public async ValueTask<WebhookReading> ReadWebhookAsync(WebhookMessage message, CancellationToken cancellation) => await Read(message);
}
