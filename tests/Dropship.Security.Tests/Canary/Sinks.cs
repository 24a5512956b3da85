using System.Collections.Concurrent;
using System.Diagnostics;
using System.Diagnostics.Metrics;
using System.Runtime.ExceptionServices;
using Microsoft.Extensions.Logging;

namespace Dropship.Security.Tests.Canary;

/// <summary>Catches whatever leaves a process: logs of all levels with their scopes and values, traces, tags of metrics, and the text of every exception that is thrown, also of those that are caught.</summary>
internal sealed class Sinks : ILoggerProvider, ILogger
{
    private readonly ConcurrentDictionary<(string Sink, string Text), int> _seen = new();
    private readonly ActivityListener _traces;
    private readonly MeterListener _metrics = new();

    internal Sinks()
    {
        _traces = new()
        {
            ShouldListenTo = static _ => true,
            Sample = static (ref _) => ActivitySamplingResult.AllDataAndRecorded,
            ActivityStopped = span => Add("trace", $"{span.Source.Name} {span.DisplayName} {span.StatusDescription} {string.Join(' ', span.TagObjects.Concat(span.Events.SelectMany(told => told.Tags)).Concat(span.Baggage.Select(pair => KeyValuePair.Create(pair.Key, (object?)pair.Value))))}"),
        };
        ActivitySource.AddActivityListener(_traces);
        _metrics.InstrumentPublished = static (instrument, listener) => listener.EnableMeasurementEvents(instrument);
        _metrics.SetMeasurementEventCallback<long>(Measured);
        _metrics.SetMeasurementEventCallback<int>(Measured);
        _metrics.SetMeasurementEventCallback<double>(Measured);
        _metrics.Start();
        AppDomain.CurrentDomain.FirstChanceException += Thrown;
    }

    /// <summary>Everything that was caught, by sink.</summary>
    internal IEnumerable<(string Sink, string Text)> Seen => _seen.Keys;

    internal void Add(string sink, string text) => _seen[(sink, text)] = 1;

    /// <summary>Each mark that was seen, by where and what; the text itself is not told once more.</summary>
    internal IReadOnlyList<string> Find(IEnumerable<Mark> marks)
    {
        Mark[] known = [.. marks];
        return [.. Seen.SelectMany(seen => known.Where(mark => mark.IsIn(seen.Text)).Select(mark => $"{mark.Name} in {seen.Sink}")).Distinct().Order(StringComparer.Ordinal)];
    }

    public ILogger CreateLogger(string categoryName) => this;

    public IDisposable? BeginScope<TState>(TState state) where TState : notnull
    {
        Add("log scope", $"{state}");
        return null;
    }

    public bool IsEnabled(LogLevel logLevel) => true;

    public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) =>
        Add("log", $"{logLevel} {eventId} {formatter(state, exception)} {exception} {(state is IEnumerable<KeyValuePair<string, object?>> values ? string.Join(' ', values) : "")}");

    public void Dispose()
    {
        AppDomain.CurrentDomain.FirstChanceException -= Thrown;
        _traces.Dispose();
        _metrics.Dispose();
    }

    private void Measured<T>(Instrument instrument, T value, ReadOnlySpan<KeyValuePair<string, object?>> tags, object? state) => Add("metric", $"{instrument.Name} {string.Join(' ', tags.ToArray())}");

    // The parser's own exception names the place by the names in the vendor's text. Where answers are read it is caught, and what is made of it stands in the logs.
    private void Thrown(object? sender, FirstChanceExceptionEventArgs thrown)
    {
        if (thrown.Exception is not System.Text.Json.JsonException) Add($"exception {thrown.Exception.GetType().Name}", thrown.Exception.Message);
    }
}
