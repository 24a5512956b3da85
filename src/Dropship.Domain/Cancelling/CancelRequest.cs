namespace Dropship.Domain;

/// <summary>Who asks to cancel.</summary>
public enum CancelOrigin
{
    /// <summary>The buyer, through the marketplace.</summary>
    Buyer,

    /// <summary>The marketplace itself, for a rule of its own.</summary>
    Marketplace,

    /// <summary>The shop's own people.</summary>
    Merchant,
}

/// <summary>Why a request was answered so.</summary>
public enum AnswerReason
{
    /// <summary>Nothing was bought.</summary>
    NothingBought = 1,

    /// <summary>Everything that was bought is cancelled at the suppliers.</summary>
    SupplierCancelled,

    /// <summary>The supplier refused or cannot.</summary>
    SupplierRefused,

    /// <summary>It is on its way.</summary>
    AlreadyShipped,

    /// <summary>The request was about to run out, and the supplier's side was not known.</summary>
    Expired,

    /// <summary>The marketplace has cancelled it meanwhile.</summary>
    AlreadyCancelled,
}

/// <summary>A request to cancel an order and our answer.</summary>
/// <param name="Request">Its number.</param>
public sealed record CancelRequest(string Request) : IKeyed<CancelRequest>
{
    /// <summary>The request; null while only the answer is known.</summary>
    public Fact.CancelAsked? Asked { get; init; }

    /// <summary>The answer, or null.</summary>
    public Decision.CancelAnswered? Answer { get; init; }

    /// <inheritdoc />
    public int CompareKey(CancelRequest other) => string.CompareOrdinal(Request, other.Request);
}
