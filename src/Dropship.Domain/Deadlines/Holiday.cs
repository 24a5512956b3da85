namespace Dropship.Domain;

/// <summary>A day, or a stretch of days, on which a region does not work.</summary>
/// <param name="Region">Where: a name of the user's own, for example <c>CN</c> or <c>DE-BY</c>.</param>
/// <param name="Day">The day, or the first of them.</param>
/// <param name="Name">What it is called.</param>
/// <param name="Until">The last of the days, or null for a single one.</param>
public sealed record Holiday(string Region, DateOnly Day, string Name, DateOnly? Until = null) : IKeyed<Holiday>
{
    /// <summary>The last of the days.</summary>
    public DateOnly Last => Until ?? Day;

    /// <inheritdoc />
    public int CompareKey(Holiday other) =>
        Day.CompareTo(other.Day) is var days and not 0 ? days
        : Last.CompareTo(other.Last) is var lasts and not 0 ? lasts
        : string.CompareOrdinal(Region, other.Region) is var regions and not 0 ? regions
        : string.CompareOrdinal(Name, other.Name);
}
