using Dropship.Domain;
using Dropship.Ports;
using static Dropship.CjDropshipping.CjReceipts;

namespace Dropship.CjDropshipping;

/// <summary>Puts an order into the cart and confirms it; nothing is paid by that.</summary>
internal sealed class CjCarting(CjChecking checking, CjCalls calls)
{
    internal async Task<PurchaseReceipt> AddAsync(SupplierOrder own, CjPayment kept, CancellationToken cancellation)
    {
        var answer = await calls.WriteAsync((api, token, left) => api.AddCart(new([own.Id.Value]), token, left), cancellation).ConfigureAwait(false);
        if (!answer.IsGood) return await checking.JudgeAsync(answer, own, CjWrites.Cart, SupplierOrderStatus.InCart, cancellation).ConfigureAwait(false);
        if (answer.Read(CjJson.Default.CjCartWire) is not { } added || IsOdd(added.InterceptOrders)) return Unknown(answer.Detail);
        if (Count(added.InterceptOrders) > 0) return Rejected(DeclineReason.Invalid, Describe("addCart: interceptOrders", added.InterceptOrders));
        return Names(added.AddSuccessOrders, own.Id.Value)
            ? Done(own with { Status = SupplierOrderStatus.InCart, PaymentReference = kept.Pack() })
            : Unknown($"addSuccessOrders does not name the order ({answer.Detail})");
    }

    /// <summary>Confirms what is in the cart, or an order alone that never was in it.</summary>
    internal Task<PurchaseReceipt> ConfirmAsync(SupplierOrder own, CjPayment kept, CancellationToken cancellation) =>
        own.Status < SupplierOrderStatus.InCart ? ConfirmAloneAsync(own, kept, cancellation) : ConfirmCartAsync(own, cancellation);

    private async Task<PurchaseReceipt> ConfirmCartAsync(SupplierOrder own, CancellationToken cancellation)
    {
        var answer = await calls.WriteAsync((api, token, left) => api.ConfirmCart(new([own.Id.Value]), token, left), cancellation).ConfigureAwait(false);
        if (!answer.IsGood) return await checking.JudgeAsync(answer, own, CjWrites.Confirm, SupplierOrderStatus.Unpaid, cancellation).ConfigureAwait(false);
        if (answer.Read(CjJson.Default.CjConfirmWire) is not { } confirmed || IsOdd(confirmed.InterceptOrders)) return Unknown(answer.Detail);
        if (Count(confirmed.InterceptOrders) > 0) return Rejected(DeclineReason.Invalid, Describe("addCartConfirm: interceptOrders", confirmed.InterceptOrders));
        return confirmed.SubmitSuccess != false && confirmed.SuccessCount is null or 1m && CjPayment.IsUsable(confirmed.ShipmentsId)
            ? Done(own with { Status = SupplierOrderStatus.Unpaid, PaymentReference = new CjPayment(CjPaymentStage.Confirmed, confirmed.ShipmentsId!).Pack() })
            : Unknown($"addCartConfirm does not say that it took the one order ({answer.Detail})");
    }

    private async Task<PurchaseReceipt> ConfirmAloneAsync(SupplierOrder own, CjPayment kept, CancellationToken cancellation)
    {
        var answer = await calls.WriteAsync((api, token, left) => api.ConfirmOrder(new(own.Id.Value), token, left), cancellation).ConfigureAwait(false);
        if (!answer.IsGood) return await checking.JudgeAsync(answer, own, CjWrites.Confirm, SupplierOrderStatus.Unpaid, cancellation).ConfigureAwait(false);
        return Text(answer.Data) == own.Id.Value
            ? Done(own with { Status = SupplierOrderStatus.Unpaid, PaymentReference = kept.Pack() })
            : Unknown($"confirmOrder does not name the order ({answer.Detail})");
    }
}
