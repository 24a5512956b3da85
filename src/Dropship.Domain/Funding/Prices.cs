namespace Dropship.Domain;

/// <summary>
/// What a unit of each resource is worth in each slot (the multipliers of the Lagrangian relaxation): candidates that
/// gain more than the money they take is worth are bought. Any such prices bound every plan from above; they are moved
/// by subgradient steps until the bound is low.
/// </summary>
internal sealed class Prices
{
    private const double FirstStep = 1.2;
    private const double Inertia = 0.5;
    private const int Patience = 6;
    private readonly RoundProblem _problem;
    private readonly double[] _values;
    private readonly double[] _reduced;

    private Prices(RoundProblem problem, double[] values)
    {
        (_problem, _values) = (problem, values);
        var slots = problem.Slots.Length;
        _reduced = new double[problem.Count * slots];
        Base = 0;
        for (var i = 0; i < values.Length; i++) Base += values[i] * problem.Money(i / slots, i % slots);
        Bound = Base;
        for (var i = 0; i < problem.Count; i++)
        {
            var best = 0d;
            for (var slot = 0; slot < slots; slot++)
                if (problem.Gain(i, slot) > 0)
                    best = Math.Max(best, _reduced[(i * slots) + slot] = problem.Gain(i, slot) - Cost(i, slot));
            Bound += best;
        }
    }

    /// <summary>No plan gains more than this, in units.</summary>
    internal double Bound { get; }

    /// <summary>What all the money is worth at these prices.</summary>
    internal double Base { get; }

    /// <summary>Money is free: each candidate by its gain alone.</summary>
    internal static Prices Free(RoundProblem problem) => new(problem, new double[problem.Resources * problem.Slots.Length]);

    /// <summary>The gain of a candidate in a slot less what its money is worth there.</summary>
    internal double Reduced(int candidate, int slot) => _reduced[(candidate * _problem.Slots.Length) + slot];

    /// <summary>What the money is worth that a candidate takes in a slot: it is missing there and in all later ones.</summary>
    internal double Cost(int candidate, int slot)
    {
        var (cost, slots) = (0d, _problem.Slots.Length);
        var resources = _problem.ResourcesOf(candidate);
        var amounts = _problem.AmountsOf(candidate);
        for (var d = 0; d < resources.Length; d++)
            for (var k = slot; k < slots; k++)
                cost += amounts[d] * _values[(resources[d] * slots) + k];
        return cost;
    }

    /// <summary>The best prices found in a number of steps, from free money on.</summary>
    /// <param name="problem">The round.</param>
    /// <param name="reached">What a plan is known to gain: steps are sized by how far the bound is above it.</param>
    /// <param name="steps">How many.</param>
    internal static Prices Find(RoundProblem problem, double reached, int steps)
    {
        var scales = ScalesOf(problem);
        var best = Free(problem);
        var (now, step, idle, way) = (best, FirstStep, 0, new double[best._values.Length]);
        for (var i = 0; i < steps && best.Bound - reached >= 1; i++)
        {
            now = now.Moved(scales, way, step * Math.Max(1, now.Bound - reached));
            if (now.Bound < best.Bound - (Math.Abs(best.Bound) * 1e-7)) idle = 0;
            else if (++idle == Patience) (now, step, idle) = (best, step / 1.5, 0);
            if (now.Bound < best.Bound) best = now;
        }

        return best;
    }

    // Resources in yen and in dollars are moved alike: each is measured by what all candidates want of it.
    private static double[] ScalesOf(RoundProblem problem)
    {
        var scales = new double[problem.Resources];
        Array.Fill(scales, 1d);
        for (var i = 0; i < problem.Count; i++)
            for (var d = 0; d < problem.ResourcesOf(i).Length; d++)
                scales[problem.ResourcesOf(i)[d]] += problem.AmountsOf(i)[d];
        return scales;
    }

    private Prices Moved(double[] scales, double[] way, double length)
    {
        var slots = _problem.Slots.Length;
        var over = new double[_values.Length];
        for (var i = 0; i < over.Length; i++) over[i] = -_problem.Money(i / slots, i % slots);
        for (var i = 0; i < _problem.Count; i++) Demand(i, over);

        var size = 0d;
        for (var i = 0; i < over.Length; i++)
        {
            way[i] = (Inertia * way[i]) + ((1 - Inertia) * over[i] / scales[i / slots]);
            if (way[i] < 0 && _values[i] == 0) way[i] = 0;
            size += way[i] * way[i];
        }

        if (size == 0) return this;
        var moved = new double[_values.Length];
        for (var i = 0; i < moved.Length; i++) moved[i] = Math.Max(0, _values[i] + (length / size * way[i] / scales[i / slots]));
        return new(_problem, moved);
    }

    private void Demand(int candidate, double[] over)
    {
        var (best, most, slots) = (RoundProblem.None, 0d, _problem.Slots.Length);
        for (var slot = 0; slot < slots; slot++)
            if (_problem.Gain(candidate, slot) > 0 && Reduced(candidate, slot) > most)
                (best, most) = (slot, Reduced(candidate, slot));
        if (best == RoundProblem.None) return;
        var resources = _problem.ResourcesOf(candidate);
        var amounts = _problem.AmountsOf(candidate);
        for (var d = 0; d < resources.Length; d++)
            for (var k = best; k < slots; k++)
                over[(resources[d] * slots) + k] += amounts[d];
    }
}
