using Dropship.Domain;
using Dropship.Ports;
using static Dropship.CjDropshipping.CjReceipts;

namespace Dropship.CjDropshipping;

/// <summary>Creates orders, and adopts the one that bears our number already. A draft costs nothing (payType 3).</summary>
internal sealed class CjCreating(CjPricing pricing, CjOrders orders, CjCalls calls, CjOptions options)
{
    internal async Task<PurchaseReceipt> CreateAsync(PurchaseRequest purchase, CancellationToken cancellation)
    {
        if (CjOrderBody.Faults(purchase, options) is { Length: > 0 } faults) return Rejected(DeclineReason.Invalid, faults);
        var (basket, stop) = await PriceAsync(purchase, cancellation).ConfigureAwait(false);
        if (basket is null) return stop!;

        var body = CjOrderBody.Build(purchase, basket, options);
        var answer = await calls.WriteAsync((api, token, left) => api.CreateOrder(body, token, options.PlatformToken?.Reveal(), left), cancellation).ConfigureAwait(false);
        if (answer.IsGood) return Created(answer, purchase.Reference);
        return answer.IsRefused && CjErrors.Judge(answer.Code, CjWrites.Create) is (CjEffect.Adopt or CjEffect.ReadAgain, var reason)
            ? await AdoptAsync(answer, purchase, basket, reason, cancellation).ConfigureAwait(false)
            : Refusal(answer, CjWrites.Create);
    }

    // Freight and prices of now: the quote's may have changed, and a method that is no longer offered would be refused.
    private async Task<(CjBasket? Basket, PurchaseReceipt? Stop)> PriceAsync(PurchaseRequest purchase, CancellationToken cancellation)
    {
        try
        {
            var (basket, refused) = await pricing.PriceAsync(purchase.Lines, purchase.Address!, cancellation).ConfigureAwait(false);
            if (basket is null) return (null, Rejected(refused, $"before it was sent: {refused}"));
            if (basket.Method.Length > 50) return (null, Rejected(DeclineReason.Invalid, "logisticName has more than 50 characters: exclude that method"));
            if (basket.Total.Currency != purchase.MaxTotal.Currency) return (null, Rejected(DeclineReason.Invalid, $"CJ is paid in {basket.Total.Currency}, the ceiling is in {purchase.MaxTotal.Currency}"));
            return basket.Total > purchase.MaxTotal ? (null, Rejected(DeclineReason.PriceRose, $"before it was sent: {basket.Total} is above {purchase.MaxTotal}")) : (basket, null);
        }
        catch (ProviderException fault)
        {
            return (null, NotSent(fault.Message));
        }
    }

    private static PurchaseReceipt Created(CjAnswer answer, string reference)
    {
        if (answer.Read(CjJson.Default.CjCreatedWire) is not { } created || created.OrderNumber != reference) return Unknown($"the answer does not name our number ({answer.Detail})");
        if (!CjPayment.IsUsable(created.OrderId)) return Unknown($"the answer names no order ({answer.Detail})");
        if (IsOdd(created.InterceptOrderReasons)) return Unknown($"the answer does not say whether the order is held back ({answer.Detail})");
        try
        {
            var parent = CjPayment.IsUsable(created.ShipmentOrderId) ? created.ShipmentOrderId! : "";
            var order = new SupplierOrder(new(created.OrderId!), SupplierOrderStatus.Draft) { Due = CjMapping.Amount(created.ActualPayment ?? created.OrderAmount) };
            var held = HeldBack(created);
            return held.Length == 0
                ? Done(order with { PaymentReference = new CjPayment(CjPaymentStage.Checked, parent).Pack() })
                : Rejected(DeclineReason.Invalid, $"created as {order.Id}, but held back: {held}", [order with { PaymentReference = new CjPayment(CjPaymentStage.Blocked, parent, Reason: held).Pack() }]);
        }
        catch (ProviderException fault)
        {
            return Unknown(fault.Message);
        }
    }

    private static string HeldBack(CjCreatedWire created) => (Count(created.InterceptOrderReasons) > 0, created.LogisticsMiss == true) switch
    {
        (true, _) => Describe("interceptOrderReasons", created.InterceptOrderReasons),
        (_, true) => "logisticsMiss: the way to ship is not found",
        _ => "",
    };

    // An order that bears our number is ours only if lines and country are.
    private async Task<PurchaseReceipt> AdoptAsync(CjAnswer answer, PurchaseRequest purchase, CjBasket basket, DeclineReason reason, CancellationToken cancellation)
    {
        try
        {
            var rows = await orders.FindAsync(purchase.Reference, cancellation).ConfigureAwait(false);
            if (rows.Count == 0) return reason == DeclineReason.None ? Unknown($"{answer.Detail}, and none is found") : Rejected(reason, answer.Detail);
            if (rows.Count > 1) return Unknown($"{answer.Detail}: {rows.Count} orders bear our number", CjMapping.Orders(rows).ToFew());
            return CjSplits.IsOurs(rows[0], basket.Lines, purchase.To.Country)
                ? Done(CjMapping.Order(rows[0], CjMapping.Id(rows[0])) with { PaymentReference = new CjPayment(CjPaymentStage.Checked).Pack() })
                : Unknown($"{answer.Detail}: the order that bears our number has other lines or another country");
        }
        catch (ProviderException fault)
        {
            return Unknown($"{answer.Detail}; {fault.Message}");
        }
    }
}
