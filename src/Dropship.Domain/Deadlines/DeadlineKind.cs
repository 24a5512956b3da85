namespace Dropship.Domain;

/// <summary>What has to be done by a moment, and who waits for it.</summary>
public enum DeadlineKind
{
    /// <summary>The marketplace waits for a supplier to be bound for everything that was ordered.</summary>
    Accept,

    /// <summary>The supplier has to take note of a purchase.</summary>
    Acknowledge,

    /// <summary>The marketplace waits for the hand-over: later counts against the shop.</summary>
    ShipByHard,

    /// <summary>The supplier hands over by then, by its own handling time.</summary>
    ShipBySoft,

    /// <summary>The marketplace waits for the carrier's first scan.</summary>
    FirstScan,

    /// <summary>The buyer was promised the delivery.</summary>
    DeliverBy,

    /// <summary>Somebody waits for an answer: a request to cancel, a claim, an inquiry.</summary>
    ReplyBy,

    /// <summary>A supplier takes no dispute after it.</summary>
    DisputeBy,

    /// <summary>Whoever judges a claim takes no evidence after it.</summary>
    EvidenceBy,

    /// <summary>The order is complete by the marketplace's rule, and the buyer has said nothing.</summary>
    AutoConfirm,

    /// <summary>The marketplace has to pay out.</summary>
    Payout,

    /// <summary>What a buyer sends back has to be there.</summary>
    ReturnBy,

    /// <summary>What is sent once more has to be handed over.</summary>
    ResendBy,

    /// <summary>A supplier has to decide a dispute.</summary>
    DecideBy,

    /// <summary>The carrier must have scanned all of it, or the marketplace does not pay for the order.</summary>
    ScanToBePaid,

    /// <summary>The marketplace takes no word against a penalty after it.</summary>
    PenaltyDisputeBy,
}

/// <summary>Who set a deadline.</summary>
public enum DeadlineSource
{
    /// <summary>The marketplace told it.</summary>
    Marketplace,

    /// <summary>The supplier promised it: so many of its work days.</summary>
    Supplier,

    /// <summary>The shop's own rules.</summary>
    Policy,
}

/// <summary>What precedes a deadline by its margin.</summary>
public enum DeadlineAction
{
    /// <summary>A person is asked.</summary>
    AskPerson,

    /// <summary>The supplier is reminded.</summary>
    RemindSupplier,

    /// <summary>It is taken note of: nothing is to be done but to wait.</summary>
    TakeNote,
}
