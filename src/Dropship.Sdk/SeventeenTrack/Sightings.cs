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
            foreach (var one in same.OrderByDescending(static one => one.Time.IsExact).ThenBy(static one => one.Told.Phase == ParcelPhase.Unknown).ThenBy(static one => one.At).ThenBy(static one => one.Told.Phase).ThenBy(static one => one.Told.Incident))
                if (same.Key.Length == 0 || !IsTold(kept, from, one))
                    kept.Add(one);
        }

        return kept;
    }

    private static bool IsTold(List<Sighting> kept, int from, in Sighting one)
    {
        for (var i = from; i < kept.Count; i++)
            if (IsSame(kept[i], one))
                return true;
        return false;
    }

    private static bool IsSame(in Sighting one, in Sighting other) => one.Provider == other.Provider
        ? one.Place == other.Place && Minute(one.Time.Local) == Minute(other.Time.Local)
        : one.Time.IsExact && other.Time.IsExact
            ? (one.At - other.At).Duration() <= Between
            : (one.Time.Local - other.Time.Local).Duration() <= Between;

    private static long Minute(DateTime local) => local.Ticks / TimeSpan.TicksPerMinute;
}
