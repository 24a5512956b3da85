using Dropship.Domain;
using Dropship.Hosting;
using Dropship.Http;
using Dropship.Ports;
using Dropship.Testing.Sandbox;
using Dropship.Testing.Sandbox.SeventeenTrack;
using Microsoft.Extensions.DependencyInjection;

namespace Dropship.SeventeenTrack;

/// <summary>The vendor stops by itself after thirty days of silence. A parcel that is still waited for is taken up again, once; what was read counts all the same.</summary>
public sealed class RetrackTests
{
    private const string Number = "RB123456785CN";

    private static string Silent(int days, string sub = "InTransit_Other") =>
        Rig.Tracked(Number, sub).Replace("\"latest_event\"", $"\"time_metrics\":{{\"days_after_last_update\":{days}}},\"latest_event\"", StringComparison.Ordinal);

    private static Rig Asked(string item, string retrack) => Rig.Answering(("gettrackinfo", Rig.Answer([item])), ("retrack", retrack));

    [Fact]
    public async Task A_stopped_parcel_is_taken_up_again_and_its_scans_are_kept()
    {
        using var rig = Asked(Silent(30), Rig.Answer([$$"""{"number":"{{Number}}","carrier":3011}"""]));
        var reading = (await rig.TrackAsync(Rig.Parcel(Number))).ShouldHaveSingleItem();
        reading.Trouble.ShouldBeNull();
        reading.Scans.Count.ShouldBe(1);
        rig.Paths.ShouldBe(["gettrackinfo", "retrack"]);
        rig.Calls[1].Body.ShouldBe($$"""[{"number":"{{Number}}"}]""");
    }

    [Theory]
    [InlineData(29, "InTransit_Other")]
    [InlineData(99, "Delivered_Other")]
    [InlineData(99, "Exception_Returned")]
    [InlineData(99, "Exception_Lost")]
    public async Task What_is_followed_or_at_its_end_is_left_alone(int days, string sub)
    {
        using var rig = Asked(Silent(days, sub), Rig.Answer());
        await rig.TrackAsync(Rig.Parcel(Number));
        rig.Paths.ShouldBe(["gettrackinfo"]);
    }

    [Theory]
    [InlineData("Expired_Other", -18019905, "twice, and it looks no more")]
    [InlineData("InTransit_Other", -18019905, "twice, and it looks no more")]
    [InlineData("Expired_Other", -18019904, "it is taken up again at the next look")]
    [InlineData("InTransit_Other", -18019904, null)]
    [InlineData("InTransit_Other", -18010003, null)]
    public async Task A_refusal_is_told_where_a_person_has_to_know(string sub, int code, string? said)
    {
        using var rig = Asked(Silent(30, sub), Rig.Answer(null, [Rig.Rejected(Number, code)]));
        var reading = (await rig.TrackAsync(Rig.Parcel(Number))).ShouldHaveSingleItem();
        if (said is null) reading.Trouble.ShouldBeNull();
        else reading.Trouble.ShouldNotBeNull().ShouldContain(said);
        reading.Scans.Count.ShouldBe(1);
    }

    [Fact]
    public async Task A_call_that_fails_takes_nothing_of_what_was_read()
    {
        using var rig = Asked(Silent(30), "no JSON at all");
        (await rig.TrackAsync(Rig.Parcel(Number))).ShouldHaveSingleItem().Scans.Count.ShouldBe(1);
        rig.Paths.ShouldBe(["gettrackinfo", "retrack"], "once");
    }

    [Fact]
    public async Task At_the_sandbox_it_is_followed_again_for_one_of_the_quota()
    {
        var clock = new ImpatientClock();
        var sandbox = new SeventeenTrackSandbox(new(), clock);
        var services = new ServiceCollection().AddSingleton<TimeProvider>(clock);
        var shop = new ShopDefinition(new("shop"));
        new ShopBuilder(shop, services).TrackWith17Track(track => (track.Key, track.PrimaryHandler) = (new SeventeenTrackSandboxOptions().Key, new SandboxHandler(sandbox)));
        await using var built = services.BuildServiceProvider();
        var client = shop.Carrier!(built);
        TrackedParcel parcel = new(new("YT0000000000000001"), new("YunExpress"));
        var start = clock.GetUtcNow();
        await client.TrackAsync([parcel], CancellationToken.None);
        clock.Advance(TimeSpan.FromDays(40));
        (await client.TrackAsync([parcel], CancellationToken.None)).ShouldHaveSingleItem().Trouble.ShouldBeNull("it was taken up again");
        sandbox.Announce(new(parcel.Number.Value, 190008, start + TimeSpan.FromDays(41), start + TimeSpan.FromDays(50), "CN", "US", SandboxJourneyKind.Delivered));
        clock.Advance(TimeSpan.FromDays(20));
        var reading = (await client.TrackAsync([parcel], CancellationToken.None)).ShouldHaveSingleItem();
        new Parcel(parcel.Number) { Scans = reading.Scans }.Phase().ShouldBe(ParcelPhase.Delivered);
        reading.To.ShouldBe("US");
        sandbox.QuotaUsed.ShouldBe(1);
    }
}
