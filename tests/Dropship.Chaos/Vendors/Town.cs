using Dropship.Chaos.Worker;
using Dropship.Testing.Sandbox;
using Dropship.Testing.Sandbox.Cj;
using Dropship.Testing.Sandbox.SeventeenTrack;
using Dropship.Testing.Sandbox.Wish;

namespace Dropship.Chaos.Vendors;

/// <summary>The vendors of a round, in the process that kills and is not killed: their books are the truth that the engine's are held against.</summary>
internal sealed class Town : IAsyncDisposable
{
    internal const string Shop = "chaos";
    internal const string Currency = "USD";
    internal const double Speed = 80;
    private const int CjLevel = 5;   // on a busy machine calls that set out apart arrive together
    private readonly SandboxWorld _world;
    private readonly Dictionary<string, string> _orders = new(StringComparer.Ordinal);
    private Uri? _wishAt, _cjAt, _trackingAt, _payoutsAt;
    private int _placed;

    private Town(string folder, long seed)
    {
        _world = SandboxWorld.Open(folder, Begins, Speed);
        Cj = new(new() { Variants = Goods.Catalogue, Level = CjLevel, Seed = seed, Transit = (TimeSpan.FromDays(4), TimeSpan.FromDays(8)) }, Clock, _world.Ledger("cj"));
        Tracking = new(new() { Journeys = Cj.JourneyOf }, Clock, _world.Ledger("17track"));
        Wish = new(new() { Seed = Shop, Currency = Currency, RotateRefreshToken = false, ReleaseHold = TimeSpan.FromMinutes(10) }, Clock, _world.Ledger("wish"));
        Cj.Faults = request => Mishap?.Invoke(request) ?? (WatchedCalls.Spends(request.Path) ? Spending?.Invoke() : null);
        Tracking.Faults = Wish.Faults = request => Mishap?.Invoke(request);
    }

    internal static DateTimeOffset Begins { get; } = new(2026, 3, 2, 6, 0, 0, TimeSpan.Zero);

    /// <summary>How long after the last order everything has come to rest: every parcel has arrived and every payout was made long before.</summary>
    internal static TimeSpan ToRest { get; } = TimeSpan.FromDays(36);

    /// <summary>When everything has come to rest; time does not go on behind it.</summary>
    internal DateTimeOffset Ends { get; set; } = Begins + ToRest;

    internal FastClock Clock => _world.Clock;

    internal CjSandbox Cj { get; }

    internal SeventeenTrackSandbox Tracking { get; }

    internal WishSandbox Wish { get; }

    /// <summary>Asked when a call that spends has come in at the supplier, before it does anything; what it answers goes wrong.</summary>
    internal Func<SandboxFault?>? Spending { get; set; }

    /// <summary>Asked at every call to any vendor; what it answers goes wrong.</summary>
    internal Func<SandboxRequest, SandboxFault?>? Mishap { get; set; }

    internal static async Task<Town> OpenAsync(string folder, long seed)
    {
        var town = new Town(folder, seed);
        town._cjAt = new(await town._world.HostAsync(town.Cj), "api2.0/v1");
        town._trackingAt = new(await town._world.HostAsync(town.Tracking), "track/v2.4");
        town._wishAt = await town._world.HostAsync(town.Wish);
        town._payoutsAt = await town._world.HostAsync(new PayoutDesk(town.Wish, town.Clock));
        return town;
    }

    internal WorkerSettings Settings(string store, string connection, string? plant) => new(store, connection, _wishAt!, _cjAt!, _trackingAt!, _payoutsAt!, Wish.FirstRefreshToken, plant);

    /// <summary>A buyer orders.</summary>
    internal void PlaceOrder()
    {
        var (variant, no) = (Goods.Catalogue[_placed % Goods.Catalogue.Count], ++_placed);
        Wish.PlaceOrder(new(variant.Sku, 1 + (no % 2), Goods.PriceOf(variant), 0m, new($"Buyer {no}", $"{no} Sample Street", "Columbus", "Ohio", "43004", "US") { Country = "United States", Phone = $"555{no:0000}", PhonePrefix = "1" }));
    }

    /// <summary>Time goes on until the engine, or a vendor, has something to do; carriers carry.</summary>
    /// <param name="next">When the engine has something to do.</param>
    internal async Task GoOnAsync(DateTimeOffset next)
    {
        _world.JumpTo(next < Ends ? next : Ends);
        await _world.DeliverAsync();   // nobody listens: the engine has its polls
        Carry();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    // The marketplace follows parcels itself: a first scan makes an order payable, the delivery makes it paid.
    private void Carry()
    {
        foreach (var order in Cj.Books.Orders) _orders[order.OrderNumber] = order.Lines[0].StoreLineItemId ?? "";
        foreach (var parcel in Cj.Shipments)
            if (_orders[parcel.OrderNumber] is { Length: > 0 } id && Wish.Sale(id) is { State: "SHIPPED", DeliveredAt: null })
            {
                Wish.ConfirmScan(id, parcel.ShippedAt);
                if (parcel.EndsAt <= Clock.GetUtcNow()) Wish.ConfirmDelivery(id, parcel.EndsAt);
            }
    }
}
