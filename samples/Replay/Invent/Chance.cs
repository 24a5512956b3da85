using System.Globalization;

namespace Replay.Invent;

/// <summary>Chance that is the same on every machine and every version: SplitMix64 (Steele, Lea, Flood 2014) from a seed and the name of a stream.</summary>
public sealed class Chance
{
    private ulong _state;

    /// <summary>A stream of its own for each kind and number, so that one more order changes no other.</summary>
    public Chance(long seed, string kind, int number)
    {
        _state = unchecked((ulong)seed);
        foreach (var letter in string.Create(CultureInfo.InvariantCulture, $"{kind}/{number}")) _state = Next() ^ letter;
    }

    /// <summary>From zero up to but not including a bound.</summary>
    public int Below(int bound) => (int)(Next() % (ulong)bound);

    /// <summary>From the least to the most, both included.</summary>
    public int Between(int least, int most) => least + Below(most - least + 1);

    /// <summary>True so many times in ten thousand.</summary>
    public bool Hits(int inTenThousand) => Below(10_000) < inTenThousand;

    /// <summary>A span of whole seconds from the least to the most.</summary>
    public TimeSpan Span(TimeSpan least, TimeSpan most) => least + TimeSpan.FromSeconds(Below((int)(most - least).TotalSeconds + 1));

    /// <summary>An id of 32 hexadecimal digits.</summary>
    public string Id() => $"{Next():x16}{Next():x16}";

    private ulong Next()
    {
        unchecked
        {
            var mixed = _state += 0x9E3779B97F4A7C15;
            mixed = (mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9;
            mixed = (mixed ^ (mixed >> 27)) * 0x94D049BB133111EB;
            return mixed ^ (mixed >> 31);
        }
    }
}
