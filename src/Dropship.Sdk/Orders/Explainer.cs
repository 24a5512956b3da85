using Dropship.Domain;

namespace Dropship.Orders;

/// <summary>Puts an order's readings and its agenda into words.</summary>
internal static class Explainer
{
    internal static Explanation Explain(Order order, Policies policies, Instant now, in Looked looked)
    {
        var agenda = Fulfilment.Next(order, policies, now, looked);
        var sale = order.Latest();
        var paid = sale is { PaidAt: not null } ? sale.Paid : (Money?)null;
        var nextAt = agenda.Todos.IsEmpty && agenda.Decision is null ? agenda.WakeAt : now;
        return new(order.Key, order.Phase(now, agenda), Where(order, now), Why(order, agenda, now), Next(agenda), nextAt, agenda.Deadline, paid, order.Refunded(), Costs(order), Earns(order, policies, sale)) { AwaitsFunds = Awaits(order, policies, now, looked, agenda) };
    }

    private static AwaitedFunds? Awaits(Order order, Policies policies, Instant now, in Looked looked, Agenda agenda)
    {
        foreach (var ask in agenda.Asks)
        {
            if (ask.Kind != AskKind.TopUpWallet) continue;
            var wanted = policies.AwaitsFunds is null ? null : Fulfilment.Next(order, policies with { AwaitsFunds = null }, now, looked).Decision as Decision.PurchaseIntended;
            foreach (var purchase in order.Purchases)
                if (purchase is { IsLive: true, IsBought: false, Intent: { } intent }) wanted ??= intent;
            return wanted is null ? null : new(wanted.Supplier, order.CeilingOf(wanted), (policies.Funding ?? new()).LateFrom(order, policies), ask.Since, ask.Subject);
        }

        return null;
    }

    private static List<string> Where(Order order, Instant now)
    {
        List<string> where = [];
        if (order.Latest() is not { } sale) return ["only hearsay: the marketplace has not shown the order yet"];
        where.Add(sale.PaidAt is { } at ? $"paid {sale.Paid} on {at}, to {sale.To.Country}{Checkout(sale)}" : $"not paid ({sale.Status}){Checkout(sale)}");
        foreach (var line in order.Demanded())
            where.Add($"line {line.Line.Id}, {line.Line.Quantity} x {line.Line.Sku?.Value ?? "(no SKU)"}: {Units(line)}");
        foreach (var purchase in order.Purchases)
        {
            where.Add($"purchase {purchase.Round} at {purchase.Intent?.Supplier.Value ?? "(unknown)"}: {Say(order.Stage(purchase, now))}{(purchase.Own is { } own ? $", their number {own.Id}" : "")}{(purchase.GivenUpAt is { } given ? $", given up on {given}" : "")}");
            if (purchase.Intent is { } intent) where.Add($"purchase {purchase.Round} was judged: {intent.Judged.Describe()}; at most {order.CeilingOf(intent)} may be charged");
        }

        foreach (var parcel in order.Parcels)
            where.Add($"parcel {parcel.Number} by {parcel.Carrier?.Value ?? "(unknown)"}: {order.Phase(parcel)}{(order.Suspicions(parcel) is var why and not ParcelSuspicions.None ? $", suspect ({why})" : "")}{(parcel.LastSeen() is { } seen ? $", last seen {seen}" : "")}");
        return where;
    }

    private static string Checkout(Fact.SaleSeen sale) => sale.Checkout is { } checkout ? $", of checkout {checkout}" : "";

    private static string Units(LineDemand line)
    {
        (int Count, string Name)[] parts =
        [
            (line.Open, "to be bought"), (line.Covered, "bought or being bought"), (line.Shipped, "on the way"), (line.Delivered, "delivered"),
            (line.Withdrawn, "cancelled"), (line.Unfillable, "not to be had"), (line.Returned, "returned"), (line.Lost, "lost"),
        ];
        return string.Join(", ", parts.Where(static part => part.Count > 0).Select(static part => $"{part.Count} {part.Name}"));
    }

    private static string Say(PurchaseStage stage) => stage switch
    {
        PurchaseStage.Heard => "told by the supplier, decided by nobody",
        PurchaseStage.Intended => "decided, not sent",
        PurchaseStage.Sending s => $"{s.Step.Key.Kind} is on the wire",
        PurchaseStage.InDoubt d => $"nobody knows whether {d.Step.Key.Kind} had an effect",
        PurchaseStage.AwaitingFunds f => $"waits for funds since {f.Since}",
        PurchaseStage.Placed => "placed, not paid",
        PurchaseStage.Paid => "paid",
        PurchaseStage.Acknowledged => "paid, the supplier works on it",
        PurchaseStage.PartShipped => "partly handed over",
        PurchaseStage.Shipped => "handed over",
        PurchaseStage.Delivered => "arrived",
        PurchaseStage.Declined d => $"not bought ({d.Reason})",
        PurchaseStage.Cancelled => "cancelled by the supplier",
        PurchaseStage.Stranded => "closed by us, yet it exists at the supplier",
        PurchaseStage.BoughtTwice => "bought twice",
        PurchaseStage.WrittenOff w => $"{w.Amount} written off",
        _ => stage.GetType().Name,
    };

    private static List<string> Why(Order order, Agenda agenda, Instant now)
    {
        List<string> why = [];
        foreach (var ask in agenda.Asks) why.Add($"a person is asked since {ask.Since}: {ask.Kind}, {ask.Subject}");
        if (order.OpenCancel is { Asked: { } asked }) why.Add($"{asked.Origin} asked on {asked.At} to cancel it");
        foreach (var claim in order.Claims)
            if (claim.Seen is not null) why.Add(ClaimWords.Of(order, claim));
        foreach (var purchase in order.Purchases)
            foreach (var said in ClaimWords.OfDisputes(order, purchase, now)) why.Add(said);
        foreach (var allocation in order.Allocations)
            foreach (var choice in allocation.Proposed?.Choices ?? [])
                why.Add($"{choice}{(allocation.Dropped is { } reason ? $"; given up: {reason}" : "")}");
        foreach (var drop in order.Settlement.Dropped) why.Add($"no supplier was found for {drop.Units.Count} line(s) on {drop.At}");
        foreach (var refund in order.Settlement.Decided) why.Add($"{refund.Amount} is given back: {refund.Reason}");
        return why;
    }

    private static List<string> Next(Agenda agenda)
    {
        List<string> next = [];
        if (agenda.Decision is { } decision) next.Add($"decide {decision.GetType().Name}");
        foreach (var todo in agenda.Todos)
            next.Add(todo switch
            {
                Todo.Send t => $"send {t.Key}, try {t.No}, before {t.Deadline}",
                Todo.ReadPurchase t => $"ask the supplier about {t.Order}",
                Todo.ReadDisputes t => $"ask the supplier about disputes of {t.Order}",
                Todo.ReadResend t => $"ask the supplier about {t.Order}, by which it sends goods once more",
                Todo.TrackParcel t => $"ask the carrier about {t.Number}",
                Todo.ResolveDoubt t => $"find out whether {t.Key} had an effect",
                Todo.VerifyWrite t => $"read back {t.Key}",
                Todo.FindOffers => "look for suppliers",
                Todo.GetQuote => "ask for a price",
                Todo.CheckBuyer => "look at address and buyer",
                Todo.CheckFunds t => $"look into the wallet at {t.Supplier}",
                _ => "read the sale at the marketplace",
            });
        return next;
    }

    private static List<Money> Costs(Order order)
    {
        List<Money> costs = [];
        foreach (var purchase in order.Purchases)
        {
            if (purchase.Outstanding is not { } cost) continue;
            var same = costs.FindIndex(known => known.Currency == cost.Currency);
            if (same < 0) costs.Add(cost);
            else costs[same] += cost;
        }

        return costs;
    }

    private static Money? Earns(Order order, Policies policies, Fact.SaleSeen? sale)
    {
        if (sale is not { PaidAt: not null, Paid: var gross }) return null;
        if (order.IsPaidOut()) return order.Balance(Account.Bank, gross.Currency);
        var kept = gross - (order.Refunded() ?? Money.Zero(gross.Currency));
        var fixedFees = kept.Amount > 0m ? sale.ExpectedFees(policies) - (gross * policies.FeeRate) : Money.Zero(gross.Currency);
        return ((kept * (1m - policies.FeeRate)) - fixedFees).Rounded();
    }
}
