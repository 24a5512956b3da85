using System.Globalization;
using System.Text.Json;
using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.CjDropshipping;

/// <summary>Reads disputes: what can be disputed, what it would bring, and what became of it.</summary>
internal sealed class CjDisputed(CjCalls calls, CjOrders orders)
{
    private const int PageSize = 10;
    private const int MostPages = 10;

    /// <summary>What may be disputed; no lines for an order that CJ does not know.</summary>
    /// <exception cref="ProviderException">CJ could not be read.</exception>
    internal async Task<CjDisputable> ListAsync(SupplierOrderId order, CancellationToken cancellation)
    {
        var answer = await calls.AskAsync((api, token, left) => api.GetDisputeProducts(order.Value, token, left), cancellation).ConfigureAwait(false);
        if (answer.IsOrderNotFound) return new([], new Dictionary<string, LineId>());
        if (!answer.IsGood) throw answer.Fault();
        return new(answer.Rows(CjJson.Default.CjDisputeLineWire, "productInfoList"), await LinesAsync(order, cancellation).ConfigureAwait(false));
    }

    /// <summary>What a dispute about some units would bring; null if they cannot be disputed.</summary>
    /// <exception cref="ProviderException">CJ could not be read.</exception>
    internal async Task<DisputeTerms?> FindTermsAsync(SupplierOrderId order, Few<LineUnits> units, CancellationToken cancellation)
    {
        var may = await ListAsync(order, cancellation).ConfigureAwait(false);
        return may.Choose(units) is { } lines ? await GetTermsAsync(order, lines, may.Units(lines), cancellation).ConfigureAwait(false) : null;
    }

    /// <summary>What a dispute about some lines would bring.</summary>
    /// <exception cref="ProviderException">CJ could not be read.</exception>
    internal async Task<DisputeTerms> GetTermsAsync(SupplierOrderId order, CjDisputeLine[] lines, Few<LineUnits> units, CancellationToken cancellation)
    {
        var answer = await calls.ReadAsync((api, token, left) => api.AskDispute(new(order.Value, lines), token, left), cancellation).ConfigureAwait(false);
        var told = answer.Require(CjJson.Default.CjDisputeTermsWire) ?? throw answer.Malformed("a good answer without the terms");
        DisputeGround[] grounds = [.. (told.DisputeReasonList ?? []).Where(static reason => int.TryParse(reason?.DisputeReasonId, NumberStyles.None, CultureInfo.InvariantCulture, out _)).Select(static reason => new DisputeGround(reason.DisputeReasonId!, CjFigures.Name(reason.ReasonName), CjDisputeWords.Cause(reason.ReasonName)))];
        return new(units, CjMapping.Amount(told.MaxAmount), Remedies(told.ExpectResultOptionList), grounds) { MostForGoods = CjMapping.Amount(told.MaxProductPrice), MostForFreight = CjMapping.Amount(told.MaxPostage) };
    }

    /// <summary>All disputes of an order; of those that were won, with the sum that came back.</summary>
    /// <exception cref="ProviderException">CJ could not be read, or tells a dispute unclearly.</exception>
    internal async Task<IReadOnlyList<SupplierDispute>> FindAsync(SupplierOrderId order, CancellationToken cancellation)
    {
        List<CjDisputeWire> rows = [];
        for (var page = 1; ; page++)
        {
            var answer = await calls.ReadAsync((api, token, left) => api.ListDisputes(order.Value, page, PageSize, token, left), cancellation).ConfigureAwait(false);
            var more = answer.Rows(CjJson.Default.CjDisputeWire);
            rows.AddRange(more);
            var total = answer.Read(CjJson.Default.CjPageWire)?.Total;
            if (more.Count == 0 || (total is { } all ? rows.Count >= all : more.Count < PageSize)) break;
            if (page == MostPages) throw answer.Malformed("an order with more disputes than pages to read");
        }

        var lines = rows.Exists(static row => row.ProductList is { Length: > 0 }) ? await LinesAsync(order, cancellation).ConfigureAwait(false) : new Dictionary<string, LineId>();
        List<SupplierDispute> disputes = [];
        foreach (var row in rows.DistinctBy(static row => row.Id))
            disputes.Add(CjDisputeWords.Stage(row) == DisputeStage.Refunded ? await AddSumAsync(row, order, lines, cancellation).ConfigureAwait(false) : CjDisputeWords.Read(row, order, lines));
        return disputes;
    }

    private async Task<SupplierDispute> AddSumAsync(CjDisputeWire row, SupplierOrderId order, IReadOnlyDictionary<string, LineId> lines, CancellationToken cancellation)
    {
        var listed = CjDisputeWords.Read(row, order, lines);
        var answer = await calls.ReadAsync((api, token, left) => api.GetDispute(listed.Id, token, left), cancellation).ConfigureAwait(false);
        if (answer.Require(CjJson.Default.CjDisputeWire) is not { } detail) return listed;
        var told = CjDisputeWords.Read(detail, order, lines);
        return told.Id == listed.Id ? listed with { PaidBack = told.PaidBack } : throw answer.Malformed("asked for one dispute, CJ answers with another");
    }

    private async Task<IReadOnlyDictionary<string, LineId>> LinesAsync(SupplierOrderId order, CancellationToken cancellation)
    {
        Dictionary<string, LineId> lines = [];
        foreach (var row in await orders.GetRowsAsync(order.Value, cancellation).ConfigureAwait(false))
            foreach (var line in row.ProductList ?? [])
                if (line is { LineItemId: { Length: > 0 } id } && CjFigures.Line(line.StoreLineItemId) is { } ours)
                    lines[id] = ours;
        return lines;
    }

    private static DisputeRemedy[] Remedies(JsonElement options)
    {
        if (options.ValueKind != JsonValueKind.Array) return [];
        var told = options.EnumerateArray().Select(CjReceipts.Text).ToHashSet();
        return [.. told.Contains("1") ? [DisputeRemedy.Refund] : Array.Empty<DisputeRemedy>(), .. told.Contains("2") ? [DisputeRemedy.Resend] : Array.Empty<DisputeRemedy>()];
    }
}
