using System.Globalization;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using Dropship.Domain;

namespace Dropship.CjDropshipping;

/// <summary>Reads figures and words of answers that only inform: what does not fit is nothing, so that one bad row does not spoil the others.</summary>
internal static class CjFigures
{
    private const int LongestName = 300;
    private const int LongestWord = 40;

    /// <summary>A number; null for none and for what is none.</summary>
    internal static decimal? Number(string? text) => decimal.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : null;

    /// <summary>A price, or the lower end of a span such as <c>2.04 -- 3.08</c>, which stands where variants differ.</summary>
    internal static decimal? LowestPrice(string? text)
    {
        if (Number(text) is { } one) return one;
        return text?.Split('-', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) is [var low, var high] && Number(low) is { } least && Number(high) is { } most ? Math.Min(least, most) : null;
    }

    /// <summary>True if it stands where a figure should and is none.</summary>
    internal static bool IsOdd(string? text) => !string.IsNullOrWhiteSpace(text) && Number(text) is null;

    /// <summary>A name for people: without control characters, not longer than anyone reads.</summary>
    internal static string Name(string? text)
    {
        if (string.IsNullOrWhiteSpace(text)) return "";
        var clean = new string([.. text.Take(LongestName).Select(static letter => char.IsControl(letter) || char.IsSurrogate(letter) ? ' ' : letter)]);
        return clean.Trim();
    }

    /// <summary>CJ's own word, if it is one: what reads otherwise may hold anything and is not shown.</summary>
    internal static string? Word(string? text) =>
        text is { Length: > 0 and <= LongestWord } && text.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter is ' ' or '_' or '-' or '.') ? text : null;

    /// <summary>A SKU; null if it is none that can be kept.</summary>
    internal static Sku? Sku(string? text)
    {
        try
        {
            return text is null ? null : new Sku(text);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>One of our lines; null if it is none that can be kept.</summary>
    internal static LineId? Line(string? text)
    {
        try
        {
            return text is null ? null : new LineId(text);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    /// <summary>A time in the form of CJ's orders, in UTC; null if it reads otherwise: CJ does not say how it writes times here.</summary>
    internal static Instant? Time(string? text) =>
        DateTimeOffset.TryParseExact(text, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? Instant.From(time) : null;

    /// <summary>Two capital letters, or null.</summary>
    internal static string? Country(string? text) => text is { Length: 2 } && text.All(char.IsAsciiLetter) ? text.ToUpperInvariant() : null;

    /// <summary>A row; null if it does not fit.</summary>
    internal static T? Row<T>(JsonElement row, JsonTypeInfo<T> type) where T : class
    {
        try
        {
            return row.ValueKind == JsonValueKind.Object ? row.Deserialize(type) : null;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException or FormatException or OverflowException)
        {
            return null;
        }
    }
}
