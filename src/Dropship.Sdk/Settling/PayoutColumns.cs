using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Settling;

/// <summary>
/// What the columns of a marketplace's payout file are called, and what its words for the kinds of lines mean. A file may have no other columns than those that are named here: one that nobody has said anything about may
/// change what the others mean.
/// </summary>
public sealed record PayoutColumns
{
    /// <summary>The columns of the neutral form, see <see cref="PayoutFile"/>; others are passed over.</summary>
    public static PayoutColumns Neutral { get; } = new() { Optional = true };

    /// <summary>For files of this moment and later; of several, the newest that is not dated after the file counts. Default: for all.</summary>
    public Instant From { get; init; }

    /// <summary>The number of a line; where several columns make it one, all of them.</summary>
    /// <value>id</value>
    public IReadOnlyList<string> Id { get; init; } = ["id"];

    /// <summary>The order.</summary>
    /// <value>order</value>
    public string Order { get; init; } = "order";

    /// <summary>What the line is about.</summary>
    /// <value>kind</value>
    public string Kind { get; init; } = "kind";

    /// <summary>The amount, as the shop sees it.</summary>
    /// <value>amount</value>
    public string Amount { get; init; } = "amount";

    /// <summary>The currency, ISO 4217.</summary>
    /// <value>currency</value>
    public string Currency { get; init; } = "currency";

    /// <summary>The day, UTC.</summary>
    /// <value>paid_on</value>
    public string PaidOn { get; init; } = "paid_on";

    /// <summary>The payout it is part of; null if the file has no such column.</summary>
    /// <value>payout</value>
    public string? Payout { get; init; } = "payout";

    /// <summary>The line of the order; null if the file has no such column.</summary>
    /// <value>line</value>
    public string? Line { get; init; } = "line";

    /// <summary>Whether nothing more is paid for the order: <c>yes</c> or <c>no</c>; null if the file has no such column.</summary>
    /// <value>final</value>
    public string? Final { get; init; } = "final";

    /// <summary>Words beside it; null if the file has no such column.</summary>
    /// <value>note</value>
    public string? Note { get; init; } = "note";

    /// <summary>Columns that mean nothing to us. They may hold personal data, which is not taken over.</summary>
    /// <value>None.</value>
    public IReadOnlyList<string> Ignored { get; init; } = [];

    /// <summary>How a day is written: a .NET format, of a time as well where the file has one.</summary>
    /// <value>yyyy-MM-dd</value>
    public string DayFormat { get; init; } = "yyyy-MM-dd";

    /// <summary>What the marketplace calls each kind of line.</summary>
    /// <value>The words of the neutral form.</value>
    public IReadOnlyDictionary<string, PayoutKind> Kinds { get; init; } = new Dictionary<string, PayoutKind>(StringComparer.Ordinal)
    {
        ["sale"] = PayoutKind.Sale,
        ["refund"] = PayoutKind.Refund,
        ["fee"] = PayoutKind.Fee,
        ["fine"] = PayoutKind.Fine,
        ["tax"] = PayoutKind.Tax,
        ["exchange"] = PayoutKind.Exchange,
        ["adjustment"] = PayoutKind.Adjustment,
        ["transfer"] = PayoutKind.Transfer,
    };

    /// <summary>True if columns that are not named are passed over, and those that may be missing may be.</summary>
    internal bool Optional { get; init; }

    internal IReadOnlyList<string> Needed => [.. Id, Order, Kind, Amount, Currency, PaidOn, .. Optional ? (string[])[] : Others];

    internal string[] Others => [.. new[] { Payout, Line, Final, Note }.OfType<string>()];

    /// <summary>The columns for a file of a moment; null if none are dated so early.</summary>
    /// <param name="known">All that are known.</param>
    /// <param name="at">When the file was made.</param>
    public static PayoutColumns? For(IEnumerable<PayoutColumns> known, Instant at)
    {
        ArgumentNullException.ThrowIfNull(known);
        return known.Where(columns => columns.From <= at).MaxBy(static columns => columns.From);
    }
}
