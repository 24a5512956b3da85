using Dropship.Domain;
using Dropship.Ports;
using static Dropship.CjDropshipping.CjReceipts;

namespace Dropship.CjDropshipping;

/// <summary>Deletes drafts: CJ allows it until they are confirmed. What is confirmed and not paid lapses by itself.</summary>
internal sealed class CjDiscarding(CjOrders orders, CjCalls calls)
{
    internal async Task<PurchaseReceipt> DiscardAsync(SupplierOrderId id, CancellationToken cancellation)
    {
        SupplierOrder? now;
        try
        {
            now = (await orders.GetAsync(id, cancellation).ConfigureAwait(false))?.Order;
        }
        catch (ProviderException fault)
        {
            return NotSent(fault.Message);
        }

        if (Ended(now) is { } ended) return ended;
        if (now!.Status > SupplierOrderStatus.InCart) return Rejected(DeclineReason.TooLate, $"{id} is {now.Status}: CJ deletes only what is not confirmed", [now]);
        var answer = await calls.WriteAsync((api, token, left) => api.DeleteOrder(id.Value, token, left), cancellation).ConfigureAwait(false);
        if (answer.IsGood && NamesAnother(answer.Data, id.Value)) return Unknown($"the answer names another order ({answer.Detail})");
        if (answer.IsGood) return Done(now with { Cancelled = true });
        return answer.IsRefused && (answer.Code == 1603100 || CjErrors.Judge(answer.Code, CjWrites.Delete).Effect == CjEffect.ReadAgain)
            ? await JudgeAsync(answer, id, cancellation).ConfigureAwait(false)
            : Refusal(answer, CjWrites.Delete);
    }

    private async Task<PurchaseReceipt> JudgeAsync(CjAnswer answer, SupplierOrderId id, CancellationToken cancellation)
    {
        try
        {
            var now = (await orders.GetAsync(id, cancellation).ConfigureAwait(false))?.Order;
            return Ended(now) ?? Rejected(DeclineReason.TooLate, answer.Detail, [now!]);
        }
        catch (ProviderException fault)
        {
            return Unknown($"{answer.Detail}; {fault.Message}");
        }
    }

    private static PurchaseReceipt? Ended(SupplierOrder? now) => now switch
    {
        null => new(Outcome.Done),   // gone: it was never paid, for paid orders stay
        { Cancelled: true } => Done(now),
        _ => null,
    };
}
