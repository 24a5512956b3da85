namespace Dropship.Domain;

/// <summary>What a marketplace punishes a merchant for. The numbers are stable.</summary>
public enum PenaltyReason
{
    /// <summary>Something else, by its own words for it.</summary>
    Other,

    /// <summary>Handed over late, or not in time to be shipped at all.</summary>
    LateShipment,

    /// <summary>Delivered after the day that was promised.</summary>
    LateDelivery,

    /// <summary>The tracking number was invalid, or nobody ever scanned it.</summary>
    NoValidTracking,

    /// <summary>It never arrived.</summary>
    NotReceived,

    /// <summary>Another thing arrived than was sold, a part of it, a bad one, or an empty parcel.</summary>
    WrongGoods,

    /// <summary>The merchant gave the order up.</summary>
    NotFulfilled,

    /// <summary>A rule for merchants or listings was broken.</summary>
    RuleBroken,
}

/// <summary>A marketplace's penalty on an order, and who took note of it.</summary>
/// <param name="Id">The marketplace's number.</param>
public sealed record Penalty(string Id) : IKeyed<Penalty>
{
    /// <summary>The penalty; null while only our note on it is known.</summary>
    public Fact.PenaltySeen? Seen { get; init; }

    /// <summary>What a person found out or did about it, or null.</summary>
    public Decision.PenaltyNoted? Noted { get; init; }

    /// <summary>True if it counts: it was issued, and is not reversed.</summary>
    public bool Stands => Seen is { Reversed: false };

    /// <inheritdoc />
    public int CompareKey(Penalty other) => string.CompareOrdinal(Id, other.Id);

    /// <summary>What is known after another sighting: the newer revision counts, in all that it says.</summary>
    /// <param name="told">The sighting.</param>
    /// <returns>This, if it brings nothing new.</returns>
    public Penalty Join(Fact.PenaltySeen told) => Seen is { } known && Compare(known, told) >= 0 ? this : this with { Seen = told };

    // Of two with one revision one must win whatever came first: one that says it is reversed, for what was taken back is told after it was made.
    private static int Compare(Fact.PenaltySeen one, Fact.PenaltySeen other) =>
        Key(one).CompareTo(Key(other)) is var keys and not 0 ? keys : string.CompareOrdinal(one.Words, other.Words);

    private static (long, bool, Currency?, decimal, PenaltyReason, long) Key(Fact.PenaltySeen seen) => (seen.Revision, seen.Reversed, seen.Amount?.Currency, seen.Amount?.Amount ?? 0m, seen.Reason, seen.At.Milliseconds);
}
