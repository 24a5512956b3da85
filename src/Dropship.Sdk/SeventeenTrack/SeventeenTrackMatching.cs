using System.Globalization;
using System.Text.Json;
using Dropship.Ports;

namespace Dropship.SeventeenTrack;

/// <summary>What is asked for: a number at a carrier.</summary>
/// <param name="Number">The number.</param>
/// <param name="Code">The vendor's code of the carrier; null if the vendor is to detect it.</param>
/// <param name="IsTwin">True if the same number is asked for with another carrier, too.</param>
internal sealed record Asked(string Number, int? Code, bool IsTwin = false)
{
    /// <summary>The vendor's codes of carriers that it was said to have, and which were judged wrong.</summary>
    internal IReadOnlyList<int> Instead { get; init; } = [];

    /// <summary>The parcels it is asked for, as the engine names them.</summary>
    internal IReadOnlyList<TrackedParcel> Parcels { get; init; } = [];
}

/// <summary>Finds for each parcel its answer: by number and carrier, never by position. A parcel that is in no list was not answered, which is no success.</summary>
internal static class SeventeenTrackMatching
{
    private static readonly ErrorRow Unanswered = new(0, ErrorClass.Transient, "no answer for this number");

    /// <summary>One result for each, in their order; null if the answer is about none of them.</summary>
    internal static ItemResult[]? Match(IReadOnlyList<Asked> asked, ItemsData data)
    {
        List<Answer> answers = [.. (data.Accepted ?? []).Select(static item => Read(item, ReadAccepted)), .. (data.Rejected ?? []).Select(static item => Read(item, ReadRejected))];
        var results = new ItemResult?[asked.Count];
        for (var i = 0; i < asked.Count; i++) results[i] = Take(answers, asked[i], static (answer, one) => one.Code is not null && answer.Carrier == one.Code);
        for (var i = 0; i < asked.Count; i++) results[i] ??= Take(answers, asked[i], static (answer, one) => answer.Carrier is null || !one.IsTwin);
        for (var i = 0; i < asked.Count; i++) results[i] ??= Take(answers, asked[i], static (_, _) => true);   // the vendor has corrected the carrier
        return asked.Count > 0 && results.All(static result => result is null) ? null : [.. results.Select(static result => result ?? new ItemResult.RetryLater(Unanswered))];
    }

    /// <summary>A registration of a list; null if it cannot be read, which hides no other.</summary>
    internal static ListedItem? Listed(JsonElement item)
    {
        try
        {
            return item.Deserialize(SeventeenTrackJson.Default.ListedItem);
        }
        catch (Exception fault) when (IsMisfit(fault))
        {
            return null;
        }
    }

    private static ItemResult? Take(List<Answer> answers, Asked one, Func<Answer, Asked, bool> fits)
    {
        var place = answers.FindIndex(answer => string.Equals(answer.Number, one.Number, StringComparison.OrdinalIgnoreCase) && fits(answer, one));
        if (place < 0) return null;
        var result = answers[place].Result;
        answers.RemoveAt(place);
        return result;
    }

    private static Answer Read(JsonElement item, Func<JsonElement, ItemResult> read)
    {
        try
        {
            var head = item.Deserialize(SeventeenTrackJson.Default.ItemHead);
            return new(head?.Number?.Trim() ?? "", CodeOf(head?.Carrier), Try(item, read));
        }
        catch (Exception fault) when (IsMisfit(fault))
        {
            return new("", null, new ItemResult.Unreadable("$"));
        }
    }

    private static ItemResult Try(JsonElement item, Func<JsonElement, ItemResult> read)
    {
        try
        {
            return read(item);
        }
        catch (Exception fault) when (IsMisfit(fault))
        {
            return new ItemResult.Unreadable((fault as JsonException)?.Path ?? "$");
        }
    }

    // The reader has several exceptions for a value that is not what it should be, half of a character among them.
    internal static bool IsMisfit(Exception fault) => fault is JsonException or InvalidOperationException or FormatException or OverflowException or NotSupportedException;

    private static ItemResult ReadAccepted(JsonElement item) => new ItemResult.Accepted(item.Deserialize(SeventeenTrackJson.Default.TrackedItem)!);

    private static ItemResult ReadRejected(JsonElement item) =>
        item.Deserialize(SeventeenTrackJson.Default.RejectedItem) is { Error.Code: { } code } ? ItemResult.Of(SeventeenTrackErrors.Of(code)) : new ItemResult.Unreadable("$.error.code");

    /// <summary>A carrier's code; the vendor writes it as a number or as text, and 0 for none.</summary>
    internal static int? CodeOf(string? carrier) => int.TryParse(carrier, NumberStyles.None, CultureInfo.InvariantCulture, out var code) && code > 0 ? code : null;

    private sealed record Answer(string Number, int? Carrier, ItemResult Result);
}
