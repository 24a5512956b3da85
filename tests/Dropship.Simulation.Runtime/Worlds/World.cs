using Dropship.Domain;
using Dropship.Hosting;
using Dropship.Simulation.Runtime.Passage;
using Dropship.Simulation.Runtime.Vendors;
using Dropship.Storage;
using Dropship.Testing.Sandbox.SeventeenTrack;
using Dropship.Testing.Sandbox.Wish;
using Microsoft.Extensions.DependencyInjection;

namespace Dropship.Simulation.Runtime.Worlds;

/// <summary>A shop with its vendors in memory, whose books outlive every process; processes are started on it and die. One order is worked on at a time, so that the same plan gives the same lives.</summary>
internal sealed class World : IAsyncDisposable
{
    public static readonly ShopId Shop = new("harbour");
    public static readonly DateTimeOffset Begin = new(2026, 3, 2, 6, 0, 0, TimeSpan.Zero);
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private readonly IMishaps _mishaps;
    private readonly IStoreImage _image;
    private readonly Func<StoreParts, StoreParts> _planted;
    private StoreParts? _parts;
    private ServiceProvider? _services;

    public World(ProtocolKind kind, IReadOnlyList<SalePlan> sales, IMishaps mishaps, IStoreImage image, Func<StoreParts, StoreParts>? planted = null)
    {
        (_mishaps, _image, _planted) = (mishaps, image, planted ?? (static parts => parts));
        Supplier = Kinds.Side(kind, Clock, Errands);
        Wish = new(new() { Seed = "harbour", ReleaseHold = TimeSpan.FromHours(1), RotateRefreshToken = false, RateCalls = 1_000_000 }, Clock);
        Tracking = new(new() { Journeys = Supplier.JourneyOf, CallsPerSecond = 1_000 }, Clock);
        Town = new(sales, Wish, Supplier, Clock);
    }

    public StepClock Clock { get; } = new(Begin);

    public Errands Errands { get; } = new();

    public WishSandbox Wish { get; }

    public SeventeenTrackSandbox Tracking { get; }

    public ISupplierSide Supplier { get; }

    public Town Town { get; }

    /// <summary>The process that runs now.</summary>
    public IDropship Dropship => _services!.GetRequiredService<IDropship>();

    /// <summary>What is kept of buyers, read beside the process that runs now.</summary>
    public IPersonalDataStore People => _parts!.People;

    public Life Life { get; private set; } = new();

    public Instant Now => Instant.From(Clock.GetUtcNow());

    public static Policies Rules(Policies policies) => policies with
    {
        Timing = policies.Timing with { PollSupplier = Day, PollCarrier = Day },
    };

    /// <summary>Starts a process on what the one before has left.</summary>
    public async Task LaunchAsync()
    {
        if (_services is not null) await _services.DisposeAsync();
        Life = new();
        var gate = new Gate(Clock, _mishaps, Life);
        var parts = _parts = _planted(await _image.OpenAsync());
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddLogging();
        services.AddDropship(dropship => dropship
            .Configure(options => options.MaxInFlight = 1)
            .UseStore(_ => new GatedStore(parts, gate))
            .AddShop(Shop.Value, shop => Describe(shop, gate)));
        _services = services.BuildServiceProvider();
    }

    public async ValueTask DisposeAsync()
    {
        if (_services is not null) await _services.DisposeAsync();
        await _image.DisposeAsync();
    }

    private void Describe(ShopBuilder shop, Gate gate)
    {
        shop.SellOnWish(wish =>
        {
            var account = new WishSandboxOptions();
            (wish.ClientId, wish.ClientSecret, wish.RefreshToken) = (account.ClientId, account.ClientSecret, Wish.FirstRefreshToken);
            (wish.PollEvery, wish.Burst, wish.CallsPerSecond) = (Day, 1_000, 100);
            wish.Carriers["CNE"] = "ChinaAirPost";
            wish.PrimaryHandler = new GatedHandler("wish", Wish, gate, Errands);
        });
        shop.PayoutsFrom(_ => new GatedPayouts(Wish, gate));
        shop.TrackWith17Track(track =>
        {
            (track.Key, track.CallsPerSecond) = (new SeventeenTrackSandboxOptions().Key, 100);
            track.PrimaryHandler = new GatedHandler("track", Tracking, gate, Errands);
        });
        Supplier.Describe(shop, gate);
        shop.WithPolicies(Rules);
    }
}
