using Dropship.Domain;

namespace Dropship.Storage;

/// <summary>Units of a line that a purchase binds. The store's own guard: a line never has more live units than it demands, whatever the engine believes.</summary>
/// <param name="Line">Which line.</param>
/// <param name="Quantity">How many units the purchase takes.</param>
/// <param name="Demanded">How many the buyer ordered, and how many are sent once more because of claims.</param>
/// <param name="Round">Which purchase.</param>
public sealed record UnitClaim(LineId Line, int Quantity, int Demanded, int Round);

/// <summary>Money that a purchase may cost, set aside when it is decided.</summary>
/// <param name="Round">Which purchase.</param>
/// <param name="Scope">What it counts towards, for example <c>day 2026-11-28 EUR</c>; compared exactly within a shop.</param>
/// <param name="Amount">How much, zero or more, in the currency of the scope.</param>
/// <param name="Limit">The most that may be set aside in the scope; null for no limit.</param>
public sealed record Reservation(int Round, string Scope, decimal Amount, decimal? Limit);

/// <summary>Whether a shop may spend.</summary>
public enum GateState
{
    /// <summary>It may spend: the state of a gate that nobody touched.</summary>
    Open,

    /// <summary>A person stopped it.</summary>
    Stopped,

    /// <summary>Nothing is spent before the suppliers' books were looked through: the store may be older than what was really bought.</summary>
    Reconciling,
}

/// <summary>The gate before everything that spends: commits that open a paying try pass it or are not written.</summary>
/// <param name="State">Whether it is open.</param>
/// <param name="Reason">Why, in words.</param>
/// <param name="By">Who set it.</param>
/// <param name="At">When.</param>
public sealed record ShopGate(GateState State, string Reason, string By, Instant At);

/// <summary>Asks for due orders that nobody else works on.</summary>
/// <param name="Holder">Who asks: the name of a process, the same in all its requests.</param>
/// <param name="Now">What is due by now. Stores that several processes share judge leases by the database's clock instead.</param>
/// <param name="Limit">At most so many.</param>
/// <param name="Span">How long they stay this holder's, unless it releases them before.</param>
public sealed record LeaseRequest(string Holder, Instant Now, int Limit, TimeSpan Span);
