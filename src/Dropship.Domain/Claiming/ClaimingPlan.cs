using static Dropship.Domain.Decision;

namespace Dropship.Domain;

/// <summary>
/// Open claims are answered by a rule that fits, or put to a person at once, so that none runs out unnoticed. What came back is
/// refunded; what the supplier has to bear is disputed. What a rule decides names the rule and its ground.
/// </summary>
internal static class ClaimingPlan
{
    internal static void Add(ref Plan plan)
    {
        if (plan.IsDecided) return;
        foreach (var claim in plan.Order.Claims)
        {
            if (plan.Order.IsOpen(claim)) Answer(ref plan, claim, claim.Seen!);
            else if (plan.Order.AwaitsReturn(claim)) AwaitReturn(ref plan, claim);
            if (plan.IsDecided) return;
            if (!plan.Policies.Claims.DisputeCauses.IsEmpty) Dispute(ref plan, claim);
        }
    }

    private static void Answer(ref Plan plan, Claim claim, Fact.ClaimSeen seen)
    {
        if (ByRule(ref plan, claim, seen)) return;
        plan.Until(seen.ReplyBy);
        plan.Ask(AskKind.AnswerClaim, $"{claim.Id}: {seen.Kind}{(seen.Wanted is { } wanted ? $", {wanted} wanted" : "")}{(seen.ReplyBy is { } by ? $", to be answered by {by}" : "")}", seen.At);
    }

    // The refund comes first and the answer after it, in one commit: the answer names the refund.
    private static bool ByRule(ref Plan plan, Claim claim, Fact.ClaimSeen seen)
    {
        var (order, rules) = (plan.Order, plan.Policies.Claims);
        if (seen.Kind == ClaimKind.Chargeback) return false;
        if (order.RefundOf(claim.Id) is { } refund) return Decide(ref plan, new ClaimAnswered(claim.Id, ClaimAnswer.Refunded, nameof(ClaimRules.RefundUpTo), $"{refund.Amount} is wanted, up to {rules.RefundUpTo} is refunded without a person", plan.Now, refund.No));
        if (rules.RefundUpTo is { } limit && Smallest(order, seen, limit) is { } lines && Refund(ref plan, claim, lines) is { } wanted) return Decide(ref plan, wanted);
        return rules.RefuseDelivered && seen.Kind == ClaimKind.NotReceived && Delivery(order, seen) is { } proof
            && Decide(ref plan, new ClaimAnswered(claim.Id, ClaimAnswer.Refused, nameof(ClaimRules.RefuseDelivered), proof, plan.Now));
    }

    private static bool Decide(ref Plan plan, Decision wanted)
    {
        if (Guards.Refuse(plan.Order, wanted) is not null) return false;
        plan.Decide(wanted);
        return true;
    }

    private static RefundDecided? Refund(ref Plan plan, Claim claim, Few<LineAmount> lines)
    {
        var sum = Money.Zero(lines[0].Amount.Currency);
        foreach (var line in lines)
        {
            if (plan.Order.DecidedRefunds(sum.Currency, line.Line).Amount > 0m) return null;   // a second refund of one line is for a person
            sum += line.Amount;
        }

        var reason = claim.Seen!.Kind switch { ClaimKind.NotReceived => RefundReason.Lost, ClaimKind.ReturnedToSender => RefundReason.Returned, _ => RefundReason.Goodwill };
        return new(plan.Order.NextRefund(), lines, sum, reason, plan.Order.Release, plan.Now, plan.Policies.RefundsAreKeyed) { Claim = claim.Id };
    }

    // What is wanted, spread over the lines it is about; without a sum, all that was paid for these units. Null if it is more than the limit, or cannot be said.
    private static Few<LineAmount>? Smallest(Order order, Fact.ClaimSeen seen, Money limit)
    {
        if (order.Latest() is not { PaidAt: not null, Lines.IsEmpty: false } sale || sale.Paid.Currency != limit.Currency || (seen.Wanted is { } told && told.Currency != limit.Currency)) return null;
        var (expected, about) = (sale.Expected(), order.About(seen));
        var parts = new Money[about.Count];
        for (var i = 0; i < parts.Length; i++)
        {
            var found = false;
            for (var j = 0; j < expected.Length; j++)
                if (sale.Lines[j].Id == about[i].Line && about[i].Quantity > 0 && about[i].Quantity <= sale.Lines[j].Quantity)
                    (parts[i], found) = (about[i].Quantity == sale.Lines[j].Quantity ? expected[j] : (expected[j] * ((decimal)about[i].Quantity / sale.Lines[j].Quantity)).Rounded(), true);
            if (!found) return null;
        }

        var most = Money.Zero(limit.Currency);
        foreach (var part in parts) most += part;
        var wanted = seen.Wanted ?? most;
        if (wanted.Amount <= 0m || wanted > limit || wanted > most) return null;
        var split = wanted == most ? parts : wanted.Allocate([.. parts.Select(static part => part.Amount)]);
        Few<LineAmount> lines = [];
        for (var i = 0; i < parts.Length; i++)
            if (split[i].Amount > 0m)
                lines = lines.Add(new(about[i].Line, split[i]));
        return lines;
    }

    // Every unit, by the carrier's own scans.
    private static string? Delivery(Order order, Fact.ClaimSeen seen)
    {
        if (order.Latest() is not { } sale || order.About(seen) is not { IsEmpty: false } about) return null;
        foreach (var units in about)
        {
            var delivered = false;
            foreach (var line in sale.Lines)
                if (line.Id == units.Line)
                    delivered = order.Read(line, order.IsWithdrawn()) is { Lost: 0, Returned: 0, Shipped: 0, Covered: 0, Open: 0 } its && its.Delivered >= units.Quantity;
            if (!delivered) return null;
        }

        foreach (var parcel in order.Parcels)
            if (parcel.Round > 0 && order.Phase(parcel) != ParcelPhase.Delivered)
                return null;
        return order.LastDelivery() is { } at ? $"the carrier has delivered all of it, at last on {at}" : null;
    }

    private static void AwaitReturn(ref Plan plan, Claim claim)
    {
        var answer = claim.Answer!;
        if (plan.Order.HasReturned(claim) && plan.Order.RefundFor(answer, plan.Now, plan.Policies.RefundsAreKeyed) is { } refund && Decide(ref plan, refund)) return;
        if (claim.Returned is { } returned) plan.Ask(AskKind.ReviewReturn, plan.Order.HasReturned(claim) ? $"{claim.Id}: it came back on {returned.At}, and what was promised for it cannot be given back any more" : $"{claim.Id}: a part came back on {returned.At}", returned.At);
        else plan.Until(answer.Until);
    }

    // Whoever bore it has it back from the supplier that caused it.
    private static void Dispute(ref Plan plan, Claim claim)
    {
        if (claim is not { Seen: { Kind: not ClaimKind.Chargeback, Withdrawn: false } seen } || !IsBorne(plan.Order, claim) || !plan.Policies.Claims.DisputeCauses.Contains(seen.Kind.Cause())) return;
        foreach (var purchase in plan.Order.Purchases)
        {
            if (purchase is not { Intent: { Terms.CanDispute: true } intent, Own: { } own, Outstanding.Amount: > 0m, WrittenOff: null } || plan.Order.DisputedAt(purchase) is not null || !purchase.Disputes.IsEmpty) continue;
            if (plan.Policies.Deadlines.DisputeWithin is { } within && intent.At + within <= plan.Now) continue;
            if (Share(plan.Order, purchase, intent, plan.Order.About(seen)) is not { IsEmpty: false } units) continue;
            var what = string.Join(", ", units.Select(static one => $"{one.Quantity} x {one.Line}"));
            if (Decide(ref plan, new DisputeDecided(purchase.Round, 1, own.Id, units, seen.Kind.Cause(), DisputeRemedy.Refund, $"The buyer reports: {Words(seen.Kind)}. It concerns {what}. Please refund it.", nameof(ClaimRules.DisputeCauses), plan.Now, Claim: claim.Id)
            {
                Because = $"claim {claim.Id}, {seen.Kind}, was answered with {claim.Answer?.Answer ?? ClaimAnswer.Refunded}",
            })) return;
        }
    }

    private static bool IsBorne(Order order, Claim claim) => claim.Answer is { Answer: ClaimAnswer.Refunded or ClaimAnswer.Resent } || (claim.Answer is { Answer: ClaimAnswer.Return } && order.RefundOf(claim.Id) is not null);

    // The units of the claim that this purchase has handed over.
    private static Few<LineUnits> Share(Order order, Purchase purchase, PurchaseIntended intent, Few<LineUnits> about)
    {
        Few<LineUnits> share = [];
        foreach (var bought in intent.Units)
            if (Math.Min(Withdrawing.QuantityOf(about, bought.Line), order.Places(purchase.Round, bought).Moved) is var some and > 0)
                share = share.Put(new(bought.Line, some));
        return share;
    }

    private static string Words(ClaimKind kind) => kind switch
    {
        ClaimKind.NotReceived => "the goods did not arrive",
        ClaimKind.Damaged => "the goods arrived damaged",
        ClaimKind.WrongItem => "the wrong goods arrived",
        ClaimKind.NotAsDescribed => "the goods are not as described",
        _ => "the goods went back to the sender",
    };
}
