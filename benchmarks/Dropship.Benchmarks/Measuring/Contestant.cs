namespace Dropship.Benchmarks.Measuring;

/// <summary>One of the things compared.</summary>
/// <param name="Name">As the table shows it.</param>
/// <param name="RunAsync">Works for about the given time.</param>
internal sealed record Contestant(string Name, Func<TimeSpan, Task<Slice>> RunAsync);

/// <summary>What a contestant did in its time.</summary>
/// <param name="Done">Units of work: transitions or commits.</param>
/// <param name="Took">How long it took.</param>
/// <param name="Bytes">What was allocated meanwhile; 0 if it was not measured.</param>
internal readonly record struct Slice(long Done, TimeSpan Took, long Bytes = 0)
{
    internal double PerSecond => Done / Took.TotalSeconds;

    internal double BytesEach => Bytes / (double)Done;
}
