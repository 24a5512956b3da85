using System.Text.Json;
using Dropship.Domain;
using Dropship.Ports;
using Microsoft.Extensions.Logging;

namespace Dropship.Wish;

/// <summary>Reads the catalogue, and turns variations of products off and on.</summary>
internal sealed class WishCatalogue(WishCalls calls, ILogger logger)
{
    internal const string Enabled = "ENABLED";
    internal const string Disabled = "DISABLED";

    /// <summary>A page of products by the second they were made in, without their variations; those without a number, or that say no time, are left out: they cannot be asked for.</summary>
    /// <returns>The products, the newest time on the page, and whether the page was full.</returns>
    internal async ValueTask<(IReadOnlyList<(string Id, Instant At)> Listed, Instant? Last, bool IsFull)> ListAsync(Instant from, int limit, CancellationToken cancellation)
    {
        var answer = await calls.ReadAsync((api, bearer, language, given) => api.ListProductsAsync(limit, WishCursor.Text(from), "created_at.asc", bearer, language, given), cancellation).ConfigureAwait(false);
        if (answer.Data.ValueKind != JsonValueKind.Array) throw answer.Odd("the answer is no list of products");
        List<(string, Instant)> listed = [];
        var (rows, last) = (0, default(Instant?));
        foreach (var row in answer.Data.EnumerateArray())
        {
            rows++;
            if (Read(row) is not { Id: { } id, CreatedAt: { } created } product) continue;
            var at = Instant.From(created);
            if (at < last) throw answer.Odd("the products are not sorted by their time, as was asked for");
            last = at;
            if (product.State is not ("REMOVED_BY_WISH" or "REMOVED_BY_MERCHANT")) listed.Add((id, at));
        }

        return (listed, last, rows >= limit);
    }

    /// <summary>A product with its variations; null if the vendor does not know it.</summary>
    internal async ValueTask<WishListed?> FindAsync(string id, CancellationToken cancellation)
    {
        var answer = await calls.FindAsync((api, bearer, language, given) => api.GetProductAsync(id, bearer, language, given), cancellation).ConfigureAwait(false);
        if (!answer.IsGood) return answer.IsMissing ? null : throw answer.Fail();
        return Read(answer.Data) is { } product && product.Id == id ? product : throw answer.Odd("the answer is about another product than was asked for, or does not fit");
    }

    /// <summary>Says which variations of a product are offered. It sets a state, so it may be said again.</summary>
    internal async ValueTask<WriteReceipt> SetAsync(string id, IReadOnlyList<string> off, IReadOnlyList<string> on, CancellationToken cancellation)
    {
        WishProductUpdate update = new([.. off.Select(static one => new WishVariationUpdate(one, Disabled)), .. on.Select(static one => new WishVariationUpdate(one, Enabled))]);
        var (answer, receipt) = await calls.WriteAsync((api, bearer, language, given) => api.PutProductAsync(id, update, bearer, language, given), cancellation).ConfigureAwait(false);
        if (receipt is { Outcome: Outcome.Rejected }) WishLog.ProductRefused(logger, id, receipt.Code ?? "no reason was told", off.Count, on.Count);
        if (receipt is not null) return receipt;
        if (Read(answer!.Data)?.Id != id) return new(Outcome.Unknown, Code: answer.Detail);
        WishLog.ProductChanged(logger, id, off.Count, on.Count);
        return WriteReceipt.Done;
    }

    private static WishListed? Read(JsonElement row)
    {
        try
        {
            return row.Deserialize(WishJson.Default.WishListed);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return null;
        }
    }
}
