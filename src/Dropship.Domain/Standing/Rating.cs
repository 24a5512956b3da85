namespace Dropship.Domain;

/// <summary>A buyer's rating, and who looked into it.</summary>
/// <param name="Id">The marketplace's number.</param>
public sealed record Rating(string Id) : IKeyed<Rating>
{
    /// <summary>The rating; null while only our note on it is known.</summary>
    public Fact.RatingSeen? Seen { get; init; }

    /// <summary>What a person found out, or null.</summary>
    public Decision.RatingReviewed? Reviewed { get; init; }

    /// <inheritdoc />
    public int CompareKey(Rating other) => string.CompareOrdinal(Id, other.Id);

    // The newer revision counts; of two with one revision one must win whatever came first. A rating that was taken back stays so.
    internal Rating Join(Fact.RatingSeen told)
    {
        var joined = Seen is { } known && Key(known).CompareTo(Key(told)) >= 0 ? known : told;
        return this with { Seen = joined with { Withdrawn = told.Withdrawn || Seen is { Withdrawn: true } } };
    }

    private static (long, int, long, string) Key(Fact.RatingSeen seen) => (seen.Revision, -seen.Stars, seen.At.Milliseconds, seen.Line?.Value ?? "");
}
