using System.Globalization;
using Dropship.Domain;
using Dropship.Engine;
using Dropship.Ports;
using Dropship.Sdk.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace Dropship.Sdk.Tests.Engine;

/// <summary>What is due together shares calls.</summary>
public sealed class DeskTests
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UnixEpoch.AddYears(50));
    private readonly Script _script = new();
    private readonly CarrierBooks _books = new();

    [Fact]
    public async Task Five_hundred_parcels_asked_together_take_thirteen_calls()
    {
        var desk = Desk(out _);
        var answers = await AskBehindAsync(desk, Enumerable.Range(0, 500).Select(i => desk.AskAsync(Parcel(i), null)));
        answers.ShouldAllBe(answer => answer.ComeAgainAt == null);
        var calls = _script.Made.Skip(1).ToList();
        calls.Count.ShouldBe(13);
        calls.Count(call => call == "carrier.track 40").ShouldBe(12);
        calls.ShouldContain("carrier.track 20");
    }

    [Fact]
    public void A_carrier_that_takes_no_parcel_in_a_call_is_refused_for_the_asking_would_never_end() =>
        Should.Throw<ArgumentOutOfRangeException>(() => new CarrierDescriptor("carrier", RateLimit.None, 0)).ParamName.ShouldBe("BatchSize");

    [Fact]
    public async Task Each_gets_its_own_scans()
    {
        var desk = Desk(out _);
        for (var i = 0; i < 90; i += 2) _books.Scan(Parcel(i).Number, ParcelPhase.InTransit, new(i));
        var answers = await AskBehindAsync(desk, Enumerable.Range(0, 90).Select(i => desk.AskAsync(Parcel(i), null)));
        for (var i = 0; i < 90; i++) answers[i].Told!.Scans.Select(scan => scan.At.Milliseconds).ShouldBe(i % 2 == 0 ? [i] : []);
    }

    [Fact]
    public async Task The_nearest_deadlines_go_into_the_first_call()
    {
        var desk = Desk(out _, limit: new(2, TimeSpan.FromDays(1)));
        var answers = await AskBehindAsync(desk, Enumerable.Range(0, 80).Select(i => desk.AskAsync(Parcel(i), new(1_000 - i))));
        for (var i = 0; i < 80; i++) (answers[i].ComeAgainAt is null).ShouldBe(i >= 40, $"parcel {i}");
    }

    [Fact]
    public async Task Without_a_call_left_all_come_again()
    {
        var desk = Desk(out var lane, limit: new(1, TimeSpan.FromHours(1)));
        (await lane.AdmitAsync(Traffic.Look, null)).IsGranted.ShouldBeTrue();
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => desk.AskAsync(Parcel(i), null)));
        answers.ShouldAllBe(answer => answer.ComeAgainAt == Instant.From(_clock.GetUtcNow()) + TimeSpan.FromHours(1));
        _script.Made.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_fault_reaches_everyone_in_the_call_and_the_desk_works_on()
    {
        var desk = Desk(out _);
        _script.On("carrier.track 40", Disturbance.Fails(ProviderFault.Unreachable));
        var asked = new List<Task<DeskAnswer<ParcelReading>>>();
        await Should.ThrowAsync<ProviderException>(() => AskBehindAsync(desk, Enumerable.Range(0, 40).Select(i =>
        {
            asked.Add(desk.AskAsync(Parcel(i), null));
            return asked[^1];
        })));
        asked.Count.ShouldBe(40);
        foreach (var one in asked) (await Should.ThrowAsync<ProviderException>(() => one)).Fault.ShouldBe(ProviderFault.Unreachable);
        (await desk.AskAsync(Parcel(1), null)).ComeAgainAt.ShouldBe(Instant.From(_clock.GetUtcNow()) + TimeSpan.FromSeconds(30), "the lane rests at once, for who asks next too");
        _clock.Advance(TimeSpan.FromSeconds(30));
        (await desk.AskAsync(Parcel(1), null)).ComeAgainAt.ShouldBeNull();
    }

    [Fact]
    public async Task One_that_spoils_the_call_is_found_and_the_others_have_their_answers()
    {
        var lane = new Lane("carrier", RateLimit.None, _clock);
        AskMany<TrackedParcel, ParcelReading> call = (asks, _) =>
        {
            _script.Note($"call {asks.Count}");
            return asks.Contains(Parcel(13)) ? throw new ProviderException(ProviderFault.Rejected, "post", "one of them is not ours") : new(asks.ToDictionary(ask => ask, ask => new ParcelReading(ask.Number, default)));
        };
        var waves = new Waves();
        var wave = waves.Begin(1);
        var desk = new Desk<TrackedParcel, ParcelReading>(40, lane, waves, call, default);
        var asked = Enumerable.Range(0, 40).Select(i => desk.AskAsync(Parcel(i), new(i))).ToList();
        wave.End();
        for (var i = 0; i < 40; i++)
            if (i == 13) (await Should.ThrowAsync<ProviderException>(() => asked[i])).Fault.ShouldBe(ProviderFault.Rejected);
            else (await asked[i]).ComeAgainAt.ShouldBeNull();
        _script.Count("call").ShouldBe(13, "halves of 40, 20, 10, 5, 3 or 2, down to the one");
    }

    [Fact]
    public async Task Two_who_ask_the_same_share_a_place()
    {
        _books.Scan(Parcel(7).Number, ParcelPhase.InTransit, new(7));
        var waves = new Waves();
        var wave = waves.Begin(1);
        var desk = Desk(new Lane("carrier", RateLimit.None, _clock), waves);
        var asked = Enumerable.Range(0, 40).Select(i => desk.AskAsync(Parcel(i % 20), null)).ToList();
        wave.End();
        var answers = await Task.WhenAll(asked);
        _script.Made.ShouldBe(["carrier.track 20"]);
        answers[7].ShouldBe(answers[27]);
        answers[7].Told!.Scans.Count.ShouldBe(1);
    }

    [Fact]
    public async Task It_waits_for_all_who_are_on_their_way_and_for_nobody_else()
    {
        var waves = new Waves();
        var (one, other) = (waves.Begin(2), waves.Begin(1));
        var desk = Desk(new Lane("carrier", RateLimit.None, _clock), waves);
        var first = desk.AskAsync(Parcel(1), null);
        var (slow, quick, third) = (one.Next()!, one.Next()!, other.Next()!);
        one.Next().ShouldBeNull("it starts when another has ended");
        quick.Here();
        quick.Here();
        third.Here();
        waves.GatheredAsync().IsCompleted.ShouldBeFalse();
        var second = desk.AskAsync(Parcel(2), null);
        slow.Here();
        await Task.WhenAll(first, second);
        _script.Made.ShouldBe(["carrier.track 2"]);
        waves.GatheredAsync().IsCompleted.ShouldBeTrue();
    }

    // One parcel opens a call that waits; whoever asks meanwhile has asked together.
    private async Task<DeskAnswer<ParcelReading>[]> AskBehindAsync(Desk<TrackedParcel, ParcelReading> desk, IEnumerable<Task<DeskAnswer<ParcelReading>>> ask)
    {
        var gate = new Gate();
        _script.On("carrier.track 1", Disturbance.Waits(gate), times: 1);
        var opener = desk.AskAsync(Parcel(9_999), null);
        await gate.Reached;
        var asked = ask.ToList();
        gate.Open();
        await opener;
        return await Task.WhenAll(asked);
    }

    private Desk<TrackedParcel, ParcelReading> Desk(out Lane lane, RateLimit? limit = null)
    {
        lane = new Lane("carrier", limit ?? RateLimit.None, _clock);
        return Desk(lane, new Waves());
    }

    private Desk<TrackedParcel, ParcelReading> Desk(Lane lane, Waves waves) => new(40, lane, waves, new FakeCarrier(_books, new Calls(_script, new())).TrackManyAsync, default);

    private static TrackedParcel Parcel(int i) => new(new(i.ToString("D8", CultureInfo.InvariantCulture)), new("YunExpress"));
}
