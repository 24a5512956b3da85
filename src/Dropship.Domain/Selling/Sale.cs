namespace Dropship.Domain;

/// <summary>Where the marketplace sees an order. Never taken for monotone: marketplaces go back.</summary>
public enum SaleStatus
{
    /// <summary>Not paid yet.</summary>
    Unpaid,

    /// <summary>The marketplace reviews it: wait.</summary>
    OnHold,

    /// <summary>Paid and to be fulfilled.</summary>
    Paid,

    /// <summary>Cancelled by the marketplace or the buyer; money, if any was paid, is still with us.</summary>
    Cancelled,

    /// <summary>Cancelled, and the marketplace has given the money back itself.</summary>
    Refunded,
}

/// <summary>A line of an order.</summary>
/// <param name="Id">The marketplace's number.</param>
/// <param name="Sku">What was ordered; null if the marketplace does not say.</param>
/// <param name="Quantity">Units, at least one.</param>
/// <param name="UnitPrice">The price of one unit.</param>
/// <param name="Shipping">What the buyer was charged for shipping the line.</param>
/// <param name="ShipBy">When it must be handed over; null if the marketplace sets no limit.</param>
public sealed record OrderLine(LineId Id, Sku? Sku, int Quantity, Money UnitPrice, Money Shipping, Instant? ShipBy = null)
{
    /// <summary>What the marketplace calls it, for people and for a search in catalogues; null if it does not say. Two lines that differ in nothing else are equal: a new title is no news.</summary>
    public string? Title { get; init; }

    /// <summary>Price and shipping of all units.</summary>
    public Money Total => (UnitPrice * Quantity) + Shipping;

    /// <summary>True if both say the same, whatever their titles.</summary>
    /// <param name="other">Another line.</param>
    public bool Equals(OrderLine? other) =>
        other is not null && Id == other.Id && Sku == other.Sku && Quantity == other.Quantity && UnitPrice == other.UnitPrice && Shipping == other.Shipping && ShipBy == other.ShipBy;

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(Id, Sku, Quantity, UnitPrice, Shipping, ShipBy);

    /// <summary>For example <c>l1: 2 x S1 at 20.00 EUR + 5.00 EUR</c>. Reckons nothing, so that a line that makes no sense can be shown.</summary>
    public override string ToString() => $"{Id}: {Quantity} x {Sku} at {UnitPrice} + {Shipping}{(ShipBy is { } at ? $", ship by {at}" : "")}";
}

/// <summary>What the marketplace says of an order, read from its revisions.</summary>
public static class Sale
{
    /// <summary>The newest revision, or null if none was seen.</summary>
    /// <param name="order">The order.</param>
    public static Fact.SaleSeen? Latest(this Order order) => order.Sales.IsEmpty ? null : order.Sales[^1];

    /// <summary>True if one revision was told with two contents: a person has to look.</summary>
    /// <param name="order">The order.</param>
    public static bool IsContradicted(this Order order) =>
        order.Sales is [.., var before, var last] && before.Release == last.Release && before.Revision == last.Revision;

    /// <summary>True if the sale is paid and stands: it may be bought for.</summary>
    /// <param name="sale">A revision, or null.</param>
    public static bool Stands(this Fact.SaleSeen? sale) => sale is { Status: SaleStatus.Paid, PaidAt: not null };

    /// <summary>True if the marketplace has cancelled it, with or without the refund.</summary>
    /// <param name="sale">A revision, or null.</param>
    public static bool IsCancelled(this Fact.SaleSeen? sale) => sale is { Status: SaleStatus.Cancelled or SaleStatus.Refunded };

    /// <summary>Price and shipping of all lines: what payouts are reckoned from.</summary>
    /// <param name="sale">A revision.</param>
    public static Money Base(this Fact.SaleSeen sale)
    {
        var sum = Money.Zero(sale.Paid.Currency);
        foreach (var line in sale.Lines) sum += line.Total;
        return sum;
    }

    /// <summary>What the buyer paid, spread over the lines by their totals; the parts sum to what was paid.</summary>
    /// <param name="sale">A revision with at least one line.</param>
    public static Money[] Expected(this Fact.SaleSeen sale)
    {
        var lines = sale.Lines.Span;
        if (lines.Length == 1) return [sale.Paid];
        var weights = new decimal[lines.Length];
        for (var i = 0; i < weights.Length; i++) weights[i] = Math.Max(0m, (lines[i].UnitPrice.Amount * lines[i].Quantity) + lines[i].Shipping.Amount);   // weights, not money: a line in two currencies must not stop the order
        return sale.Paid.Allocate(weights);
    }

    /// <summary>The nearest ship-by of the lines, or null.</summary>
    /// <param name="sale">A revision.</param>
    public static Instant? ShipBy(this Fact.SaleSeen sale)
    {
        Instant? nearest = null;
        foreach (var line in sale.Lines) nearest = Instant.Earlier(nearest, line.ShipBy);
        return nearest;
    }
}
