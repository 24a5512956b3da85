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
        return new(world.Find(request.Order.Id) is { } story && LinesOf(story, request.Lines) is { Count: > 0 } lines
            ? new Quote(StoryPurchase.CostOf(lines))
            : new Quote(null, Refused: DeclineReason.OutOfStock));
    }

    /// <inheritdoc />
    public ValueTask<PurchaseReceipt> SendAsync(PurchaseRequest purchase, CancellationToken cancellation)
    {
        cancellation.ThrowIfCancellationRequested();
        if (world.Find(purchase.Order.Id) is not { } story || LinesOf(story, purchase.Lines) is not { Count: > 0 } lines) return new(new PurchaseReceipt(Outcome.Rejected, Reason: DeclineReason.OutOfStock, Code: "no such goods"));
        if (story.Suppliers == Conduct.Declines) return new(new PurchaseReceipt(Outcome.Rejected, Reason: DeclineReason.OutOfStock, Code: "unavailable"));
        var cost = StoryPurchase.CostOf(lines);
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

    private Instant? HandedOver(Story story) => world.HandedOverAt(story, seller) is { } at && at <= world.Now ? at : null;

    private Few<SourceLine> LinesOf(Story story, Few<SupplierLine> asked) =>
        world.LinesOf(story, seller).Where(line => asked.Any(one => one.Line == RecordMarketplace.IdOf(line))).ToFew();

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
            foreach (var source in story.Lines.Where(source => lines.Any(line => line.Id == RecordMarketplace.IdOf(source))))
            {
                offers.Add(OfferOf(story, source, World.SellerOf(source), 0));
                foreach (var (seller, place) in (world.Others?.OthersOf(source) ?? []).Select((seller, place) => (seller, place))) offers.Add(OfferOf(story, source, new(seller), place + 1));
            }

        return new(offers);
    }

    // A shop that compares is told price and what could be known of the seller's times by then; one that does not asks when it buys.
    private Offer OfferOf(Story story, SourceLine line, SupplierId seller, int rank)
    {
        var offer = new Offer(RecordMarketplace.IdOf(line), seller, line.Product is { } product ? new(product) : new("order-level"), rank);
        if (world.Others is not { } others || others.At(line, seller.Value, story.Order.PurchasedAt) is not { } sold || line.Seller is null) return offer;
        var known = others.KnownOf(seller.Value, world.Now);
        return offer with { Terms = new(StoryPurchase.CostOf([sold]), Handling: known?.Handling, Transit: known?.Transit) };
    }
}
