using System.Globalization;

namespace Dropship.Chaos.Soaking;

/// <summary>What lived in a process, each time it had nothing to do. The first quarter is left out: orders come in, and none has ended yet.</summary>
internal sealed class Weights
{
    private readonly List<(double Heap, double Handles, double Timers)> _seen = [];

    internal void Hear(string[] said) => _seen.Add((Read(said[1]), Read(said[2]), Read(said[3])));

    internal int Count => _seen.Count;

    /// <summary>The mean of the last third over the mean of the first; 1 if there are too few to say.</summary>
    internal (double Heap, double Handles, double Timers) Growth => (Ratio(seen => seen.Heap), Ratio(seen => seen.Handles), Ratio(seen => seen.Timers));

    /// <summary>The mean of the last third.</summary>
    internal (double Heap, double Handles, double Timers) Last => Third(2) is { Count: > 0 } last ? (last.Average(seen => seen.Heap), last.Average(seen => seen.Handles), last.Average(seen => seen.Timers)) : default;

    private double Ratio(Func<(double Heap, double Handles, double Timers), double> of) => Third(0) is { Count: > 0 } first && first.Average(of) > 0 ? Third(2).Average(of) / first.Average(of) : 1;

    private List<(double Heap, double Handles, double Timers)> Third(int which)
    {
        var grown = _seen[(_seen.Count / 4)..];
        return grown.GetRange(which * (grown.Count / 3), grown.Count / 3);
    }

    private static double Read(string word) => double.Parse(word, CultureInfo.InvariantCulture);
}
