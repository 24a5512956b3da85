using System.Text.Json;
using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Fuzz;

/// <summary>What may come out of a parser beside typed faults.</summary>
internal static class Judge
{
    /// <summary>A write: done only if the answer is a whole document in the vendor's form for our order, rejected only by a listed code.</summary>
    internal static string Write(Input input, Outcome outcome, string? code, bool isOurs, Func<int, bool> isListed)
    {
        Secrets.Clean(code);
        if (outcome == Outcome.Done && (Root(input) is null || !isOurs)) throw new UnexpectedException("done, although the answer is not of our order");
        if (outcome == Outcome.Rejected && !(Root(input) is { } root && Code(root) is { } told && isListed(told))) throw new UnexpectedException("rejected, although no listed code says so");
        if (outcome == Outcome.NotSent && !(Root(input) is { } answer && Code(answer) is { } refused && isListed(refused))) throw new UnexpectedException("not sent, although it left");
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

    internal static JsonElement? Root(Input input)
    {
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

    // Vendors write codes as numbers and as text.
    internal static int? Code(JsonElement root) =>
        root.ValueKind != JsonValueKind.Object || !root.TryGetProperty("code", out var code) ? null
        : code.ValueKind == JsonValueKind.Number && code.TryGetInt32(out var number) ? number
        : code.ValueKind == JsonValueKind.String && int.TryParse(code.GetString(), System.Globalization.NumberStyles.Integer, System.Globalization.CultureInfo.InvariantCulture, out var text) ? text
        : null;
}
