using static Dropship.Domain.Decision;

namespace Dropship.Domain;

/// <summary>
/// Brings a purchase to its end. A doubt is looked into and never answered by sending again, unless the supplier's
/// protocol makes the repeat harmless; nothing is sent while the order is held or a cancellation is open.
/// </summary>
internal static class BuyingPlan
{
    internal static void Add(ref Plan plan, Purchase purchase)
    {
        if (plan.IsDecided) return;
        if (purchase.Intent is not { } intent)
        {
            if (!plan.Order.HasEnded(purchase, plan.Now)) plan.Ask(AskKind.UnknownPurchase, $"round {purchase.Round}: {purchase.Own?.Id.Value ?? "only a dispute about it is known"}", plan.Sale?.PlacedAt ?? default);
            return;
        }

        var unsettled = plan.Order.Unsettled(purchase.Round, plan.Now);
        if (unsettled.Open is { } open) plan.Wake(open.Deadline!.Value);
        else if (unsettled.Doubt is { } doubt) Resolve(ref plan, purchase, intent, doubt);
        else if (purchase.IsBought || purchase.IsCancelled)
        {
            LookOnceMore(ref plan, purchase, intent);
            BoughtPlan.Add(ref plan, purchase, intent);
        }
        else if (purchase.Closed is not null) Discard(ref plan, purchase);
        else if ((plan.IsWithdrawn || plan.Order.OpenCancel is not null) && plan.Order.MayArrive(purchase) is { } late) plan.AwaitArrival(purchase, late);
        else if (plan.IsWithdrawn) plan.Decide(new PurchaseClosed(purchase.Round, CloseReason.Voided, plan.Now));
        else if (plan.Order.IsBeyondBundle(purchase)) Unbind(ref plan, purchase);
        else if (!plan.Order.AwaitsItems(purchase) && Guards.RefuseBuying(plan.Order) is null) Step(ref plan, purchase, intent);
    }

    // The other item of its units is not to be had: what is not paid for yet is not bought either.
    private static void Unbind(ref Plan plan, Purchase purchase)
    {
        if (plan.Order.MayArrive(purchase) is { } late) plan.AwaitArrival(purchase, late);
        else plan.Decide(new PurchaseClosed(purchase.Round, CloseReason.Voided, plan.Now));
    }

    // News of an order with our reference ends a doubt, and may be of another than the request in doubt made: a supplier may make two. The reference is looked up once more when the request can be under way no longer; a look
    // that found nothing was before the news.
    private static void LookOnceMore(ref Plan plan, Purchase purchase, PurchaseIntended intent)
    {
        if (intent.Terms.Kind == ProtocolKind.PersonOnly || plan.Order.HasEnded(purchase, plan.Now)) return;
        foreach (var tried in plan.Order.Tries)
        {
            if (tried is not { Key.Kind: TryKind.Create, Outcome: null or Outcome.Unknown or Outcome.Pending } || tried.Key.No != purchase.Round) continue;
            if (plan.Looked.Doubt is { } looked && looked >= tried.UnderWayUntil && !(tried.AbsentLast >= looked)) continue;
            if (plan.Due(tried.UnderWayUntil) && plan.DueLook(plan.Looked.Doubt, tried.DoubtSince)) plan.Do(new Todo.ResolveDoubt(purchase.Round, tried.Key, tried.No));
        }
    }

    private static void Discard(ref Plan plan, Purchase purchase)
    {
        if (!purchase.Orders.IsEmpty) plan.Write(new(TryKind.Discard, purchase.Round), verifyAtSupplier: true);
    }

    private static void Resolve(ref Plan plan, Purchase purchase, PurchaseIntended intent, Try doubt)
    {
        if (intent.Terms.Kind != ProtocolKind.PersonOnly && plan.DueLook(plan.Looked.Doubt, doubt.DoubtSince)) plan.Do(new Todo.ResolveDoubt(purchase.Round, doubt.Key, doubt.No));
        var settled = doubt.AbsentLast >= doubt.UnderWayUntil + intent.Terms.Settle;
        if (intent.Terms.Kind == ProtocolKind.PersonOnly || settled || plan.Due(doubt.DoubtSince + plan.Policies.Timing.AskDoubtAfter))
            plan.Ask(AskKind.ResolveDoubt, $"{doubt.Key} try {doubt.No} at {intent.Supplier}, {intent.Ceiling}, {intent.Reference}", doubt.DoubtSince);

        var write = plan.Order.Read(doubt.Key, plan.Now);
        if (write.Stage != WriteStage.InDoubt || TryGuards.Failures(plan.Order, doubt.Key) >= intent.Terms.MaxTries || Guards.RefuseBuying(plan.Order) is not null || purchase.Closed is not null || plan.Order.IsBeyondBundle(purchase) || plan.Order.AwaitsItems(purchase)) return;
        if (TryGuards.MayRepeat(plan.Order, new(doubt.Key, write.Count + 1, plan.Now, plan.Now + plan.Policies.Timing.PurchaseTimeout), write) && plan.Due(plan.RetryAt(write)))
            plan.Send(doubt.Key, write.Count, plan.Policies.Timing.PurchaseTimeout);
    }

    private static void Step(ref Plan plan, Purchase purchase, PurchaseIntended intent)
    {
        if (LastLook.Stops(ref plan, purchase, intent)) return;
        if (intent.Terms.Kind == ProtocolKind.DraftThenPay && purchase is { Chosen: null, Own: { } draft })
        {
            if (purchase.Orders.Count == 1) plan.Decide(new DraftChosen(purchase.Round, draft.Id, plan.Now));
            else plan.Ask(AskKind.ChooseDraft, $"round {purchase.Round}: {purchase.Orders.Count} drafts", intent.At);
            return;
        }

        if (purchase.NextStep() is { } step) Send(ref plan, purchase, intent, new((TryKind)step, purchase.Round));
    }

    private static void Send(ref Plan plan, Purchase purchase, PurchaseIntended intent, TryKey key)
    {
        var write = plan.Order.Read(key, plan.Now);
        if (write is { Stage: WriteStage.Done, Last: { } done })
        {
            Resolve(ref plan, purchase, intent, done);   // it took effect, yet the order does not show it: look, never send again
            return;
        }

        if (write is { Stage: WriteStage.Rejected, Last: { } no } && no.Reason != DeclineReason.Funds)
        {
            Rejected(ref plan, purchase, intent, no);
            return;
        }

        if (write is { Stage: WriteStage.Rejected, Last: { } broke })
        {
            plan.Ask(AskKind.TopUpWallet, $"{intent.Supplier}: {purchase.Own?.Due ?? plan.Order.CeilingOf(intent)}", broke.DoubtSince);
            if (!plan.Due(broke.DoubtSince + (write.Count < intent.Terms.MaxTries ? plan.Policies.Timing.PollFunds : plan.Policies.Timing.AskEvery))) return;
        }
        else if (write.Stage == WriteStage.NoEffect)
        {
            if (TryGuards.Failures(plan.Order, key) >= intent.Terms.MaxTries)
            {
                plan.Ask(AskKind.WriteFailed, $"{key}: {write.Count} tries had no effect", write.Last!.DoubtSince);
                return;
            }

            if (TryGuards.Tries(plan.Order, key) >= intent.Terms.MaxTries) plan.Ask(AskKind.WriteFailed, $"{key}: {write.Count} tries never left, and it is tried on", write.Last!.DoubtSince);
            if (!plan.Due(plan.RetryAt(write))) return;
        }

        if (plan.SaleIsRead(intent.At) && HasFunds(ref plan, purchase, intent, key)) plan.Send(key, write.Count, plan.Policies.Timing.PurchaseTimeout);
    }

    private static void Rejected(ref Plan plan, Purchase purchase, PurchaseIntended intent, Try no)
    {
        if (no.Reason == DeclineReason.Invalid)
        {
            plan.Ask(AskKind.MendRequest, $"{no.Key} at {intent.Supplier}: {no.Code}", no.DoubtSince);
            return;
        }

        if (no.Key.Kind == TryKind.Pay && Unanswered(plan.Order, no) is { } earlier)
        {
            // An earlier payment was looked for and not found, which is no proof that it never arrives: a refusal of a later one closes nothing.
            plan.Ask(AskKind.ResolveDoubt, $"{no.Key} try {no.No} was refused ({no.Reason}), and nobody knows what became of try {earlier.No}, at {intent.Supplier}, {intent.Reference}", no.DoubtSince);
            if (plan.DueOnSlot(plan.Looked.Supplier, plan.Policies.Timing.AskEvery)) plan.Do(new Todo.ReadPurchase(purchase.Round, purchase.Own!.Id));
            return;
        }

        var reason = no.Reason switch
        {
            DeclineReason.OutOfStock => CloseReason.OutOfStock,
            DeclineReason.PriceRose => CloseReason.OverCeiling,
            _ => CloseReason.Declined,
        };
        plan.Decide(new PurchaseClosed(purchase.Round, reason, plan.Now));
    }

    private static Try? Unanswered(Order order, Try last)
    {
        foreach (var tried in order.Tries)
            if (tried.Key == last.Key && tried.No < last.No && tried is { Outcome: null or Outcome.Unknown })
                return tried;
        return null;
    }

    // Advisory: the supplier has the last word. A wallet that is known to be too low spares a call that would be refused.
    private static bool HasFunds(ref Plan plan, Purchase purchase, PurchaseIntended intent, TryKey key)
    {
        if (!intent.Terms.HasWallet || (TryKind)intent.Terms.Steps[^1] != key.Kind) return true;
        var looked = plan.Looked;
        if (looked.Funds is not { } at || at < intent.At || (looked.Wallet != intent.Supplier && !BuysFrom(plan.Order, looked.Wallet)))
        {
            plan.Do(new Todo.CheckFunds(intent.Supplier));
            return false;
        }

        // One wallet is remembered. Two of one order would push each other out for ever, and some cannot be read: the supplier is simply asked.
        if (looked.Wallet != intent.Supplier || looked.Available is not { } available) return true;

        var need = purchase.Own?.Due ?? plan.Order.CeilingOf(intent);
        if (available.Currency != need.Currency || available + plan.Policies.CreditAt(intent.Supplier, need.Currency) >= need) return true;
        plan.Ask(AskKind.TopUpWallet, $"{intent.Supplier}: {need}, {available} available", intent.At);
        if (plan.DueOnSlot(at, plan.Policies.Timing.PollFunds)) plan.Do(new Todo.CheckFunds(intent.Supplier));
        return false;
    }

    private static bool BuysFrom(Order order, SupplierId? supplier)
    {
        foreach (var purchase in order.Purchases)
            if (purchase is { IsLive: true, Intent: { } intent } && intent.Supplier == supplier)
                return true;
        return false;
    }
}
