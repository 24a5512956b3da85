using Dropship.Domain;
using Dropship.Engine;
using Dropship.Ports;
using Microsoft.Extensions.Time.Testing;

namespace Dropship.Sdk.Tests.Engine;

/// <summary>One account at one vendor: scarce calls go to money first, then to the nearest deadline; a fault rests it.</summary>
public sealed class LaneTests
{
    private readonly FakeTimeProvider _clock = new(DateTimeOffset.UnixEpoch.AddYears(50));

    private Instant Now => Instant.From(_clock.GetUtcNow());

    [Fact]
    public async Task Looks_leave_a_fifth_shipments_a_tenth_and_money_takes_the_last_call()
    {
        var lane = new Lane("mill", new(20, TimeSpan.FromSeconds(20)), _clock);
        (await GrantedAsync(lane, Traffic.Look)).ShouldBe(16);
        (await GrantedAsync(lane, Traffic.Shipment)).ShouldBe(2);
        (await GrantedAsync(lane, Traffic.Money)).ShouldBe(2);
        (await lane.AdmitAsync(Traffic.Money, null)).ComeAgainAt.ShouldBe(Now + TimeSpan.FromSeconds(1));
        (await lane.AdmitAsync(Traffic.Look, null)).ComeAgainAt.ShouldBe(Now + TimeSpan.FromSeconds(5));
    }

    [Fact]
    public void A_call_that_fails_for_many_orders_counts_once()
    {
        var lane = new Lane("mill", RateLimit.None, _clock);
        var down = new ProviderException(ProviderFault.Unreachable, "mill", "no route");
        for (var i = 0; i < 40; i++) lane.Failed(down).ShouldBe(Now + TimeSpan.FromSeconds(30));
        lane.Failed(new(ProviderFault.Unreachable, "mill", "no route")).ShouldBe(Now + TimeSpan.FromMinutes(1));
    }

    [Fact]
    public async Task Those_that_wait_are_served_by_kind_and_then_by_deadline()
    {
        List<(string Name, Task<Admission> Answer)> waiting = [];
        var clock = new CrowdedClock();
        var lane = new Lane("mill", new(4, TimeSpan.FromSeconds(4)), clock);
        (await GrantedAsync(lane, Traffic.Money)).ShouldBe(4);

        // While the first waiter is about to be served, the others come; then three calls have grown.
        clock.OnNextReadButOne(() =>
        {
            waiting.Add(("look, soon", lane.AdmitAsync(Traffic.Look, new(1)).AsTask()));
            waiting.Add(("ship, no deadline", lane.AdmitAsync(Traffic.Shipment, null).AsTask()));
            waiting.Add(("money, late", lane.AdmitAsync(Traffic.Money, new(9_000)).AsTask()));
            waiting.Add(("ship, soon", lane.AdmitAsync(Traffic.Shipment, new(5)).AsTask()));
            waiting.Add(("money, soon", lane.AdmitAsync(Traffic.Money, new(7)).AsTask()));
            clock.Move(TimeSpan.FromSeconds(3));
        });
        (await lane.AdmitAsync(Traffic.Look, new(8_000))).IsGranted.ShouldBeFalse();

        List<string> granted = [];
        foreach (var (name, answer) in waiting)
            if ((await answer).IsGranted)
                granted.Add(name);
        granted.ShouldBe(["money, late", "ship, soon", "money, soon"]);
    }

    [Fact]
    public async Task Nobody_waits_for_time_to_pass()
    {
        var lane = new Lane("mill", new(1, TimeSpan.FromDays(1)), _clock);
        (await lane.AdmitAsync(Traffic.Money, null)).IsGranted.ShouldBeTrue();
        var refused = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => lane.AdmitAsync(Traffic.Look, null).AsTask()));
        refused.ShouldAllBe(admission => admission.ComeAgainAt == Now + TimeSpan.FromDays(1));
    }

    [Theory]
    [InlineData(ProviderFault.Unreachable, null, 30)]
    [InlineData(ProviderFault.Throttled, null, 30)]
    [InlineData(ProviderFault.Throttled, 0, 30)]
    [InlineData(ProviderFault.Throttled, 5, 5)]
    [InlineData(ProviderFault.Throttled, 100_000, 3_600)]
    [InlineData(ProviderFault.Unauthorized, null, 3_600)]
    public async Task A_fault_of_the_vendor_rests_the_lane(ProviderFault fault, int? retryAfter, int rest)
    {
        var lane = new Lane("mill", RateLimit.None, _clock);
        lane.Failed(Fault(fault, retryAfter)).ShouldBe(Now + TimeSpan.FromSeconds(rest));
        (await lane.AdmitAsync(Traffic.Money, null)).ComeAgainAt.ShouldBe(Now + TimeSpan.FromSeconds(rest));
        _clock.Advance(TimeSpan.FromSeconds(rest));
        (await lane.AdmitAsync(Traffic.Look, null)).IsGranted.ShouldBeTrue();
    }

    [Theory]
    [InlineData(ProviderFault.Rejected)]
    [InlineData(ProviderFault.Malformed)]
    public async Task A_fault_of_one_order_rests_nothing(ProviderFault fault)
    {
        var lane = new Lane("mill", RateLimit.None, _clock);
        lane.Failed(Fault(fault)).ShouldBeNull();
        (await lane.AdmitAsync(Traffic.Look, null)).IsGranted.ShouldBeTrue();
    }

    [Fact]
    public void Rests_double_up_to_a_quarter_of_an_hour_and_a_success_begins_anew()
    {
        var lane = new Lane("mill", RateLimit.None, _clock);
        List<double> rests = [];
        for (var i = 0; i < 7; i++)
        {
            var until = lane.Failed(Fault(ProviderFault.Unreachable))!.Value;
            rests.Add((until - Now).TotalSeconds);
            _clock.SetUtcNow(until.ToDateTimeOffset());
        }

        rests.ShouldBe([30, 60, 120, 240, 480, 900, 900]);
        lane.Succeeded();
        lane.Failed(Fault(ProviderFault.Unreachable)).ShouldBe(Now + TimeSpan.FromSeconds(30));
    }

    [Fact]
    public void A_shorter_rest_does_not_end_a_longer_one()
    {
        var lane = new Lane("mill", RateLimit.None, _clock);
        lane.Failed(Fault(ProviderFault.Unauthorized));
        lane.Failed(Fault(ProviderFault.Throttled, 5)).ShouldBe(Now + TimeSpan.FromHours(1));
    }

    private static ProviderException Fault(ProviderFault fault, int? retryAfter = null) =>
        new(fault, "mill", "as the test wants it", retryAfter is { } seconds ? TimeSpan.FromSeconds(seconds) : null);

    private static async Task<int> GrantedAsync(Lane lane, Traffic traffic)
    {
        var granted = 0;
        while ((await lane.AdmitAsync(traffic, null)).IsGranted) granted++;
        return granted;
    }
}
