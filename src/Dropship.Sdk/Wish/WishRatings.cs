using System.Text.Json;
using Dropship.Domain;
using Dropship.Ports;
using Microsoft.Extensions.Logging;

namespace Dropship.Wish;

/// <summary>Reads ratings of products, oldest first, as orders are read. Wish tells no figures of the whole store.</summary>
internal sealed class WishRatings(WishCalls calls, WishOptions options, TimeProvider clock, ILogger logger)
{
    internal async ValueTask<RatingPage> ListAsync(string? cursor, CancellationToken cancellation)
    {
        var now = Instant.From(clock.GetUtcNow());
        var start = cursor is null ? new(now - options.StartFrom, true) : WishCursor.Parse(cursor);
        var from = start.From(options.Overlap);
        var answer = await calls.ReadAsync((api, bearer, language, given) => api.ListRatingsAsync(options.PageSize, WishCursor.Text(from), "created_at.asc", bearer, language, given), cancellation).ConfigureAwait(false);
        if (answer.Data.ValueKind != JsonValueKind.Array) throw answer.Odd("the answer is no list of ratings");

        var (rows, last) = (0, default(Instant?));
        List<OrderRating> read = [];
        foreach (var row in answer.Data.EnumerateArray())
        {
            rows++;
            var (rating, at, why) = Read(row);
            if (at < last) throw answer.Odd("the ratings are not sorted by their time, as was asked for");
            last = at ?? last;
            if (rating is not null) read.Add(rating);
            else WishLog.RatingPassedOver(logger, why);
        }

        var isFull = rows >= options.PageSize && last is not null;
        return new(read, start.After(from, last, isFull, now).ToString(), isFull);
    }

    // What cannot be linked to an order is told by the log with its number: it stands at Wish for whoever looks.
    private static (OrderRating? Rating, Instant? At, string Why) Read(JsonElement row)
    {
        WishRating? rating;
        try
        {
            rating = row.Deserialize(WishJson.Default.WishRating);
        }
        catch (JsonException fault)
        {
            return (null, null, WishField.Misfit(row, fault).Message);
        }

        var at = WishField.Moment(rating?.CreatedAt);
        var id = WishMapping.IdOf(row);
        if (rating is null || id is null || at is null) return (null, at, $"rating {id?.Value ?? "without a number"} does not say when it was given");
        if (WishMapping.OrderOf(rating.OrderId) is not { } order) return (null, at, $"rating {id} names no order");
        return rating.Rating is { } stars && stars is >= 0m and <= 5m && stars == decimal.Truncate(stars)
            ? (new(order, new(id.Value.Value, at.Value.Milliseconds, (int)stars, at.Value)), at, "")
            : (null, at, $"rating {id} has no stars from 0 to 5");
    }
}
