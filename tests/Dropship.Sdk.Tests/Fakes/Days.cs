using Dropship.Domain;

namespace Dropship.Sdk.Tests.Fakes;

/// <summary>Lets days pass in steps: the supplier ships a day after payment, parcels arrive five days later, the marketplace pays three days after that.</summary>
internal sealed class Days(FakeShop shop)
{
    private readonly List<(TrackingNumber Number, Instant ShippedAt)> _moving = [];
    private readonly Dictionary<OrderId, Instant> _arrived = [];

    /// <summary>Called after each step.</summary>
    public Func<Task> Each { get; init; } = () => Task.CompletedTask;

    public async Task PassAsync(int days, TimeSpan? step = null)
    {
        var until = shop.Now + TimeSpan.FromDays(days);
        while (shop.Now < until)
        {
            shop.Clock.Advance(step ?? TimeSpan.FromHours(6));
            Move();
            await Each();
        }
    }

    private void Move()
    {
        var now = shop.Now;
        foreach (var number in shop.Supplier.Ship(now - TimeSpan.FromDays(1)))
        {
            shop.Carrier.Scan(number, ParcelPhase.PickedUp, now);
            _moving.Add((number, now));
        }

        foreach (var (number, _) in _moving.Where(parcel => parcel.ShippedAt + TimeSpan.FromDays(5) <= now)) shop.Carrier.Scan(number, ParcelPhase.Delivered, now);
        foreach (var shipment in shop.Market.Shipments.ToList())
            if (shop.Carrier.Of(shipment.Number) is [.., { Phase: ParcelPhase.Delivered, At: var at }] && at + TimeSpan.FromDays(3) <= now && _arrived.TryAdd(shipment.Order, at))
                shop.Market.PayOut(shipment.Order, new(38.25m, FakeShop.Eur), new(6.75m, FakeShop.Eur));
        _moving.RemoveAll(parcel => parcel.ShippedAt + TimeSpan.FromDays(5) <= now);
    }
}
