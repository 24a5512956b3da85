using Dropship.Domain;
using Dropship.Ports;
using static Dropship.CjDropshipping.CjReceipts;

namespace Dropship.CjDropshipping;

/// <summary>Changes the way or the warehouse of an order that is not confirmed. CJ names such an order by its code, and lets only orders of platform logistics change the warehouse by its number; others change it with the way.</summary>
internal sealed class CjRerouting(CjOrders orders, CjCalls calls)
{
    private const int FromApi = 1;
    private const int LongestMethod = 50;

    /// <summary>The ways an order could go.</summary>
    /// <exception cref="ProviderException">CJ could not be read.</exception>
    internal async Task<IReadOnlyList<SupplierRoute>> ListAsync(SupplierOrderId order, CancellationToken cancellation)
    {
        if (await FindCodeAsync(order, cancellation).ConfigureAwait(false) is not { Code: { } code, Now.Status: <= SupplierOrderStatus.InCart, Now.Cancelled: false }) return [];
        var answer = await calls.ReadAsync((api, token, left) => api.ListRoutes(code, token, left), cancellation).ConfigureAwait(false);
        List<SupplierRoute> routes = [];
        foreach (var row in answer.Rows(CjJson.Default.CjRouteWire))
            if (CjPayment.IsUsable(row.Id) && row.LogisticsName is { Length: > 0 and <= LongestMethod } method)
                routes.Add(new(row.Id!, method, CjMapping.Amount(row.Postage), CjFigures.Country(row.StartCountry), Flag(row.HasStock), Flag(row.IsChecked) == true, CjFreight.LongestTransit(row.ArrivalTime)));
        return routes;
    }

    internal Task<PurchaseReceipt> ChangeAsync(SupplierOrderId order, SupplierRoute route, CancellationToken cancellation) =>
        ChangeAsync(order, code => (api, token, left) => api.ChangeRoute(new(route.Id, code, route.Method, FromApi), token, left), cancellation);

    internal Task<PurchaseReceipt> MoveAsync(SupplierOrderId order, string warehouse, CancellationToken cancellation) => CjPayment.IsUsable(warehouse)
        ? ChangeAsync(order, code => (api, token, left) => api.ChangeWarehouse(new(code, warehouse), token, left), cancellation)
        : Task.FromResult(Rejected(DeclineReason.Invalid, "before it was sent: storageId is no number of a warehouse"));

    private async Task<PurchaseReceipt> ChangeAsync(SupplierOrderId order, Func<string, CjRoute> route, CancellationToken cancellation)
    {
        (string? Code, SupplierOrder? Now) found;
        try
        {
            found = await FindCodeAsync(order, cancellation).ConfigureAwait(false);
        }
        catch (ProviderException fault)
        {
            return NotSent(fault.Message);
        }

        if (found.Now is not { } now) return Rejected(DeclineReason.Invalid, "before it was sent: CJ does not know the order");
        if (now.Cancelled || now.Status > SupplierOrderStatus.InCart) return Rejected(DeclineReason.TooLate, $"before it was sent: {order} is {now.Status}", [now]);
        if (found.Code is not { } code) return Rejected(DeclineReason.Unsupported, "before it was sent: CJ names no code for the order", [now]);
        var answer = await calls.WriteAsync(route(code), cancellation).ConfigureAwait(false);
        if (answer.IsGood && NamesAnother(answer.Data, order.Value)) return Unknown($"the answer names another order ({answer.Detail})");
        if (answer.IsGood) return await ReadBackAsync(answer, order, now, cancellation).ConfigureAwait(false);
        return answer.IsRefused && CjErrors.Judge(answer.Code, CjWrites.Reroute) is (CjEffect.ReadAgain, var reason) ? Rejected(reason, answer.Detail, [now]) : Refusal(answer, CjWrites.Reroute);
    }

    // What it costs now is only in the order; unread, the receipt tells no sum rather than the old one.
    private async Task<PurchaseReceipt> ReadBackAsync(CjAnswer answer, SupplierOrderId order, SupplierOrder before, CancellationToken cancellation)
    {
        try
        {
            return Done((await orders.GetAsync(order, cancellation).ConfigureAwait(false))?.Order ?? before with { Due = null });
        }
        catch (ProviderException fault)
        {
            return new(Outcome.Done, [before with { Due = null }], Code: $"{answer.Detail}; {fault.Message}");
        }
    }

    private async Task<(string? Code, SupplierOrder? Now)> FindCodeAsync(SupplierOrderId order, CancellationToken cancellation)
    {
        var rows = await orders.GetRowsAsync(order.Value, cancellation).ConfigureAwait(false);
        return rows.FirstOrDefault(row => row.IsKnownAs(order.Value)) is { } row ? (CjPayment.IsUsable(row.CjOrderCode) ? row.CjOrderCode : null, CjMapping.Order(row, order)) : (null, null);
    }

    private static bool? Flag(string? told) => told?.ToUpperInvariant() switch
    {
        "1" or "TRUE" => true,
        "0" or "FALSE" => false,
        _ => null,
    };
}
