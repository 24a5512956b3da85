using System.Text.Json.Nodes;
using Dropship.Domain;
using Dropship.Hosting;
using Dropship.Ports;
using Dropship.Sdk.Tests.Fakes;
using Dropship.Storage;
using Dropship.Wish;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Time.Testing;

namespace Dropship.Sdk.Tests.Wish;

/// <summary>A shop on Wish as a user registers it, with the vendor's side of the wire by script and a clock that stands.</summary>
internal sealed class WishDesk : IAsyncDisposable
{
    public const string FirstRefresh = "first-refresh-token-1234567890";
    public const string Secret = "client-secret-1234567890";
    private readonly ServiceProvider _services;

    public WishDesk(Action<WishOptions>? configure = null, MemoryStore? store = null, WishVendor? vendor = null, FakeTimeProvider? clock = null)
    {
        Vendor = vendor ?? NewVendor();
        Clock = clock ?? new(new DateTimeOffset(2024, 8, 12, 15, 0, 0, TimeSpan.Zero));
        Store = store ?? new();
        var services = new ServiceCollection();
        services.AddSingleton<TimeProvider>(Clock);
        services.AddLogging(logging => logging.SetMinimumLevel(LogLevel.Trace).AddProvider(Logs));
        services.AddDropship(dropship => dropship.UseStore(_ => Store).AddShop("s", shop => shop.SellOnWish(wish =>
        {
            (wish.ClientId, wish.ClientSecret, wish.RefreshToken, wish.PrimaryHandler) = ("c1c1c1c1c1c1c1c1c1c1c1c1", Secret, FirstRefresh, Vendor);
            (wish.Burst, wish.CallsPerSecond) = (1_000, 100);
            configure?.Invoke(wish);
        })));
        _services = services.BuildServiceProvider();
        Client = Definition.Marketplace!(_services);
    }

    public WishVendor Vendor { get; }

    public FakeTimeProvider Clock { get; }

    public MemoryStore Store { get; }

    public CapturedLogs Logs { get; } = new();

    public IMarketplaceClient Client { get; }

    public IRatingClient? Ratings => Definition.Ratings!(_services);

    public IPayoutClient? Payouts => Definition.DefaultPayouts!(_services);

    public IPenaltyClient? Penalties => Definition.Penalties!(_services);

    public IInquiryClient? Inquiries => Definition.Inquiries!(_services);

    public Policies Policies => Definition.Policies;

    public ShopDefinition Definition => _services.GetRequiredService<ShopDefinition>();

    public IControlIntake? Intake(ISkuMap? skus) => Definition.Intake!(_services, skus);

    public IEnumerable<string> Errors => Definition.Requirements.SelectMany(require => require(_services));

    public static OrderId Order { get; } = new(Samples.OrderId);

    /// <summary>A vendor that gives tokens, t1, t2 and so on, and believes the newest alone.</summary>
    public static WishVendor NewVendor()
    {
        var vendor = new WishVendor();
        var no = 0;
        vendor.On("GET", "/oauth/refresh_token", _ => Token(Interlocked.Increment(ref no)));
        return vendor;
    }

    public static WishReply Token(int no) => new(200, Samples.Good(new JsonObject
    {
        ["access_token"] = $"t{no}",
        ["refresh_token"] = $"r{no}",
        ["expiry_time"] = "2024-09-11T15:00:00.000+00:00",
        ["merchant_id"] = "5d30f60e0a6fc464f4f37111",
        ["scopes"] = new JsonArray("orders:read", "orders:write"),
    }));

    /// <summary>The vendor has this order, as it is when it is asked for.</summary>
    public void Has(Func<JsonObject> order) => Vendor.On("GET", $"/orders/{Samples.OrderId}", _ => new(200, Samples.Good(order())));

    public void Has(JsonObject order) => Has(() => order);

    /// <summary>Lets time pass whenever nothing is on its way, until the work is done.</summary>
    public async Task<T> RunAsync<T>(ValueTask<T> work)
    {
        var task = work.AsTask();
        var quiet = 0;
        for (var i = 0; !task.IsCompleted; i++)
        {
            // Time goes on when all stands still: what is on its way between two threads must not miss its time-out.
            quiet = Vendor.IsBusy || ThreadPool.PendingWorkItemCount > 0 ? 0 : quiet + 1;
            if (quiet >= 50)
            {
                Clock.Advance(TimeSpan.FromMilliseconds(50));
                quiet = 0;
            }

            await Task.Yield();
            if (i > 10_000_000) throw new InvalidOperationException("It does not come to an end.");
        }

        return await task;
    }

    public async ValueTask DisposeAsync() => await _services.DisposeAsync();
}
