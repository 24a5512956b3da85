using Dropship.Domain;

namespace Dropship.Testing.Simulation.Running;

/// <summary>Everything that was committed, in its order, and a hash over it that is the same on every machine.</summary>
internal sealed class Trace
{
    private const int Kept = 200;
    private readonly List<(Instant At, Event Happened)> _events = [];
    private ulong _hash = 14695981039346656037UL;

    internal ulong Hash => _hash;

    internal void Add(Instant at, Event happened)
    {
        _events.Add((at, happened));
        Mix(at);
        EventHash.Mix(this, happened);
    }

    internal void Mix(string text)
    {
        foreach (var letter in text) _hash = (_hash ^ letter) * 1099511628211UL;
    }

    internal void Mix(Instant at) => Mix(at.Milliseconds);

    internal void Mix(decimal amount)
    {
        Span<int> parts = stackalloc int[4];
        decimal.GetBits(amount, parts);
        foreach (var part in parts) Mix(part);
    }

    internal void Mix(long number) => _hash = ((_hash ^ (ulong)number) * 1099511628211UL) ^ (_hash >> 29);

    /// <summary>The last events as text, the newest last.</summary>
    internal IReadOnlyList<string> Tail() => [.. _events.Skip(Math.Max(0, _events.Count - Kept)).Select(static each => $"{each.At} {each.Happened}")];
}
