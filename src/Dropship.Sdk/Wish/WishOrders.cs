using System.Text.Json;
using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Wish;

/// <summary>Reads orders in the vendor's form.</summary>
internal sealed class WishOrders(WishCalls calls)
{
    /// <summary>One order; null if the vendor does not know it.</summary>
    /// <exception cref="ProviderException">It could not be read, or not be understood.</exception>
    internal async ValueTask<WishOrder?> FindAsync(OrderId id, CancellationToken cancellation)
    {
        var answer = await calls.FindAsync((api, bearer, language, given) => api.GetOrderAsync(id.Value, bearer, language, given), cancellation).ConfigureAwait(false);
        if (answer.IsGood) return Read(id, answer);
        return answer.IsMissing ? null : throw answer.Fail();
    }

    /// <summary>The order an answer holds, if it is the one that was asked for.</summary>
    internal static WishOrder Read(OrderId id, WishAnswer answer)
    {
        if (WishMapping.IdOf(answer.Data) != id) throw answer.Odd("the answer is about another order than was asked for");
        try
        {
            return WishMapping.Parse(answer.Data);
        }
        catch (WishFieldException fault)
        {
            throw answer.Odd(fault.Message);
        }
    }

    /// <summary>The reasons for which an order may be refunded now.</summary>
    internal async ValueTask<string[]> ReasonsAsync(OrderId id, CancellationToken cancellation)
    {
        var answer = await calls.ReadAsync((api, bearer, language, given) => api.GetRefundReasonsAsync(id.Value, bearer, language, given), cancellation).ConfigureAwait(false);
        try
        {
            return answer.Data.Deserialize(WishJson.Default.StringArray) ?? [];
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            throw answer.Odd("the list of reasons does not fit");
        }
    }

    /// <summary>A page of orders in the order of their changes, row by row: one that does not fit must not cost the others.</summary>
    internal async ValueTask<IReadOnlyList<JsonElement>> ListAsync(Instant from, int limit, CancellationToken cancellation)
    {
        var answer = await calls.ReadAsync((api, bearer, language, given) => api.ListOrdersAsync(limit, WishCursor.Text(from), "updated_at.asc", bearer, language, given), cancellation).ConfigureAwait(false);
        if (answer.Data.ValueKind != JsonValueKind.Array) throw answer.Odd("the answer is no list of orders");
        List<JsonElement> rows = [.. answer.Data.EnumerateArray()];
        return rows.TrueForAll(static row => WishMapping.IdOf(row) is not null) ? rows : throw answer.Odd("an order of the list has no id");
    }
}
