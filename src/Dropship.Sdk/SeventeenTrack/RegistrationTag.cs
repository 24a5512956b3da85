using System.Globalization;

namespace Dropship.SeventeenTrack;

/// <summary>
/// Says in the vendor's books for which carrier a number was registered. The vendor may correct the carrier, so the one it names later does not tell:
/// without the tag the number would look unregistered and cost another quota.
/// </summary>
internal static class RegistrationTag
{
    private const string Ours = "dropship:";

    internal static string Of(int? code) => Ours + (code?.ToString(CultureInfo.InvariantCulture) ?? "auto");

    /// <summary>True if a registration was made here.</summary>
    internal static bool IsOurs(string? tag) => tag?.StartsWith(Ours, StringComparison.Ordinal) == true;

    /// <summary>True if an item is our own registration of this very parcel, for a carrier that was judged wrong since.</summary>
    internal static bool IsMisjudged(TrackedItem item, Asked one) =>
        one is { Code: { } code, IsTwin: false } && SeventeenTrackMatching.CodeOf(item.Carrier) != code && item.Tag is { } tag && one.Instead.Any(wrong => wrong != code && tag == Of(wrong));

    /// <summary>True if an item is the registration of another carrier's parcel that bears the same number.</summary>
    internal static bool IsForeign(TrackedItem item, int? code) =>
        code is not null && SeventeenTrackMatching.CodeOf(item.Carrier) != code && item.Tag is { } tag && tag != Of(code) && tag.StartsWith(Ours, StringComparison.Ordinal) && tag != Of(null);
}
