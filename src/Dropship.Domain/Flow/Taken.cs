namespace Dropship.Domain;

/// <summary>The answer to a command: an event, a refusal, or nothing (both null) when it is known already.</summary>
/// <param name="Order">The order after it; the same instance if nothing happened.</param>
/// <param name="Happened">The event to store, or null.</param>
/// <param name="Refused">Why not, or null.</param>
public readonly record struct Taken(Order Order, Event? Happened, Refusal? Refused);

/// <summary>A no with a stable code. It is data: counted, shown, tested.</summary>
/// <param name="Code">Stable, for machines.</param>
/// <param name="Because">For people: what stands against it.</param>
public sealed record Refusal(RefusalCode Code, string Because);

/// <summary>Why a decision was refused. The numbers are stable.</summary>
public enum RefusalCode
{
    /// <summary>It does not carry the next number of its kind: it was decided before, or another decision was faster.</summary>
    NotNext = 1,

    /// <summary>What it speaks of does not exist.</summary>
    Unknown = 2,

    /// <summary>The sale is not paid, or no longer stands.</summary>
    NotForSale = 3,

    /// <summary>A hold is open.</summary>
    Held = 4,

    /// <summary>A cancellation is open or done.</summary>
    Cancelling = 5,

    /// <summary>More units than are open.</summary>
    BeyondDemand = 6,

    /// <summary>More money than was allowed, received or charged.</summary>
    BeyondMoney = 7,

    /// <summary>The margin is below the floor.</summary>
    BelowMargin = 8,

    /// <summary>An earlier try is on the wire or in doubt.</summary>
    InDoubt = 9,

    /// <summary>The stage does not allow it.</summary>
    WrongStage = 10,

    /// <summary>The tracking number is suspect and not released.</summary>
    Suspect = 11,
}
