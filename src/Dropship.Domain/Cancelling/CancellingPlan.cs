using static Dropship.Domain.Decision;

namespace Dropship.Domain;

/// <summary>
/// What becomes of a request to cancel. It depends on every purchase: nothing bought → accept; on the wire or in doubt →
/// wait for the truth; bought → ask the supplier; gone → refuse. A request for an order of which a part has gone is split: the part is refused,
/// the rest goes the way of its purchases. Before the request runs out, by its margin, what has not gone is accepted: a purchase that is found later is cancelled or written off.
/// </summary>
internal static class CancellingPlan
{
    private enum Verdict
    {
        NothingBought,
        SupplierCancelled,
        Refused,
        Waiting,
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
        var reply = Timetable.ReplyBy(plan.Policies, asked);
        plan.Until(reply.At);
        if (plan.Sale.IsCancelled())
        {
            plan.Decide(new CancelAnswered(asked.Request, true, AnswerReason.AlreadyCancelled, plan.Order.Release, plan.Now));
            return;
        }

        var worst = Verdict.NothingBought;
        Few<LineUnits> kept = [];
        if (asked.Units.IsEmpty || plan.Order.NeedsPurchases(asked.Units))
            foreach (var purchase in plan.Order.Purchases)
                if (Concerns(asked, purchase) && Judge(ref plan, asked, purchase) is var verdict)
                {
                    if (verdict > worst) worst = verdict;
                    if (verdict == Verdict.Refused && (plan.Policies.WhenSupplierRefuses == WhenSupplierRefuses.Refuse || !plan.Order.IsAskedBack(purchase))) kept = Keep(plan.Order, purchase, kept);
                }

        if (worst != Verdict.Waiting || plan.Due(reply.ActAt)) Answer(ref plan, asked, worst, kept);
    }

    private static bool Concerns(Fact.CancelAsked asked, Purchase purchase)
    {
        if (asked.Units.IsEmpty || purchase.Intent is not { } intent) return true;
        foreach (var units in intent.Units)
            foreach (var wanted in asked.Units)
                if (wanted.Line.Owns(units.Line))
                    return true;
        return false;
    }

    private static Verdict Judge(ref Plan plan, Fact.CancelAsked asked, Purchase purchase)
    {
        var order = plan.Order;
        if (order.OnTheWire(purchase.Round, plan.Now) is not null || order.Doubt(purchase.Round, plan.Now) is not null) return Verdict.Waiting;
        if (!purchase.IsLive || (purchase.IsAbandoned && order.IsUnshipped(purchase))) return purchase.IsCancelled ? Verdict.SupplierCancelled : Verdict.NothingBought;
        if (!purchase.IsBought)
        {
            if (order.MayArrive(purchase) is not null) return Verdict.Waiting;
            plan.Decide(new PurchaseClosed(purchase.Round, CloseReason.Voided, plan.Now));
            return Verdict.NothingBought;
        }

        if (order.Units(purchase).Covered == 0) return Verdict.NothingBought;
        if (!order.IsAskedBack(purchase)) return Verdict.Refused;
        if (purchase.Intent is { } intent && intent.IsAskedByDispute() && purchase.Undoing() is { } undoing)
            return order.State(purchase, undoing, plan.Now) is DisputeState.NotTaken or DisputeState.Refused or DisputeState.Resent or DisputeState.Withdrawn ? Verdict.Refused : Verdict.Waiting;
        var write = order.Read(new(TryKind.CancelPurchase, purchase.Round), plan.Now);
        return write.Stage == WriteStage.Rejected || (write.Stage == WriteStage.Fresh && plan.IsTooLateToAsk(purchase)) ? Verdict.Refused : Verdict.Waiting;
    }

    private static Few<LineUnits> Keep(Order order, Purchase purchase, Few<LineUnits> kept)
    {
        foreach (var units in purchase.Intent!.Units)
            if (order.Places(purchase.Round, units).Covered is var held and > 0)
                kept = kept.Put(new(units.Line, held + Withdrawing.QuantityOf(kept, units.Line)));
        return kept;
    }

    private static void Answer(ref Plan plan, Fact.CancelAsked asked, Verdict worst, Few<LineUnits> kept)
    {
        var (order, moved) = (plan.Order, plan.Order.HasMoved());
        var reason = worst switch
        {
            Verdict.Waiting => AnswerReason.Expired,
            Verdict.Refused => AnswerReason.SupplierRefused,
            Verdict.SupplierCancelled => AnswerReason.SupplierCancelled,
            _ => AnswerReason.NothingBought,
        };
        if (asked.Units.IsEmpty && !moved && kept.IsEmpty)
        {
            plan.Decide(new CancelAnswered(asked.Request, true, reason, order.Release, plan.Now));
            return;
        }

        var (off, isAll) = (default(Few<LineUnits>), !asked.Units.IsEmpty);
        foreach (var line in order.Demanded())
        {
            var wanted = asked.Units.IsEmpty ? line.Line.Quantity : Withdrawing.QuantityOf(asked.Units, line.Line.Id);
            var most = Math.Max(0, Withdrawing.Cancellable(line) - Withdrawing.UnitsOf(kept, line.Line.Id));
            if (Math.Min(wanted, most) is var some and > 0) off = off.Put(new(line.Line.Id, some));
            isAll &= wanted <= most;
        }

        plan.Decide(new CancelAnswered(asked.Request, isAll, isAll || !moved ? reason : AnswerReason.AlreadyShipped, order.Release, plan.Now, off));
    }
}
