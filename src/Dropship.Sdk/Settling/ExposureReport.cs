using Dropship.Domain;

namespace Dropship.Settling;

/// <summary>How near what a marketplace owes is to its cap.</summary>
public enum ExposureLevel
{
    /// <summary>There is room, or no cap.</summary>
    Good,

    /// <summary>The part of the cap is reached from which on people are warned.</summary>
    Warned,

    /// <summary>The cap is reached: purchases are held for a person.</summary>
    Full,
}

/// <summary>What a marketplace owes a shop in one currency, against its cap.</summary>
/// <param name="Owed">For what was bought or is being bought, after fees: what the cap is about.</param>
/// <param name="Receivable">For all orders, also those that nothing was bought for yet, as the ledger has it.</param>
/// <param name="Overdue">Of that, what should have been paid by now, with the grace of the rules.</param>
/// <param name="Cap">The most that may be owed; null for no cap.</param>
/// <param name="Level">How near it is.</param>
public sealed record ExposureLine(Money Owed, Money Receivable, Money Overdue, Money? Cap, ExposureLevel Level)
{
    /// <summary>True if more is overdue than the rules let pass.</summary>
    public bool IsOverdue { get; init; }

    /// <summary>For example <c>940.00 EUR of 1000.00 EUR is owed, 120.00 EUR of it overdue</c>.</summary>
    public override string ToString() => $"{Owed}{(Cap is { } cap ? $" of {cap}" : "")} is owed{(Overdue.IsZero ? "" : $", {Overdue} is overdue")}";
}

/// <summary>What a marketplace owes a shop.</summary>
/// <param name="At">When.</param>
/// <param name="Lines">By currency.</param>
/// <param name="Held">How many orders wait because of the cap.</param>
public sealed record ExposureReport(Instant At, IReadOnlyList<ExposureLine> Lines, int Held)
{
    /// <summary>True while new orders are kept out because of what is overdue.</summary>
    /// <value>False.</value>
    public bool IsIntakeClosed { get; init; }
}
