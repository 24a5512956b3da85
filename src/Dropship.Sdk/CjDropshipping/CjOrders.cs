using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.CjDropshipping;

/// <summary>Reads orders: by CJ's number, many at once, and by ours.</summary>
internal sealed class CjOrders(CjCalls calls)
{
    /// <summary>An order as it is now; null if CJ says for certain that there is none.</summary>
    /// <exception cref="ProviderException">CJ could not be read, or tells the order unclearly.</exception>
    internal async Task<SupplierReading?> GetAsync(SupplierOrderId id, CancellationToken cancellation)
    {
        var rows = await GetRowsAsync(id.Value, cancellation).ConfigureAwait(false);
        return rows.Count == 0 ? null : Pick(id, rows) ?? throw new ProviderException(ProviderFault.Malformed, CjAnswer.Vendor, "the answer is about another order");
    }

    /// <summary>The rows of one order, by CJ's number or by ours; none if CJ says for certain that there is none.</summary>
    /// <exception cref="ProviderException">CJ could not be read.</exception>
    internal async Task<IReadOnlyList<CjOrderWire>> GetRowsAsync(string number, CancellationToken cancellation)
    {
        var answer = await calls.AskAsync((api, token, left) => api.GetOrder(number, token, left), cancellation).ConfigureAwait(false);
        if (answer.IsOrderNotFound) return [];
        if (!answer.IsGood) throw answer.Fault();
        var rows = answer.Rows(CjJson.Default.CjOrderWire);
        return rows.Count > 0 ? rows : throw answer.Malformed("a good answer without an order");
    }

    /// <summary>Orders as they are now. One that CJ leaves out or tells unclearly is left out here, too, and is then read alone.</summary>
    /// <exception cref="ProviderException">CJ could not be read.</exception>
    internal async Task<IReadOnlyList<SupplierReading>> GetManyAsync(IReadOnlyList<SupplierOrderId> ids, CancellationToken cancellation)
    {
        var rows = await GetBatchAsync([.. ids.Select(static id => id.Value)], cancellation).ConfigureAwait(false);
        List<SupplierReading> readings = [];
        foreach (var id in ids)
        {
            try
            {
                if (Pick(id, rows) is { } reading) readings.Add(reading);
            }
            catch (ProviderException)
            {
                // Read alone, it says why.
            }
        }

        return readings;
    }

    /// <summary>
    /// The orders that bear our number. None only if both ways to look say so: the batch leaves it out and the single call does not
    /// know it.
    /// </summary>
    /// <exception cref="ProviderException">CJ could not be read, or its answers are not certain.</exception>
    internal async Task<IReadOnlyList<CjOrderWire>> FindAsync(string reference, CancellationToken cancellation)
    {
        var rows = await GetBatchAsync([reference], cancellation).ConfigureAwait(false);
        if (rows.Count == 0) rows = await GetRowsAsync(reference, cancellation).ConfigureAwait(false);
        foreach (var row in rows)
            if (row.OrderNum != reference)
                throw new ProviderException(ProviderFault.Malformed, CjAnswer.Vendor, "asked for our number, CJ answers with an order of another number");
        return rows;
    }

    private async Task<IReadOnlyList<CjOrderWire>> GetBatchAsync(string[] numbers, CancellationToken cancellation)
    {
        var answer = await calls.ReadAsync((api, token, left) => api.GetOrders(new(numbers), token, left), cancellation).ConfigureAwait(false);
        return answer.Rows(CjJson.Default.CjOrderWire);
    }

    // The row that CJ knows by this number; what else bears the same number of ours and was split off it is part of it.
    private static SupplierReading? Pick(SupplierOrderId id, IReadOnlyList<CjOrderWire> rows)
    {
        var whole = rows.FirstOrDefault(row => row.IsKnownAs(id.Value));
        return whole is null ? null : CjMapping.Reading(id, whole, rows.Where(row => row != whole && row.OrderNum == whole.OrderNum && CjSplits.IsPart(row, whole)));
    }
}
