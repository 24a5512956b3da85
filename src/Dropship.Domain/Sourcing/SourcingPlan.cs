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
        var late = BoughtPlan.IsTooLateToReplace(ref plan);
        var picks = late ? [] : Pick(plan, open);
        if (picks.Count > 0)
        {
            var supplier = picks[0].Offer.Supplier;
            var (units, choices) = (default(Few<LineUnits>), default(Few<Choice>));
            foreach (var (wanted, choice, offer) in picks)
                if (offer.Supplier == supplier)
                    (units, choices) = (units.Put(Available(order, wanted, offer)), choices.Add(choice));
            plan.Decide(new AllocationProposed(order.ProposedAllocations() + 1, supplier, units, plan.Now, choices) { Bundles = Bundling.Of(order, open, units, picks) });
            return;
        }

        if (order.NextFoundAt() is { } found && !order.Searches.IsEmpty)
        {
            SellingPlan.HoldOnce(ref plan, HoldReason.UnknownPurchase, $"purchase {order.DecidedPurchases() + 1} exists at {found}, which does not offer these lines now");
            return;
        }

        if (!late && order.Searches.Count < plan.Policies.MaxSearches + Released(order, HoldReason.Unsupplied) + Released(order, HoldReason.MissingSku) + BoughtPlan.Defaults(order) + order.Resends()) Search(ref plan, open);
        else if (MissingOf(order, open) is { } missing) SellingPlan.HoldOnce(ref plan, HoldReason.MissingSku, $"{missing} (search {order.Searches.Count})");
        else if (plan.Policies.WhenUnsupplied == WhenUnsupplied.Ask) SellingPlan.HoldOnce(ref plan, HoldReason.Unsupplied, $"after {order.Searches.Count} searches");
        else plan.Decide(new UnitsDropped(order.Settlement.Dropped.Count + 1, open, order.Release, plan.Now));
    }

    // Of each line whole units where one supplier delivers all of it, else every item of its bundle, or nothing: half a bundle is none.
    private static List<Pick> Pick(in Plan plan, Few<LineUnits> open)
    {
        List<Pick> picks = [];
        foreach (var line in open)
        {
            var items = plan.Order.ItemsOf(line.Line);
            if (!plan.Order.HoldsItems(line.Line) && Of(plan, line) is { } whole) picks.Add(whole);
            else if (!items.IsEmpty) picks.AddRange(Bundling.Pick(plan, items));
        }

        return picks;

        static Pick? Of(in Plan plan, LineUnits wanted) => Chooser.Pick(plan.Order, plan.Policies, plan.Now, wanted) is { } found ? new(wanted, found.Choice, found.Offer) : null;
    }

    private static MissingSku? MissingOf(Order order, Few<LineUnits> open)
    {
        if (order.Searches.IsEmpty) return null;
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
        else Judge(ref plan, proposed, new(proposed.Supplier, proposed.Units, quote.Cost, quote.Goods ?? [], plan.Order.DecidedPurchases() + 1));
    }

    private static void Judge(ref Plan plan, AllocationProposed proposed, in Bid bid)
    {
        if (Judging.NextChange(plan.Order, plan.Policies, plan.Now) is { } change) plan.Wake(change);
        if (Judging.Judge(plan.Order, bid, plan.Policies, plan.Now) is not { } judged) AwaitRate(ref plan, bid);
        else if (!judged.IsAboveFloor) GiveUp(ref plan, proposed, bid, DropReason.BelowMargin, HoldReason.BelowMargin, $"{bid}: {judged.Describe()}");
        else if (!judged.IsUnderCeiling) GiveUp(ref plan, proposed, bid, DropReason.OverCeiling, HoldReason.OverCeiling, $"{bid}: {(judged.Cost + judged.Committed).Rounded()} exceeds {judged.Ceiling}");
        else if (!ScreeningPlan.Stops(ref plan, proposed) && plan.MaySpend() && plan.IsFunded() && !IsOverCap(ref plan, bid)) Intend(ref plan, proposed, bid, judged);
    }

    private static bool IsOverCap(ref Plan plan, in Bid bid)
    {
        if (plan.Policies.Exposed is not { } over || plan.Order.IsExposureApproved(bid.Units, bid.Cost)) return false;
        SellingPlan.HoldOnce(ref plan, HoldReason.Exposure, $"{bid}: {over.Why}", bid.Approval);
        return true;
    }

    /// <summary>Waits for a rate. A person may add one; one that is dated ahead comes into force by itself.</summary>
    internal static void AwaitRate(ref Plan plan, in Bid bid) =>
        SellingPlan.HoldOnce(ref plan, HoldReason.NoRate, $"{bid}: no rate to {plan.Order.Latest()!.Paid.Currency} holds for it, its taxes or the order's other purchases");

    // The next offer, or a person: they approve this sum for these units, and a higher one is asked for again.
    private static void GiveUp(ref Plan plan, AllocationProposed proposed, in Bid bid, DropReason drop, HoldReason hold, string detail)
    {
        if (Chooser.Choose(plan.Order, plan.Policies, plan.Now, proposed.Units[0], without: proposed.Supplier) is not null || Bundling.CanReplace(plan, proposed.Units[0].Line)) plan.Decide(new AllocationDropped(proposed.No, drop, plan.Now));
        else SellingPlan.HoldOnce(ref plan, hold, detail, bid.Approval);
    }

    private static void Intend(ref Plan plan, AllocationProposed proposed, in Bid bid, Judgement judged)
    {
        var ceiling = Judging.CeilingOf(plan.Order, bid, plan.Policies, plan.Now);
        plan.Decide(new PurchaseIntended(bid.Round, proposed.No, proposed.Supplier, proposed.Units, bid.Cost, ceiling, plan.Policies.TermsOf(proposed.Supplier), PurchaseReference.Of(plan.Order.Key, bid.Round), judged, plan.Now));
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
