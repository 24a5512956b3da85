namespace Dropship.Domain;

/// <summary>What a part of an answer says. The names are those of its texts.</summary>
public enum AnswerKind
{
    /// <summary>The order has come in and is being looked at.</summary>
    Received,

    /// <summary>The order is being prepared.</summary>
    Preparing,

    /// <summary>Some of it has gone, the rest is being prepared.</summary>
    PartShipped,

    /// <summary>A parcel is on its way.</summary>
    OnTheWay,

    /// <summary>A parcel is with the customs, who ask for something.</summary>
    AtCustoms,

    /// <summary>An attempt to deliver a parcel failed.</summary>
    AttemptFailed,

    /// <summary>A parcel waits at a pick-up point.</summary>
    AtPickup,

    /// <summary>A parcel was delivered.</summary>
    Delivered,

    /// <summary>A parcel is on its way back.</summary>
    ComingBack,

    /// <summary>A parcel is lost.</summary>
    Lost,

    /// <summary>The order is cancelled.</summary>
    Cancelled,

    /// <summary>Money was given back.</summary>
    Refunded,

    /// <summary>When it is expected to ship.</summary>
    ShipsBy,

    /// <summary>When it is to arrive.</summary>
    ArrivesBy,

    /// <summary>It should have arrived by now.</summary>
    IsLate,

    /// <summary>Next: the number is told once it has shipped.</summary>
    TellsNumber,

    /// <summary>Next: the parcel is followed, and the buyer written to if it stops.</summary>
    Follows,

    /// <summary>Next: the trouble is looked into.</summary>
    LooksInto,

    /// <summary>Next: the buyer is asked to write again if something is not right.</summary>
    InvitesReply,
}

/// <summary>A part of an answer to a buyer, read from the order. There is nothing in it of suppliers, costs or persons, so no text made from it can tell any.</summary>
/// <param name="Kind">What it says.</param>
public sealed record AnswerPart(AnswerKind Kind)
{
    /// <summary>The day it names, or null.</summary>
    public DateOnly? Day { get; init; }

    /// <summary>The number of the parcel that it is about, or null.</summary>
    public TrackingNumber? Number { get; init; }

    /// <summary>The carrier, as the supplier names it, or null.</summary>
    public string? Carrier { get; init; }

    /// <summary>What was given back, or null.</summary>
    public Money? Amount { get; init; }
}
