using static Dropship.Domain.Decision;

namespace Dropship.Domain;

/// <summary>Finds a supplier for open units: search, propose, quote, judge, bind. Never while the order is held or cancelled.</summary>
internal static class SourcingPlan
{
    internal static void Add(ref Plan plan)
    {
        var waiting = plan.Order.OpenAllocation();
        if (waiting is not null && !Guards.FitsDemand(plan.Order, waiting.Proposed!.Units)) plan.Decide(new AllocationDropped(waiting.No, DropReason.NotNeeded, plan.Now));
        else if (waiting is { Proposed: { } proposed } && plan.Order.NextFoundAt() is { } found && found != proposed.Supplier) plan.Decide(new AllocationDropped(waiting.No, DropReason.NotNeeded, plan.Now));
        if (plan.IsDecided || (waiting is null && plan.Demand.Open == 0) || Guards.RefuseBuying(plan.Order) is not null) return;
        if (waiting is not null) Bind(ref plan, waiting, waiting.Proposed!);
        else Propose(ref plan, OpenUnits(plan.Order));
    }

    private static Few<LineUnits> OpenUnits(Order order)
    {
        Few<LineUnits> open = [];
        foreach (var line in order.Demanded())
            if (line.Open > 0)
                open = open.Put(new(line.Line.Id, line.Open));
        return open;
    }

    private static void Propose(ref Plan plan, Few<LineUnits> open)
    {
        var order = plan.Order;
        foreach (var first in open)
        {
            if (Chooser.Pick(order, plan.Policies, plan.Now, first) is not { } best) continue;
            var (units, choices) = (Few.Of(Available(order, first, best.Offer)), Few.Of(best.Choice));
            foreach (var line in open)
            {
                if (line == first || Chooser.Pick(order, plan.Policies, plan.Now, line) is not { } also || also.Offer.Supplier != best.Offer.Supplier) continue;
                (units, choices) = (units.Put(Available(order, line, also.Offer)), choices.Add(also.Choice));
            }

            plan.Decide(new AllocationProposed(order.ProposedAllocations() + 1, best.Offer.Supplier, units, plan.Now, choices));
            return;
        }

        if (order.NextFoundAt() is { } found && !order.Searches.IsEmpty)
        {
            SellingPlan.HoldOnce(ref plan, HoldReason.UnknownPurchase, $"purchase {order.DecidedPurchases() + 1} exists at {found}, which does not offer these lines now");
            return;
        }

        if (order.Searches.Count < plan.Policies.MaxSearches + Released(order, HoldReason.Unsupplied) + Released(order, HoldReason.MissingSku)) Search(ref plan, open);
        else if (MissingOf(order, open) is { } missing) SellingPlan.HoldOnce(ref plan, HoldReason.MissingSku, $"{missing} (search {order.Searches.Count})");
        else if (plan.Policies.WhenUnsupplied == WhenUnsupplied.Ask) SellingPlan.HoldOnce(ref plan, HoldReason.Unsupplied, $"after {order.Searches.Count} searches");
        else plan.Decide(new UnitsDropped(order.Settlement.Dropped.Count + 1, open, order.Release, plan.Now));
    }

    private static MissingSku? MissingOf(Order order, Few<LineUnits> open)
    {
        foreach (var missing in order.Searches[^1].Missing)
            foreach (var units in open)
                if (units.Line == missing.Line)
                    return missing;
        return null;
    }

    // What one location does not hold is for the next allocation.
    private static LineUnits Available(Order order, LineUnits wanted, Offer offer) => order.Left(offer) is { } left && left > 0 && left < wanted.Quantity ? wanted with { Quantity = (int)left } : wanted;

    private static void Search(ref Plan plan, Few<LineUnits> open)
    {
        var searches = plan.Order.Searches;
        if (!searches.IsEmpty && !plan.Due(searches[^1].At + plan.Policies.SearchAgainAfter)) return;
        Few<LineId> lines = [];
        foreach (var units in open) lines = lines.Add(units.Line);
        plan.Do(new Todo.FindOffers(searches.Count + 1, lines));
    }

    private static void Bind(ref Plan plan, Allocation allocation, AllocationProposed proposed)
    {
        if (allocation.Refused is not null) plan.Decide(new AllocationDropped(allocation.No, DropReason.QuoteRefused, plan.Now));
        else if (allocation.Quote is not { } quote) plan.Do(new Todo.GetQuote(allocation.No));
        else if (quote.Until is { } until && plan.Due(until)) plan.Decide(new AllocationDropped(allocation.No, DropReason.Expired, plan.Now));
        else if (Judge(ref plan, proposed, quote) is not { } judged) AwaitRate(ref plan, allocation, quote);
        else if (!judged.IsAboveFloor) GiveUp(ref plan, proposed, DropReason.BelowMargin, HoldReason.BelowMargin, $"{(judged.Revenue - judged.Cost).Rounded()} of {judged.Revenue.Rounded()} would remain");
        else if (!judged.IsUnderCeiling) GiveUp(ref plan, proposed, DropReason.OverCeiling, HoldReason.OverCeiling, $"{(judged.Cost + judged.Committed).Rounded()} exceeds {judged.Ceiling}");
        else if (plan.MaySpend()) Intend(ref plan, proposed, quote, judged);
    }

    // A person may add a rate; one that is dated ahead comes into force by itself.
    private static void AwaitRate(ref Plan plan, Allocation allocation, Fact.QuoteSeen quote)
    {
        foreach (var rate in plan.Policies.Rates)
            if (rate.AsOf > plan.Now)
                plan.Wake(rate.AsOf);
        SellingPlan.HoldOnce(ref plan, HoldReason.NoRate, $"{quote.Cost.Currency} to {plan.Order.Latest()!.Paid.Currency}, allocation {allocation.No}");
    }

    // The next offer, or a person: what they let pass is not judged by that rule again.
    private static void GiveUp(ref Plan plan, AllocationProposed proposed, DropReason drop, HoldReason hold, string detail)
    {
        if (Chooser.Choose(plan.Order, plan.Policies, plan.Now, proposed.Units[0], without: proposed.Supplier) is not null) plan.Decide(new AllocationDropped(proposed.No, drop, plan.Now));
        else SellingPlan.HoldOnce(ref plan, hold, detail);
    }

    private static void Intend(ref Plan plan, AllocationProposed proposed, Fact.QuoteSeen quote, Judgement judged)
    {
        var round = plan.Order.DecidedPurchases() + 1;
        var ceiling = new Money(quote.Cost.Amount * (1m + plan.Policies.PriceTolerance), quote.Cost.Currency).Rounded();
        if (ceiling < quote.Cost) ceiling = quote.Cost;
        plan.Decide(new PurchaseIntended(round, proposed.No, proposed.Supplier, proposed.Units, quote.Cost, ceiling, plan.Policies.TermsOf(proposed.Supplier), PurchaseReference.Of(plan.Order.Key, round), judged, plan.Now));
    }

    private static Judgement? Judge(ref Plan plan, AllocationProposed proposed, Fact.QuoteSeen quote)
    {
        var (order, policies, sale) = (plan.Order, plan.Policies, plan.Order.Latest()!);
        var currency = sale.Paid.Currency;
        if (ExchangeRate.Convert(quote.Cost, currency, policies.Rates, plan.Now) is not { } cost) return null;

        var committed = Money.Zero(currency);
        foreach (var purchase in order.Purchases)
            if (purchase is { Intent: { } intent } && (purchase.IsLive || purchase.Outstanding is { Amount: > 0m }))
            {
                if (ExchangeRate.Convert(purchase.Outstanding ?? intent.Ceiling, currency, policies.Rates, plan.Now) is not { } spent) return null;
                committed += spent;
            }

        var floor = Released(order, HoldReason.BelowMargin) > 0 ? null : policies.MinimumMargin;
        var ceiling = Released(order, HoldReason.OverCeiling) > 0 ? null : policies.OrderCeiling;
        return new(Revenue(sale, proposed.Units) * (1m - policies.FeeRate), cost, committed, floor, ceiling);
    }

    private static Money Revenue(Fact.SaleSeen sale, Few<LineUnits> units)
    {
        var revenue = Money.Zero(sale.Paid.Currency);
        var expected = sale.Expected();
        for (var i = 0; i < expected.Length; i++)
            foreach (var unit in units)
                if (unit.Line == sale.Lines[i].Id)
                    revenue += expected[i] * ((decimal)unit.Quantity / sale.Lines[i].Quantity);
        return revenue;
    }

    private static int Released(Order order, HoldReason reason)
    {
        var released = 0;
        foreach (var hold in order.Holds)
            if (hold.Held.Reason == reason && hold.ReleasedBy is not null)
                released++;
        return released;
    }
}
