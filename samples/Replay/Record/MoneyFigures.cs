namespace Replay.Record;

/// <summary>The money of all orders in BRL.</summary>
public sealed record MoneyFigures
{
    /// <summary>Payments of paid orders.</summary>
    public decimal Received { get; init; }

    /// <summary>Payments of refunded orders.</summary>
    public decimal Refunded { get; init; }

    /// <summary>Paid out to the shop.</summary>
    public decimal Settled { get; init; }

    /// <summary>Kept by the marketplace.</summary>
    public decimal Fees { get; init; }

    /// <summary>Payments of settled orders less their base.</summary>
    public decimal Difference { get; init; }

    /// <summary>Payments of orders still in transit.</summary>
    public decimal Open { get; init; }

    /// <summary>Paid to suppliers less what they credited.</summary>
    public decimal SupplierCost { get; init; }

    /// <summary>Cost of purchases whose order was refunded after hand-over.</summary>
    public decimal WrittenOff { get; init; }

    /// <summary>What does not add up; 0.00 in a sound replay.</summary>
    public decimal Imbalance => Received - Refunded - Settled - Fees - Difference - Open;
}
