using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Dropship.Domain;
using Dropship.Hosting;
using Dropship.Ports;
using Dropship.Testing.Conformance.Adapters;
using Dropship.Testing.Sandbox;
using Dropship.Testing.Sandbox.SeventeenTrack;

namespace Dropship.Testing.Tests.Adapters.Vendors;

/// <summary>The 17TRACK adapter before the 17TRACK sandbox.</summary>
internal sealed class SeventeenTrackFixture : SandboxFixture, ICarrierFixture, ICountRegistrations, ISendWebhooks, IRegistryFixture
{
    private const string Key = "0C7A5D1E93B84F26A0D7";
    private const int YunExpress = 190008;
    private readonly HastyClock _clock;
    private readonly SeventeenTrackSandbox _vendor;
    private readonly Hosted _hosted;
    private readonly HashSet<TrackingNumber> _scanned = [];
    private int _parcels;

    public SeventeenTrackFixture() : this(new())
    {
    }

    private SeventeenTrackFixture(HastyClock clock) : this(clock, new(new() { Key = Key, CallsPerSecond = 1_000 }, clock))   // side by side, calls arrive in bunches on a clock that jumps
    {
    }

    private SeventeenTrackFixture(HastyClock clock, SeventeenTrackSandbox vendor) : base(vendor)
    {
        (_clock, _vendor) = (clock, vendor);
        _hosted = new(clock, shop => shop.TrackWith17Track(track => (track.Key, track.PrimaryHandler) = (Key, OpenWire())));
        Client = _hosted.Make(shop => shop.Carrier);
        Registry = (IListTracking)Client;
    }

    public ICarrierClient Client { get; }

    public IListTracking Registry { get; set; }

    public int ParcelsAPage => 40;

    public TrackedParcel UnknownParcel => new(new("YT9999999999999999"), new("YunExpress"));

    public override IReadOnlyList<string> Secrets => [Key];

    public IReadWebhooks Reader => (IReadWebhooks)Client;

    public string SignatureHeader => "sign";

    public ValueTask<TrackedParcel> HandOverAsync(CancellationToken cancellation)
    {
        var number = string.Create(CultureInfo.InvariantCulture, $"YT{++_parcels:D16}");
        _vendor.Announce(new(number, YunExpress, _clock.GetUtcNow(), _clock.GetUtcNow() + TimeSpan.FromDays(20), "CN", "DE"));
        return new(new TrackedParcel(new(number), new("YunExpress")));
    }

    public async ValueTask<TrackedParcel> FollowAsync(CancellationToken cancellation)
    {
        var parcel = await HandOverAsync(cancellation);
        await Client.TrackAsync([parcel], cancellation);
        return parcel;
    }

    public async ValueTask EndAsync(TrackedParcel parcel, CancellationToken cancellation) => await ((IStopTracking)Client).StopAsync([parcel], cancellation);

    // The first scans come with the hand-over; more within days. The carrier is asked every two hours.
    public ValueTask ScanAsync(TrackedParcel parcel, CancellationToken cancellation)
    {
        _clock.Pass(_scanned.Add(parcel.Number) ? TimeSpan.FromMinutes(30) : TimeSpan.FromDays(5));
        return default;
    }

    public int CountRegistrations(TrackingNumber number) => _vendor.Numbers is [var only] && only == number.Value ? _vendor.QuotaUsed : _vendor.Numbers.Count(known => known == number.Value);

    public override ValueTask SettleAsync(CancellationToken cancellation)
    {
        _clock.Pass(TimeSpan.FromMinutes(5));
        return default;
    }

    public async ValueTask<WebhookMessage> SendAsync(CancellationToken cancellation)
    {
        var parcel = await HandOverAsync(cancellation);
        await Client.TrackAsync([parcel], cancellation);
        await SettleAsync(cancellation);
        var sent = _vendor.TakeMessages().Last(message => Encoding.UTF8.GetString(message.Body.Span).Contains(parcel.Number.Value, StringComparison.Ordinal));
        return new(sent.Headers, sent.Body);
    }

    public WebhookMessage Sign(ReadOnlyMemory<byte> body) => Signed(body, Key);

    public WebhookMessage Forge(ReadOnlyMemory<byte> body) => Signed(body, "AnotherKey");

    public override async ValueTask DisposeAsync()
    {
        await _hosted.DisposeAsync();
        await base.DisposeAsync();
    }

    protected override bool IsWrite(SandboxRequest request) => request.Path.EndsWith("/register", StringComparison.OrdinalIgnoreCase);

    private static WebhookMessage Signed(ReadOnlyMemory<byte> body, string key) => new(new Dictionary<string, string>
    {
        ["Content-Type"] = "application/json",
        ["sign"] = Convert.ToHexStringLower(SHA256.HashData([.. body.Span, .. Encoding.UTF8.GetBytes("/" + key)])),
    }, body);
}
