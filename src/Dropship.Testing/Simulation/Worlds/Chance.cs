namespace Dropship.Testing.Simulation.Worlds;

/// <summary>Chance out of a seed (splitmix64): the same seed, the same world, on every machine.</summary>
internal sealed class Chance(ulong seed)
{
    private ulong _state = seed;

    internal int Below(int limit) => (int)(Draw() % (ulong)limit);

    internal bool Of(int percent) => Below(100) < percent;

    internal T Pick<T>(params ReadOnlySpan<T> choices) => choices[Below(choices.Length)];

    internal TimeSpan Between(TimeSpan least, TimeSpan most) =>
        least + TimeSpan.FromMilliseconds((double)(Draw() % (ulong)Math.Max(1, (most - least).TotalMilliseconds)));

    internal void Shuffle<T>(IList<T> items)
    {
        for (var i = items.Count - 1; i > 0; i--)
        {
            var other = Below(i + 1);
            (items[i], items[other]) = (items[other], items[i]);
        }
    }

    private ulong Draw()
    {
        var z = _state += 0x9E3779B97F4A7C15UL;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9UL;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EBUL;
        return z ^ (z >> 31);
    }
}
