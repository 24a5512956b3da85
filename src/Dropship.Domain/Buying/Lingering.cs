namespace Dropship.Domain;

/// <summary>
/// What was looked for and not found, and may arrive all the same. A payment may be sent again then, because it pays one order once; but nothing may be closed as not bought on the strength of such a look.
/// </summary>
internal static class Lingering
{
    /// <summary>The try that may take money yet: it left, no answer came, and no look since its time to settle found it absent. Null if there is none.</summary>
    internal static Try? MayArrive(this Order order, Purchase purchase)
    {
        if (purchase.Intent is not { Terms: { Steps.IsEmpty: false } terms }) return null;
        foreach (var tried in order.Tries)
            if (tried.Key.No == purchase.Round && tried.Key.Kind == (TryKind)terms.Steps[^1] && tried.Outcome is null or Outcome.Unknown or Outcome.Pending && !(tried.AbsentLast >= tried.UnderWayUntil + terms.Settle))
                return tried;
        return null;
    }

    /// <summary>Looks for it once it must have arrived, or never will.</summary>
    internal static void AwaitArrival(this ref Plan plan, Purchase purchase, Try late)
    {
        var settled = late.UnderWayUntil + purchase.Intent!.Terms.Settle;
        if (plan.Due(settled) && plan.DueLook(plan.Looked.Doubt, settled)) plan.Do(new Todo.ResolveDoubt(purchase.Round, late.Key, late.No));
    }
}
