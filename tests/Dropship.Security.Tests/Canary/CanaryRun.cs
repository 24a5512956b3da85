using Dropship.Domain;
using Dropship.Hosting;
using Dropship.Ports;
using Dropship.Sqlite;
using Dropship.Testing.Sandbox;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Dropship.Security.Tests.Canary;

/// <summary>The whole engine on a file, with the three vendors in memory, through good days and bad ones; everything that leaves is caught.</summary>
internal sealed class CanaryRun : IAsyncDisposable
{
    internal static readonly ShopId Shop = new("harbour");
    private static readonly string[] Eventful = ["CANARY-1", "CANARY-GONE", "CANARY-LOST", "NOBODY-HAS-IT", "POISON", "CANARY-1"];
    private static readonly string[] Ending = ["CANARY-1", "CANARY-1"];
    private static readonly DateTimeOffset Begin = new(2026, 3, 2, 9, 0, 0, TimeSpan.Zero);
    private readonly DirectoryInfo _folder = Directory.CreateTempSubdirectory("dropship-canary-");
    private readonly ReadyClock _clock = new(Begin);
    private readonly SqliteStore _store;
    private readonly Lazy<ServiceProvider> _services;
    private int _messages;

    internal CanaryRun(int no, Action<Planted>? plant = null)
    {
        Marks = new(no);
        Vendors = new(Marks, _clock);
        _store = new(new() { ConnectionString = $"Data Source={File}" });
        Planted planted = new(Marks, Sinks);
        plant?.Invoke(planted);
        _services = new(() => new ServiceCollection()
            .AddLogging(logging => logging.AddProvider(Sinks).SetMinimumLevel(LogLevel.Trace))
            .AddSingleton<TimeProvider>(_clock)
            .AddDropship(dropship => dropship.Configure(options => options.KeepPersonalDataFor = Keep).UseStore(_ => _store).AddShop(Shop.Value, shop => Describe(shop, planted)))
            .BuildServiceProvider());
    }

    internal Marks Marks { get; }

    internal Vendors Vendors { get; }

    internal Sinks Sinks { get; } = new();

    internal IDropship Dropship => _services.Value.GetRequiredService<IDropship>();

    /// <summary>How long the data of buyers are kept.</summary>
    internal TimeSpan? Keep { get; init; } = TimeSpan.FromDays(90);

    /// <summary>The numbers of the orders.</summary>
    internal List<OrderKey> Orders { get; } = [];

    /// <summary>What the answers to messages were.</summary>
    internal SortedSet<int> Statuses { get; } = [];

    internal string File => Path.Combine(_folder.FullName, "shop.db");

    internal DateTimeOffset Now => _clock.GetUtcNow();

    /// <summary>Every message that was sent, by vendor.</summary>
    internal List<(string Vendor, WebhookMessage Message)> Sent { get; } = [];

    internal void Pass(TimeSpan span) => _clock.MoveTo(Now + span);

    /// <summary>Days pass: with things that go wrong in their first half, or with none and orders that end.</summary>
    internal async Task LiveAsync(int days, bool isBad = true)
    {
        foreach (var sku in isBad ? Eventful : Ending) Orders.Add(new(Shop, new(Vendors.Sell(sku))));
        var until = Begin.AddDays(days);
        while (_clock.GetUtcNow() < until)
        {
            foreach (var day in Vendors.Days) day.On = isBad && (!day.HadAll || _clock.GetUtcNow() < Begin.AddDays(days / 2));
            if (_clock.GetUtcNow() > Begin.AddDays(3) && Orders.Count == Eventful.Length) Cancel();
            await Dropship.PumpAsync();
            await DeliverAsync();
            var next = (await Dropship.NextAsync())?.ToDateTimeOffset() ?? until;
            var soonest = new[] { next, _clock.GetUtcNow().AddHours(4), until }.Min();
            _clock.MoveTo(soonest > _clock.GetUtcNow() ? soonest : _clock.GetUtcNow().AddMinutes(1));
            Vendors.GoOn(_clock.GetUtcNow());
        }
    }

    /// <summary>What people and hosts are told: explanations, orders, headers, faults.</summary>
    internal async Task AskAsync()
    {
        foreach (var order in Orders)
        {
            Sinks.Add("explanation", $"{await Dropship.Orders.ExplainAsync(order)}");
            Sinks.Add("order", $"{await Dropship.Orders.FindAsync(order)}");
            foreach (var told in await Dropship.Orders.HistoryAsync(order)) Sinks.Add("history", $"{told}");
            Sinks.Add("refusal", $"{await Dropship.Orders.ReleaseHoldAsync(order, "canary")}");
        }

        foreach (var header in await Dropship.Orders.ListAsync(new(Shop, Limit: 1_000))) Sinks.Add("header", $"{header}");
        await CloseAsync();
        foreach (var (table, text) in Tables.Read(File)) Sinks.Add($"table {table}", text);
    }

    public async ValueTask DisposeAsync()
    {
        await CloseAsync();
        Sinks.Dispose();
        _folder.Delete(recursive: true);
    }

    /// <summary>What is kept of an order's buyer.</summary>
    internal async Task<Address?> PeopleAsync(OrderKey order) => await _store.FindAddressAsync(order, default);

    private async Task CloseAsync()
    {
        if (_services.IsValueCreated) await _services.Value.DisposeAsync();
        await _store.DisposeAsync();
    }

    private void Cancel()
    {
        var order = Vendors.Sell("CANARY-1", TimeSpan.FromDays(1));
        Vendors.Wish.Cancel(order, Marks.Echo);
        Orders.Add(new(Shop, new(order)));
    }

    // Each message as it is, then with one bit changed, then with its signature and all that is secret in place of the body.
    private async Task DeliverAsync()
    {
        foreach (var (vendor, sandbox) in new[] { ("Wish", (SandboxVendor)Vendors.Wish), ("cj", Vendors.Cj), ("17TRACK", Vendors.Track) })
            foreach (var message in sandbox.TakeMessages())
            {
                Sent.Add((vendor, new(message.Headers, message.Body)));
                var bent = message.Body.ToArray();
                bent[_messages++ % bent.Length] ^= 1;
                foreach (var body in new[] { message.Body, bent, System.Text.Encoding.UTF8.GetBytes(Marks.Echo) })
                    Statuses.Add((await Dropship.ReceiveAsync(Shop, vendor, new(message.Headers, body))).Status);
                Statuses.Add((await Dropship.ReceiveAsync(Shop, Marks.Echo, new(message.Headers, message.Body))).Status);
            }
    }

    private void Describe(ShopBuilder shop, Planted planted) => shop
        .SellOnWish(wish =>
        {
            (wish.ClientId, wish.ClientSecret, wish.PreviousClientSecret, wish.RefreshToken) = (new Testing.Sandbox.Wish.WishSandboxOptions().ClientId, Marks.WishSecret, Marks.WishPrevious, Vendors.Wish.FirstRefreshToken);
            (wish.CallsPerSecond, wish.Burst, wish.PollEvery, wish.PrimaryHandler) = (100, 1_000, TimeSpan.FromHours(6), new SandboxHandler(Vendors.Wish));
            wish.Carriers["CNE"] = "ChinaAirPost";
        })
        .PayoutsFrom(_ => Vendors)
        .BuyFromCjDropshipping(cj => (cj.ApiKey, cj.SendEmail, cj.PrimaryHandler) = (Marks.CjKey, true, new SandboxHandler(Vendors.Cj)))
        .TrackWith17Track(track => (track.Key, track.PrimaryHandler) = (Marks.TrackKey, new SandboxHandler(Vendors.Track)))
        .OffersFrom(_ => planted)
        .WithPolicies(policies => policies with { Rates = [new(new("USD"), new("EUR"), 0.92m, Instant.From(Begin.AddDays(-1)))] });
}
