namespace Dropship.Fuzz;

/// <summary>What a parser is given: the bytes, and the HTTP status they come with where there is one.</summary>
internal sealed record Input(byte[] Bytes, int Status = 200)
{
    internal const int Longest = 64 * 1024;
}

/// <summary>A parser under fuzz: makes probes, and each probe says how it took an input.</summary>
/// <param name="Name">Its name, also of its folder in the corpus.</param>
/// <param name="Make">Makes a probe: the parser with nothing left from before.</param>
/// <param name="Lives">How many runs a probe is good for.</param>
internal sealed record Target(string Name, Func<Probe> Make, int Lives = 1)
{
    public override string ToString() => Name;
}

/// <summary>Takes an input and names what came of it. Typed faults come out as they are.</summary>
internal delegate Task<string> Probe(Input input);

/// <summary>Something came out that must not.</summary>
internal sealed class UnexpectedException(string message) : Exception(message);

/// <summary>An input that a parser did not take as it must.</summary>
internal sealed record Finding(string Parser, int Seed, long Run, string What, Input Input)
{
    public override string ToString() => $"{Parser}: {What} (seed {Seed}, run {Run}, status {Input.Status}, {Input.Bytes.Length} bytes)";
}
