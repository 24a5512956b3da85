using Dropship;
using Dropship.Domain;
using Dropship.Ports;
using Dropship.Testing.Sandbox;
using Dropship.Testing.Sandbox.Cj;
using Dropship.Testing.Sandbox.SeventeenTrack;
using Dropship.Testing.Sandbox.Wish;

namespace HelloDropship;

/// <summary>
/// Where the story plays: the vendors' sandboxes on loopback and the time that all share. Each vendor keeps books of its own in the folder,
/// so a second run finds what was really ordered, paid and carried.
/// </summary>
internal sealed class Town : IAsyncDisposable
{
    private const double Speed = 80;   // so that the longest time a call may take is most of a second of true time, also on a machine that is busy
    private const int CjLevel = 5;     // six calls a second: the shops keep to one, and on a busy machine calls that set out apart arrive together
    private static readonly string[] Topics = ["ORDER_RELEASE", "ORDER_TRACKING_UPDATE", "ORDER_REFUND"];
    private static readonly TimeSpan Downtime = TimeSpan.FromHours(1);
    private readonly string _folder;
    private readonly SandboxWorld _world;
    private IDropship? _listener;

    private Town(string folder)
    {
        _folder = folder;
        _world = SandboxWorld.Open(folder, Story.Begins, Speed);
        Cj = new(new() { Variants = Goods.Catalogue, Level = CjLevel }, Clock, _world.Ledger("cj"));
        Tracking = new(new() { Journeys = Cj.JourneyOf }, Clock, _world.Ledger("17track"));
        Watch = new(Cj);
    }

    /// <summary>The shops' and the vendors' time.</summary>
    internal FastClock Clock => _world.Clock;

    /// <summary>When this run began, in the shops' time.</summary>
    internal DateTimeOffset Opened { get; private set; }

    /// <summary>When this run ends: with the story, or a day after it began if the story was told before.</summary>
    internal DateTimeOffset Ends => Opened.AddDays(1) > Story.Begins + Story.Lasts ? Opened.AddDays(1) : Story.Begins + Story.Lasts;

    internal IReadOnlyList<Store> Stores { get; private set; } = [];

    internal CjSandbox Cj { get; }

    internal SeventeenTrackSandbox Tracking { get; }

    /// <summary>Sees every call at the supplier.</summary>
    internal SupplierWatch Watch { get; }

    internal Uri CjAddress { get; private set; } = new("http://127.0.0.1");

    internal Uri TrackingAddress { get; private set; } = new("http://127.0.0.1");

    /// <summary>The database's file.</summary>
    internal string Database => Path.Combine(_folder, "shop.db");

    /// <summary>The customers' letters.</summary>
    internal string Letters => Path.Combine(_folder, "letters.jsonl");

    /// <summary>Opens the folder, or makes it, and starts the vendors.</summary>
    /// <param name="folder">Where the books are.</param>
    /// <param name="story">What is ordered.</param>
    internal static async Task<Town> OpenAsync(string folder, Story story)
    {
        var isNew = !File.Exists(Path.Combine(folder, "shop.db"));
        var town = new Town(folder);
        town.CjAddress = new(await town._world.HostAsync(town.Cj, town.Deliver("cj", Story.Shops)), "api2.0/v1");
        town.TrackingAddress = new(await town._world.HostAsync(town.Tracking), "track/v2.4");   // no messages: a poll asks for forty parcels, a message for one
        List<Store> stores = [];
        foreach (var shop in Story.Shops)
        {
            var wish = new WishSandbox(new() { Seed = shop.Id, Currency = shop.Currency, RotateRefreshToken = false }, town.Clock, town._world.Ledger($"wish-{shop.Id}"));
            stores.Add(new(shop, wish, await town._world.HostAsync(wish, town.Deliver("Wish", [shop])), [.. story.Orders.Where(order => order.Shop == shop)]));
            if (isNew)
                foreach (var topic in Topics)
                    wish.Subscribe(topic);
        }

        town.Stores = stores;
        if (!isNew) town.Clock.JumpTo(town.Clock.GetUtcNow() + Downtime);   // whatever an earlier run did lies in the past
        town.Opened = town.Clock.GetUtcNow();
        return town;
    }

    /// <summary>Says who hears the vendors' messages from now on.</summary>
    /// <param name="listener">Who.</param>
    internal void Tell(IDropship listener) => _listener = listener;

    /// <summary>Time passes until the shops have something to do or a buyer orders; then the vendors' messages are delivered.</summary>
    /// <param name="next">When the shops have something to do.</param>
    internal async Task SleepUntilAsync(Instant? next)
    {
        var until = next?.ToDateTimeOffset() ?? Clock.GetUtcNow().AddMinutes(1);
        foreach (var store in Stores)
            if (store.NextOrder?.At < until)
                until = store.NextOrder.At;
        Clock.JumpTo(until < Ends ? until : Ends);
        await _world.DeliverAsync();
    }

    public ValueTask DisposeAsync() => _world.DisposeAsync();

    // One account at the supplier serves both shops: the one that does not know the order lets the message pass.
    private Func<SandboxMessage, CancellationToken, Task> Deliver(string vendor, IReadOnlyList<ShopPlan> shops) => async (message, cancellation) =>
    {
        foreach (var shop in shops)
            if (_listener is { } dropship)
                await dropship.ReceiveAsync(new ShopId(shop.Id), vendor, new WebhookMessage(message.Headers, message.Body), cancellation);
    };
}
