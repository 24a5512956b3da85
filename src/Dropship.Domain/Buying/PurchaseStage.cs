namespace Dropship.Domain;

/// <summary>Where a purchase stands: read from decisions, facts and tries, never stored.</summary>
public abstract record PurchaseStage
{
    private PurchaseStage()
    {
    }

    /// <summary>Only facts about the round were heard; no decision of ours is known.</summary>
    public sealed record Heard : PurchaseStage;

    /// <summary>Decided, nothing sent.</summary>
    public sealed record Intended : PurchaseStage;

    /// <summary>A step is on the wire.</summary>
    /// <param name="Step">The try.</param>
    public sealed record Sending(Try Step) : PurchaseStage;

    /// <summary>Nobody knows whether a step had an effect.</summary>
    /// <param name="Step">The try in doubt.</param>
    public sealed record InDoubt(Try Step) : PurchaseStage;

    /// <summary>The supplier wants a fuller balance first.</summary>
    /// <param name="Since">When it said so.</param>
    public sealed record AwaitingFunds(Instant Since) : PurchaseStage;

    /// <summary>It exists at the supplier and costs nothing yet.</summary>
    /// <param name="Order">The supplier's order.</param>
    public sealed record Placed(SupplierOrder Order) : PurchaseStage;

    /// <summary>Paid or committed.</summary>
    /// <param name="Order">The supplier's order.</param>
    public sealed record Paid(SupplierOrder Order) : PurchaseStage;

    /// <summary>The supplier works on it.</summary>
    /// <param name="Order">The supplier's order.</param>
    public sealed record Acknowledged(SupplierOrder Order) : PurchaseStage;

    /// <summary>Some units are handed over.</summary>
    /// <param name="Order">The supplier's order.</param>
    public sealed record PartShipped(SupplierOrder Order) : PurchaseStage;

    /// <summary>All units are handed over.</summary>
    /// <param name="Order">The supplier's order.</param>
    public sealed record Shipped(SupplierOrder Order) : PurchaseStage;

    /// <summary>No unit is on the way any more: they have arrived, came back or were lost.</summary>
    /// <param name="Order">The supplier's order.</param>
    public sealed record Delivered(SupplierOrder Order) : PurchaseStage;

    /// <summary>Closed as not bought.</summary>
    /// <param name="Reason">Why.</param>
    public sealed record Declined(CloseReason Reason) : PurchaseStage;

    /// <summary>The supplier cancelled it after it was placed.</summary>
    /// <param name="Order">The supplier's order.</param>
    public sealed record Cancelled(SupplierOrder Order) : PurchaseStage;

    /// <summary>Closed by us, yet it exists at the supplier.</summary>
    /// <param name="Order">The supplier's order.</param>
    public sealed record Stranded(SupplierOrder Order) : PurchaseStage;

    /// <summary>Two orders of one reference took money: an alarm.</summary>
    public sealed record BoughtTwice : PurchaseStage;

    /// <summary>The loss is on the books.</summary>
    /// <param name="Amount">How much.</param>
    public sealed record WrittenOff(Money Amount) : PurchaseStage;
}

/// <summary>Readings of purchases.</summary>
public static class Buying
{
    private static readonly PurchaseStage HeardOnly = new PurchaseStage.Heard();
    private static readonly PurchaseStage DecidedOnly = new PurchaseStage.Intended();
    private static readonly PurchaseStage Twice = new PurchaseStage.BoughtTwice();

    /// <summary>Where a purchase stands.</summary>
    /// <param name="order">The order.</param>
    /// <param name="purchase">The purchase.</param>
    /// <param name="now">The present.</param>
    public static PurchaseStage Stage(this Order order, Purchase purchase, Instant now)
    {
        var own = purchase.Own;
        if (purchase.IsBoughtTwice()) return Twice;
        if (purchase.WrittenOff is { } loss) return new PurchaseStage.WrittenOff(loss);
        if (purchase.Closed is { } closed) return own is { Cancelled: false } && !order.IsDiscarded(purchase) ? new PurchaseStage.Stranded(own) : new PurchaseStage.Declined(closed.Reason);
        if (purchase.IsCancelled) return new PurchaseStage.Cancelled(own!);
        if (purchase.Intent is null) return HeardOnly;
        if (own is { IsBought: true }) return order.After(purchase, own);
        if (order.Doubt(purchase.Round, now) is { } doubt) return new PurchaseStage.InDoubt(doubt);
        if (order.OnTheWire(purchase.Round, now) is { } step) return new PurchaseStage.Sending(step);
        if (order.ShortOfFunds(purchase.Round) is { } since) return new PurchaseStage.AwaitingFunds(since);
        if (own is not null) return new PurchaseStage.Placed(own);
        return DecidedOnly;
    }

    /// <summary>The next step that is to be sent, or null if all are done.</summary>
    /// <param name="purchase">A purchase.</param>
    public static PurchaseStep? NextStep(this Purchase purchase)
    {
        if (purchase.Intent is not { } intent) return null;
        foreach (var step in intent.Terms.Steps)
            if (purchase.Own is not { } own || own.Status < intent.Terms.ResultOf(step))
                return step;
        return null;
    }

    /// <summary>True if all units are handed over.</summary>
    /// <param name="order">The order.</param>
    /// <param name="purchase">The purchase.</param>
    public static bool IsShipped(this Order order, Purchase purchase) => order.Units(purchase) is { Covered: 0 };

    /// <summary>True if no unit is handed over.</summary>
    /// <param name="order">The order.</param>
    /// <param name="purchase">The purchase.</param>
    public static bool IsUnshipped(this Order order, Purchase purchase) => order.Units(purchase) is { Shipped: 0, Delivered: 0, Returned: 0, Lost: 0 };

    /// <summary>Where all units of a purchase are.</summary>
    /// <param name="order">The order.</param>
    /// <param name="purchase">The purchase.</param>
    public static UnitPlaces Units(this Order order, Purchase purchase)
    {
        var places = default(UnitPlaces);
        if (purchase.Intent is { } intent)
            foreach (var units in intent.Units)
                places = places.Plus(order.Places(purchase.Round, units));
        return places;
    }

    /// <summary>True if two separate orders of one reference took money; a split by the supplier is one order.</summary>
    /// <param name="purchase">The purchase.</param>
    public static bool IsBoughtTwice(this Purchase purchase)
    {
        if (purchase.Orders.Count < 2) return false;
        var bought = 0;
        foreach (var order in purchase.Orders)
            if (order is { IsBought: true, PartOf: null } && !purchase.IsResend(order))
                bought++;
        return bought > 1;
    }

    // What was discarded may not be readable any more, so it need not be seen cancelled; but money says that it lives.
    private static bool IsDiscarded(this Order order, Purchase purchase) => !purchase.IsBought && order.IsDone(new(TryKind.Discard, purchase.Round));

    /// <summary>How many purchases were decided; the next takes the round after it.</summary>
    internal static int DecidedPurchases(this Order order)
    {
        var decided = 0;
        foreach (var purchase in order.Purchases)
            if (purchase.Intent is not null)
                decided++;
        return decided;
    }

    private static PurchaseStage After(this Order order, Purchase purchase, SupplierOrder own)
    {
        var units = order.Units(purchase);
        if (units.Moved > 0) return units.Covered > 0 ? new PurchaseStage.PartShipped(own) : units.Shipped > 0 ? new PurchaseStage.Shipped(own) : new PurchaseStage.Delivered(own);
        return own.Status >= SupplierOrderStatus.Acknowledged ? new PurchaseStage.Acknowledged(own) : new PurchaseStage.Paid(own);
    }

    private static Instant? ShortOfFunds(this Order order, int round)
    {
        Instant? last = null;
        foreach (var tried in order.Tries)
            if (tried.Key.IsPurchaseStep && tried.Key.No == round)
                last = tried is { Outcome: Outcome.Rejected, Reason: DeclineReason.Funds } ? tried.ClosedAt : null;
        return last;
    }
}
