using Dropship.Domain;
using Dropship.Ports;
using static Dropship.CjDropshipping.CjReceipts;

namespace Dropship.CjDropshipping;

/// <summary>Makes the parent order: it names the payment and what it will take. Nothing is paid by that.</summary>
internal sealed class CjPreparing(CjChecking checking, CjOrders orders, CjCalls calls, CjOptions options)
{
    internal async Task<PurchaseReceipt> PrepareAsync(SupplierOrder own, CjPayment kept, CancellationToken cancellation)
    {
        if (options.UsePayBalanceV1) return await PrepareAloneAsync(own, kept, cancellation).ConfigureAwait(false);
        if (kept.Parent.Length == 0) return WithoutParent(own);
        var answer = await calls.WriteAsync((api, token, left) => api.SaveParentOrder(new(kept.Parent), token, left), cancellation).ConfigureAwait(false);
        return answer.IsGood ? Prepared(answer, own, kept) : await checking.JudgeAsync(answer, own, CjWrites.Prepare, SupplierOrderStatus.Payable, cancellation).ConfigureAwait(false);
    }

    /// <summary>An order whose parent nobody knows: its own number in the parent's place has never paid anything.</summary>
    internal static PurchaseReceipt WithoutParent(SupplierOrder own) =>
        Rejected(DeclineReason.Invalid, $"{own.Id} is confirmed, but CJ named no parent order for it: pay it on CJ's page, or turn UsePayBalanceV1 on");

    private static PurchaseReceipt Prepared(CjAnswer answer, SupplierOrder own, CjPayment kept)
    {
        if (answer.Read(CjJson.Default.CjParentWire) is not { } parent || IsOdd(parent.InterceptOrders, parent.UnMatchOrderCodes, parent.UnMatchProductCodes, parent.SuccessOrders)) return Unknown(answer.Detail);
        if (Count(parent.InterceptOrders) > 0) return Rejected(DeclineReason.Invalid, Describe("saveGenerateParentOrder: interceptOrders", parent.InterceptOrders));
        if (Count(parent.UnMatchOrderCodes) > 0) return Rejected(DeclineReason.Invalid, Describe("saveGenerateParentOrder: unMatchOrderCodes", parent.UnMatchOrderCodes));
        if (Count(parent.UnMatchProductCodes) > 0) return Rejected(DeclineReason.Invalid, Describe("saveGenerateParentOrder: unMatchProductCodes", parent.UnMatchProductCodes));
        if (Count(parent.SuccessOrders) > 1) return Rejected(DeclineReason.Invalid, $"the parent order holds {Count(parent.SuccessOrders)} orders: paying it would pay others, too");
        if (NamesAnother(parent.SuccessOrders, own.Id.Value)) return Unknown($"successOrders names another order ({answer.Detail})");
        try
        {
            var amount = CjMapping.Amount(parent.PaymentInformation?.ActualPayment ?? parent.PaymentInformation?.PayableAmount);
            if (parent.SubmitSuccess == false || Count(parent.SuccessOrders) == 0 || !CjPayment.IsUsable(parent.PayId) || amount is null) return Unknown($"the answer names no payment ({answer.Detail})");
            var prepared = new CjPayment(CjPaymentStage.Prepared, kept.Parent, parent.PayId!, CjMapping.Time(parent.PayExpireTime));
            return Done(own with { Status = SupplierOrderStatus.Payable, Due = amount, PaymentReference = prepared.Pack() });
        }
        catch (ProviderException fault)
        {
            return Unknown(fault.Message);
        }
    }

    // An order that is paid alone needs no preparation at CJ: what it costs is read, so that it is judged before it is paid.
    private async Task<PurchaseReceipt> PrepareAloneAsync(SupplierOrder own, CjPayment kept, CancellationToken cancellation)
    {
        try
        {
            if (await orders.GetAsync(own.Id, cancellation).ConfigureAwait(false) is not { Order: var now }) return Rejected(DeclineReason.Invalid, $"{own.Id} is not there any more");
            return now is { Status: SupplierOrderStatus.Unpaid, Cancelled: false, Due: not null } ? Done(now with { Status = SupplierOrderStatus.Payable, PaymentReference = kept.Pack() }) : NotSent($"{own.Id} is {now.Status}", [now]);
        }
        catch (ProviderException fault)
        {
            return NotSent(fault.Message);
        }
    }
}
