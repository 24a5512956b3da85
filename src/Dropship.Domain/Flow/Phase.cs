namespace Dropship.Domain;

/// <summary>The phase of an order as people see it: read, never stored as truth.</summary>
public enum Phase
{
    /// <summary>Known, not paid.</summary>
    New,

    /// <summary>Waits for a person.</summary>
    Held,

    /// <summary>A supplier is looked for.</summary>
    Sourcing,

    /// <summary>A purchase is decided and not done.</summary>
    Buying,

    /// <summary>A purchase may or may not have happened.</summary>
    InDoubt,

    /// <summary>Bought; the supplier has to ship.</summary>
    AwaitingShipment,

    /// <summary>Some units are on the way.</summary>
    PartShipped,

    /// <summary>All units are on the way or have arrived.</summary>
    InTransit,

    /// <summary>No unit is on the way any more: they have arrived, or came back or were lost, and a person is asked.</summary>
    Delivered,

    /// <summary>Complete by the marketplace's rule.</summary>
    Completed,

    /// <summary>Paid out in full.</summary>
    Settled,

    /// <summary>Cancelled, or nobody supplies any of it; nothing to give back, or not given back yet.</summary>
    Cancelled,

    /// <summary>The buyer has the money back.</summary>
    Refunded,

    /// <summary>The buyer has the money back and a purchase was lost.</summary>
    WrittenOff,

    /// <summary>What is to be bought has no money: the supplier has refused it for want of it, or, read with the agenda, the wallet or the purchase round says so.</summary>
    AwaitingFunds,
}

/// <summary>Readings of a whole order.</summary>
public static class Phases
{
    /// <summary>The phase people see.</summary>
    /// <param name="order">The order.</param>
    /// <param name="now">The present.</param>
    public static Phase Phase(this Order order, Instant now)
    {
        if (order.Latest() is not { } sale) return order.OpenHold is null ? Domain.Phase.New : Domain.Phase.Held;
        if (sale.PaidAt is null) return order.IsWithdrawn() ? Domain.Phase.Cancelled : sale.Status == SaleStatus.OnHold ? Domain.Phase.Held : Domain.Phase.New;
        var demand = order.Demanded();
        if (order.IsGivenBack(sale, demand)) return order.HasLoss() ? Domain.Phase.WrittenOff : Domain.Phase.Refunded;
        if (order.IsWithdrawn()) return Domain.Phase.Cancelled;
        if (order.OpenHold is not null || sale.Status == SaleStatus.OnHold || demand.Length == 0) return Domain.Phase.Held;
        foreach (var purchase in order.Purchases)
            if (purchase.IsLive && order.Stage(purchase, now) is PurchaseStage.InDoubt)
                return Domain.Phase.InDoubt;
        return order.Progress(demand, now);
    }

    /// <summary>The phase people see, with what is asked of them: who waits for money before anything is decided is told from who looks for a supplier only by the rules and the wallets, not by the order alone.</summary>
    /// <param name="order">The order.</param>
    /// <param name="now">The present.</param>
    /// <param name="agenda">What the order needs now.</param>
    public static Phase Phase(this Order order, Instant now, in Agenda agenda)
    {
        var phase = order.Phase(now);
        if (phase is Domain.Phase.Sourcing or Domain.Phase.Buying)
            foreach (var ask in agenda.Asks)
                if (ask.Kind == AskKind.TopUpWallet)
                    return Domain.Phase.AwaitingFunds;
        return phase;
    }

    /// <summary>
    /// True while anything of it is waited for: judged by its units and money alone, so that a planner that forgets
    /// an order is found out.
    /// </summary>
    /// <param name="order">The order.</param>
    /// <param name="now">The present.</param>
    public static bool IsOpen(this Order order, Instant now)
    {
        foreach (var purchase in order.Purchases)
            if (!order.HasEnded(purchase, now))
                return true;
        if (order.Latest() is not { } sale) return true;
        if (order.OpenCancel is not null || order.HasOpenClaim() || order.HasOpenDispute() || order.HasOpenInquiry()) return true;
        if (sale.PaidAt is null) return !sale.IsCancelled();
        foreach (var line in order.Demanded())
            if (!line.IsAtEnd && !order.IsWithdrawn())
                return true;
        return !order.Balance(Account.Receivable, sale.Paid.Currency).IsZero;
    }

    /// <summary>True if a purchase needs nothing more: never bought, arrived, credited or written off.</summary>
    /// <param name="order">The order.</param>
    /// <param name="purchase">The purchase.</param>
    /// <param name="now">The present.</param>
    public static bool HasEnded(this Order order, Purchase purchase, Instant now) => purchase is { IsBought: true, Outstanding.Amount: <= 0m } || order.Stage(purchase, now) switch
    {
        PurchaseStage.WrittenOff => order.IsQuiet(purchase, now),
        PurchaseStage.Declined => purchase.Outstanding is not { Amount: > 0m } && order.IsQuiet(purchase, now),
        PurchaseStage.Delivered => true,
        PurchaseStage.Cancelled => purchase.Outstanding is not { Amount: > 0m } || (purchase.Credited is not null && order.Units(purchase) is { Moved: > 0, Shipped: 0 }),
        _ => false,
    };

    private static bool IsQuiet(this Order order, Purchase purchase, Instant now) =>
        order.Doubt(purchase.Round, now) is null && order.OnTheWire(purchase.Round, now) is null;

    private static bool IsGivenBack(this Order order, Fact.SaleSeen sale, LineDemand[] demand)
    {
        if (sale.Status == SaleStatus.Refunded) return true;
        foreach (var line in demand)
            if (!order.IsWithdrawn() && line.Unfillable + line.Withdrawn < line.Line.Quantity)
                return false;
        return order.Refunded() is { } refunded && refunded >= sale.Paid;
    }

    private static bool HasLoss(this Order order)
    {
        foreach (var purchase in order.Purchases)
            if (purchase.WrittenOff is not null)
                return true;
        return false;
    }

    private static Phase Progress(this Order order, LineDemand[] demand, Instant now)
    {
        var (open, covered, moving, arrived) = (0, 0, 0, 0);
        foreach (var line in demand)
        {
            open += line.Open;
            covered += line.Covered;
            moving += line.Shipped;
            arrived += line.Delivered + line.Returned + line.Lost;
        }

        if (open + covered == 0 && order.IsComplete()) return order.AtRest();
        if (open + covered == 0 && moving > 0) return Domain.Phase.InTransit;
        if (open + covered + arrived == 0) return Domain.Phase.Cancelled;
        if (open + covered == 0) return order.AtRest();
        if (moving + arrived > 0) return Domain.Phase.PartShipped;
        if (open > 0 && covered == 0) return Domain.Phase.Sourcing;
        foreach (var purchase in order.Purchases)
            if (purchase is { IsLive: true, IsBought: false })
                return order.Stage(purchase, now) is PurchaseStage.AwaitingFunds ? Domain.Phase.AwaitingFunds : Domain.Phase.Buying;
        return open > 0 ? Domain.Phase.Sourcing : Domain.Phase.AwaitingShipment;
    }

    private static Phase AtRest(this Order order) =>
        !order.IsComplete() ? Domain.Phase.Delivered
        : order.IsPaidUp() ? Domain.Phase.Settled
        : Domain.Phase.Completed;

    // A parcel that travels on after completion reopens nothing: it is followed, and a person is asked when it comes back.
    private static bool IsComplete(this Order order) => order.Settlement.Completed is { } completed && completed.Release == order.Release;
}
