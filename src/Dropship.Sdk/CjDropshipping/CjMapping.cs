using System.Globalization;
using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.CjDropshipping;

/// <summary>Reads CJ's orders as the engine sees them. What CJ tells of an order without being clear about it is a fault, not a guess: on a guess money could leave twice.</summary>
internal static class CjMapping
{
    private const decimal Most = 1_000_000_000m;
    private const int MostUnits = 1_000_000;
    private static readonly Currency Dollar = new("USD");

    internal static Money Usd(decimal amount) => new(amount, Dollar);

    /// <summary>An amount of CJ's in USD; null for none.</summary>
    /// <exception cref="ProviderException">It is negative or larger than any price.</exception>
    internal static Money? Amount(decimal? amount) => amount switch
    {
        null => null,
        >= 0m and <= Most and { } sane => Usd(sane),
        _ => throw Unclear("an amount is negative or beyond all prices"),
    };

    /// <summary>A time as CJ writes it, in UTC; null for none.</summary>
    /// <exception cref="ProviderException">It reads otherwise.</exception>
    internal static Instant? Time(string? text) =>
        string.IsNullOrWhiteSpace(text) ? null
        : DateTimeOffset.TryParseExact(text, "yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var time) ? Instant.From(time)
        : throw Unclear("a time is not in the form CJ documents");

    /// <summary>An order alone, under the number it was asked for.</summary>
    /// <exception cref="ProviderException">Its status is unknown, contradicts its payment date, or its lines are not linked.</exception>
    internal static SupplierOrder Order(CjOrderWire wire, SupplierOrderId id)
    {
        if (wire.IsComplete == "0") throw Unclear("the order's lines are not linked to CJ's variants (isComplete 0)");
        var paidAt = Time(wire.PaymentDate);
        var amount = Amount(wire.OrderAmount);
        if (wire.OrderStatus?.ToUpperInvariant() == "CANCELLED")
            return new(id, paidAt is null ? SupplierOrderStatus.Draft : SupplierOrderStatus.Paid) { Cancelled = true, Charged = paidAt is null ? null : amount };

        var status = Status(wire);
        if (status >= SupplierOrderStatus.Paid != paidAt is not null) throw Unclear($"the order is {status} but {(paidAt is null ? "has no payment date" : "has a payment date")}");
        return paidAt is null ? new(id, status) { Due = amount } : new(id, status) { Charged = amount };
    }

    /// <summary>An order with its parcels; rows that CJ split off add their parcels.</summary>
    /// <exception cref="ProviderException">The order is not clear.</exception>
    internal static SupplierReading Reading(SupplierOrderId id, CjOrderWire whole, IEnumerable<CjOrderWire> parts)
    {
        var order = Order(whole, id);
        var parcels = Parcel(whole) is { } first ? Few.Of(first) : [];
        foreach (var part in parts)
        {
            var status = Order(part, id).Status;
            if (order.Status >= SupplierOrderStatus.Paid && status >= SupplierOrderStatus.Paid && status >= SupplierOrderStatus.Shipped != order.Status >= SupplierOrderStatus.Shipped)
                order = order with { Status = SupplierOrderStatus.PartShipped };
            if (Parcel(part) is { } more) parcels = parcels.Add(more);
        }

        return new(order, parcels);
    }

    /// <summary>The orders among rows that bear our number: what CJ split off is part of the order it came from.</summary>
    /// <exception cref="ProviderException">One of them is not clear or has no number.</exception>
    internal static IReadOnlyList<SupplierOrder> Orders(IReadOnlyList<CjOrderWire> rows)
    {
        List<SupplierOrder> orders = [];
        List<CjOrderWire> wholes = [];
        foreach (var row in rows.OrderBy(static row => row.CreateDate, StringComparer.Ordinal).ThenBy(static row => row.Id, StringComparer.Ordinal))
        {
            var order = Order(row, Id(row));
            var from = wholes.Find(whole => CjSplits.IsPart(row, whole));
            if (from is null) wholes.Add(row);
            orders.Add(from is null ? order : order with { PartOf = Id(from) });
        }

        return orders;
    }

    /// <summary>The parcel of an order; null until CJ names number and carrier. It is announced until it left the warehouse.</summary>
    /// <exception cref="ProviderException">The number or the time is not in a form that is known.</exception>
    internal static SupplierParcel? Parcel(CjOrderWire wire)
    {
        if (string.IsNullOrWhiteSpace(wire.TrackNumber) || (Filled(wire.TrackingProvider) ?? Filled(wire.LogisticName)) is not { } carrier) return null;
        try
        {
            return new(new(wire.TrackNumber), new(carrier), Units(wire), Time(wire.OutWarehouseTime));
        }
        catch (ArgumentException)
        {
            throw Unclear("the tracking number or the carrier's name is not in a form that is known");
        }
    }

    /// <summary>CJ's number of an order.</summary>
    /// <exception cref="ProviderException">It has none, or one that cannot be kept.</exception>
    internal static SupplierOrderId Id(CjOrderWire row)
    {
        try
        {
            return new(row.Id ?? "");
        }
        catch (ArgumentException)
        {
            throw Unclear("an order has no number, or one that cannot be kept");
        }
    }

    private static Few<LineUnits> Units(CjOrderWire wire)
    {
        Dictionary<LineId, int> units = [];
        foreach (var line in wire.ProductList ?? [])
        {
            if (line is not { StoreLineItemId.Length: > 0, Quantity: > 0 and { } quantity }) return [];   // partly named is not named
            var id = new LineId(line.StoreLineItemId);
            var before = units.GetValueOrDefault(id);
            units[id] = quantity <= MostUnits - before ? before + quantity : throw Unclear("a quantity is beyond all orders");
        }

        return units.Select(static line => new LineUnits(line.Key, line.Value)).ToFew();
    }

    // UNSHIPPED says "paid" and its sub-status how far; older answers show the sub-status in its place.
    private static SupplierOrderStatus Status(CjOrderWire wire) => (wire.OrderStatus?.ToUpperInvariant(), wire.SubStatus?.ToUpperInvariant()) switch
    {
        ("CREATED", _) => SupplierOrderStatus.Draft,
        ("IN_CART", _) => SupplierOrderStatus.InCart,
        ("UNPAID", _) => SupplierOrderStatus.Unpaid,
        ("PROCESSING", _) or ("UNSHIPPED", "PROCESSING") => SupplierOrderStatus.Acknowledged,
        ("PENDING" or "UNSHIPPED", _) => SupplierOrderStatus.Paid,
        ("SHIPPED", _) => SupplierOrderStatus.Shipped,
        ("DELIVERED", _) => SupplierOrderStatus.Delivered,
        (var other, _) => throw Unclear($"the order's status is {Word(other)}"),
    };

    private static string Word(string? status) => status is { Length: > 0 and <= 40 } && status.All(static c => char.IsAsciiLetterOrDigit(c) || c == '_') ? $"not known: {status}" : "not told or no word";

    private static string? Filled(string? text) => string.IsNullOrWhiteSpace(text) ? null : text.Trim();

    private static ProviderException Unclear(string what) => new(ProviderFault.Malformed, CjAnswer.Vendor, what);
}
