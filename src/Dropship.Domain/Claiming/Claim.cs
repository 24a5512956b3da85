namespace Dropship.Domain;

/// <summary>What a buyer says is wrong. The numbers are stable.</summary>
public enum ClaimKind
{
    /// <summary>It did not arrive.</summary>
    NotReceived = 1,

    /// <summary>It arrived broken or does not work.</summary>
    Damaged,

    /// <summary>Something else arrived.</summary>
    WrongItem,

    /// <summary>It is not what was described.</summary>
    NotAsDescribed,

    /// <summary>It went back to the sender.</summary>
    ReturnedToSender,

    /// <summary>The buyer's bank took the money back: it can be contested, not refunded.</summary>
    Chargeback,
}

/// <summary>What a claim was answered with. The numbers are stable.</summary>
public enum ClaimAnswer
{
    /// <summary>Nothing is given back.</summary>
    Refused = 1,

    /// <summary>Money is given back, all of it or a part.</summary>
    Refunded,

    /// <summary>The goods are sent once more.</summary>
    Resent,

    /// <summary>The buyer sends the goods back, and money is given back once they have arrived.</summary>
    Return,
}

/// <summary>A buyer's claim and our answer.</summary>
/// <param name="Id">Its number.</param>
public sealed record Claim(string Id) : IKeyed<Claim>
{
    /// <summary>The claim; null while only the answer is known.</summary>
    public Fact.ClaimSeen? Seen { get; init; }

    /// <summary>The answer, or null. Of several the last: a return that is awaited may be answered anew.</summary>
    public Decision.ClaimAnswered? Answer { get; init; }

    /// <summary>What came back of it, or null.</summary>
    public Fact.ReturnSeen? Returned { get; init; }

    /// <summary>The newest evidence that was given, or null.</summary>
    public Decision.EvidenceGiven? Evidence { get; init; }

    /// <inheritdoc />
    public int CompareKey(Claim other) => string.CompareOrdinal(Id, other.Id);

    // Of two sightings the newer counts; of two with one revision one must win whatever came first. A claim that was taken back stays so.
    internal Claim Join(Fact.ClaimSeen told)
    {
        var joined = Seen is { } known && Compare(known, told) >= 0 ? known : told;
        return this with { Seen = joined with { Withdrawn = told.Withdrawn || Seen is { Withdrawn: true } } };
    }

    // The earlier arrival counts, and all that was ever told of the units; that everything came says more than a part.
    internal Claim Join(Fact.ReturnSeen told)
    {
        if (Returned is not { } known) return this with { Returned = told with { Units = United([], told.Units) } };
        var units = known.Units.IsEmpty || told.Units.IsEmpty ? [] : United(known.Units, told.Units);
        return this with { Returned = new(Id, Instant.Earlier(known.At, told.At)!.Value, units) };
    }

    private static Few<LineUnits> United(Few<LineUnits> known, Few<LineUnits> told)
    {
        foreach (var units in told)
        {
            var isLess = false;
            foreach (var mine in known) isLess |= mine.Line == units.Line && mine.Quantity >= units.Quantity;
            if (!isLess) known = known.Put(units);
        }

        return known;
    }

    private static int Compare(Fact.ClaimSeen one, Fact.ClaimSeen other)
    {
        if (Key(one).CompareTo(Key(other)) is var keys and not 0) return keys;
        if (Nullable.Compare(one.Wanted?.Amount, other.Wanted?.Amount) is var sums and not 0) return sums;
        if (string.CompareOrdinal(one.Wanted?.Currency.Code, other.Wanted?.Currency.Code) is var currencies and not 0) return currencies;
        if (string.CompareOrdinal(one.Evidence, other.Evidence) is var evidence and not 0) return evidence;
        if (Nullable.Compare(one.EvidenceBy, other.EvidenceBy) is var until and not 0) return until;
        for (var i = 0; i < one.Units.Count; i++)
            if ((one.Units[i].Line, one.Units[i].Quantity).CompareTo((other.Units[i].Line, other.Units[i].Quantity)) is var units and not 0)
                return units;
        return 0;
    }

    private static (long, int, long, long, int) Key(Fact.ClaimSeen seen) => (seen.Revision, (int)seen.Kind, seen.At.Milliseconds, seen.ReplyBy?.Milliseconds ?? long.MaxValue, seen.Units.Count);
}
