using System.Globalization;
using Dropship.Domain;
using Dropship.Engine;
using Dropship.Ports;
using Dropship.Sdk.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;

namespace Dropship.Sdk.Tests.Engine;

/// <summary>Parcels that are due together share calls.</summary>
public sealed class TrackingDeskTests
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UnixEpoch.AddYears(50));
    private readonly Script _script = new();
    private readonly CarrierBooks _books = new();

    [Fact]
    public async Task Five_hundred_parcels_asked_together_take_thirteen_calls()
    {
        var desk = Desk(out _);
        var answers = await AskBehindAsync(desk, Enumerable.Range(0, 500).Select(i => desk.TrackAsync(Parcel(i), null)));
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
        var answers = await AskBehindAsync(desk, Enumerable.Range(0, 90).Select(i => desk.TrackAsync(Parcel(i), null)));
        for (var i = 0; i < 90; i++) answers[i].Scans.Select(scan => scan.At.Milliseconds).ShouldBe(i % 2 == 0 ? [i] : []);
    }

    [Fact]
    public async Task The_nearest_deadlines_go_into_the_first_call()
    {
        var desk = Desk(out _, limit: new(2, TimeSpan.FromDays(1)));
        var answers = await AskBehindAsync(desk, Enumerable.Range(0, 80).Select(i => desk.TrackAsync(Parcel(i), new(1_000 - i))));
        for (var i = 0; i < 80; i++) (answers[i].ComeAgainAt is null).ShouldBe(i >= 40, $"parcel {i}");
    }

    [Fact]
    public async Task Without_a_call_left_all_come_again()
    {
        var desk = Desk(out var lane, limit: new(1, TimeSpan.FromHours(1)));
        (await lane.AdmitAsync(Traffic.Look, null)).IsGranted.ShouldBeTrue();
        var answers = await Task.WhenAll(Enumerable.Range(0, 50).Select(i => desk.TrackAsync(Parcel(i), null)));
        answers.ShouldAllBe(answer => answer.ComeAgainAt == Instant.From(_clock.GetUtcNow()) + TimeSpan.FromHours(1));
        _script.Made.ShouldBeEmpty();
    }

    [Fact]
    public async Task A_fault_reaches_everyone_in_the_call_and_the_desk_works_on()
    {
        var desk = Desk(out _);
        _script.On("carrier.track 40", Disturbance.Fails(ProviderFault.Unreachable));
        var asked = new List<Task<TrackingAnswer>>();
        await Should.ThrowAsync<ProviderException>(() => AskBehindAsync(desk, Enumerable.Range(0, 40).Select(i =>
        {
            asked.Add(desk.TrackAsync(Parcel(i), null));
            return asked[^1];
        })));
        asked.Count.ShouldBe(40);
        foreach (var one in asked) (await Should.ThrowAsync<ProviderException>(() => one)).Fault.ShouldBe(ProviderFault.Unreachable);
        (await desk.TrackAsync(Parcel(1), null)).ComeAgainAt.ShouldBeNull();
    }

    // One parcel opens a call that waits; whoever asks meanwhile has asked together.
    private async Task<TrackingAnswer[]> AskBehindAsync(TrackingDesk desk, IEnumerable<Task<TrackingAnswer>> ask)
    {
        var gate = new Gate();
        _script.On("carrier.track 1", Disturbance.Waits(gate), times: 1);
        var opener = desk.TrackAsync(Parcel(9_999), null);
        await gate.Reached;
        var asked = ask.ToList();
        gate.Open();
        await opener;
        return await Task.WhenAll(asked);
    }

    private TrackingDesk Desk(out Lane lane, RateLimit? limit = null)
    {
        lane = new Lane("carrier", limit ?? RateLimit.None, _clock);
        return new(new FakeCarrier(_books, new Calls(_script, new())), lane, default);
    }

    private static TrackedParcel Parcel(int i) => new(new(i.ToString("D8", CultureInfo.InvariantCulture)), new("YunExpress"));
}
