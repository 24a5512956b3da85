using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Dropship.Sdk.Tests.Fakes;

/// <summary>Everything that is counted while it lives, by name and tags. Other tests count too: what is read here is the least that must have moved.</summary>
internal sealed class Counters : IDisposable
{
    private readonly ConcurrentDictionary<string, long> _counts = new();
    private readonly MeterListener _listener = new();

    public Counters()
    {
        _listener.InstrumentPublished = (instrument, listener) =>
        {
            if (instrument.Meter.Name == "Dropship") listener.EnableMeasurementEvents(instrument);
        };
        _listener.SetMeasurementEventCallback<long>((instrument, value, tags, _) =>
        {
            var name = instrument.Name + string.Concat(tags.ToArray().OrderBy(tag => tag.Key, StringComparer.Ordinal).Select(tag => $" {tag.Value}"));
            _counts.AddOrUpdate(name, value, (_, before) => before + value);
        });
        _listener.Start();
    }

    /// <summary>A counter and its tags' values, sorted by the tags' names: for example <c>dropship.writes Create Done</c>.</summary>
    public long this[string name] => _counts.GetValueOrDefault(name);

    public void Dispose() => _listener.Dispose();
}
