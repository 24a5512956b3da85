namespace Dropship.Benchmarks.Measuring;

/// <summary>
/// Runs contestants in turn, A B C, C B A, A B C and so on, so that what disturbs the machine disturbs all of them; two
/// are compared by the median of the ratios of the same round.
/// </summary>
internal sealed class Contest(IReadOnlyList<Contestant> contestants)
{
    internal const int FewestRounds = 15;
    private static readonly TimeSpan Length = TimeSpan.FromMilliseconds(200);
    private readonly Dictionary<string, List<Slice>> _slices = contestants.ToDictionary(static one => one.Name, static _ => new List<Slice>());

    /// <summary>How many rounds were measured.</summary>
    internal int Rounds => _slices[contestants[0].Name].Count;

    /// <summary>Warms up, then measures.</summary>
    /// <param name="seconds">How long at least.</param>
    /// <param name="progress">Gets one line a round.</param>
    internal async Task RunAsync(int seconds, TextWriter progress)
    {
        for (var i = 0; i < 3; i++)
            foreach (var one in contestants) await one.RunAsync(Length);

        var rounds = Math.Max(FewestRounds, (int)(seconds / (Length.TotalSeconds * contestants.Count)));
        for (var i = 0; i < rounds; i++)
        {
            foreach (var one in i % 2 == 0 ? contestants : contestants.Reverse())
            {
                GC.Collect();
                GC.WaitForPendingFinalizers();
                _slices[one.Name].Add(await one.RunAsync(Length));
            }

            await progress.WriteLineAsync($"{i + 1}/{rounds}: {string.Join(", ", contestants.Select(one => $"{one.Name} {_slices[one.Name][i].PerSecond:N0}/s"))}");
        }
    }

    /// <summary>Units of work a second.</summary>
    internal Spread PerSecond(string name) => Spread.Of(_slices[name].Select(static slice => slice.PerSecond));

    /// <summary>Bytes allocated for a unit of work.</summary>
    internal Spread BytesEach(string name) => Spread.Of(_slices[name].Select(static slice => slice.BytesEach));

    /// <summary>How many times faster one is than another, round by round.</summary>
    internal Spread Ratio(string one, string other) => Spread.Of(_slices[one].Zip(_slices[other], static (a, b) => a.PerSecond / b.PerSecond));
}
