namespace Dropship.Testing.Sandbox.Cj;

/// <summary>How far an order came by what was done to it; what comes after the payment is read from the clock.</summary>
internal enum CjStep
{
    Created,
    InCart,
    Unpaid,
    Paid,
    Deleted,
}

/// <summary>An order: what is recorded of it.</summary>
internal sealed record CjOrder(CjEntry.OrderCreated Created)
{
    internal CjStep Step { get; init; }

    internal DateTimeOffset? ConfirmedAt { get; init; }

    internal string ShipmentId { get; init; } = Created.ShipmentId;

    internal string? PayId { get; init; }

    internal DateTimeOffset? PaidAt { get; init; }

    internal CjPayment? Payment { get; init; }

    /// <summary>The warehouse it was moved to; null if it was not.</summary>
    internal string? StorageId { get; init; }

    /// <summary>When a dispute cancels it before it is shipped; null if none does.</summary>
    internal DateTimeOffset? RecalledAt { get; init; }

    internal string Id => Created.OrderId;

    internal string Number => Created.Wish.OrderNumber;

    internal CjWish Wish => Created.Wish;

    internal CjOrder Rerouted(CjEntry.Rerouted way) => this with { Created = Created with { Wish = Wish with { LogisticName = way.Method, FromCountryCode = way.From }, Amounts = way.Amounts } };

    /// <summary>Splits happen half way to the hand-over, and only where there are units to part.</summary>
    internal bool IsSplit(DateTimeOffset now) => Payment is { Fate: CjFate.Split } plan && Wish.Lines.Sum(line => line.Quantity) > 1 && now >= SplitAt(plan) && !(RecalledAt <= SplitAt(plan));

    internal DateTimeOffset SplitAt(CjPayment plan) => PaidAt!.Value + ((plan.ShipAt - PaidAt.Value) / 2);

    internal bool LapsedBy(DateTimeOffset now, TimeSpan within) => Step == CjStep.Unpaid && now >= ConfirmedAt + within;

    internal bool CreditedBy(DateTimeOffset now) => Payment is { Fate: CjFate.Cancelled } plan && now >= plan.ShipAt && !(RecalledAt <= plan.ShipAt);
}

/// <summary>Where an order stands, in CJ's words.</summary>
/// <param name="Name">orderStatus.</param>
/// <param name="Sub">subStatus, or null.</param>
/// <param name="Code">The numeric code that ORDERSPLIT uses.</param>
internal sealed record CjStatus(string Name, string? Sub, int Code)
{
    internal static CjStatus Of(CjOrder order, DateTimeOffset now, TimeSpan payWithin) => order.Step switch
    {
        CjStep.Created => new("CREATED", null, 100),
        CjStep.InCart => new("IN_CART", null, 100),
        CjStep.Unpaid when order.LapsedBy(now, payWithin) => new("CANCELLED", null, 700),
        CjStep.Unpaid => new("UNPAID", null, 200),
        CjStep.Deleted => new("DELETED", null, 700),
        _ => AfterPayment(order, order.Payment!, now),
    };

    private static CjStatus AfterPayment(CjOrder order, CjPayment plan, DateTimeOffset now)
    {
        if (order.RecalledAt <= now) return new("CANCELLED", null, 700);
        if (now < order.PaidAt + ((plan.ShipAt - order.PaidAt) / 3)) return new("UNSHIPPED", "PENDING", 300);
        if (now < plan.ShipAt || plan.Fate == CjFate.NeverShips || order.Wish.IsSandbox) return new("UNSHIPPED", "PROCESSING", 400);
        if (plan.Fate == CjFate.Cancelled) return new("CANCELLED", null, 700);
        return now < plan.EndAt || plan.Fate is CjFate.Lost or CjFate.Returned ? new("SHIPPED", null, 500) : new("DELIVERED", null, 600);
    }
}
