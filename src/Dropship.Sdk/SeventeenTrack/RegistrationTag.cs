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

    /// <summary>True if an item is the registration of another carrier's parcel that bears the same number.</summary>
    internal static bool IsForeign(TrackedItem item, int? code) =>
        code is not null && SeventeenTrackMatching.CodeOf(item.Carrier) != code && item.Tag is { } tag && tag != Of(code) && tag.StartsWith(Ours, StringComparison.Ordinal) && tag != Of(null);
}
