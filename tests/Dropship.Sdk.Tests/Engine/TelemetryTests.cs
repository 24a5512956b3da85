using Dropship.Domain;
using Dropship.Ports;
using Dropship.Sdk.Tests.Fakes;
using Dropship.Sdk.Tests.Orders;

namespace Dropship.Sdk.Tests.Engine;

/// <summary>The counters say what happened. Other tests move them too, so each is compared with the least it must have moved.</summary>
public sealed class TelemetryTests : IDisposable
{
    private readonly Counters _counters = new();

    public void Dispose() => _counters.Dispose();

    [Fact]
    public async Task Commits_events_and_writes_are_counted()
    {
        await using var shop = new FakeShop();
        await Reached.PhaseAsync(shop, Phase.AwaitingShipment);
        Count("dropship.commits").ShouldBeGreaterThanOrEqualTo(2);
        Count("dropship.events").ShouldBeGreaterThanOrEqualTo(8);
        Count("dropship.writes Create Done").ShouldBeGreaterThanOrEqualTo(1);
    }

    [Fact]
    public async Task Doubts_faults_conflicts_and_parked_orders_are_counted()
    {
        await using var shop = new FakeShop();
        await Reached.PhaseAsync(shop, Phase.InDoubt);
        shop.Script.Clear();
        shop.Script.On("mill.quote A-2", Disturbance.Fails(ProviderFault.Malformed), times: 1);
        shop.Script.On("mill.quote A-3", Disturbance.Fails(() => new InvalidOperationException("broken")), times: 1);
        foreach (var id in new[] { "A-2", "A-3", "A-4" }) shop.Sell(id);
        var gate = new Gate();
        shop.Script.On("store.append A-4", Disturbance.Waits(gate), times: 1);
        shop.Clock.Advance(TimeSpan.FromHours(1));
        var pump = shop.PumpAsync();
        await gate.Reached;
        await using (var other = shop.Launch()) await other.Dropship.PumpAsync();
        gate.Open();
        await pump;

        Count("dropship.writes Create Unknown").ShouldBeGreaterThanOrEqualTo(1);
        Count("dropship.faults Malformed").ShouldBeGreaterThanOrEqualTo(1);
        Count("dropship.parked").ShouldBeGreaterThanOrEqualTo(1);
        Count("dropship.conflicts Conflict").ShouldBeGreaterThanOrEqualTo(1);
    }

    private long Count(string name) => _counters[name];
}
