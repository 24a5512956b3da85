using Dropship.Domain;

namespace Dropship.Ports;

/// <summary>A supplier where an order that is not paid can be sent from another warehouse or by another way. Reads throw <see cref="ProviderException"/>; writes answer with a receipt.</summary>
public interface IReroutePurchases
{
    /// <summary>The ways an order could go, each from its country; none if it cannot be changed any more.</summary>
    /// <param name="order">The supplier's number.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<IReadOnlyList<SupplierRoute>> ListRoutesAsync(SupplierOrderId order, CancellationToken cancellation);

    /// <summary>Lets an unpaid order go another way: once on the wire. Doing it twice is harmless. The receipt tells the order as it is then: it may cost more or less.</summary>
    /// <param name="order">The supplier's number.</param>
    /// <param name="route">A way of <see cref="ListRoutesAsync"/>.</param>
    /// <param name="cancellation">Gives up; the outcome is then unknown.</param>
    ValueTask<PurchaseReceipt> ChangeRouteAsync(SupplierOrderId order, SupplierRoute route, CancellationToken cancellation);

    /// <summary>Lets an unpaid order be packed in another warehouse: once on the wire. Doing it twice is harmless. The receipt tells the order as it is then.</summary>
    /// <param name="order">The supplier's number.</param>
    /// <param name="warehouse">The supplier's number of the warehouse.</param>
    /// <param name="cancellation">Gives up; the outcome is then unknown.</param>
    ValueTask<PurchaseReceipt> ChangeWarehouseAsync(SupplierOrderId order, string warehouse, CancellationToken cancellation);
}

/// <summary>A way an order could go.</summary>
/// <param name="Id">The supplier's number of it.</param>
/// <param name="Method">The supplier's name of it.</param>
/// <param name="Freight">What it costs; null if it is not told.</param>
/// <param name="From">The country it is sent from, two capital letters; null if it is not told.</param>
/// <param name="HasStock">True if the goods lie where it begins; null if it is not told.</param>
/// <param name="IsChosen">True if the order goes this way now.</param>
/// <param name="MostDays">How many days it takes at most, by the supplier's own word; null if it is not told.</param>
public sealed record SupplierRoute(string Id, string Method, Money? Freight, string? From, bool? HasStock, bool IsChosen, int? MostDays);
