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
}

/// <summary>A buyer's claim and our answer.</summary>
/// <param name="Id">Its number.</param>
public sealed record Claim(string Id) : IKeyed<Claim>
{
    /// <summary>The claim; null while only the answer is known.</summary>
    public Fact.ClaimSeen? Seen { get; init; }

    /// <summary>The answer, or null.</summary>
    public Decision.ClaimAnswered? Answer { get; init; }

    /// <inheritdoc />
    public int CompareKey(Claim other) => string.CompareOrdinal(Id, other.Id);

    // Of two sightings the newer counts; of two with one revision one must win whatever came first. A claim that was taken back stays so.
    internal Claim Join(Fact.ClaimSeen told)
    {
        var joined = Seen is { } known && Compare(known, told) >= 0 ? known : told;
        return this with { Seen = joined with { Withdrawn = told.Withdrawn || Seen is { Withdrawn: true } } };
    }

    private static int Compare(Fact.ClaimSeen one, Fact.ClaimSeen other)
    {
        if (Key(one).CompareTo(Key(other)) is var keys and not 0) return keys;
        if (Nullable.Compare(one.Wanted?.Amount, other.Wanted?.Amount) is var sums and not 0) return sums;
        if (string.CompareOrdinal(one.Wanted?.Currency.Code, other.Wanted?.Currency.Code) is var currencies and not 0) return currencies;
        if (string.CompareOrdinal(one.Evidence, other.Evidence) is var evidence and not 0) return evidence;
        for (var i = 0; i < one.Units.Count; i++)
            if ((one.Units[i].Line, one.Units[i].Quantity).CompareTo((other.Units[i].Line, other.Units[i].Quantity)) is var units and not 0)
                return units;
        return 0;
    }

    private static (long, int, long, long, int) Key(Fact.ClaimSeen seen) => (seen.Revision, (int)seen.Kind, seen.At.Milliseconds, seen.ReplyBy?.Milliseconds ?? long.MaxValue, seen.Units.Count);
}
