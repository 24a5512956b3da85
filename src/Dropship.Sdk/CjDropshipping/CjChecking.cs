using Dropship.Domain;
using Dropship.Ports;
using static Dropship.CjDropshipping.CjReceipts;

namespace Dropship.CjDropshipping;

/// <summary>Looks at the order before a step goes on with it, and after a step that CJ refused in a way that only the order itself explains.</summary>
internal sealed class CjChecking(CjOrders orders, CjPricing pricing)
{
    /// <summary>What is kept of the order, or why the step must not be sent: it is held back, or it was found by our number and is not what we meant.</summary>
    internal async Task<(CjPayment? Kept, PurchaseReceipt? Stop)> CheckAsync(PurchaseRequest purchase, CancellationToken cancellation)
    {
        if (purchase.Own is not { } own) return (null, NotSent("there is no order to go on with"));
        var kept = CjPayment.Read(own.PaymentReference);
        if (kept is { Stage: CjPaymentStage.Blocked }) return (null, HeldBack(own, kept));
        if (kept is not null) return (kept, null);
        try
        {
            var rows = await orders.GetRowsAsync(own.Id.Value, cancellation).ConfigureAwait(false);
            if (rows.FirstOrDefault(row => row.IsKnownAs(own.Id.Value)) is not { } row) return (null, Rejected(DeclineReason.Invalid, $"{own.Id} is not there any more"));
            if (await pricing.FindLinesAsync(purchase.Lines, cancellation).ConfigureAwait(false) is not { } lines) return (null, Rejected(DeclineReason.Invalid, $"{own.Id} cannot be compared: a variant is not sold any more"));
            return row.OrderNum == purchase.Reference && CjSplits.IsOurs(row, lines, purchase.To.Country)
                ? (new(CjPaymentStage.Checked), null)
                : (null, Rejected(DeclineReason.Invalid, $"{own.Id} bears our number but has other lines or another country"));
        }
        catch (ProviderException fault)
        {
            return (null, NotSent(fault.Message));
        }
    }

    /// <summary>How a refused step ended: by its code, or by what the order says where the code leaves that open.</summary>
    internal async Task<PurchaseReceipt> JudgeAsync(CjAnswer answer, SupplierOrder own, CjWrites write, SupplierOrderStatus wanted, CancellationToken cancellation)
    {
        if (!answer.IsRefused || CjErrors.Judge(answer.Code, write) is not (CjEffect.ReadAgain, var reason)) return Refusal(answer, write);
        try
        {
            if (await orders.GetAsync(own.Id, cancellation).ConfigureAwait(false) is not { Order: var now }) return Unknown(answer.Detail);
            if (now.Cancelled) return Unknown(answer.Detail, [now]);
            return now.Status >= wanted ? Done(now) : Rejected(reason, answer.Detail, [now]);
        }
        catch (ProviderException fault)
        {
            return Unknown($"{answer.Detail}; {fault.Message}");
        }
    }

    // Told once: the next step that comes was asked for by a person who has looked at it, and CJ's own lists judge that one.
    private static PurchaseReceipt HeldBack(SupplierOrder own, CjPayment kept) =>
        Rejected(DeclineReason.Invalid, $"{own.Id} is held back by CJ: {kept.Reason}; mend it there, then try again", [own with { PaymentReference = (kept with { Stage = CjPaymentStage.Checked, Reason = "" }).Pack() }]);
}
