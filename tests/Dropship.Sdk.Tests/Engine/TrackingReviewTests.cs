using Dropship.Domain;
using Dropship.Ports;
using Dropship.Sdk.Tests.Fakes;
using Dropship.Sdk.Tests.Orders;

namespace Dropship.Sdk.Tests.Engine;

/// <summary>What the tracking vendor follows is held against what the shop follows: what pushes and registrations lost is found, and what has come to an end is ended there.</summary>
public sealed class TrackingReviewTests
{
    private static readonly TrackingNumber First = new("YT00000001");

    private static FakeShop Shop(Registry registry, int pollDays = 3) => new()
    {
        Rules = rules => rules with { CompleteAfter = TimeSpan.FromDays(2), Timing = rules.Timing with { PollCarrier = TimeSpan.FromDays(pollDays), ReconcileTracking = TimeSpan.FromDays(1), KeepTrackingFor = TimeSpan.FromDays(15) } },
        More = shop => shop.TrackWith(_ => registry),
    };

    [Fact]
    public async Task A_parcel_that_is_not_followed_there_is_looked_at_again_at_once()
    {
        var registry = new Registry();
        await using var shop = Shop(registry, pollDays: 25);
        registry.Books = shop.Carrier;
        var key = await Reached.PhaseAsync(shop, Phase.InTransit);
        var looks = registry.Looks;
        await RoundAsync(shop, TimeSpan.FromHours(10));
        registry.Looks.ShouldBe(looks, "it was looked at, and the review is not due");
        await RoundAsync(shop, TimeSpan.FromHours(10));
        await RoundAsync(shop, TimeSpan.Zero);
        registry.Looks.ShouldBe(looks + 1);
        shop.Logs.Lines.ShouldContain(line => line.Id.Id == 36 && line.Text.Contains("parcels of 1 orders", StringComparison.Ordinal));

        registry.Registered.Add(new(new(First, new("YunExpress")), true));
        looks = registry.Looks;
        await RoundAsync(shop, TimeSpan.FromHours(25));
        await RoundAsync(shop, TimeSpan.Zero);
        (registry.Looks, shop.Logs.Lines.Count(line => line.Id.Id == 36)).ShouldBe((looks, 1));
        (await shop.PhaseAsync(key)).ShouldBe(Phase.InTransit);
    }

    [Fact]
    public async Task What_has_come_to_an_end_is_stopped_there_after_its_time_and_a_strangers_number_is_left_alone()
    {
        var registry = new Registry();
        await using var shop = Shop(registry);
        registry.Books = shop.Carrier;
        TrackedParcel listed = new(First, new("190008")), strange = new(new("YT99999999"), new("190008"));
        registry.Registered.AddRange([new(listed, true), new(strange, true)]);
        await Reached.PhaseAsync(shop, Phase.InTransit);
        shop.Carrier.Scan(First, ParcelPhase.Delivered, shop.Now);
        await RoundAsync(shop, TimeSpan.FromDays(4));
        await RoundAsync(shop, TimeSpan.FromDays(10));
        registry.Stopped.ShouldBeEmpty("a correction may still come");
        await RoundAsync(shop, TimeSpan.FromDays(2));
        registry.Stopped.ShouldBe([listed]);
        registry.Registered.RemoveAll(one => one.Parcel == listed);
        registry.Registered.Add(new(listed, false));
        await RoundAsync(shop, TimeSpan.FromDays(2));
        registry.Stopped.ShouldBe([listed], "once");
    }

    [Fact]
    public async Task A_fault_between_pages_goes_on_with_the_page_it_stopped_at()
    {
        var registry = new Registry { PageSize = 1 };
        await using var shop = Shop(registry);
        registry.Books = shop.Carrier;
        registry.Registered.AddRange([new(new(new("YT99999998"), new("190008")), true), new(new(new("YT99999999"), new("190008")), true), new(new(First, new("190008")), true)]);
        registry.FailsAt = "1";
        await RoundAsync(shop, TimeSpan.Zero);
        registry.Cursors.ShouldBe([null, "1"]);
        registry.FailsAt = null;
        await RoundAsync(shop, TimeSpan.FromMinutes(10));
        registry.Cursors.ShouldBe([null, "1", "1", "2"]);
        await RoundAsync(shop, TimeSpan.FromMinutes(10));
        registry.Cursors.Count.ShouldBe(4, "it is done for the day");
    }

    private static async Task RoundAsync(FakeShop shop, TimeSpan after)
    {
        shop.Clock.Advance(after);
        (await shop.Dropship.PumpAsync()).ShouldBeTrue();
    }

    /// <summary>A carrier that lists what it follows.</summary>
    private sealed class Registry : ICarrierClient, IListTracking, IStopTracking
    {
        public CarrierBooks Books { get; set; } = new();

        public List<RegisteredParcel> Registered { get; } = [];

        public List<TrackedParcel> Stopped { get; } = [];

        public List<string?> Cursors { get; } = [];

        public int PageSize { get; init; } = 40;

        public string? FailsAt { get; set; }

        public int Looks { get; private set; }

        public CarrierDescriptor Descriptor { get; } = new("Post", RateLimit.None, 40);

        public ValueTask<IReadOnlyList<ParcelReading>> TrackAsync(IReadOnlyList<TrackedParcel> parcels, CancellationToken cancellation)
        {
            Looks++;
            return new((IReadOnlyList<ParcelReading>)[.. parcels.Select(Books.Read)]);
        }

        public ValueTask<TrackingPage> ListTrackedAsync(string? cursor, CancellationToken cancellation)
        {
            Cursors.Add(cursor);
            if (FailsAt is not null && FailsAt == cursor) throw new ProviderException(ProviderFault.Unreachable, "Post", "no way");
            var from = int.Parse(cursor ?? "0", System.Globalization.CultureInfo.InvariantCulture);
            return new(new TrackingPage([.. Registered.Skip(from).Take(PageSize)], from + PageSize < Registered.Count ? $"{from + PageSize}" : null));
        }

        public ValueTask<IReadOnlyList<TrackedParcel>> StopAsync(IReadOnlyList<TrackedParcel> parcels, CancellationToken cancellation)
        {
            Stopped.AddRange(parcels);
            return new(parcels);
        }
    }
}
