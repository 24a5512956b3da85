using System.Collections.Concurrent;

namespace Dropship.Engine;

/// <summary>
/// Visits that set out together. Most of them ask a desk first; it waits for all that are on their way to it, so that they share calls.
/// On that way there is only the store: nobody waits for a vendor here, or for time to pass.
/// </summary>
internal sealed class Waves
{
    private readonly ConcurrentDictionary<Wave, byte> _underWay = new();

    /// <summary>So many visits set out.</summary>
    internal Wave Begin(int visits)
    {
        var wave = new Wave(visits, this);
        if (visits > 0) _underWay[wave] = 0;
        return wave;
    }

    /// <summary>Ends when every visit that is on its way now has come to its first look or write, or has ended.</summary>
    internal Task GatheredAsync() => Task.WhenAll(_underWay.Keys.Select(static wave => wave.Gathered));

    internal void End(Wave wave) => _underWay.TryRemove(wave, out _);
}

/// <summary>One wave.</summary>
internal sealed class Wave(int visits, Waves waves)
{
    private readonly TaskCompletionSource _gathered = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly int _visits = visits;
    private int _toCome = visits;
    private int _started;

    internal Task Gathered => _gathered.Task;

    /// <summary>A visit that sets out now. Those that start only when others have ended are not waited for.</summary>
    internal Arrival? Next() => Interlocked.Increment(ref _started) <= _visits ? new(this) : null;

    internal void Came()
    {
        if (Interlocked.Decrement(ref _toCome) == 0) End();
    }

    /// <summary>Nobody is waited for any more.</summary>
    internal void End()
    {
        waves.End(this);
        _gathered.TrySetResult();
    }
}

/// <summary>One visit of a wave on its way.</summary>
internal sealed class Arrival(Wave wave)
{
    private int _isHere;

    /// <summary>It has asked what it has to ask, or it has ended. Said twice it counts once.</summary>
    internal void Here()
    {
        if (Interlocked.Exchange(ref _isHere, 1) == 0) wave.Came();
    }
}
