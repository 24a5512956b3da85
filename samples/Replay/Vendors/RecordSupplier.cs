using System.Collections.Concurrent;
using Dropship.Domain;
using Dropship.Ports;
using Replay.Record;

namespace Replay.Vendors;

/// <summary>
/// A seller of the record as a supplier, and an example of how a supplier is attached: one step that commits, look-up by
/// our reference, cancel until hand-over, reminders.
/// </summary>
public sealed class RecordSupplier(SupplierId seller, World world) : ISupplierClient, ICancelPurchases, IUrgeShipping
{
    /// <summary>An order that a look does not find may be sent again: no request is ever late in this world, and a reference that comes twice is known again.</summary>
    public SupplierDescriptor Descriptor { get; } = new(seller, SupplierTerms.SingleStep with { ResendAfterSettle = true }, RateLimit.None);

    /// <inheritdoc />
    public ValueTask<Quote> GetQuoteAsync(QuoteRequest request, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return new(world.Find(request.Order.Id) is { } story && LinesOf(story) is { Count: > 0 } lines
            ? new Quote(StoryPurchase.CostOf(lines))
            : new Quote(null, Refused: DeclineReason.OutOfStock));
    }

    /// <inheritdoc />
    public ValueTask<PurchaseReceipt> SendAsync(PurchaseRequest purchase, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (world.Find(purchase.Order.Id) is not { } story || LinesOf(story).IsEmpty) return new(new PurchaseReceipt(Outcome.Rejected, Reason: DeclineReason.OutOfStock, Code: "no such goods"));
        if (story.Suppliers == Conduct.Declines) return new(new PurchaseReceipt(Outcome.Rejected, Reason: DeclineReason.OutOfStock, Code: "unavailable"));
        var cost = StoryPurchase.CostOf(LinesOf(story));
        if (cost > purchase.MaxTotal) return new(new PurchaseReceipt(Outcome.Rejected, Reason: DeclineReason.PriceRose, Code: "above what is allowed"));
        if (world.Books.Find(EntryKind.Charge, purchase.Reference) is null)
            world.Books.Enter(EntryKind.Charge, purchase.Reference, $"{story.Order.Id}{Entry.Of}{seller}", world.Now, cost.Amount);
        return new(new PurchaseReceipt(Outcome.Done, [Show(story, purchase.Reference)]));
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<SupplierOrder>> FindByReferenceAsync(string reference, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        return new(world.Books.Find(EntryKind.Charge, reference) is { } charge ? [Show(world.Find(charge.Order)!, reference)] : []);
    }

    /// <inheritdoc />
    public ValueTask<SupplierReading?> GetOrderAsync(SupplierOrderId order, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (world.Books.Find(EntryKind.Charge, order.Value) is not { } charge) return new((SupplierReading?)null);
        var story = world.Find(charge.Order)!;
        Few<SupplierParcel> parcels = HandedOver(story) is { } at ? [new(world.NumberOf(story, seller), new("Correios"), [], at)] : [];
        return new(new SupplierReading(Show(story, order.Value), parcels));
    }

    /// <inheritdoc />
    public ValueTask<PurchaseReceipt> CancelAsync(SupplierOrderId order, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (world.Books.Find(EntryKind.Charge, order.Value) is not { } charge) return new(new PurchaseReceipt(Outcome.Rejected, Reason: DeclineReason.Invalid, Code: "no such order"));
        var story = world.Find(charge.Order)!;
        if (HandedOver(story) is not null) return new(new PurchaseReceipt(Outcome.Rejected, Reason: DeclineReason.TooLate, Code: "handed over"));
        if (world.Books.Find(EntryKind.Credit, order.Value) is null) world.Books.Enter(EntryKind.Credit, order.Value, charge.Owner, world.Now, charge.Amount);
        return new(new PurchaseReceipt(Outcome.Done, [Show(story, order.Value)]));
    }

    /// <inheritdoc />
    public ValueTask<WriteReceipt> UrgeAsync(SupplierOrderId order, int rung, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        world.Books.Enter(EntryKind.Reminder, order.Value, order.Value, world.Now);
        return new(WriteReceipt.Done);
    }

    private Instant? HandedOver(Story story) => story.HandedOverAt is { } at && at <= world.Now ? at : null;

    private Few<SourceLine> LinesOf(Story story) => story.Lines.Where(line => World.SellerOf(line) == seller).ToFew();

    private SupplierOrder Show(Story story, string reference)
    {
        var charge = world.Books.Find(EntryKind.Charge, reference)!;
        var credit = world.Books.Find(EntryKind.Credit, reference);
        return new(new SupplierOrderId(reference), HandedOver(story) is null ? SupplierOrderStatus.Acknowledged : SupplierOrderStatus.Shipped)
        {
            Charged = Reais.Of(charge.Amount),
            Credited = credit is null ? null : Reais.Of(credit.Amount),
            Cancelled = credit is not null,
        };
    }
}

/// <summary>Every seller of the record by name.</summary>
public sealed class RecordSuppliers(World world) : ISupplierDirectory, IOfferSource
{
    private readonly ConcurrentDictionary<SupplierId, RecordSupplier> _suppliers = [];

    /// <inheritdoc />
    public ISupplierClient Find(SupplierId supplier) => _suppliers.GetOrAdd(supplier, static (id, world) => new(id, world), world);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<Offer>> FindOffersAsync(OrderKey order, IReadOnlyList<OrderLine> lines, CancellationToken cancellation)
    {
        List<Offer> offers = [];
        if (world.Find(order.Id) is { } story)
            foreach (var (source, line) in story.Lines.Zip(lines))
                offers.Add(new(line.Id, World.SellerOf(source), line.Sku ?? new("order-level")));
        return new(offers);
    }
}
