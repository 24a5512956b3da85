namespace Dropship.Simulation.Runtime.Full;

/// <summary>Chance that depends on a seed and a name alone, so that it does not matter who asks first.</summary>
internal readonly record struct Draw(ulong Bits)
{
    private const ulong Prime = 1099511628211UL;

    public static Draw Of(long seed, string name, int no = 0)
    {
        var sum = 14695981039346656037UL ^ (ulong)seed;
        foreach (var letter in name) sum = (sum ^ letter) * Prime;
        return new(Mix(sum ^ ((ulong)no << 32)));
    }

    /// <summary>From 0, below 1.</summary>
    public double Share => (Bits >> 11) * (1.0 / (1UL << 53));

    public Draw Then => new(Mix(Bits));

    public int Below(int bound) => (int)(Bits % (ulong)bound);

    private static ulong Mix(ulong bits)
    {
        bits += 0x9E3779B97F4A7C15UL;
        bits = (bits ^ (bits >> 30)) * 0xBF58476D1CE4E5B9UL;
        bits = (bits ^ (bits >> 27)) * 0x94D049BB133111EBUL;
        return bits ^ (bits >> 31);
    }
}
