using System.Globalization;

namespace Dropship.Domain;

/// <summary>
/// Names one notice: what it is about and the fact that it states. A fact that changes makes another key, so that it is told once each time, and what was
/// told before is on record without any event of its own.
/// </summary>
/// <param name="Kind">What is told.</param>
/// <param name="Subject">What it is about: a tracking number, the number of a refund, or empty for the order.</param>
/// <param name="Fact">What it states: a day as <c>2026-03-07</c>, a carrier, or empty.</param>
/// <param name="No">How many others of this kind and subject came before.</param>
public readonly record struct NoticeKey(NoticeKind Kind, string Subject, string Fact, int No)
{
    private const char Border = '|';

    /// <summary>The try by which it is told.</summary>
    public TryKey ToTry() => new(TryKind.Notify, (int)Kind, No, $"{Subject}{Border}{Fact}");

    /// <summary>The notice that a try tells; null if the key is none of a notice.</summary>
    /// <param name="key">The key of a try.</param>
    public static NoticeKey? Of(TryKey key) =>
        key.Kind == TryKind.Notify && Enum.IsDefined((NoticeKind)key.No) && key.Rung >= 0 && key.Name.IndexOf(Border, StringComparison.Ordinal) is >= 0 and var border
            ? new((NoticeKind)key.No, key.Name[..border], key.Name[(border + 1)..], key.Rung)
            : null;

    /// <summary>The day it states, or null.</summary>
    public DateOnly? Day => DateOnly.TryParseExact(Fact.AsSpan(0, Math.Min(Fact.Length, 10)), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    internal static string FactOf(DateOnly day) => day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    internal static bool IsAbout(in TryKey key, NoticeKind kind, string subject) =>
        key.Kind == TryKind.Notify && key.No == (int)kind && key.Name.Length > subject.Length && key.Name[subject.Length] == Border && key.Name.StartsWith(subject, StringComparison.Ordinal);

    internal static bool States(in TryKey key, string subject, string fact) => key.Name.AsSpan(subject.Length + 1).SequenceEqual(fact);
}
