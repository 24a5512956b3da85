namespace Dropship.Domain;

/// <summary>
/// Chooses what to buy with the money there is, so that late penalties, lost margins and lost orders cost least. Never
/// over the money of an account or of the purse. The same money and candidates give the same round, in whatever order
/// the candidates come.
/// </summary>
/// <remarks>
/// The choice is a knapsack with several limits and several dates. Few candidates are looked through to the end, so the
/// round is best and more money never makes it worse. Many are filled by what they gain for what their money is worth,
/// then bettered by exchanges; <see cref="PurchaseRound.AtMost"/> says how much better a plan could be at most.
/// </remarks>
public static class PurchaseRounds
{
    private const int MostToSearch = 40;
    private const int ManyCandidates = 2_000;
    private const int Steps = 120;
    private const int StepsForMany = 100;

    /// <summary>Plans a round.</summary>
    /// <param name="money">The money there is.</param>
    /// <param name="candidates">The orders that are ready to be bought, each once.</param>
    /// <exception cref="ArgumentException">An order, or an account, is named twice; an amount is negative or in a currency other than it must be.</exception>
    public static PurchaseRound Plan(PurchaseFunds money, IReadOnlyCollection<PurchaseCandidate> candidates) => Plan(money, candidates, MostToSearch);

    /// <summary>The same, looking through all assignments only up to a number of candidates.</summary>
    internal static PurchaseRound Plan(PurchaseFunds money, IReadOnlyCollection<PurchaseCandidate> candidates, int mostToSearch)
    {
        RoundRules.Check(money);
        PurchaseCandidate[] sorted = [.. candidates];
        Array.Sort(sorted, static (one, other) => Compare(one.Order, other.Order));
        RoundRules.Check(money, sorted);
        var problem = new RoundProblem(money, sorted);
        var (best, bound) = Solve(problem, mostToSearch);
        best.Hasten(Enumerable.Range(0, sorted.Length).OrderBy(i => sorted[i].Urgent ?? new(long.MaxValue)));
        return new RoundReport(money, sorted, problem, best).ToRound(bound);
    }

    internal static int Compare(OrderKey one, OrderKey other) => one.Shop.CompareTo(other.Shop) is not 0 and var shop ? shop : one.Id.CompareTo(other.Id);

    private static (Filling Best, decimal Bound) Solve(RoundProblem problem, int mostToSearch)
    {
        var free = Prices.Free(problem);
        var plain = ByRatio(problem, free);
        var best = new Filling(problem).Fill(plain, free);
        var prices = Prices.Find(problem, (double)best.Gain, problem.Count > ManyCandidates ? StepsForMany : Steps);
        var priced = ByRatio(problem, prices);
        best = Better(best.Improve(plain), new Filling(problem).Fill(priced, prices).Improve(priced));
        if (problem.Count <= ManyCandidates) best = Better(best, new Filling(problem).Fill(ByGain(problem), free).Improve(plain));
        var bound = Math.Max(best.Gain, decimal.Floor((decimal)(prices.Bound + (Math.Abs(prices.Bound) * 1e-9) + 0.001)));
        if (bound == best.Gain || problem.Count > mostToSearch) return (best, bound);
        var (found, isProven) = Branching.Search(problem, prices, priced, best);
        return (found, isProven ? found.Gain : bound);
    }

    private static Filling Better(Filling one, Filling other) => other.Gain > one.Gain ? other : one;

    private static int[] ByGain(RoundProblem problem)
    {
        int[] turn = [.. Enumerable.Range(0, problem.Count)];
        Array.Sort(turn, (one, other) => problem.Gain(other, 0).CompareTo(problem.Gain(one, 0)) is not 0 and var order ? order : one.CompareTo(other));
        return turn;
    }

    /// <summary>The candidates, what gains most for its money first. Where money is free, each resource counts by what of it there is.</summary>
    private static int[] ByRatio(RoundProblem problem, Prices prices)
    {
        var (turn, ratios) = (new int[problem.Count], new double[problem.Count]);
        for (var i = 0; i < turn.Length; i++)
        {
            turn[i] = i;
            ratios[i] = problem.Gain(i, 0) / (1e-9 + prices.Cost(i, 0) + (1e-6 * Share(problem, i)));
        }

        Array.Sort(turn, (one, other) => ratios[other].CompareTo(ratios[one]) is not 0 and var order ? order : one.CompareTo(other));
        return turn;
    }

    private static double Share(RoundProblem problem, int candidate)
    {
        var (share, last) = (0d, problem.Slots.Length - 1);
        for (var d = 0; d < problem.ResourcesOf(candidate).Length; d++)
            share += (double)problem.AmountsOf(candidate)[d] / Math.Max(1, problem.Money(problem.ResourcesOf(candidate)[d], last));
        return share;
    }
}
