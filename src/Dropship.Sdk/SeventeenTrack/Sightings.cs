using Dropship.Domain;

namespace Dropship.SeventeenTrack;

/// <summary>An event on its way to become a scan.</summary>
/// <param name="At">Where it is placed in time.</param>
/// <param name="Time">What is known of its time.</param>
/// <param name="Told">What it says.</param>
/// <param name="Words">Its text, reduced to compare.</param>
/// <param name="Place">Its place, reduced to compare.</param>
/// <param name="Provider">Who told it.</param>
internal readonly record struct Sighting(Instant At, EventTime Time, Told Told, string Words, string Place, int Provider);

/// <summary>Finds the same scan told twice: by one carrier in the same minute, text and place, or by two carriers of one parcel within two minutes and in the same text.</summary>
internal static class Sightings
{
    private static readonly TimeSpan Between = TimeSpan.FromMinutes(2);

    /// <summary>Letters and digits alone, in capitals.</summary>
    internal static string Words(string? text) => text is null ? "" : string.Concat(text.Where(char.IsLetterOrDigit)).ToUpperInvariant();

    /// <summary>Each scan once, whatever order they came in; of two that are the same the one whose time is known, then the one that says more, then the earlier.</summary>
    internal static List<Sighting> Distinct(List<Sighting> seen)
    {
        List<Sighting> kept = [];
        foreach (var same in seen.GroupBy(static one => one.Words, StringComparer.Ordinal))
        {
            var from = kept.Count;
            foreach (var equal in same.GroupBy(static one => (one.Time.IsExact, IsSilent: one.Told.Phase == ParcelPhase.Unknown, one.At, one.Told.Phase, one.Told.Incident)).OrderBy(static equal => (!equal.Key.IsExact, equal.Key.IsSilent, equal.Key.At, equal.Key.Phase, equal.Key.Incident)))
            {
                var before = kept[from..];   // not with its equals: which of them came first must change nothing
                kept.AddRange(equal.Where(one => same.Key.Length == 0 || !before.Exists(earlier => IsSame(earlier, one))));
            }
        }

        return kept;
    }

    private static bool IsSame(in Sighting one, in Sighting other) => one.Provider == other.Provider
        ? one.Place == other.Place && Minute(one.Time.Local) == Minute(other.Time.Local)
        : one.Time.IsExact && other.Time.IsExact
            ? (one.At - other.At).Duration() <= Between
            : (one.Time.Local - other.Time.Local).Duration() <= Between;

    private static long Minute(DateTime local) => local.Ticks / TimeSpan.TicksPerMinute;
}
