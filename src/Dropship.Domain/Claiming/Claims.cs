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

    /// <summary>True while any claim is open, also after completion and payout.</summary>
    /// <param name="order">The order.</param>
    public static bool HasOpenClaim(this Order order)
    {
        foreach (var claim in order.Claims)
            if (order.IsOpen(claim))
                return true;
        return false;
    }
}
