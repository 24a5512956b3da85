namespace Dropship.Tests.Seasons;

/// <summary>A stream of numbers that a seed names for good.</summary>
internal struct Chance(ulong seed)
{
    private ulong _state = seed;

    /// <summary>From 0 to below 1.</summary>
    internal double Draw()
    {
        var mixed = _state += 0x9E3779B97F4A7C15UL;
        mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9UL;
        mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EBUL;
        return ((mixed ^ (mixed >> 31)) >> 11) * (1d / (1UL << 53));
    }

    internal double Between(double least, double most) => least + (Draw() * (most - least));
}
