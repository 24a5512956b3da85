using Dropship.Domain;

namespace Dropship.Ports;

/// <summary>What a line of a payout file is about.</summary>
public enum PayoutKind
{
    /// <summary>What a buyer paid for an order, released to the shop; before anything is kept of it.</summary>
    Sale,

    /// <summary>Given back to a buyer, so taken from the shop.</summary>
    Refund,

    /// <summary>Commission and other charges.</summary>
    Fee,

    /// <summary>A fine or a penalty; positive where one was lifted.</summary>
    Fine,

    /// <summary>Tax that the marketplace hands over itself.</summary>
    Tax,

    /// <summary>What changing the currency cost.</summary>
    Exchange,

    /// <summary>Something else that the marketplace names.</summary>
    Adjustment,

    /// <summary>No money of its own: what of a payout reached the bank. Its lines are held against it.</summary>
    Transfer,
}

/// <summary>A line of a payout file.</summary>
/// <param name="Id">The marketplace's number of the line: the same whenever it is told again. At most 64 characters.</param>
/// <param name="Order">The order it belongs to; null if it belongs to none.</param>
/// <param name="Kind">What it is about.</param>
/// <param name="Amount">As the shop sees it: what came positive, what was taken negative.</param>
/// <param name="PaidOn">The day, UTC.</param>
public sealed record PayoutRow(PayoutId Id, OrderId? Order, PayoutKind Kind, Money Amount, Instant PaidOn)
{
    /// <summary>The number of the payout it is part of; null if the file does not tell.</summary>
    /// <value>Null.</value>
    public string? Payout { get; init; }

    /// <summary>The line of the order; null if it concerns all of it.</summary>
    /// <value>Null.</value>
    public LineId? Line { get; init; }

    /// <summary>True if the marketplace pays nothing more for this order: what is left is then a difference.</summary>
    /// <value>False.</value>
    public bool IsFinal { get; init; }

    /// <summary>The marketplace's words; without personal data.</summary>
    /// <value>Empty.</value>
    public string Note { get; init; } = "";

    /// <summary>Where it stands in its file, from 1; 0 if it came without one.</summary>
    /// <value>0.</value>
    public int At { get; init; }
}
