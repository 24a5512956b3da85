using static Dropship.Domain.Decision;

namespace Dropship.Domain;

/// <summary>
/// What becomes of a request to cancel. It depends on every purchase: nothing bought → accept; on the wire or in doubt →
/// wait for the truth; bought → ask the supplier; shipped → refuse. When it runs out it is accepted: a purchase that is
/// found later is cancelled or written off.
/// </summary>
internal static class CancellingPlan
{
    private enum Verdict
    {
        NothingBought,
        SupplierCancelled,
        Waiting,
        Refused,
        Shipped,
    }

    internal static void Add(ref Plan plan)
    {
        if (plan.Order.OpenCancel is { Asked: { } asked }) Evaluate(ref plan, asked);
        foreach (var cancel in plan.Order.Cancels)
            if (cancel is { Asked.Origin: not CancelOrigin.Merchant, Answer: { Reason: not AnswerReason.AlreadyCancelled } } && !plan.Sale.IsCancelled())
                plan.Write(new(TryKind.AnswerCancel, Name: cancel.Request));
    }

    private static void Evaluate(ref Plan plan, Fact.CancelAsked asked)
    {
        var expires = asked.Expires ?? asked.At + plan.Policies.CancelWithin;
        plan.Until(expires);
        if (plan.Sale.IsCancelled())
        {
            Answer(ref plan, asked, true, AnswerReason.AlreadyCancelled);
            return;
        }

        var worst = Verdict.NothingBought;
        foreach (var purchase in plan.Order.Purchases)
            if (Judge(ref plan, purchase) is var verdict && verdict > worst)
                worst = verdict;

        switch (worst)
        {
            case Verdict.NothingBought:
                Answer(ref plan, asked, true, AnswerReason.NothingBought);
                break;
            case Verdict.SupplierCancelled:
                Answer(ref plan, asked, true, AnswerReason.SupplierCancelled);
                break;
            case Verdict.Refused:
                Answer(ref plan, asked, plan.Policies.WhenSupplierRefuses == WhenSupplierRefuses.RefundAndWriteOff, AnswerReason.SupplierRefused);
                break;
            case Verdict.Shipped:
                Answer(ref plan, asked, false, AnswerReason.AlreadyShipped);
                break;
            default:
                if (plan.Due(expires)) Answer(ref plan, asked, true, AnswerReason.Expired);
                break;
        }
    }

    private static Verdict Judge(ref Plan plan, Purchase purchase)
    {
        var order = plan.Order;
        if (order.OnTheWire(purchase.Round, plan.Now) is not null || order.Doubt(purchase.Round, plan.Now) is not null) return Verdict.Waiting;
        if (!purchase.IsLive || (purchase.IsAbandoned && order.IsUnshipped(purchase))) return purchase.IsCancelled ? Verdict.SupplierCancelled : Verdict.NothingBought;
        if (!purchase.IsBought)
        {
            plan.Decide(new PurchaseClosed(purchase.Round, CloseReason.Voided, plan.Now));
            return Verdict.NothingBought;
        }

        if (!order.IsUnshipped(purchase)) return Verdict.Shipped;
        return order.Read(new(TryKind.CancelPurchase, purchase.Round), plan.Now).Stage == WriteStage.Rejected ? Verdict.Refused : Verdict.Waiting;
    }

    private static void Answer(ref Plan plan, Fact.CancelAsked asked, bool accepted, AnswerReason reason) =>
        plan.Decide(new CancelAnswered(asked.Request, accepted, reason, plan.Order.Release, plan.Now));
}
