namespace Dropship.Domain;

/// <summary>Puts a finished assignment into words: what is bought in which order, what waits for what, what is missing where.</summary>
internal sealed class RoundReport(PurchaseFunds money, PurchaseCandidate[] candidates, RoundProblem problem, Filling best)
{
    internal PurchaseRound ToRound(decimal bound)
    {
        var none = 0m;
        foreach (var candidate in candidates) none += RoundProblem.Units(candidate.ValueOfNone.Amount);
        var choices = new RoundChoice[candidates.Length];
        for (var i = 0; i < choices.Length; i++) choices[i] = Choice(i);
        int[] order = [.. Enumerable.Range(0, choices.Length)];
        Array.Sort(order, (one, other) => Compare(one, other));
        return new(new(Array.ConvertAll(order, i => choices[i])), TopUps(), RoundProblem.Amount(none + best.Gain, money.Currency), RoundProblem.Amount(none + bound, money.Currency));
    }

    private RoundChoice Choice(int i) => new(candidates[i].Order, Answer(i), best[i] == RoundProblem.None ? null : problem.Slots[best[i]]);

    private RoundAnswer Answer(int i) => best[i] switch
    {
        0 => RoundAnswer.Buy,
        > 0 => RoundAnswer.AwaitPayout,
        _ => problem.Gain(i, 0) > 0 ? RoundAnswer.AwaitTopUp : RoundAnswer.Leave,
    };

    // What is bought goes out by its deadline, as everything does; the others by name.
    private int Compare(int one, int other)
    {
        var (now, later) = (best[one] == 0, best[other] == 0);
        if (now != later) return now ? -1 : 1;
        return now && Turn(one).CompareTo(Turn(other)) is not 0 and var order ? order : one.CompareTo(other);
    }

    private Instant Turn(int i) => candidates[i].Urgent ?? new(long.MaxValue);

    private Few<TopUp> TopUps()
    {
        List<TopUp> topUps = [];
        for (var r = 0; r < problem.Resources; r++)
            if (Missing(r) is > 0 and var missing)
                topUps.Add(TopUp(r, missing));
        topUps.Sort(static (one, other) => (one.Supplier is null).CompareTo(other.Supplier is null) is not 0 and var last ? last : one.Supplier is null ? 0 : one.Supplier.Value.CompareTo(other.Supplier!.Value) is not 0 and var name ? name : one.Amount.Currency.CompareTo(other.Amount.Currency));
        return topUps.ToFew();
    }

    private bool IsHurt(int i) => problem.Gain(i, best[i]) < problem.Gain(i, 0);

    /// <summary>How far all that is worth buying, each at the last slot at which it costs nothing to have waited, is over the money of a resource, in units.</summary>
    private decimal Missing(int resource)
    {
        var wanted = new decimal[problem.Slots.Length];
        for (var i = 0; i < candidates.Length; i++)
            if (problem.Gain(i, 0) > 0)
                wanted[LastInTime(i)] += Drawn(i, resource);
        var (sum, missing) = (0m, 0m);
        for (var slot = 0; slot < wanted.Length; slot++)
        {
            sum += wanted[slot];
            missing = Math.Max(missing, sum - problem.There(resource, slot));
        }

        return sum == 0m ? 0m : missing;
    }

    private int LastInTime(int i)
    {
        var slot = problem.Slots.Length - 1;
        while (problem.Gain(i, slot) < problem.Gain(i, 0)) slot--;
        return slot;
    }

    private long Drawn(int i, int resource)
    {
        var at = problem.ResourcesOf(i).IndexOf(resource);
        return at < 0 ? 0 : problem.AmountsOf(i)[at];
    }

    private TopUp TopUp(int resource, decimal missing)
    {
        var account = resource < money.Accounts.Count ? money.Accounts[resource] : null;
        var currency = account?.Balance.Currency ?? money.Currency;
        var (by, orders) = (default(Instant?), new List<OrderKey>());
        for (var i = 0; i < candidates.Length; i++)
        {
            if (!IsHurt(i) || Drawn(i, resource) == 0) continue;
            by = Instant.Earlier(by, candidates[i].Urgent);
            orders.Add(candidates[i].Order);
        }

        var coins = decimal.Ceiling(RoundProblem.Amount(missing, currency).Amount / currency.MinorUnit) * currency.MinorUnit;
        return new(account?.Supplier, new(coins, currency), by < money.AsOf ? money.AsOf : by, orders.ToFew());
    }
}
