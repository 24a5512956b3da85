namespace Dropship.Domain;

/// <summary>What a person says of a write in doubt. The numbers are stable.</summary>
public enum DoubtAnswer
{
    /// <summary>It took effect.</summary>
    Exists = 1,

    /// <summary>It had no effect: it may be tried again, within its number of tries.</summary>
    Absent,

    /// <summary>It had no effect, and it is not to be tried again.</summary>
    GivenUp,
}

/// <summary>What an outward write does.</summary>
public enum TryKind
{
    /// <summary>Purchase step: create the order at the supplier.</summary>
    Create,

    /// <summary>Purchase step: put it into the cart.</summary>
    Cart,

    /// <summary>Purchase step: confirm it.</summary>
    Confirm,

    /// <summary>Purchase step: prepare the payment.</summary>
    Prepare,

    /// <summary>Purchase step: pay.</summary>
    Pay,

    /// <summary>Remove an unpaid order at the supplier.</summary>
    Discard,

    /// <summary>Ask the supplier to cancel a paid order.</summary>
    CancelPurchase,

    /// <summary>Remind the supplier to ship.</summary>
    Urge,

    /// <summary>Give the marketplace a tracking number.</summary>
    Publish,

    /// <summary>Answer a cancellation request at the marketplace.</summary>
    AnswerCancel,

    /// <summary>Give the buyer money back.</summary>
    Refund,

    /// <summary>Open a dispute with a supplier.</summary>
    OpenDispute,

    /// <summary>Take a dispute back at the supplier.</summary>
    WithdrawDispute,

    /// <summary>Tell the customer something, see <see cref="NoticeKey"/>.</summary>
    Notify,

    /// <summary>Write to a buyer who has asked something.</summary>
    ReplyInquiry,

    /// <summary>Close a buyer's inquiry, open it again, or hand it to the marketplace.</summary>
    MoveInquiry,
}

/// <summary>Names one outward write of an order. The vendor-side key is derived from it, never random.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="No">Round of the purchase, number of the refund, for a tracking number the release it is given to the marketplace in, the kind of a notice, or which of the things decided about an inquiry; 0 if none.</param>
/// <param name="Rung">Which reminder, which dispute about the purchase, or which notice of its kind and subject; 0 if none of them.</param>
/// <param name="Name">Tracking number, cancellation request, inquiry, or what a notice is about and states; empty if none of them.</param>
public readonly record struct TryKey(TryKind Kind, int No = 0, int Rung = 0, string Name = "") : IComparable<TryKey>
{
    /// <summary>True for the steps of a purchase.</summary>
    public bool IsPurchaseStep => Kind <= TryKind.Pay;

    /// <summary>True for what is written at a supplier, about the purchase of round <see cref="No"/>.</summary>
    public bool IsAtSupplier => Kind is <= TryKind.Urge or TryKind.OpenDispute or TryKind.WithdrawDispute;

    /// <summary>True for what costs money: the steps of a purchase, and refunds.</summary>
    public bool Spends => IsPurchaseStep || Kind == TryKind.Refund;

    /// <inheritdoc />
    public int CompareTo(TryKey other) =>
        Kind != other.Kind ? ((int)Kind).CompareTo((int)other.Kind)   // an enumeration would be boxed
        : No != other.No ? No.CompareTo(other.No)
        : Rung != other.Rung ? Rung.CompareTo(other.Rung)
        : string.CompareOrdinal(Name, other.Name);

    /// <summary>For example <c>Create 1</c> or <c>Publish YT2412</c>.</summary>
    public override string ToString() => NoticeKey.Of(this) is { } notice ? $"{Kind} {notice.Kind}{(Rung > 0 ? $" {Rung}" : "")} {Name}" : $"{Kind}{(No > 0 ? $" {No}" : "")}{(Rung > 0 ? $" rung {Rung}" : "")}{(Name.Length > 0 ? $" {Name}" : "")}";
}

/// <summary>How a try ended, from the least to the most certain: of two reports the later in this list counts.</summary>
public enum Outcome
{
    /// <summary>Nobody knows whether it had an effect. The default for everything that is not listed by the adapter.</summary>
    Unknown,

    /// <summary>Accepted, the effect is to be verified.</summary>
    Pending,

    /// <summary>Provably never left.</summary>
    NotSent,

    /// <summary>The vendor said no, and the adapter lists this answer as "no effect".</summary>
    Rejected,

    /// <summary>It took effect.</summary>
    Done,
}

/// <summary>One try of one outward write.</summary>
/// <param name="Key">What is tried.</param>
/// <param name="No">Which try of it, from 1.</param>
public sealed record Try(TryKey Key, int No) : IKeyed<Try>
{
    /// <summary>When it was opened; null while only its end was heard.</summary>
    public Instant? OpenedAt { get; init; }

    /// <summary>After this moment an open try is in doubt.</summary>
    public Instant? Deadline { get; init; }

    /// <summary>How it ended; null while it is open.</summary>
    public Outcome? Outcome { get; init; }

    /// <summary>When it ended.</summary>
    public Instant? ClosedAt { get; init; }

    /// <summary>Why it was rejected.</summary>
    public DeclineReason Reason { get; init; }

    /// <summary>The vendor's code or a person's note.</summary>
    public string? Code { get; init; }

    /// <summary>The first look after it that found nothing.</summary>
    public Instant? AbsentFirst { get; init; }

    /// <summary>The last look after it that found nothing.</summary>
    public Instant? AbsentLast { get; init; }

    /// <summary>True if nobody knows whether it had an effect: said so, or open past its deadline. No event is needed after a crash.</summary>
    /// <param name="now">The present.</param>
    public bool IsDoubtful(Instant now) => Outcome is null ? Deadline <= now : Outcome == Domain.Outcome.Unknown;

    /// <summary>True while an answer may still come.</summary>
    /// <param name="now">The present.</param>
    public bool IsOpen(Instant now) => Outcome is null && now < Deadline;

    /// <summary>True if it was rejected as invalid and an <see cref="Fact.AbsenceSeen"/> came later: a person mended the cause, it may be tried again.</summary>
    public bool IsMended => Outcome == Domain.Outcome.Rejected && Reason == DeclineReason.Invalid && AbsentLast > ClosedAt;

    /// <summary>From when on a doubt about it may be looked into.</summary>
    public Instant DoubtSince => ClosedAt ?? Deadline ?? default;

    /// <summary>How long its request may be under way: to its deadline, although we may have stopped waiting long before. A protocol's time to settle begins here.</summary>
    public Instant UnderWayUntil => Instant.Later(ClosedAt, Deadline) ?? default;

    /// <inheritdoc />
    public int CompareKey(Try other) => Key.CompareTo(other.Key) is var keys and not 0 ? keys : No.CompareTo(other.No);

    internal Try Join(Fact.TryClosed told)
    {
        if (Outcome is { } known && (known > told.Outcome || (known == told.Outcome && !Sooner(told)))) return this;
        return this with { Outcome = told.Outcome, ClosedAt = told.At, Reason = told.Reason, Code = told.Code };
    }

    internal Try Join(Fact.AbsenceSeen told)
    {
        var (first, last) = (Instant.Earlier(AbsentFirst, told.At), Instant.Later(AbsentLast, told.At));
        return first == AbsentFirst && last == AbsentLast ? this : this with { AbsentFirst = first, AbsentLast = last };
    }

    // Of two equal outcomes one must win whatever came first: the earlier, then the lesser reason, then the lesser code.
    private bool Sooner(Fact.TryClosed told) =>
        told.At != ClosedAt ? told.At < ClosedAt
        : told.Reason != Reason ? told.Reason < Reason
        : string.CompareOrdinal(told.Code, Code) < 0;
}
