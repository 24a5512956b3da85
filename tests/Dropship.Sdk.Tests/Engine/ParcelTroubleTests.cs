using Dropship.Domain;
using Dropship.Engine;
using Dropship.Ports;
using Dropship.Sdk.Tests.Fakes;

namespace Dropship.Sdk.Tests.Engine;

/// <summary>A parcel that its tracking vendor cannot follow is a matter for a person; what is known of it counts all the same.</summary>
public sealed class ParcelTroubleTests
{
    [Fact]
    public async Task The_order_is_parked_with_the_reason_and_keeps_what_was_told()
    {
        await using var shop = new FakeShop();
        var key = shop.Sell();
        await shop.PumpAsync();
        shop.Supplier.Ship(shop.Now);
        await shop.PumpAfterAsync(TimeSpan.FromHours(6));
        var number = (await shop.OrderAsync(key)).Parcels[0].Number;
        shop.Carrier.Troubles[number] = "the number is not one of its carrier; ask the supplier";
        shop.Carrier.Scan(number, ParcelPhase.PickedUp, shop.Now);
        await shop.PumpAfterAsync(TimeSpan.FromHours(6));
        (await Stored.HeaderAsync(shop.Store, key))!.Parked.ShouldBe($"{number} cannot be followed: the number is not one of its carrier; ask the supplier");
        (await shop.OrderAsync(key)).Parcels[0].Phase().ShouldBe(ParcelPhase.PickedUp);

        shop.Carrier.Troubles.Clear();
        await shop.PumpAfterAsync(TimeSpan.FromHours(6));
        (await Stored.HeaderAsync(shop.Store, key))!.Parked.ShouldBeNull();
    }

    [Fact]
    public async Task Two_carriers_with_one_number_keep_their_own_scans()
    {
        var (one, other, third) = (new TrackedParcel(new("LX0001"), new("YunExpress")), new TrackedParcel(new("LX0001"), new("4PX")), new TrackedParcel(new("LX0002"), new("4PX")));
        var told = await new TwoCarriers().TrackManyAsync([one, other, third], default);
        told[one].Scans[0].Phase.ShouldBe(ParcelPhase.Delivered);
        told[other].Scans[0].Phase.ShouldBe(ParcelPhase.PickedUp);
        told[third].Scans[0].Phase.ShouldBe(ParcelPhase.InTransit, "a reading without a carrier is any of its number");
    }

    private sealed class TwoCarriers : ICarrierClient
    {
        public CarrierDescriptor Descriptor { get; } = new("two", RateLimit.None, 40);

        public ValueTask<IReadOnlyList<ParcelReading>> TrackAsync(IReadOnlyList<TrackedParcel> parcels, CancellationToken cancellation) =>
            new([Reading("LX0001", "4PX", ParcelPhase.PickedUp), Reading("LX0001", "YunExpress", ParcelPhase.Delivered), Reading("LX0002", null, ParcelPhase.InTransit)]);

        private static ParcelReading Reading(string number, string? carrier, ParcelPhase phase) =>
            new(new(number), [new(new(1), phase, ParcelIncident.None)]) { Carrier = carrier is null ? null : new CarrierCode(carrier) };
    }
}
