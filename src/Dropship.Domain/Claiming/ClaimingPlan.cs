namespace Dropship.Domain;

/// <summary>Open claims are put to a person at once, so that none runs out unnoticed.</summary>
internal static class ClaimingPlan
{
    internal static void Add(ref Plan plan)
    {
        if (plan.IsDecided) return;
        foreach (var claim in plan.Order.Claims)
        {
            if (!plan.Order.IsOpen(claim)) continue;
            var seen = claim.Seen!;
            plan.Until(seen.ReplyBy);
            plan.Ask(AskKind.AnswerClaim, $"{claim.Id}: {seen.Kind}{(seen.Wanted is { } wanted ? $", {wanted} wanted" : "")}{(seen.ReplyBy is { } by ? $", to be answered by {by}" : "")}", seen.At);
        }
    }
}
