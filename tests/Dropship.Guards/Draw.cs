namespace Dropship.Guards;

/// <summary>Chance from a seed: the same seed draws the same (SplitMix64).</summary>
internal sealed class Draw(ulong seed)
{
    private ulong _state = seed;

    internal bool Of(int percent) => Below(100) < percent;

    internal int Below(int most) => (int)(Next() % (ulong)most);

    internal int Between(int least, int most) => least + Below(most - least + 1);

    internal T Pick<T>(params ReadOnlySpan<T> from) => from[Below(from.Length)];

    private ulong Next()
    {
        var mixed = _state += 0x9E3779B97F4A7C15UL;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        return mixed ^ (mixed >> 31);
    }
}
