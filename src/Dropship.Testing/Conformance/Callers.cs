namespace Dropship.Testing.Conformance;

/// <summary>Many callers at the same time.</summary>
internal static class Callers
{
    /// <summary>Runs them side by side, each by its number from zero.</summary>
    internal static Task AllAsync(int callers, Func<int, Task> call) =>
        Parallel.ForEachAsync(Enumerable.Range(0, callers), new ParallelOptions { MaxDegreeOfParallelism = callers }, async (caller, _) => await call(caller).ConfigureAwait(false));
}
