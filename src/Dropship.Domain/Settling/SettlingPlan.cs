using static Dropship.Domain.Decision;

namespace Dropship.Domain;

/// <summary>The end: money goes back where goods do not come, the order is completed, the payout is awaited.</summary>
internal static class SettlingPlan
{
    internal static void Add(ref Plan plan)
    {
        if (plan.IsDecided || plan.Sale is not { PaidAt: not null } sale) return;
        if (sale.Status != SaleStatus.Refunded)
        {
            DecideRefund(ref plan, sale);
            SendRefunds(ref plan);
        }

        if (plan.IsWithdrawn) AwaitBalance(ref plan, sale);
        else Complete(ref plan, sale);
    }

    // Nothing will be completed, yet the marketplace holds money or has a payout to claw back: waited for like a payout.
    private static void AwaitBalance(ref Plan plan, Fact.SaleSeen sale)
    {
        var order = plan.Order;
        var balance = order.Balance(Account.Receivable, sale.Paid.Currency);
        if (balance.IsZero) return;
        var since = sale.PaidAt!.Value;
        foreach (var payout in order.Settlement.Payouts) since = payout.At > since ? payout.At : since;
        foreach (var refund in order.Settlement.Seen) since = refund.At > since ? refund.At : since;
        foreach (var refund in order.Settlement.Decided) since = refund.At > since ? refund.At : since;
        if (plan.Due(since + plan.Policies.PayoutWithin)) plan.Ask(AskKind.PayoutOverdue, $"{balance} is left at the marketplace", since + plan.Policies.PayoutWithin);
    }

    private static void DecideRefund(ref Plan plan, Fact.SaleSeen sale)
    {
        var (order, currency) = (plan.Order, sale.Paid.Currency);
        if (sale.Lines.IsEmpty)
        {
            DecideWhole(ref plan, sale);
            return;
        }

        var (withdrawn, dropped) = (plan.Demand.Withdrawn > 0, plan.Demand.Unfillable > 0);
        if (!withdrawn && !dropped && sale.Status != SaleStatus.Cancelled) return;
        if (order.HighestPaid() is not { } highest)
        {
            plan.Ask(AskKind.WriteFailed, "refund: the order was paid in several currencies", sale.PlacedAt);
            return;
        }

        var left = highest - order.DecidedRefunds(currency) - order.RefundedByMarketplace(currency);
        var (demand, expected) = (order.Demanded(), sale.Expected());
        Few<LineAmount> parts = [];
        var sum = Money.Zero(currency);
        for (var i = 0; i < demand.Length; i++)
        {
            var part = Money.Min(Owed(order, sale, demand[i], expected[i]), left);
            if (part.Amount <= 0m) continue;
            parts = parts.Add(new(demand[i].Line.Id, part));
            left -= part;
            sum += part;
        }

        if (!parts.IsEmpty) plan.Decide(new RefundDecided(order.NextRefund(), parts, sum, dropped ? RefundReason.Unsupplied : RefundReason.Cancelled, order.Release, plan.Now, plan.Policies.RefundsAreKeyed));
    }

    // An order without lines is paid as a whole and given back as a whole.
    private static void DecideWhole(ref Plan plan, Fact.SaleSeen sale)
    {
        var (order, currency) = (plan.Order, sale.Paid.Currency);
        var owed = sale.Paid - order.DecidedRefunds(currency) - order.RefundedByMarketplace(currency);
        if (plan.IsWithdrawn && owed.Amount > 0m) plan.Decide(new RefundDecided(order.NextRefund(), [], owed, RefundReason.Cancelled, order.Release, plan.Now, plan.Policies.RefundsAreKeyed));
    }

    private static Money Owed(Order order, Fact.SaleSeen sale, LineDemand line, Money expected)
    {
        var units = sale.Status == SaleStatus.Cancelled ? line.Line.Quantity : line.Withdrawn + line.Unfillable;
        var share = units >= line.Line.Quantity ? expected : (expected * ((decimal)units / line.Line.Quantity)).Rounded();
        return share - order.DecidedRefunds(expected.Currency, line.Line.Id);
    }

    private static void SendRefunds(ref Plan plan)
    {
        foreach (var refund in plan.Order.Settlement.Decided)
        {
            var key = new TryKey(TryKind.Refund, refund.No);
            if (plan.Order.IsDone(key)) continue;
            if (plan.Order.Covers(refund)) plan.Write(key);
            else plan.Ask(AskKind.WriteFailed, $"{key}: the marketplace has given the money back already", refund.At);
        }
    }

    private static void Complete(ref Plan plan, Fact.SaleSeen sale)
    {
        var order = plan.Order;
        if (order.CompletedNow() is not null || order.HasDoubtedDelivery()) return;   // of a doubted one a person is asked, with the parcel
        if (order.Completion(plan.Policies, sale.PaidAt!.Value, plan.Demand) is { } complete)
        {
            if (plan.Due(complete.At)) plan.Decide(new OrderCompleted(order.Release, plan.Now) { By = complete.Ground == CompletionGround.Delivered ? null : complete.Ground });
        }
        else if (plan.Demand.IsAtEnd) AwaitBalance(ref plan, sale);   // nothing came, or by this rule nothing will complete it
    }
}
