using System.Collections.Concurrent;
using Dropship.Http;
using Dropship.Ports;

namespace Dropship.SeventeenTrack;

/// <summary>One pace for each key: the vendor counts the calls of a key, whichever shop makes them. Calls are spaced evenly, because a burst of a second's calls could be followed by the next at once.</summary>
internal sealed class SeventeenTrackPaces(TimeProvider clock)
{
    private readonly ConcurrentDictionary<Secret, Pace> _paces = new();

    /// <summary>The pace of a key; shops that share it and say different speeds go at the speed of the first that calls.</summary>
    internal Pace Of(SeventeenTrackOptions options) =>
        _paces.GetOrAdd(options.Key, static (_, state) => new(new(1, TimeSpan.FromSeconds(1 / state.Speed)), state.Clock), (Speed: options.CallsPerSecond, Clock: clock));
}
