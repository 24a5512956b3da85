using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Testing.Conformance.Adapters;

/// <summary>An adapter before a marketplace whose buyers do what the case asks.</summary>
public interface IMarketplaceFixture : IVendorFixture
{
    /// <summary>The adapter that is judged, before the steered vendor; the same instance each time.</summary>
    IMarketplaceClient Client { get; }

    /// <summary>How many orders the marketplace puts on a page; a case places a few pages full.</summary>
    int PageSize { get; }

    /// <summary>A well-formed number of an order that never was.</summary>
    OrderId UnknownOrder { get; }

    /// <summary>A buyer orders and pays; each call another order, to be shipped by the shop.</summary>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<OrderId> PlaceOrderAsync(CancellationToken cancellation);

    /// <summary>Something changes at an order, so that it must be listed again and read otherwise.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask ChangeAsync(OrderId order, CancellationToken cancellation);

    /// <summary>A shipment of everything in an order, with a number and a carrier that the marketplace takes.</summary>
    /// <param name="order">The order.</param>
    MarketplaceWrite.Shipment NewShipment(OrderId order);
}

/// <summary>A fixture that can look into the marketplace's own books.</summary>
public interface IMarketplaceBooks
{
    /// <summary>How many shipments of this number the marketplace shows for an order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="number">The tracking number.</param>
    int CountShipments(OrderId order, TrackingNumber number);

    /// <summary>How often the buyer of an order got money back.</summary>
    /// <param name="order">The order.</param>
    int CountRefunds(OrderId order);
}

/// <summary>A fixture whose buyers ask to cancel and wait for the shop's answer.</summary>
public interface IAskCancels
{
    /// <summary>A buyer asks to cancel an order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>The number of the request, as the adapter tells it.</returns>
    ValueTask<string> AskCancelAsync(OrderId order, CancellationToken cancellation);
}

/// <summary>A fixture whose marketplace pays out; its adapter reads it as an <see cref="IPayoutClient"/>.</summary>
public interface IPayOut
{
    /// <summary>An order comes to its end and is paid out; each call another order. Time may pass.</summary>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<OrderId> PayOutAsync(CancellationToken cancellation);
}

/// <summary>A fixture whose marketplace can tell one order in a way that makes no sense.</summary>
public interface ISpoilOrders
{
    /// <summary>From now on the marketplace tells nonsense of an order, its number apart.</summary>
    /// <param name="order">The order.</param>
    void Spoil(OrderId order);
}
