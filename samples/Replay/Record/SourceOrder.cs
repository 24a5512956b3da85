using Dropship.Domain;

namespace Replay.Record;

/// <summary>One order as the five files have it: nothing added, nothing decided (that is <see cref="Story"/>'s work). Times are local without zone and read as UTC.</summary>
public sealed record SourceOrder(string Id, SourceStatus Status, Instant PurchasedAt)
{
    /// <summary>When the payment was approved; null if the record has no such time.</summary>
    public Instant? ApprovedAt { get; init; }

    /// <summary>When the seller handed over to the carrier; null if the record has no such time.</summary>
    public Instant? HandedOverAt { get; init; }

    /// <summary>When the buyer had it; null if the record has no such time.</summary>
    public Instant? DeliveredAt { get; init; }

    /// <summary>Promised deliver-by; null if the record has no such time.</summary>
    public Instant? PromisedAt { get; init; }

    /// <summary>Where it goes; null if <c>customers.csv</c> has no good row for its customer.</summary>
    public SourcePlace? Destination { get; init; }

    /// <summary>Equal units in one line; empty for an order without items.</summary>
    public Few<SourceLine> Lines { get; init; }

    /// <summary>The sum of all its payments: what the buyer paid, or would have paid.</summary>
    public Money Payments { get; init; } = Reais.Zero;

    /// <summary>Reviews in the order of their file.</summary>
    public Few<SourceReview> Reviews { get; init; }
}

/// <summary>
/// Units of an order that are equal in product, seller, price, freight and ship-by. An order without items is told as one
/// line without product and seller (<see cref="OrderLevel"/>).
/// </summary>
/// <param name="Number">The smallest <c>order_item_id</c> among its units.</param>
/// <param name="Product">The product, or null.</param>
/// <param name="Seller">The supplier, or null.</param>
/// <param name="Price">Price of one unit.</param>
/// <param name="Freight">Freight of one unit.</param>
/// <param name="ShipBy">Hand over by, or null.</param>
/// <param name="Quantity">Units, at least one.</param>
public sealed record SourceLine(int Number, string? Product, string? Seller, Money Price, Money Freight, Instant? ShipBy, int Quantity)
{
    /// <summary>The line of an order whose items the record does not know: worth nothing by itself, its order is booked by its payments.</summary>
    public static readonly SourceLine OrderLevel = new(1, null, null, Reais.Zero, Reais.Zero, null, 1);
}

/// <summary>A destination without a person in it.</summary>
/// <param name="ZipPrefix">Five digits, leading zeros kept.</param>
/// <param name="City">The city.</param>
/// <param name="State">Two capital letters.</param>
public sealed record SourcePlace(string ZipPrefix, string City, string State);

/// <summary>A buyer's review.</summary>
/// <param name="Id">Its id; several orders may share one.</param>
/// <param name="Score">1 to 5.</param>
/// <param name="CreatedAt">When the buyer was asked.</param>
/// <param name="AnsweredAt">When the buyer answered.</param>
public sealed record SourceReview(string Id, int Score, Instant CreatedAt, Instant AnsweredAt);
