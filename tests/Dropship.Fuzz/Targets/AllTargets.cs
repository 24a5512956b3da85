namespace Dropship.Fuzz;

/// <summary>Every parser that reads what others wrote.</summary>
internal static class AllTargets
{
    internal static IReadOnlyList<Target> All { get; } = [.. WishTargets.All, .. CjTargets.All, .. TrackTargets.All, .. CsvTargets.All, .. FileTargets.All];
}
