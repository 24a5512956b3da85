namespace Dropship.Domain;

/// <summary>A poor rating is put to a person until somebody has looked into it.</summary>
internal static class StandingPlan
{
    internal static void Add(ref Plan plan)
    {
        if (plan.IsDecided) return;
        foreach (var rating in plan.Order.Ratings)
            if (rating is { Seen: { } seen, Reviewed: null } && rating.IsPoor(plan.Policies.PoorRating))
                plan.Ask(AskKind.PoorRating, $"{rating.Id}: {seen.Stars} of 5{(seen.Line is { } line ? $" for line {line}" : "")}", seen.At);
    }
}
