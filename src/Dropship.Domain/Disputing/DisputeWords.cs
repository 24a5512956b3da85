namespace Dropship.Domain;

/// <summary>Why an order is disputed, in words that every supplier has some of.</summary>
public enum DisputeCause
{
    /// <summary>None of the others.</summary>
    Other,

    /// <summary>It has not been shipped and is not wanted any more: the way to cancel what is paid.</summary>
    NotShipped,

    /// <summary>It was shipped and did not arrive.</summary>
    NotReceived,

    /// <summary>It arrived broken or does not work.</summary>
    Damaged,

    /// <summary>Something else arrived.</summary>
    WrongItem,

    /// <summary>Some of it is missing.</summary>
    Incomplete,

    /// <summary>It is not what was described.</summary>
    NotAsDescribed,

    /// <summary>It came back to the sender.</summary>
    Returned,
}

/// <summary>What a dispute asks for.</summary>
public enum DisputeRemedy
{
    /// <summary>Money back, to the balance that paid.</summary>
    Refund,

    /// <summary>The goods once more.</summary>
    Resend,
}

/// <summary>How far a dispute is, as the supplier tells it.</summary>
public enum DisputeStage
{
    /// <summary>It waits for the supplier to decide.</summary>
    Open,

    /// <summary>Decided: money comes back.</summary>
    Refunded,

    /// <summary>Decided: the goods are sent once more.</summary>
    Resent,

    /// <summary>Decided: nothing comes back.</summary>
    Refused,

    /// <summary>Taken back by us.</summary>
    Withdrawn,
}

/// <summary>Where a dispute of ours stands, from our decision to its end.</summary>
public enum DisputeState
{
    /// <summary>Decided, and nothing of it has reached the supplier.</summary>
    Decided,

    /// <summary>On the wire.</summary>
    Sending,

    /// <summary>Nobody knows whether it was opened.</summary>
    InDoubt,

    /// <summary>The supplier does not take it.</summary>
    NotTaken,

    /// <summary>It waits for the supplier to decide.</summary>
    Open,

    /// <summary>Ended: money came back.</summary>
    Refunded,

    /// <summary>Ended: the goods are sent once more.</summary>
    Resent,

    /// <summary>Ended: nothing comes back.</summary>
    Refused,

    /// <summary>Ended: taken back by us.</summary>
    Withdrawn,
}
