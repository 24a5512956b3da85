using System.Globalization;
using System.Text.RegularExpressions;

namespace Dropship.Wish;

/// <summary>What we write into the vendor's notes, so that our own writes are known again: the vendor has no idempotency keys.</summary>
internal static partial class WishNotes
{
    /// <summary>On a tracking number; the vendor keeps it for the merchant alone.</summary>
    internal const string Shipment = "Sent by Dropship.Sdk";

    /// <summary>On a refund; the buyer can read it.</summary>
    internal static string OfRefund(int no) => string.Create(CultureInfo.InvariantCulture, $"Ref. R-{no}");

    /// <summary>The number of our refund that a note bears; 0 if it bears none.</summary>
    internal static int RefundIn(string? note) => note is not null && Refund.Match(note) is { Success: true } match ? int.Parse(match.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^\s*Ref\. R-([1-9][0-9]{0,8})\s*\z", RegexOptions.CultureInvariant, 1000)]
    private static partial Regex Refund { get; }
}
