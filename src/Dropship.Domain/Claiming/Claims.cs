namespace Dropship.Domain;

/// <summary>Readings of buyers' claims.</summary>
public static class Claims
{
    /// <summary>The claim of a number, or null.</summary>
    /// <param name="order">The order.</param>
    /// <param name="id">Its number.</param>
    public static Claim? Claim(this Order order, string id)
    {
        foreach (var claim in order.Claims)
            if (claim.Id == id)
                return claim;
        return null;
    }

    /// <summary>True while somebody waits for our answer. What the marketplace has given back in full needs none; a bank's chargeback does.</summary>
    /// <param name="order">The order.</param>
    /// <param name="claim">The claim.</param>
    public static bool IsOpen(this Order order, Claim claim) =>
        claim is { Seen: { Withdrawn: false } seen, Answer: null } && (seen.Kind == ClaimKind.Chargeback || order.Latest() is not { Status: SaleStatus.Refunded });

    /// <summary>True while the buyer is to send the goods back and has no money for them yet.</summary>
    /// <param name="order">The order.</param>
    /// <param name="claim">The claim.</param>
    public static bool AwaitsReturn(this Order order, Claim claim) =>
        claim is { Seen: { Withdrawn: false }, Answer.Answer: ClaimAnswer.Return } && order.RefundOf(claim.Id) is null && order.Latest() is not { Status: SaleStatus.Refunded };

    /// <summary>True while any claim is open or a return is awaited, also after completion and payout.</summary>
    /// <param name="order">The order.</param>
    public static bool HasOpenClaim(this Order order)
    {
        foreach (var claim in order.Claims)
            if (order.IsOpen(claim) || order.AwaitsReturn(claim))
                return true;
        return false;
    }

    /// <summary>The refund that answers a claim, or null.</summary>
    /// <param name="order">The order.</param>
    /// <param name="claim">The number of the claim.</param>
    public static Decision.RefundDecided? RefundOf(this Order order, string claim)
    {
        var answered = order.Claim(claim)?.Answer?.Refund ?? 0;
        foreach (var refund in order.Settlement.Decided)
            if (refund.Claim == claim || refund.No == answered)
                return refund;
        return null;
    }

    /// <summary>Units of a line that are sent once more because of claims: they are wanted beside those that were ordered.</summary>
    /// <param name="order">The order.</param>
    /// <param name="line">The line.</param>
    public static int Resent(this Order order, LineId line)
    {
        var units = 0;
        foreach (var claim in order.Claims)
            if (claim.Answer is { Answer: ClaimAnswer.Resent } answer)
                units += Withdrawing.QuantityOf(answer.Units, line);
        return units;
    }

    /// <summary>Until when goods that are sent once more must be handed over, for a purchase that was decided since they were promised; null for every other.</summary>
    internal static Instant? ResendBy(this Order order, Decision.PurchaseIntended intent)
    {
        Instant? last = null;
        foreach (var claim in order.Claims)
            if (claim.Answer is { Answer: ClaimAnswer.Resent, Until: { } until } answer && answer.At <= intent.At)
                foreach (var units in intent.Units)
                    if (Withdrawing.QuantityOf(answer.Units, units.Line) > 0)
                        last = Instant.Later(last, until);
        return last;
    }

    /// <summary>How many claims were answered with goods: each earns the order one search more.</summary>
    internal static int Resends(this Order order)
    {
        var resends = 0;
        foreach (var claim in order.Claims)
            if (claim.Answer is { Answer: ClaimAnswer.Resent })
                resends++;
        return resends;
    }

    /// <summary>What a claim is about: the units it names, or all that were ordered.</summary>
    internal static Few<LineUnits> About(this Order order, Fact.ClaimSeen seen)
    {
        if (!seen.Units.IsEmpty) return seen.Units;
        Few<LineUnits> all = [];
        foreach (var line in order.Latest()?.Lines ?? []) all = all.Put(new(line.Id, line.Quantity));
        return all;
    }

    /// <summary>True once all that a claim is about has come back.</summary>
    internal static bool HasReturned(this Order order, Claim claim)
    {
        if (claim is not { Returned: { } returned, Seen: { } seen }) return false;
        if (returned.Units.IsEmpty) return true;
        foreach (var units in order.About(seen))
            if (Withdrawing.QuantityOf(returned.Units, units.Line) < units.Quantity)
                return false;
        return true;
    }

    /// <summary>True once nothing is to be bought or handed over any more for what a claim has sent once more.</summary>
    internal static bool IsResent(this Order order, Claim claim)
    {
        foreach (var units in claim.Answer?.Units ?? [])
            foreach (var line in order.Latest()?.Lines ?? [])
                if (line.Id == units.Line && order.Read(line, order.IsWithdrawn()) is { Open: 0, Covered: 0 } is false)
                    return false;
        return true;
    }
}
