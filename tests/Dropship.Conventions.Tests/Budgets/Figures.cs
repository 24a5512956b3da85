namespace Dropship.Conventions.Budgets;

/// <summary>One thing that was measured.</summary>
internal sealed record Measured(string File, int Line, string Name, int Lines, int Most)
{
    public override string ToString() => $"{File}:{Line} {Name} {Lines} lines";
}

/// <summary>What was measured of one kind: quantiles by nearest rank, and the worst five by name.</summary>
internal sealed class Figures(string kind, IEnumerable<Measured> measured)
{
    private readonly Measured[] _sorted = [.. measured.OrderBy(item => item.Lines).ThenByDescending(item => item.File, StringComparer.Ordinal).ThenByDescending(item => item.Line)];

    public int Quantile(double share) => _sorted.Length == 0 ? 0 : _sorted[(int)Math.Ceiling(share * _sorted.Length) - 1].Lines;

    private IEnumerable<Measured> Worst => _sorted.Reverse().Take(5);

    public override string ToString() =>
        $"{kind}: {_sorted.Length}, lines p50 {Quantile(0.5)}, p90 {Quantile(0.9)}, max {Quantile(1)}; worst: {string.Join(", ", Worst)}";

    /// <summary>What is beyond the budget: every item above its own limit, and the worst five where a quantile is.</summary>
    public IEnumerable<Offence> Beyond(int p50, int p90)
    {
        foreach (var item in _sorted.Where(item => item.Lines > item.Most))
            yield return new(item.File, item.Line, $"{item.Name} has {item.Lines} lines, at most {item.Most} are allowed", "Split it where its job splits");
        foreach (var (share, budget) in ((double, int)[])[(0.5, p50), (0.9, p90)])
            if (Quantile(share) > budget)
                foreach (var item in Worst)
                    yield return new(item.File, item.Line, $"p{share * 100:0} of all {kind} is {Quantile(share)} lines, the budget is {budget}; {item.Name} has {item.Lines}", "Begin with the worst");
    }
}
