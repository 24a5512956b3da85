using System.Text.Json;
using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Wish;

/// <summary>
/// Reads penalties by two walks, as orders are read: by when they were issued, and by when they were reversed. One cursor holds both.
/// </summary>
internal sealed class WishPenalties(WishCalls calls, WishOptions options, TimeProvider clock) : IPenaltyClient
{
    private const char Between = ' ';

    public async ValueTask<PenaltyPage> ListPenaltiesAsync(string? cursor, CancellationToken cancellation)
    {
        var now = Instant.From(clock.GetUtcNow());
        var (issued, reversed) = Parse(cursor, now);
        List<ToldPenalty> read = [];
        List<UnreadablePenalty> unreadable = [];
        var (afterIssued, moreIssued) = await WalkAsync(issued, isReversed: false, now, read, unreadable, cancellation).ConfigureAwait(false);
        var (afterReversed, moreReversed) = await WalkAsync(reversed, isReversed: true, now, read, unreadable, cancellation).ConfigureAwait(false);
        return new(read, $"{afterIssued}{Between}{afterReversed}", moreIssued || moreReversed) { Unreadable = unreadable };
    }

    public async ValueTask<ToldPenalty?> GetPenaltyAsync(string penalty, CancellationToken cancellation)
    {
        var answer = await calls.FindAsync((api, bearer, language, given) => api.GetPenaltyAsync(penalty, bearer, language, given), cancellation).ConfigureAwait(false);
        if (!answer.IsGood) return answer.IsMissing ? null : throw answer.Fail();
        var (told, why) = WishPenaltyMapping.Read(answer.Data);
        if (told?.Penalty.Penalty is { } id && id != penalty) throw answer.Odd("the answer is about another penalty than was asked for");
        return told ?? throw answer.Odd(why!.Why);
    }

    public async ValueTask<int> CountPenaltiesAsync(Instant from, Instant until, CancellationToken cancellation)
    {
        var answer = await calls.ReadAsync((api, bearer, language, given) => api.CountPenaltiesAsync(WishCursor.Text(from), WishCursor.Text(until), bearer, language, given), cancellation).ConfigureAwait(false);
        try
        {
            if (answer.Data.Deserialize(WishJson.Default.WishPenaltyCount)?.Count is { } count and >= 0) return count;
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            // It is told below.
        }

        throw answer.Odd("the answer holds no count of penalties");
    }

    private async ValueTask<(WishCursor After, bool HasMore)> WalkAsync(WishCursor start, bool isReversed, Instant now, List<ToldPenalty> read, List<UnreadablePenalty> unreadable, CancellationToken cancellation)
    {
        var from = start.From(options.Overlap);
        var answer = await calls.ReadAsync((api, bearer, language, given) => api.ListPenaltiesAsync(options.PageSize, isReversed ? null : WishCursor.Text(from), isReversed ? WishCursor.Text(from) : null, isReversed ? "reversed_at.asc" : "created_at.asc", bearer, language, given), cancellation).ConfigureAwait(false);
        if (answer.Data.ValueKind != JsonValueKind.Array) throw answer.Odd("the answer is no list of penalties");
        var (rows, last) = (0, default(Instant?));
        foreach (var row in answer.Data.EnumerateArray())
        {
            rows++;
            var at = At(row, isReversed ? "reversed_at" : "created_at");
            if (at < last) throw answer.Odd("the penalties are not sorted by their time, as was asked for");
            last = at ?? last;
            var (told, why) = WishPenaltyMapping.Read(row);
            if (told is not null) read.Add(told);
            else unreadable.Add(why!);
        }

        var isFull = rows >= options.PageSize && last is not null;
        return (start.After(from, last, isFull, now), isFull);
    }

    private (WishCursor Issued, WishCursor Reversed) Parse(string? cursor, Instant now)
    {
        if (cursor is null) return (new(now - options.StartFrom, true), new(now - options.StartFrom, true));
        var at = cursor.IndexOf(Between, StringComparison.Ordinal);
        return at < 0 ? (WishCursor.Parse(cursor), WishCursor.Parse(cursor)) : (WishCursor.Parse(cursor[..at]), WishCursor.Parse(cursor[(at + 1)..]));
    }

    private static Instant? At(JsonElement row, string name)
    {
        try
        {
            return row.ValueKind == JsonValueKind.Object && row.TryGetProperty(name, out var time) && time.ValueKind == JsonValueKind.String && WishTime.Parse(time.GetString()!) is { } at ? Instant.From(at) : null;
        }
        catch (InvalidOperationException)
        {
            return null;   // half of a character
        }
    }
}
