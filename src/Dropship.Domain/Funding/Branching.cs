namespace Dropship.Domain;

/// <summary>
/// Looks through all assignments, leaving out whole branches that cannot beat the best plan known. Gives up after a
/// fixed number of nodes, so that the same round always ends at the same plan.
/// </summary>
internal ref struct Branching
{
    private const int MostNodes = 300_000;
    private readonly RoundProblem _problem;
    private readonly Prices _prices;
    private readonly Filling _tried;
    private readonly int[] _turn;
    private readonly int[] _best;
    private readonly decimal[] _gainsLeft;
    private readonly double[] _reducedLeft;
    private decimal _most;
    private int _nodes;

    private Branching(RoundProblem problem, Prices prices, int[] turn, Filling known)
    {
        (_problem, _prices, _turn, _tried, _most) = (problem, prices, turn, new(problem), known.Gain);
        _best = new int[problem.Count];
        for (var i = 0; i < _best.Length; i++) _best[i] = known[i];
        _gainsLeft = new decimal[turn.Length + 1];
        _reducedLeft = new double[turn.Length + 1];
        for (var at = turn.Length - 1; at >= 0; at--)
        {
            var most = 0d;
            for (var slot = 0; slot < problem.Slots.Length; slot++) most = Math.Max(most, prices.Reduced(turn[at], slot));
            _reducedLeft[at] = _reducedLeft[at + 1] + most;
            _gainsLeft[at] = _gainsLeft[at + 1] + problem.Gain(turn[at], 0);
        }
    }

    /// <summary>The best plan, and whether it is proven that there is no better one.</summary>
    /// <param name="problem">The round.</param>
    /// <param name="prices">The prices that bound the branches.</param>
    /// <param name="turn">The candidates, the most promising first.</param>
    /// <param name="known">A good plan.</param>
    internal static (Filling Best, bool IsProven) Search(RoundProblem problem, Prices prices, int[] turn, Filling known)
    {
        var search = new Branching(problem, prices, turn, known);
        search.Try(0, 0m, prices.Base);
        var best = new Filling(problem);
        for (var i = 0; i < problem.Count; i++)
            if (search._best[i] != RoundProblem.None)
                best.Put(i, search._best[i]);
        return (best, search._nodes <= MostNodes);
    }

    private void Try(int at, decimal gain, double reduced)
    {
        if (++_nodes > MostNodes) return;
        if (gain > _most) Keep(gain);
        if (at == _turn.Length || gain + _gainsLeft[at] <= _most || !CanBeat(reduced + _reducedLeft[at])) return;
        var candidate = _turn[at];
        for (var slot = 0; slot < _problem.Slots.Length && _problem.Gain(candidate, slot) > 0; slot++)
            if (_tried.Fits(candidate, slot))
            {
                _tried.Put(candidate, slot);
                Try(at + 1, gain + _problem.Gain(candidate, slot), reduced + _prices.Reduced(candidate, slot));
                _tried.Take(candidate);
            }

        Try(at + 1, gain, reduced);
    }

    // Gains are whole units, so a better plan is better by one at least; the rest is what the sums of the bound may be off.
    private readonly bool CanBeat(double bound) => bound + 0.001 + (Math.Abs(bound) * 1e-9) >= (double)_most + 1;

    private void Keep(decimal gain)
    {
        _most = gain;
        for (var i = 0; i < _best.Length; i++) _best[i] = _tried[i];
    }
}
