namespace Dropship.Tracking;

/// <summary>Numbers from a seed, the same on every machine (SplitMix64).</summary>
internal sealed class Draw(ulong seed)
{
    private ulong _state = seed;

    internal int Below(int limit) => (int)(Next() % (ulong)limit);

    internal bool Of(int percent) => Below(100) < percent;

    internal T Pick<T>(params ReadOnlySpan<T> choices) => choices[Below(choices.Length)];

    internal void Shuffle<T>(IList<T> items)
    {
        for (var i = items.Count - 1; i > 0; i--)
        {
            var other = Below(i + 1);
            (items[i], items[other]) = (items[other], items[i]);
        }
    }

    private ulong Next()
    {
        var mixed = _state += 0x9E3779B97F4A7C15;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
        return mixed ^ (mixed >> 31);
    }
}
