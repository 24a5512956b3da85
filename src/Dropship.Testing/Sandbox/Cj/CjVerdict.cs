namespace Dropship.Testing.Sandbox.Cj;

/// <summary>What CJ decides about a dispute.</summary>
public enum CjVerdict
{
    /// <summary>The money comes back to the balance; an order that was not shipped is cancelled by it.</summary>
    Refund,

    /// <summary>The goods are sent once more: an order code is named, the order itself is not in the books.</summary>
    Resend,

    /// <summary>Nothing comes back.</summary>
    Refuse,
}

/// <summary>A dispute in the sandbox's books.</summary>
/// <param name="Reference">The caller's own number.</param>
/// <param name="DisputeId">CJ's number.</param>
/// <param name="OrderNumber">The caller's own number of the order.</param>
/// <param name="ReasonId">CJ's number of the reason.</param>
/// <param name="Asked">What could come back at most, in USD.</param>
/// <param name="PaidBack">What came back until now, in USD.</param>
/// <param name="Verdict">What was decided; null while it is open, and if it was taken back.</param>
/// <param name="Withdrawn">Whether it was taken back.</param>
public sealed record CjBookedDispute(string Reference, string DisputeId, string OrderNumber, int ReasonId, decimal Asked, decimal PaidBack, CjVerdict? Verdict, bool Withdrawn);
