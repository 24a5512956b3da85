using System.Diagnostics;
using System.Diagnostics.Metrics;
using Dropship.Domain;
using Dropship.Ports;
using Dropship.Storage;

namespace Dropship.Engine;

/// <summary>Traces and metrics under the name <c>Dropship</c>. Tags never hold personal data or secrets.</summary>
internal sealed class Telemetry : IDisposable
{
    internal const string Name = "Dropship";
    private readonly ActivitySource _source = new(Name);
    private readonly Meter _meter = new(Name);
    private readonly Counter<long> _commits;
    private readonly Counter<long> _events;
    private readonly Counter<long> _conflicts;
    private readonly Counter<long> _writes;
    private readonly Counter<long> _faults;
    private readonly Counter<long> _parked;
    private readonly Counter<long> _webhooks;
    private readonly Counter<long> _nudges;

    public Telemetry()
    {
        _commits = _meter.CreateCounter<long>("dropship.commits", description: "Commits written.");
        _events = _meter.CreateCounter<long>("dropship.events", description: "Facts and decisions written.");
        _conflicts = _meter.CreateCounter<long>("dropship.conflicts", description: "Commits that the store did not write, by its answer: the order had moved on, is another's, or nothing may be spent.");
        _writes = _meter.CreateCounter<long>("dropship.writes", description: "Writes at vendors, by kind and outcome.");
        _faults = _meter.CreateCounter<long>("dropship.faults", description: "Looks at vendors that failed, by fault.");
        _parked = _meter.CreateCounter<long>("dropship.parked", description: "Orders taken out of the normal run.");
        _webhooks = _meter.CreateCounter<long>("dropship.webhooks", description: "Messages of vendors, by vendor and what became of them.");
        _nudges = _meter.CreateCounter<long>("dropship.nudges", description: "Purchases and parcels that messages named, by vendor and whether an order has that name.");
    }

    public void Dispose()
    {
        _source.Dispose();
        _meter.Dispose();
    }

    internal Activity? Write(OrderKey order, TryKey key)
    {
        var activity = _source.StartActivity("dropship.write", ActivityKind.Client);
        activity?.SetTag("dropship.order", order.ToString());
        activity?.SetTag("dropship.write", key.Kind.ToString());
        return activity;
    }

    internal void Committed(int events)
    {
        _commits.Add(1);
        _events.Add(events);
    }

    internal void Refused(AppendResult answer) => _conflicts.Add(1, new KeyValuePair<string, object?>("answer", answer.ToString()));

    internal void Wrote(TryKind kind, Outcome outcome) => _writes.Add(1, new("kind", kind.ToString()), new("outcome", outcome.ToString()));

    internal void Faulted(ProviderFault fault) => _faults.Add(1, new KeyValuePair<string, object?>("fault", fault.ToString()));

    internal void Parked() => _parked.Add(1);

    internal void Received(string vendor, WebhookFate fate) => _webhooks.Add(1, new("vendor", vendor), new("verdict", fate.ToString()));

    internal void Nudged(string vendor, bool isKnown) => _nudges.Add(1, new("vendor", vendor), new("known", isKnown));
}
