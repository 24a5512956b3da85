using System.Collections.Concurrent;

namespace Dropship.Sdk.Tests.Fakes;

/// <summary>What happened between the engine and the outside, in its order, and what is to go wrong there.</summary>
internal sealed class Script
{
    private readonly ConcurrentQueue<string> _made = new();
    private readonly Lock _lock = new();
    private readonly List<Rule> _rules = [];
    private int _inFlight;

    /// <summary>Every call at a vendor and every durable commit, the first one first.</summary>
    public IReadOnlyList<string> Made => [.. _made];

    /// <summary>Calls that have not been answered yet.</summary>
    public int InFlight => Volatile.Read(ref _inFlight);

    /// <summary>How many calls began so.</summary>
    public int Count(string beginning) => _made.Count(call => call.StartsWith(beginning, StringComparison.Ordinal));

    /// <summary>Disturbs the next calls that begin so.</summary>
    public void On(string beginning, Disturbance disturbance, int times = int.MaxValue)
    {
        lock (_lock) _rules.Add(new(beginning, disturbance, times));
    }

    /// <summary>Nothing goes wrong any more.</summary>
    public void Clear()
    {
        lock (_lock) _rules.Clear();
    }

    public void Note(string what) => _made.Enqueue(what);

    public void Began(string call)
    {
        Interlocked.Increment(ref _inFlight);
        _made.Enqueue(call);
    }

    public void Ended() => Interlocked.Decrement(ref _inFlight);

    public Disturbance DisturbanceOf(string call)
    {
        lock (_lock)
        {
            var rule = _rules.Find(known => known.Left > 0 && call.StartsWith(known.Beginning, StringComparison.Ordinal));
            if (rule is null) return Disturbance.None;
            rule.Left--;
            return rule.Disturbance;
        }
    }

    private sealed class Rule(string beginning, Disturbance disturbance, int times)
    {
        public string Beginning => beginning;

        public Disturbance Disturbance => disturbance;

        public int Left { get; set; } = times;
    }
}
