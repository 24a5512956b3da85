using Dropship.Domain;
using Dropship.Http;
using Dropship.Hosting;
using Dropship.Ports;
using Dropship.Testing.Sandbox;
using Dropship.Testing.Sandbox.SeventeenTrack;
using Microsoft.Extensions.DependencyInjection;

namespace Dropship.SeventeenTrack;

/// <summary>The adapter against the vendor's sandbox, which has its own books, its own rate limit, and scans without a zone.</summary>
public sealed class SandboxTests
{
    private readonly ImpatientClock _clock = new();

    private (SeventeenTrackSandbox Vendor, ICarrierClient Client) Open(SeventeenTrackSandboxOptions options)
    {
        var sandbox = new SeventeenTrackSandbox(options, _clock);
        var services = new ServiceCollection().AddSingleton<TimeProvider>(_clock);
        var shop = new ShopDefinition(new("shop"));
        new ShopBuilder(shop, services).TrackWith17Track(track => (track.Key, track.PrimaryHandler) = (options.Key, new SandboxHandler(sandbox)));
        return (sandbox, shop.Carrier!(services.BuildServiceProvider()));
    }

    private static TrackedParcel[] Parcels(int count) => [.. Enumerable.Range(0, count).Select(i => new TrackedParcel(new($"YT{i:0000000000000000}"), new("YunExpress")))];

    private SandboxJourney Way(TrackedParcel parcel, SandboxJourneyKind kind) =>
        new(parcel.Number.Value, 190008, _clock.GetUtcNow(), _clock.GetUtcNow() + TimeSpan.FromDays(12), "CN", "US", kind) { LastMileCarrier = 21051, LastMileNumber = "9400111899560243888780" };

    [Fact]
    public async Task Parcels_are_registered_once_followed_to_their_end_and_stopped()
    {
        var (vendor, client) = Open(new());
        var parcels = Parcels(95);
        foreach (var (i, parcel) in parcels.Index()) vendor.Announce(Way(parcel, (SandboxJourneyKind)(i % 5)));
        for (var day = 0; day <= 15; day++)
        {
            var readings = await client.TrackAsync(parcels, CancellationToken.None);
            readings.ShouldAllBe(static reading => reading.Trouble == null);
            _clock.Advance(TimeSpan.FromDays(1));
        }

        var last = (await client.TrackAsync(parcels, CancellationToken.None)).ToDictionary(static reading => reading.Number, static reading => new Parcel(reading.Number) { Scans = reading.Scans }.Phase());
        last.Count.ShouldBe(95);
        ParcelPhase[] ends = [ParcelPhase.Delivered, ParcelPhase.Delivered, ParcelPhase.Lost, ParcelPhase.Unknown, ParcelPhase.Returned];
        foreach (var (i, parcel) in parcels.Index())
            if (i % 5 == 3) (last[parcel.Number] is ParcelPhase.Delivered or ParcelPhase.Lost or ParcelPhase.Returned).ShouldBeFalse();
            else last[parcel.Number].ShouldBe(ends[i % 5], parcel.Number.Value);

        vendor.QuotaUsed.ShouldBe(95);
        (await ((ICarrierQuota)client).GetQuotaAsync(CancellationToken.None)).ShouldBe(new(100_000, 95, 99_905));
        (await ((IStopTracking)client).StopAsync(parcels, CancellationToken.None)).Count.ShouldBe(95);
        (await ((IStopTracking)client).StopAsync(parcels, CancellationToken.None)).Count.ShouldBe(95, "twice is harmless");
    }

    [Fact]
    public async Task Its_messages_are_genuine_and_name_the_parcel()
    {
        var (vendor, client) = Open(new() { DuplicateEvery = 2 });
        var parcels = Parcels(4);
        foreach (var parcel in parcels) vendor.Announce(Way(parcel, SandboxJourneyKind.Delivered));
        await client.TrackAsync(parcels, CancellationToken.None);
        _clock.Advance(TimeSpan.FromDays(20));
        var messages = vendor.TakeMessages();
        messages.Count.ShouldBeGreaterThan(4);
        HashSet<string> ids = [];
        foreach (var message in messages)
        {
            var reading = await ((IReadWebhooks)client).ReadWebhookAsync(new(message.Headers, message.Body), CancellationToken.None);
            reading.Verdict.ShouldBe(WebhookVerdict.Genuine);
            var nudge = reading.Nudges.ShouldHaveSingleItem().ShouldBeOfType<Nudge.Parcel>();
            parcels.ShouldContain(parcel => parcel.Number == nudge.Number);
            ids.Add(nudge.Message);
        }

        ids.Count.ShouldBeLessThan(messages.Count, "what is sent twice bears one id");
    }

    [Fact]
    public async Task A_blocked_account_is_never_no_news()
    {
        foreach (var status in (int[])[200, 401])
        {
            var (vendor, client) = Open(new() { AccountFailureStatus = status });
            vendor.IsDisabled = true;
            (await Should.ThrowAsync<ProviderException>(async () => await client.TrackAsync(Parcels(3), CancellationToken.None))).Fault.ShouldBe(ProviderFault.Unauthorized);
        }
    }

    [Fact]
    public async Task A_used_up_quota_is_told_for_each_parcel_that_waits_for_it()
    {
        var (vendor, client) = Open(new() { Quota = 2 });
        (await client.TrackAsync(Parcels(5), CancellationToken.None)).Count(static reading => reading.Trouble is not null).ShouldBe(3);
        vendor.QuotaUsed.ShouldBe(2);
    }

    [Fact]
    public async Task A_parcel_costs_one_quota_whatever_becomes_of_its_registration()
    {
        var (vendor, client) = Open(new());
        var (parcels, registrations, broken, failed) = (Parcels(130), 0, 0, 0);
        vendor.Faults = request =>
        {
            SandboxFault? fault = !request.Path.EndsWith("/register", StringComparison.Ordinal) ? null : (registrations++ % 3) switch
            {
                0 => new SandboxFault.LoseAnswer(),
                1 => new SandboxFault.LoseRequest(),
                _ => null,
            };
            if (fault is not null) broken++;
            return fault;
        };
        for (var isAll = false; !isAll;)
            try
            {
                var readings = await client.TrackAsync(parcels, CancellationToken.None);
                isAll = readings.Count(static reading => reading.Trouble is null) == parcels.Length;
                if (readings.Any(static reading => reading.Trouble is not null)) (++failed).ShouldBeLessThan(100);
            }
            catch (ProviderException fault)
            {
                fault.Fault.ShouldBe(ProviderFault.Unreachable);
                (++failed).ShouldBeLessThan(100);
            }

        broken.ShouldBeGreaterThan(2);
        failed.ShouldBe(broken, "a look in which a batch broke sends nothing more");
        vendor.QuotaUsed.ShouldBe(130);
    }
}
