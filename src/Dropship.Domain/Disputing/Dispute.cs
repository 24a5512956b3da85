using System.Globalization;

namespace Dropship.Domain;

/// <summary>A dispute of ours about a purchase: the decision, and what people decided about it since. What the supplier tells of it is a <see cref="Fact.DisputeSeen"/>.</summary>
/// <param name="No">Its number within the purchase, from 1.</param>
public sealed record Dispute(int No) : IKeyed<Dispute>
{
    /// <summary>The decision; null where only what followed it is known.</summary>
    public Decision.DisputeDecided? Decided { get; init; }

    /// <summary>Taken back, or null.</summary>
    public Decision.DisputeWithdrawn? Withdrawn { get; init; }

    /// <summary>The newest evidence that was given, or null.</summary>
    public Decision.EvidenceGiven? Evidence { get; init; }

    /// <inheritdoc />
    public int CompareKey(Dispute other) => No.CompareTo(other.No);

    /// <summary>Our number of a dispute at the supplier, derived and so the same for every try of it, for example <c>ds-…-1-d2</c>; at most 42 letters a-z, digits and hyphens where the purchase's is ours.</summary>
    /// <param name="purchase">Our reference of the purchase.</param>
    /// <param name="no">The number of the dispute within it.</param>
    public static string ReferenceOf(string purchase, int no) => $"{purchase}-d{no.ToString(CultureInfo.InvariantCulture)}";

    internal static TryKey OpenKey(int round, int no) => new(TryKind.OpenDispute, round, no);

    internal static TryKey WithdrawKey(int round, int no) => new(TryKind.WithdrawDispute, round, no);

    /// <summary>Both sightings of one dispute in one: an end outlives what was told before it, sums and links only grow.</summary>
    internal static Fact.DisputeSeen Join(Fact.DisputeSeen one, Fact.DisputeSeen other) => one with
    {
        Order = one.Order.CompareTo(other.Order) >= 0 ? one.Order : other.Order,
        Stage = Rank(one.Stage) >= Rank(other.Stage) ? one.Stage : other.Stage,
        Ours = Math.Max(one.Ours, other.Ours),
        Units = CompareUnits(one.Units, other.Units) >= 0 ? one.Units : other.Units,
        Offered = Larger(one.Offered, other.Offered),
        PaidBack = Larger(one.PaidBack, other.PaidBack),
        ResentAs = one.ResentAs is not { } mine ? other.ResentAs : other.ResentAs is { } theirs && theirs.CompareTo(mine) > 0 ? theirs : one.ResentAs,
        OpenedAt = Instant.Earlier(one.OpenedAt, other.OpenedAt),
        EvidenceBy = Instant.Later(one.EvidenceBy, other.EvidenceBy),
    };

    /// <summary>Of two tellings of some units one counts, whatever came first; none is the least.</summary>
    internal static int CompareUnits(Few<LineUnits> one, Few<LineUnits> other)
    {
        if (one.Count != other.Count) return one.Count.CompareTo(other.Count);
        for (var i = 0; i < one.Count; i++)
            if ((one[i].Line, one[i].Quantity).CompareTo((other[i].Line, other[i].Quantity)) is var order and not 0)
                return order;
        return 0;
    }

    // Money that came back outlives all else that was told.
    private static int Rank(DisputeStage stage) => stage switch
    {
        DisputeStage.Open => 0,
        DisputeStage.Withdrawn => 1,
        DisputeStage.Refused => 2,
        DisputeStage.Resent => 3,
        DisputeStage.Refunded => 4,
        _ => -1 - (int)stage,
    };

    // Two currencies for one dispute are a vendor's mistake; the join must stay total, so the code decides.
    private static Money? Larger(Money? one, Money? other)
    {
        if (one is not { } a) return other;
        if (other is not { } b) return one;
        return (string.CompareOrdinal(a.Currency.Code, b.Currency.Code), a.Amount.CompareTo(b.Amount)) is ( > 0, _) or (0, >= 0) ? one : other;
    }
}
