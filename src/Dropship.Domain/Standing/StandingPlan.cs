namespace Dropship.Domain;

/// <summary>A poor rating, and a penalty, is put to a person until somebody has looked into it.</summary>
internal static class StandingPlan
{
    internal static void Add(ref Plan plan)
    {
        if (plan.IsDecided) return;
        foreach (var rating in plan.Order.Ratings)
            if (rating is { Seen: { } seen, Reviewed: null } && rating.IsPoor(plan.Policies.PoorRating))
                plan.Ask(AskKind.PoorRating, $"{rating.Id}: {seen.Stars} of 5{(seen.Line is { } line ? $" for line {line}" : "")}", seen.At);
        foreach (var penalty in plan.Order.Penalties)
            if (penalty is { Stands: true, Seen: { } seen, Noted: null })
                plan.Ask(AskKind.Penalty, $"{penalty.Id}: {(seen.Amount is { } amount ? $"{amount} for " : "")}{seen.Reason}{(seen.Words.Length > 0 ? $" ({seen.Words})" : "")}{(Penalties.DisputeBy(plan.Policies, seen) is { } by ? $", disputed until {by} or not at all" : "")}", seen.At);
    }
}
