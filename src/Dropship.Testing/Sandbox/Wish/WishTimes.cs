using System.Globalization;

namespace Dropship.Testing.Sandbox.Wish;

/// <summary>Writes moments in the two ways the vendor does: both in UTC, to the millisecond.</summary>
internal static class WishTimes
{
    internal static string Full(DateTimeOffset at) => Text(at, "yyyy-MM-dd'T'HH:mm:ss.fff'+00:00'");

    internal static string Short(DateTimeOffset at) => Text(at, "yyyy-MM-dd'T'HH:mm:ss.fff'Z'");

    private static string Text(DateTimeOffset at, string format) => at.UtcDateTime.ToString(format, CultureInfo.InvariantCulture);
}
