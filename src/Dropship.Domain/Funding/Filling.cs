namespace Dropship.Domain;

/// <summary>An assignment of candidates to slots that is never over the money, and how to better it step by step.</summary>
internal sealed class Filling(RoundProblem problem)
{
    // Of slots that are as good, the latest is taken first: what is there early is for those who cannot wait.
    private const double Alike = 0.5;
    private const int MostRounds = 6;
    private const int FewCandidates = 600;
    private const int ManyCandidates = 20_000;
    private readonly long[] _used = new long[problem.Resources * problem.Slots.Length];
    private readonly int[] _slots = NoSlots(problem.Count);

    /// <summary>The slot of a candidate, or <see cref="RoundProblem.None"/>.</summary>
    internal int this[int candidate] => _slots[candidate];

    /// <summary>What it brings more than buying nothing, in units.</summary>
    internal decimal Gain
    {
        get
        {
            var gain = 0m;
            for (var i = 0; i < _slots.Length; i++) gain += problem.Gain(i, _slots[i]);
            return gain;
        }
    }

    private static int[] NoSlots(int count)
    {
        var slots = new int[count];
        Array.Fill(slots, RoundProblem.None);
        return slots;
    }

    /// <summary>True if the money allows it.</summary>
    internal bool Fits(int candidate, int slot)
    {
        var resources = problem.ResourcesOf(candidate);
        var amounts = problem.AmountsOf(candidate);
        var last = problem.Slots.Length;
        for (var d = 0; d < resources.Length; d++)
            for (var k = slot; k < last; k++)
                if (_used[(resources[d] * last) + k] + amounts[d] > problem.Money(resources[d], k))
                    return false;
        return true;
    }

    internal void Put(int candidate, int slot)
    {
        Count(candidate, slot, 1);
        _slots[candidate] = slot;
    }

    internal void Take(int candidate)
    {
        Count(candidate, _slots[candidate], -1);
        _slots[candidate] = RoundProblem.None;
    }

    private void Count(int candidate, int slot, long sign)
    {
        if (slot == RoundProblem.None) return;
        var resources = problem.ResourcesOf(candidate);
        var amounts = problem.AmountsOf(candidate);
        var last = problem.Slots.Length;
        for (var d = 0; d < resources.Length; d++)
            for (var k = slot; k < last; k++)
                _used[(resources[d] * last) + k] += sign * amounts[d];
    }

    /// <summary>Puts each candidate, in turn, where its gain less the price of the money is greatest; then what is left, wherever it fits.</summary>
    internal Filling Fill(int[] turn, Prices prices)
    {
        foreach (var i in turn)
        {
            var (best, most) = (RoundProblem.None, 0d);
            for (var slot = problem.Slots.Length - 1; slot >= 0; slot--)
                if (problem.Gain(i, slot) > 0 && prices.Reduced(i, slot) is var reduced && (best == RoundProblem.None ? reduced >= 0 : reduced > most + Alike) && Fits(i, slot))
                    (best, most) = (slot, reduced);
            if (best != RoundProblem.None) Put(i, best);
        }

        Advance(turn);
        return this;
    }

    /// <summary>Moves each candidate, in turn, to the earliest slot that is no worse for it and that the money allows: nothing waits that need not.</summary>
    internal Filling Hasten(IEnumerable<int> turn)
    {
        foreach (var i in turn)
        {
            var was = _slots[i];
            if (was is 0 or RoundProblem.None) continue;
            Take(i);
            var slot = 0;
            while (slot < was && (problem.Gain(i, slot) < problem.Gain(i, was) || !Fits(i, slot))) slot++;
            Put(i, slot);
        }

        return this;
    }

    /// <summary>Moves single candidates forward and exchanges pairs that stand near each other in turn, until neither helps.</summary>
    internal Filling Improve(int[] turn)
    {
        var reach = turn.Length <= FewCandidates ? turn.Length : turn.Length <= ManyCandidates ? 64 : 12;
        for (var round = 0; round < MostRounds; round++)
            if (!Exchange(turn, reach) & !Advance(turn))
                break;
        return this;
    }

    private bool Advance(int[] turn)
    {
        var better = false;
        foreach (var i in turn)
        {
            var was = _slots[i];
            if (problem.Gain(i, was) >= problem.Gain(i, 0)) continue;
            Take(i);
            Put(i, Earliest(i, was));
            better |= _slots[i] != was;
        }

        return better;
    }

    // Gains fall from slot to slot, so the earliest that fits is the best.
    private int Earliest(int candidate, int otherwise)
    {
        for (var slot = 0; slot < problem.Slots.Length && problem.Gain(candidate, slot) > problem.Gain(candidate, otherwise); slot++)
            if (Fits(candidate, slot))
                return slot;
        return otherwise;
    }

    private bool Exchange(int[] turn, int reach)
    {
        var better = false;
        for (var at = 0; at < turn.Length; at++)
        {
            if (problem.Gain(turn[at], _slots[turn[at]]) >= problem.Gain(turn[at], 0)) continue;
            var (from, to) = (Math.Max(0, at - reach), Math.Min(turn.Length - 1, at + reach));
            for (var other = from; other <= to; other++)
                if (other != at && _slots[turn[other]] != RoundProblem.None && Exchange(turn[at], turn[other]))
                    better = true;
        }

        return better;
    }

    // One goes first, the other takes what is left; kept only if both together gain.
    private bool Exchange(int first, int second)
    {
        var (was, wasSecond) = (_slots[first], _slots[second]);
        var before = problem.Gain(first, was) + problem.Gain(second, wasSecond);
        if (problem.Gain(first, 0) + problem.Gain(second, 0) <= before || (was != RoundProblem.None && was <= wasSecond)) return false;
        Take(first);
        Take(second);
        Put(first, Earliest(first, RoundProblem.None));
        Put(second, Earliest(second, RoundProblem.None));
        if (problem.Gain(first, _slots[first]) + problem.Gain(second, _slots[second]) > before) return true;
        Take(first);
        Take(second);
        Put(first, was);
        Put(second, wasSecond);
        return false;
    }
}
