using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Testing.Conformance.Adapters;

/// <summary>An adapter before a supplier that takes orders.</summary>
public interface ISupplierFixture : IVendorFixture
{
    /// <summary>The adapter that is judged, before the steered vendor; the same instance each time.</summary>
    ISupplierClient Client { get; }

    /// <summary>A well-formed number of an order that never was.</summary>
    SupplierOrderId UnknownOrder { get; }

    /// <summary>
    /// A purchase that the supplier would take: <see cref="PurchaseStep.Create"/>, a complete address, a ceiling in the
    /// supplier's currency that is high enough. Each call another reference.
    /// </summary>
    PurchaseRequest NewPurchase();
}

/// <summary>A fixture that can look into the supplier's own books.</summary>
public interface ISupplierBooks
{
    /// <summary>How many orders bear a reference.</summary>
    /// <param name="reference">Our reference.</param>
    int CountOrders(string reference);

    /// <summary>How often money was taken for the orders that bear a reference.</summary>
    /// <param name="reference">Our reference.</param>
    int CountPayments(string reference);
}

/// <summary>A fixture whose supplier lacks something.</summary>
public interface ILackStock
{
    /// <summary>A purchase of goods that the supplier lists and has none of.</summary>
    PurchaseRequest OutOfStock();

    /// <summary>A purchase of goods that the supplier does not know.</summary>
    PurchaseRequest UnknownGoods();
}

/// <summary>A fixture whose supplier ships when it is told to.</summary>
public interface IShipPurchases
{
    /// <summary>The supplier hands a paid order over to a carrier.</summary>
    /// <param name="order">The supplier's number.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask ShipAsync(SupplierOrderId order, CancellationToken cancellation);
}

/// <summary>A fixture that knows goods of the supplier's catalogue, and words that find them.</summary>
public interface IKnowGoods
{
    /// <summary>A SKU that can be bought.</summary>
    Sku KnownSku { get; }

    /// <summary>The supplier's number of its product; one with reviews, if the adapter reads them.</summary>
    string KnownProduct { get; }

    /// <summary>Words that find the product.</summary>
    string KnownWords { get; }
}

/// <summary>A fixture whose supplier packs an order in another warehouse if it is asked to.</summary>
public interface IKnowWarehouses
{
    /// <summary>The supplier's number of a warehouse that its orders are not packed in by themselves.</summary>
    string OtherWarehouse { get; }
}
