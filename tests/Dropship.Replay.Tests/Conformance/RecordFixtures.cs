using Dropship.Domain;
using Dropship.Ports;
using Dropship.Testing.Conformance.Adapters;
using Replay.Record;
using Replay.Vendors;

namespace Dropship.Replay.Tests.Conformance;

/// <summary>The record's marketplace: every buyer asks to cancel an hour after paying, but those at the end of the record, whose orders are delivered and paid out.</summary>
internal sealed class RecordMarketplaceFixture : IMarketplaceFixture, IMarketplaceBooks, IAskCancels, IPayOut
{
    private readonly RecordWorld _record = new(1300, SourceStatus.Canceled, delivered: 20);

    public RecordMarketplaceFixture() => Client = new RecordMarketplace(_record.World);

    public IMarketplaceClient Client { get; }

    public int PageSize => 500;

    public OrderId UnknownOrder => new("record-none");

    public IReadOnlyList<string> Secrets => [];

    public ValueTask<OrderId> PlaceOrderAsync(CancellationToken cancellation) => new(new OrderId(_record.Next().Order.Id));

    public ValueTask ChangeAsync(OrderId order, CancellationToken cancellation)
    {
        _record.MoveTo(_record.World.Find(order)!.CancelledAt!.Value);
        return default;
    }

    public ValueTask<OrderId> PayOutAsync(CancellationToken cancellation) => new(new OrderId(_record.NextPaidOut().Order.Id));

    public MarketplaceWrite.Shipment NewShipment(OrderId order) => new(order, _record.World.NumberOf(_record.World.Find(order)!, new("s-1")), new("Correios"), [], null);

    public int CountShipments(OrderId order, TrackingNumber number) => _record.World.Books.Find(EntryKind.Shipment, $"{order}/{number}")?.Count ?? 0;

    public int CountRefunds(OrderId order) => _record.World.Books.Find(EntryKind.Refund, $"{order}/1")?.Count ?? 0;

    public async ValueTask<string> AskCancelAsync(OrderId order, CancellationToken cancellation)
    {
        await ChangeAsync(order, cancellation);
        return "cancel";
    }

    public ValueTask DisposeAsync()
    {
        _record.Dispose();
        return default;
    }
}

/// <summary>A seller of the record.</summary>
internal sealed class RecordSupplierFixture : ISupplierFixture, ISupplierBooks, ILackStock, IShipPurchases
{
    private static readonly SupplierId Seller = new("s-1");
    private readonly RecordWorld _record = new(60, SourceStatus.Delivered);

    public RecordSupplierFixture() => Client = new RecordSupplier(Seller, _record.World);

    public ISupplierClient Client { get; }

    public SupplierOrderId UnknownOrder => new("ds-none-1");

    public IReadOnlyList<string> Secrets => [];

    public PurchaseRequest NewPurchase() => Purchase(_record.Next().Order.Id);

    // The record is the stock: what it does not hold, nobody has.
    public PurchaseRequest OutOfStock() => Purchase("record-none");

    public PurchaseRequest UnknownGoods() => Purchase("record-nowhere");

    public int CountOrders(string reference) => _record.World.Books.All(EntryKind.Charge).Count(entry => entry.Key == reference);

    public int CountPayments(string reference) => _record.World.Books.Find(EntryKind.Charge, reference)?.Count ?? 0;

    public ValueTask ShipAsync(SupplierOrderId order, CancellationToken cancellation)
    {
        _record.MoveTo(_record.World.Find(_record.World.Books.Find(EntryKind.Charge, order.Value)!.Order)!.HandedOverAt!.Value);
        return default;
    }

    public ValueTask DisposeAsync()
    {
        _record.Dispose();
        return default;
    }

    private static PurchaseRequest Purchase(string id)
    {
        var order = new OrderKey(new("record"), new(id));
        return new(PurchaseStep.Create, PurchaseReference.Of(order, 1), order, [new(new("1"), new("p-1"), 2)], new("BR", "01310"), Address: null, new(500m, new("BRL")), Own: null);
    }
}

/// <summary>The record's carrier.</summary>
internal sealed class RecordCarrierFixture : ICarrierFixture
{
    private readonly RecordWorld _record = new(60, SourceStatus.Delivered);

    public RecordCarrierFixture() => Client = new RecordCarrier(_record.World);

    public ICarrierClient Client { get; }

    public TrackedParcel UnknownParcel => new(new("RP99999999000BR"), new("Correios"));

    public IReadOnlyList<string> Secrets => [];

    public ValueTask<TrackedParcel> HandOverAsync(CancellationToken cancellation) => new(new TrackedParcel(_record.World.NumberOf(_record.Next(), new("s-1")), new("Correios")));

    // First the hand-over, then the delivery.
    public ValueTask ScanAsync(TrackedParcel parcel, CancellationToken cancellation)
    {
        var story = _record.World.Find(parcel.Number)?.Story!;
        _record.MoveTo(_record.World.Now < story.HandedOverAt ? story.HandedOverAt.Value : story.DeliveredAt!.Value);
        return default;
    }

    public ValueTask DisposeAsync()
    {
        _record.Dispose();
        return default;
    }
}
