using Dropship.Domain;

namespace Dropship.Orders;

/// <summary>Puts claims and disputes into words, each with the other it answers, and what came back beside what was given.</summary>
internal static class ClaimWords
{
    internal static string Of(Order order, Claim claim)
    {
        var seen = claim.Seen!;
        var said = $"the buyer claimed on {seen.At}: {seen.Kind} ({claim.Id}){(seen.Withdrawn ? ", and took it back" : "")}";
        if (claim.Answer is { } answer) said += $"; {answer.Answer} by {answer.By}: {answer.Evidence}{Until(answer)}";
        if (claim.Returned is { } returned) said += $"; it came back on {returned.At}";
        if (order.RefundOf(claim.Id) is { } refund) said += $"; refund {refund.No} gives back {refund.Amount}";
        if (claim.Evidence is { } evidence) said += $"; evidence by {evidence.By} on {evidence.At}: {evidence.Evidence}";
        var disputes = order.Purchases.AsEnumerable().SelectMany(purchase => purchase.Disputes.Where(dispute => dispute.Decided?.Claim == claim.Id).Select(dispute => $"dispute {dispute.No} about purchase {purchase.Round}")).ToList();
        if (disputes.Count > 0) said += $"; answered at the supplier by {string.Join(" and ", disputes)}, {Back(order.Recovered(claim.Id))}";
        return said;
    }

    internal static IEnumerable<string> OfDisputes(Order order, Purchase purchase, Instant now)
    {
        foreach (var dispute in purchase.Disputes.AsEnumerable())
            if (dispute.Decided is { } decided)
                yield return Of(order, purchase, dispute, decided, now);
        foreach (var seen in purchase.DisputesSeen.AsEnumerable())
            if (purchase.Dispute(seen.Ours) is null)
                yield return $"a dispute about purchase {purchase.Round} was opened by hand, their number {seen.Dispute}: {seen.Stage}{(seen.PaidBack is { } paid ? $", {paid} came back" : "")}";
    }

    private static string Of(Order order, Purchase purchase, Dispute dispute, Decision.DisputeDecided decided, Instant now)
    {
        var seen = purchase.SightingOf(dispute.No);
        var said = $"dispute {dispute.No} about purchase {purchase.Round} at {purchase.Intent?.Supplier.Value ?? "(unknown)"}, {decided.Cause}, asks for {(decided.Wanted is { } wanted ? $"{wanted}" : decided.Remedy == DisputeRemedy.Refund ? "the money" : "the goods once more")}: {order.State(purchase, dispute, now)}, by {decided.By} on {decided.At}";
        if (decided.Because is { } because) said += $" because {because}";
        if (decided.Claim is { } claim) said += $", for claim {claim}";
        if (seen is not null) said += $", their number {seen.Dispute}";
        if (seen is { PaidBack: { } paid }) said += $", {paid} came back";
        else if (seen is { Stage: DisputeStage.Open, Offered: { } offered }) said += $", {offered} is asked or offered";
        if (seen is { ResentAs: { } again }) said += $", sent once more as {again}";
        if (dispute.Withdrawn is { } withdrawn) said += $"; given up by {withdrawn.By}: {withdrawn.Because}";
        if (dispute.Evidence is { } evidence) said += $"; evidence by {evidence.By} on {evidence.At}: {evidence.Evidence}";
        return said;
    }

    private static string Until(Decision.ClaimAnswered answer) => answer.Until is not { } until ? "" : answer.Answer == ClaimAnswer.Return ? $" (to be back by {until})" : $" (to be handed over by {until})";

    private static string Back(Few<Money> back) => back.IsEmpty ? "nothing came back yet" : $"{string.Join(" + ", back.AsEnumerable())} came back";
}
