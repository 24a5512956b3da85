using System.Text.Json;
using Dropship.Domain;

namespace Dropship.Wish;

/// <summary>A field of an order that cannot be understood. The message names field, kind of value and cure, never the value of personal data.</summary>
/// <param name="field">The vendor's path of the field.</param>
/// <param name="what">What is wrong with it.</param>
internal sealed class WishFieldException(string field, string what) : Exception($"{field}: {what}; look at the order at Wish, and report the value if it is right there.");

/// <summary>Takes values out of fields, or says which one is wrong.</summary>
internal static class WishField
{
    private const int MostWordLetters = 40;
    internal const string Details = "order_payment.general_payment_details";

    /// <summary>Text without outer blanks and control characters; null if nothing is left.</summary>
    internal static string? Clean(string? text)
    {
        if (text is null) return null;
        var clean = string.Create(text.Length, text, static (letters, from) =>
        {
            for (var i = 0; i < letters.Length; i++) letters[i] = char.IsControl(from[i]) || from[i] is '\u2028' or '\u2029' ? ' ' : from[i];
        }).Trim();
        return clean.Length == 0 ? null : clean;
    }

    internal static Instant? Moment(DateTimeOffset? time) => time is { } at ? Instant.From(at) : null;

    /// <summary>An amount as it was written; null if the vendor gives none.</summary>
    internal static Money? Amount(WishAmount? amount, string field)
    {
        if (amount is null) return null;
        if (amount.Amount is not { } number) throw new WishFieldException($"{field}.amount", "is missing");
        if (amount.CurrencyCode is not [>= 'A' and <= 'Z', >= 'A' and <= 'Z', >= 'A' and <= 'Z'] code) throw new WishFieldException($"{field}.currency_code", "is no ISO 4217 code");
        try
        {
            return new(number, new(code));
        }
        catch (ArgumentOutOfRangeException)
        {
            throw new WishFieldException($"{field}.amount", "is larger than any amount of money that is believed");
        }
    }

    /// <summary>A word of an enumeration, for people; anything else is only described.</summary>
    internal static string Word(string? value) =>
        value is null ? "missing" : value.Length <= MostWordLetters && value.All(static letter => char.IsAsciiLetterUpper(letter) || letter == '_') ? $"'{value}'" : $"a text of {value.Length} characters";

    /// <summary>Where a row does not fit the form of an order.</summary>
    internal static WishFieldException Misfit(JsonElement row, JsonException fault)
    {
        var path = fault.Path is { Length: > 2 and <= 120 } known ? known[2..] : "order";
        return new(path, $"does not fit, it is {Kind(row, path)}");
    }

    private static string Kind(JsonElement row, string path)
    {
        foreach (var name in path.Split('.'))
            if (row.ValueKind != JsonValueKind.Object || !row.TryGetProperty(name, out row))
                return "of another kind";
        return row.ValueKind switch
        {
            JsonValueKind.String => "a text",
            JsonValueKind.Number => "a number",
            JsonValueKind.Object => "an object",
            JsonValueKind.Array => "a list",
            JsonValueKind.Null => "null",
            _ => "a truth value",
        };
    }
}
