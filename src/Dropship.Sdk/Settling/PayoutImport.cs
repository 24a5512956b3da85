using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Settling;

/// <summary>Why a line of a payout file was not booked to an order.</summary>
public enum UnmatchedReason
{
    /// <summary>It names no order: a charge or a credit of the shop as a whole.</summary>
    NoOrder,

    /// <summary>The shop has no order of this number.</summary>
    UnknownOrder,

    /// <summary>The order was never seen as paid.</summary>
    NeverPaid,

    /// <summary>The order has no such line.</summary>
    UnknownLine,

    /// <summary>It is in another currency than the order.</summary>
    OtherCurrency,

    /// <summary>The same number was told before with something else in it, in this file or an earlier one.</summary>
    Contradicted,

    /// <summary>The order could not be written: the log and the order say why.</summary>
    NotBooked,
}

/// <summary>A line of a payout that a person has to look at.</summary>
/// <param name="Row">The line.</param>
/// <param name="File">The file it came in.</param>
/// <param name="Reason">Why it was not booked.</param>
public sealed record UnmatchedPayout(PayoutRow Row, string File, UnmatchedReason Reason)
{
    /// <summary>Who took it as the shop's own, and why; null while it is open.</summary>
    /// <value>Null.</value>
    public string? AcceptedBy { get; init; }

    /// <summary>One line that a person can act on.</summary>
    public override string ToString() => $"{File}{(Row.At > 0 ? $", line {Row.At}" : "")}: {Row.Kind} {Row.Id} of {Row.Amount}{(Row.Order is { } order ? $" for order {order}" : "")}: {Cure}";

    private string Cure => Reason switch
    {
        UnmatchedReason.NoOrder => "names no order; assign it to one, or accept it as the shop's own",
        UnmatchedReason.UnknownOrder => "the shop has no such order; it is tried again with the next file, or assign it to another order",
        UnmatchedReason.NeverPaid => "the order was never seen as paid; it is tried again with the next file",
        UnmatchedReason.UnknownLine => $"the order has no line {Row.Line}; assign it to the order as a whole, or to another order",
        UnmatchedReason.NotBooked => "the order could not be written; look why it is parked, it is tried again with the next file",
        UnmatchedReason.OtherCurrency => "is in another currency than the order; accept it as the shop's own, or ask the marketplace for the file in the order's currency",
        _ => "the same number was told before with something else in it; ask the marketplace which of the two is right",
    };
}

/// <summary>A sum of one currency, and what became of it. <see cref="Told"/> is always the sum of the other three.</summary>
/// <param name="Told">All amounts of the file, transfers left out.</param>
/// <param name="Booked">Booked to orders by this import.</param>
/// <param name="Known">Booked by an earlier one, or listed before.</param>
/// <param name="Unmatched">Listed now for a person.</param>
public readonly record struct PayoutTotal(Money Told, Money Booked, Money Known, Money Unmatched);

/// <summary>An order that was paid something else than it was expected to.</summary>
/// <param name="Order">Which order.</param>
/// <param name="Expected">What the buyer paid, less refunds.</param>
/// <param name="PaidOut">What reached the shop.</param>
/// <param name="Kept">What the marketplace kept, by what for.</param>
/// <param name="Left">What is left unexplained: positive what the marketplace still owes, negative what it paid too much.</param>
public sealed record PayoutDifference(OrderId Order, Money Expected, Money PaidOut, Few<KeptAmount> Kept, Money Left);

/// <summary>What a marketplace kept for one thing.</summary>
/// <param name="For">What for.</param>
/// <param name="Amount">How much.</param>
public readonly record struct KeptAmount(KeptFor For, Money Amount);

/// <summary>A payout whose lines do not come to what was transferred.</summary>
/// <param name="Payout">The marketplace's number.</param>
/// <param name="Lines">The sum of its lines in the file.</param>
/// <param name="Transferred">What reached the bank.</param>
public sealed record TransferDifference(string Payout, Money Lines, Money Transferred);

/// <summary>What an import came to. Nothing is lost: every line is booked, was known, or is listed.</summary>
/// <param name="File">The file's name.</param>
/// <param name="Lines">Lines that could be read.</param>
/// <param name="Booked">Lines booked to orders.</param>
/// <param name="Known">Lines that an earlier import has booked or listed, and repeats within the file.</param>
/// <param name="Transfers">Transfers held against their lines.</param>
/// <param name="Unmatched">Lines that were listed now; they stay listed until a person or a later import settles them.</param>
/// <param name="Totals">The sums, by currency.</param>
/// <param name="Differences">Orders of this file that are paid out and do not add up, or were paid too much.</param>
/// <param name="TransferDifferences">Payouts that do not add up.</param>
public sealed record PayoutImport(
    string File,
    int Lines,
    int Booked,
    int Known,
    int Transfers,
    IReadOnlyList<UnmatchedPayout> Unmatched,
    IReadOnlyList<PayoutTotal> Totals,
    IReadOnlyList<PayoutDifference> Differences,
    IReadOnlyList<TransferDifference> TransferDifferences);
