using Dropship.Domain;
using Dropship.Hosting;
using Dropship.Http;
using Dropship.Ports;
using Dropship.Testing.Sandbox;
using Dropship.Testing.Sandbox.SeventeenTrack;
using Microsoft.Extensions.DependencyInjection;

namespace Dropship.SeventeenTrack;

/// <summary>A parcel that is followed by a carrier which was judged wrong since gets the right one for nothing, and what is registered can be listed.</summary>
public sealed class CorrectingTests
{
    private const int YunExpress = 190008;
    private static readonly TrackingNumber Number = new("YT0000000000000001");
    private static readonly TrackedParcel Wrong = new(Number, new("Yanwen")), Right = new(Number, new("YunExpress")) { Instead = [new("Yanwen")] };
    private readonly ImpatientClock _clock = new();
    private readonly List<string> _paths = [];

    private (SeventeenTrackSandbox Vendor, ICarrierClient Client) Open(SeventeenTrackSandboxOptions? options = null)
    {
        var sandbox = new SeventeenTrackSandbox(options ?? new() { CallsPerSecond = 100 }, _clock)
        {
            Faults = request =>
            {
                _paths.Add(request.Path.Split('/')[^1]);
                return null;
            },
        };
        var services = new ServiceCollection().AddSingleton<TimeProvider>(_clock);
        var shop = new ShopDefinition(new("shop"));
        new ShopBuilder(shop, services).TrackWith17Track(track => (track.Key, track.PrimaryHandler) = (new SeventeenTrackSandboxOptions().Key, new SandboxHandler(sandbox)));
        return (sandbox, shop.Carrier!(services.BuildServiceProvider()));
    }

    private async Task<ParcelReading[]> TrackAsync(ICarrierClient client, params TrackedParcel[] parcels)
    {
        var read = await client.TrackAsync(parcels, CancellationToken.None);
        _clock.Advance(TimeSpan.FromMinutes(10));
        return [.. read];
    }

    private static async Task<RegisteredParcel[]> ListedAsync(ICarrierClient client)
    {
        List<RegisteredParcel> listed = [];
        string? cursor = null;
        for (var pages = 0; pages < 20; pages++)
        {
            var page = await ((IListTracking)client).ListTrackedAsync(cursor, CancellationToken.None);
            listed.AddRange(page.Parcels);
            if ((cursor = page.Next) is null) return [.. listed];
        }

        throw new InvalidOperationException("the pages do not end");
    }

    [Fact]
    public async Task The_right_carrier_takes_its_place_once_and_costs_nothing()
    {
        var (vendor, client) = Open();
        await TrackAsync(client, Wrong);
        vendor.Announce(new(Number.Value, YunExpress, _clock.GetUtcNow(), _clock.GetUtcNow() + TimeSpan.FromDays(8), "CN", "US", SandboxJourneyKind.Delivered));
        (await TrackAsync(client, Right)).ShouldBeEmpty("what the wrong one says is another parcel's story");
        (await ListedAsync(client)).ShouldBe([new(new(Number, new("190008")), true)]);
        (await TrackAsync(client, Right)).ShouldHaveSingleItem().Scans.ShouldNotBeEmpty();
        await TrackAsync(client, Right);
        _paths.Count(path => path == "changecarrier").ShouldBe(1);
        _paths.Count(path => path == "changeinfo").ShouldBe(1);
        (vendor.QuotaUsed, vendor.Numbers.Count).ShouldBe((1, 1));

        // The mind may be changed again: it is tagged anew, so that is no other parcel.
        await TrackAsync(client, Wrong with { Instead = [new("YunExpress")] });
        (await ListedAsync(client)).ShouldHaveSingleItem().Parcel.Carrier.ShouldBe(new("190012"));
        vendor.QuotaUsed.ShouldBe(1);
    }

    [Fact]
    public async Task Without_a_judgement_against_it_another_carrier_is_another_parcel()
    {
        var (vendor, client) = Open();
        await TrackAsync(client, Wrong);
        await TrackAsync(client, Right with { Instead = [] });
        _paths.ShouldNotContain("changecarrier");
        vendor.QuotaUsed.ShouldBe(2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Whether_a_lost_change_had_its_effect_is_read_before_it_is_made_again(bool arrived)
    {
        var (vendor, client) = Open();
        await TrackAsync(client, Wrong);
        var (changes, broken) = (0, true);
        vendor.Faults = request => !request.Path.EndsWith("/changecarrier", StringComparison.Ordinal) ? null : (++changes, broken) is (_, false) ? null : arrived ? new SandboxFault.LoseAnswer() : new SandboxFault.LoseRequest();
        (await TrackAsync(client, Right)).ShouldHaveSingleItem().Trouble.ShouldNotBeNull().ShouldContain("told again at the next look");
        var sent = changes;
        broken = false;
        await TrackAsync(client, Right);
        changes.ShouldBe(arrived ? sent : sent + 1);
        (await ListedAsync(client)).ShouldHaveSingleItem().Parcel.Carrier.ShouldBe(new("190008"));
        vendor.QuotaUsed.ShouldBe(1);
    }

    [Fact]
    public async Task A_change_that_fails_takes_nothing_of_what_was_read_of_others()
    {
        var (vendor, client) = Open();
        TrackedParcel other = new(new("YT0000000000000002"), new("YunExpress"));
        await TrackAsync(client, Wrong, other);
        vendor.Announce(new(other.Number.Value, YunExpress, _clock.GetUtcNow(), _clock.GetUtcNow() + TimeSpan.FromDays(8), "CN", "US", SandboxJourneyKind.Delivered));
        _clock.Advance(TimeSpan.FromDays(2));
        vendor.Faults = request => request.Path.EndsWith("/changecarrier", StringComparison.Ordinal) ? new SandboxFault.LoseRequest() : null;
        (await TrackAsync(client, Right, other)).ShouldContain(reading => reading.Number == other.Number && !reading.Scans.IsEmpty);
    }

    [Fact]
    public async Task A_stopped_one_is_taken_up_again_first()
    {
        var (vendor, client) = Open();
        await TrackAsync(client, Wrong);
        await ((IStopTracking)client).StopAsync([Wrong], CancellationToken.None);
        (await ListedAsync(client)).ShouldHaveSingleItem().IsFollowed.ShouldBeFalse();
        await TrackAsync(client, Right);
        await TrackAsync(client, Right);
        (await ListedAsync(client)).ShouldBe([new(new(Number, new("190008")), true)]);
        vendor.QuotaUsed.ShouldBe(1);
    }

    [Fact]
    public async Task All_pages_are_listed_and_what_others_registered_is_left_out()
    {
        var (vendor, client) = Open();
        TrackedParcel[] parcels = [.. Enumerable.Range(0, 95).Select(i => new TrackedParcel(new($"YT{i:0000000000000000}"), new("YunExpress")))];
        await TrackAsync(client, parcels);
        using var http = new HttpClient(new SandboxHandler(vendor)) { BaseAddress = new("https://api.17track.net") };
        http.DefaultRequestHeaders.Add("17token", new SeventeenTrackSandboxOptions().Key);
        using var theirs = new StringContent("""[{"number":"YT9000000000000000","carrier":190008,"tag":"somebody else"}]""", System.Text.Encoding.UTF8, "application/json");
        (await http.PostAsync(new Uri("/track/v2.4/register", UriKind.Relative), theirs)).IsSuccessStatusCode.ShouldBeTrue();
        vendor.Numbers.Count.ShouldBe(96);
        (await ListedAsync(client)).Select(one => one.Parcel.Number).ShouldBe(parcels.Select(parcel => parcel.Number), ignoreOrder: true);
    }

    [Fact]
    public async Task A_carrier_of_a_list_is_understood_when_it_is_stopped()
    {
        var (vendor, client) = Open();
        await TrackAsync(client, Wrong);
        var listed = (await ListedAsync(client)).Single().Parcel;
        (await ((IStopTracking)client).StopAsync([listed], CancellationToken.None)).ShouldBe([listed]);
        (await ListedAsync(client)).ShouldHaveSingleItem().IsFollowed.ShouldBeFalse();
        vendor.QuotaUsed.ShouldBe(1);
    }
}
