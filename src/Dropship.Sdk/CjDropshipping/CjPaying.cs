using System.Text.Json;
using Dropship.Domain;
using Dropship.Ports;
using static Dropship.CjDropshipping.CjReceipts;

namespace Dropship.CjDropshipping;

/// <summary>
/// Pays: the one step by which money leaves. CJ takes no most-amount with a payment, so the order is read right before: paid already
/// is done, and what it costs must still be within the ceiling.
/// </summary>
internal sealed class CjPaying(CjPreparing preparing, CjChecking checking, CjOrders orders, CjWallet wallet, CjCalls calls, CjOptions options, TimeProvider clock)
{
    private const int NotUnpaidOrPoor = 1603001;

    internal async Task<PurchaseReceipt> PayAsync(SupplierOrder own, CjPayment kept, Money most, CancellationToken cancellation)
    {
        if (!options.UsePayBalanceV1 && kept.Parent.Length == 0) return CjPreparing.WithoutParent(own);
        if (await LookAsync(own, most, cancellation).ConfigureAwait(false) is { } stop) return stop;
        if (!options.UsePayBalanceV1 && kept.Expires is { } end && end <= Instant.From(clock.GetUtcNow()))
        {
            // A payment that ended while the wallet was low: its number would be refused. A new one is made, and judged like the first.
            var again = await preparing.PrepareAsync(own, kept, cancellation).ConfigureAwait(false);
            if (again.Outcome != Outcome.Done) return again.Outcome == Outcome.Rejected ? again : NotSent($"the payment had ended: {again.Code}", again.Orders);
            (own, kept) = (again.Orders[0], CjPayment.Read(again.Orders[0].PaymentReference)!);
            if (Refuse(own, own.Due, most) is { } dearer) return dearer;
        }

        CjRoute route = options.UsePayBalanceV1
            ? (api, token, left) => api.PayOrder(new(own.Id.Value), token, left)
            : (api, token, left) => api.PayParent(new(kept.Parent, kept.PayId.Length == 0 ? null : kept.PayId), token, left);
        var answer = await calls.WriteAsync(route, cancellation).ConfigureAwait(false);
        if (!answer.IsGood) return await JudgeAsync(answer, own, cancellation).ConfigureAwait(false);
        if (options.UsePayBalanceV1 && NamesAnother(answer.Data, own.Id.Value)) return Unknown($"the answer names another order ({answer.Detail})");
        return IsNumber(answer.Data) ? Done(own with { Status = SupplierOrderStatus.Paid }) : Unknown($"the answer names no payment ({answer.Detail})");
    }

    private async Task<PurchaseReceipt?> LookAsync(SupplierOrder own, Money most, CancellationToken cancellation)
    {
        try
        {
            if (await orders.GetAsync(own.Id, cancellation).ConfigureAwait(false) is not { Order: var now }) return Rejected(DeclineReason.Invalid, $"{own.Id} is not there any more");
            if (now.Cancelled) return NotSent($"{own.Id} is cancelled", [now]);
            if (now.Status >= SupplierOrderStatus.Paid) return Done(now);
            if (now.Status < SupplierOrderStatus.Unpaid) return Rejected(DeclineReason.Invalid, $"{own.Id} is {now.Status} at CJ, not to be paid yet", [now]);
            return Refuse(now, own.Join(now).Due, most);
        }
        catch (ProviderException fault)
        {
            return NotSent(fault.Message);
        }
    }

    private static PurchaseReceipt? Refuse(SupplierOrder now, Money? due, Money most) => due switch
    {
        null => Rejected(DeclineReason.Invalid, $"CJ does not say what {now.Id} costs", [now]),
        { } amount when amount.Currency != most.Currency => Rejected(DeclineReason.Invalid, $"CJ is paid in {amount.Currency}, the ceiling is in {most.Currency}"),
        { } amount when amount > most => Rejected(DeclineReason.PriceRose, $"{amount} is above {most}", [now]),
        _ => null,
    };

    // 1603001 stands for a low balance as well as for "not unpaid": the order was read as unpaid, so the wallet tells.
    private async Task<PurchaseReceipt> JudgeAsync(CjAnswer answer, SupplierOrder own, CancellationToken cancellation)
    {
        var receipt = await checking.JudgeAsync(answer, own, CjWrites.Pay, SupplierOrderStatus.Paid, cancellation).ConfigureAwait(false);
        if (answer.Code != NotUnpaidOrPoor || receipt.Outcome != Outcome.Rejected) return receipt;
        try
        {
            var available = await wallet.GetAvailableAsync(cancellation).ConfigureAwait(false);
            return own.Due is { } due && available < due ? receipt with { Reason = DeclineReason.Funds } : receipt with { Outcome = Outcome.Unknown, Reason = DeclineReason.None };
        }
        catch (ProviderException)
        {
            return receipt with { Outcome = Outcome.Unknown, Reason = DeclineReason.None };
        }
    }

    // A word such as "success" is no number: whether it was paid is then read.
    private static bool IsNumber(JsonElement data) =>
        Text(data) is { } number && CjPayment.IsUsable(number) && number.AsSpan().ContainsAnyInRange('1', '9');
}
