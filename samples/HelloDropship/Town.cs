using System.Globalization;
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
    private const double Speed = 50;
    private static readonly TimeSpan Downtime = TimeSpan.FromHours(1);   // whatever an earlier run did lies in the past
    private const string Topics = "ORDER_RELEASE ORDER_TRACKING_UPDATE ORDER_REFUND";
    private readonly string _folder;
    private readonly List<SandboxLedger> _ledgers = [];
    private readonly List<SandboxServer> _servers = [];

    private Town(string folder)
    {
        _folder = Directory.CreateDirectory(folder).FullName;
        Clock = new(LastMoment() ?? Story.Begins, Speed);
        Cj = new(new() { Variants = Goods.Catalogue, Level = 2 }, Clock, Ledger("cj"));
        Tracking = new(new() { Journeys = Roads.To(Cj) }, Clock, Ledger("17track"));
        Cj.Faults = new LostAnswer(Cj).Of;
        if (LastMoment() is { } last) Clock.JumpTo(Later(last, Later(Cj.LastWritten ?? last, Tracking.LastWritten ?? last)) + Downtime);
        Opened = Clock.GetUtcNow();
    }

    /// <summary>The shops' and the vendors' time.</summary>
    internal FastClock Clock { get; }

    /// <summary>When this run began, in the shops' time.</summary>
    internal DateTimeOffset Opened { get; }

    /// <summary>When this run ends: with the story, or a day after it began if the story was told before.</summary>
    internal DateTimeOffset Ends => Opened.AddDays(1) > Story.Begins + Story.Lasts ? Opened.AddDays(1) : Story.Begins + Story.Lasts;

    internal IReadOnlyList<Store> Stores { get; private set; } = [];

    internal CjSandbox Cj { get; }

    internal SeventeenTrackSandbox Tracking { get; }

    internal Uri CjAddress { get; private set; } = new("http://127.0.0.1");

    internal Uri TrackingAddress { get; private set; } = new("http://127.0.0.1");

    /// <summary>Opens the folder, or makes it, and starts the vendors.</summary>
    /// <param name="folder">Where the books are.</param>
    /// <param name="story">What is ordered.</param>
    internal static async Task<Town> OpenAsync(string folder, Story story)
    {
        var town = new Town(folder);
        town.CjAddress = new(await town.ServeAsync(town.Cj), "api2.0/v1");
        town.TrackingAddress = new(await town.ServeAsync(town.Tracking), "track/v2.4");
        List<Store> stores = [];
        foreach (var shop in Story.Shops)
        {
            var wish = new WishSandbox(new() { Seed = shop.Id, Currency = shop.Currency }, town.Clock, town.Ledger($"wish-{shop.Id}"));
            if (wish.Sales().Count == 0)
                foreach (var topic in Topics.Split(' '))
                    wish.Subscribe(topic);
            stores.Add(new(shop, wish, await town.ServeAsync(wish), [.. story.Orders.Where(order => order.Shop == shop)]));
        }

        town.Stores = stores;
        return town;
    }

    /// <summary>The path of a file in the folder.</summary>
    /// <param name="name">Its name.</param>
    internal string File(string name) => Path.Combine(_folder, name);

    /// <summary>Time passes until the next thing happens: at the shops, or in the town.</summary>
    /// <param name="shops">When the shops have something to do.</param>
    internal void SleepUntil(DateTimeOffset? shops)
    {
        var next = shops ?? Clock.GetUtcNow().AddMinutes(1);
        foreach (var moment in (DateTimeOffset?[])[Cj.NextAt, Tracking.NextAt, .. Stores.Select(store => store.Wish.NextAt), .. Stores.Select(store => store.NextOrder?.At)])
            if (moment < next)
                next = moment.Value;
        Clock.JumpTo(next < Ends ? next : Ends);
        System.IO.File.WriteAllText(File("clock.tmp"), Clock.GetUtcNow().ToString("O", CultureInfo.InvariantCulture));
        System.IO.File.Move(File("clock.tmp"), File("clock"), overwrite: true);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var server in _servers) await server.DisposeAsync();
        foreach (var ledger in _ledgers) ledger.Dispose();
    }

    private static DateTimeOffset Later(DateTimeOffset one, DateTimeOffset other) => one > other ? one : other;

    private DateTimeOffset? LastMoment() =>
        System.IO.File.Exists(File("clock")) && DateTimeOffset.TryParse(System.IO.File.ReadAllText(File("clock")), CultureInfo.InvariantCulture, out var moment) ? moment : null;

    private SandboxLedger Ledger(string name)
    {
        _ledgers.Add(new(File($"{name}.ledger")));
        return _ledgers[^1];
    }

    private async Task<Uri> ServeAsync(SandboxVendor vendor)
    {
        _servers.Add(await SandboxServer.StartAsync(vendor));
        return _servers[^1].Address;
    }
}
