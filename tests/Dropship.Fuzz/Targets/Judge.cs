using System.Globalization;
using System.Text.Json;
using System.Text.Unicode;
using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Fuzz;

/// <summary>What may come out of a parser beside typed faults.</summary>
internal static class Judge
{
    /// <summary>A write: done only if the answer is a whole document in the vendor's form for our order, rejected or not sent only by a code that is listed as that.</summary>
    internal static string Write(Input input, Outcome outcome, string? code, bool isOurs, Func<int, Outcome, bool> isListed, bool anyCase = false)
    {
        Secrets.Clean(code);
        var root = Root(input);
        if (outcome == Outcome.Done && (root is null || !isOurs)) throw new UnexpectedException("done, although the answer is not of our order");
        if (outcome is Outcome.Rejected or Outcome.NotSent && !(Code(root, anyCase) is { } told && isListed(told, outcome)))
            throw new UnexpectedException(outcome == Outcome.Rejected ? "rejected, although no listed code says so" : "not sent, although it left");
        return outcome.ToString();
    }

    internal static string Webhook(WebhookReading reading)
    {
        Secrets.Clean(reading.Why);
        if (reading.Verdict == WebhookVerdict.Forged) throw new UnexpectedException("forged, although it is signed");
        if (reading.Verdict == WebhookVerdict.Unreadable && reading.Nudges.Count > 0) throw new UnexpectedException("unreadable, and yet it nudges");
        foreach (var nudge in reading.Nudges) Secrets.Clean(nudge.Message);
        return reading.Nudges.Count == 0 ? reading.Verdict.ToString() : "Genuine with nudges";
    }

    internal static string Signature(WebhookReading reading, bool isRight) => (reading.Verdict == WebhookVerdict.Forged) == isRight
        ? throw new UnexpectedException(isRight ? "a right signature is refused" : "a wrong signature is believed")
        : reading.Verdict.ToString();

    /// <summary>The document, if it is whole; null else.</summary>
    internal static JsonElement? Root(Input input)
    {
        if (!Utf8.IsValid(input.Bytes)) return null;
        try
        {
            using var document = JsonDocument.Parse(input.Bytes);
            return document.RootElement.Clone();
        }
        catch (JsonException)
        {
            return null;
        }
    }

    /// <summary>A field of an object; null if there is none, if it is there twice, or if a name cannot be read.</summary>
    internal static JsonElement? Field(JsonElement? of, string name, bool anyCase = false)
    {
        if (of is not { ValueKind: JsonValueKind.Object } item) return null;
        try
        {
            var named = item.EnumerateObject().Where(field => field.Name.Equals(name, anyCase ? StringComparison.OrdinalIgnoreCase : StringComparison.Ordinal)).Take(2).ToArray();
            return named is [var one] ? one.Value : null;
        }
        catch (InvalidOperationException)
        {
            return null;   // half a character
        }
    }

    /// <summary>A text that can be read, or a number as it is written; null else.</summary>
    internal static string? Text(JsonElement? value)
    {
        try
        {
            return value is { ValueKind: JsonValueKind.String or JsonValueKind.Number } told ? told.ToString() : null;
        }
        catch (InvalidOperationException)
        {
            return null;
        }
    }

    /// <summary>The vendor's code: vendors write it as a number and as text.</summary>
    internal static int? Code(JsonElement? root, bool anyCase = false) =>
        int.TryParse(Text(Field(root, "code", anyCase)), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var code) ? code : null;
}
