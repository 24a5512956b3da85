using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.CjDropshipping;

/// <summary>An account at CJ Dropshipping. The parts do the work; a paid order is cancelled by dispute.</summary>
internal sealed class CjClient : ISupplierClient, IDiscardDrafts, IReadManyPurchases, IWallet, IUrgeShipping, ISearchCatalogue, IDisputes, IReadReviews, IRequestSourcing, IWriteTickets, IReroutePurchases, IReadWebhooks
{
    private readonly CjOptions _options;
    private readonly TimeProvider _clock;
    private readonly CjPricing _pricing;
    private readonly CjOrders _orders;
    private readonly CjChecking _checking;
    private readonly CjCreating _creating;
    private readonly CjCarting _carting;
    private readonly CjPreparing _preparing;
    private readonly CjPaying _paying;
    private readonly CjDiscarding _discarding;
    private readonly CjWallet _wallet;
    private readonly CjUrging _urging;
    private readonly CjWebhooks _webhooks;
    private readonly CjSearching _searching;
    private readonly CjDisputed _disputed;
    private readonly CjDisputing _disputing;
    private readonly CjReviews _reviews;
    private readonly CjSourcing _sourcing;
    private readonly CjTickets _tickets;
    private readonly CjRerouting _rerouting;

    internal CjClient(CjCalls calls, CjTokens tokens, CjOptions options, TimeProvider clock)
    {
        (_options, _clock) = (options, clock);
        CjCatalogue catalogue = new(calls, options, clock);
        _pricing = new(catalogue, calls, options);
        _orders = new(calls);
        _wallet = new(calls);
        _checking = new(_orders, _pricing);
        _creating = new(_pricing, _orders, calls, options);
        _carting = new(_checking, calls);
        _preparing = new(_checking, _orders, calls, options);
        _paying = new(_preparing, _checking, _orders, _wallet, calls, options, clock);
        _discarding = new(_orders, calls);
        _urging = new(calls, options);
        _webhooks = new(tokens, catalogue);
        _searching = new(calls);
        _disputed = new(calls, _orders);
        _disputing = new(_disputed, calls);
        (_reviews, _sourcing, _tickets, _rerouting) = (new(calls), new(calls), new(calls), new(_orders, calls));
        var steps = options.UsePayBalanceV1 ? Few.Of(PurchaseStep.Create, PurchaseStep.Confirm, PurchaseStep.Pay) : SupplierTerms.Staged.Steps;
        Descriptor = new(new(options.Name), SupplierTerms.Staged with { Steps = steps, CanCancel = false, CanDispute = true }, new(1, options.Spacing)) { Address = CjOrderBody.Takes(options) };
    }

    public SupplierDescriptor Descriptor { get; }

    public int ReadBatch => _options.ReadBatch;

    public async ValueTask<Quote> GetQuoteAsync(QuoteRequest request, CancellationToken cancellation)
    {
        var (basket, refused) = await _pricing.QuoteAsync(request.Lines, request.To.Country, cancellation).ConfigureAwait(false);
        return basket is null ? new(null, Refused: refused) : new(basket.Total, Instant.From(_clock.GetUtcNow()) + _options.QuotesFor) { Goods = basket.Goods };
    }

    public async ValueTask<PurchaseReceipt> SendAsync(PurchaseRequest purchase, CancellationToken cancellation)
    {
        if (purchase.Step == PurchaseStep.Create) return await _creating.CreateAsync(purchase, cancellation).ConfigureAwait(false);
        var (kept, stop) = await _checking.CheckAsync(purchase, cancellation).ConfigureAwait(false);
        if (kept is null) return stop!;
        var own = purchase.Own!;
        return purchase.Step switch
        {
            PurchaseStep.Cart => await _carting.AddAsync(own, kept, cancellation).ConfigureAwait(false),
            PurchaseStep.Confirm => await _carting.ConfirmAsync(own, kept, cancellation).ConfigureAwait(false),
            PurchaseStep.Prepare => await _preparing.PrepareAsync(own, kept, cancellation).ConfigureAwait(false),
            PurchaseStep.Pay => await _paying.PayAsync(own, kept, purchase.MaxTotal, cancellation).ConfigureAwait(false),
            _ => CjReceipts.NotSent($"{purchase.Step} is no step at CJ"),
        };
    }

    public async ValueTask<IReadOnlyList<SupplierOrder>> FindByReferenceAsync(string reference, CancellationToken cancellation) =>
        CjMapping.Orders(await _orders.FindAsync(reference, cancellation).ConfigureAwait(false));

    public async ValueTask<SupplierReading?> GetOrderAsync(SupplierOrderId order, CancellationToken cancellation) => await _orders.GetAsync(order, cancellation).ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<SupplierReading>> GetOrdersAsync(IReadOnlyList<SupplierOrderId> orders, CancellationToken cancellation) =>
        await _orders.GetManyAsync(orders, cancellation).ConfigureAwait(false);

    public async ValueTask<PurchaseReceipt> DiscardAsync(SupplierOrderId order, CancellationToken cancellation) => await _discarding.DiscardAsync(order, cancellation).ConfigureAwait(false);

    public async ValueTask<Money> GetAvailableAsync(CancellationToken cancellation) => await _wallet.GetAvailableAsync(cancellation).ConfigureAwait(false);

    public async ValueTask<WriteReceipt> UrgeAsync(SupplierOrderId order, int rung, CancellationToken cancellation) => await _urging.UrgeAsync(order, cancellation).ConfigureAwait(false);

    public async ValueTask<CataloguePage> FindBySkuAsync(Sku sku, CancellationToken cancellation) => await _searching.FindAsync(sku, cancellation).ConfigureAwait(false);

    public async ValueTask<CataloguePage> SearchAsync(CatalogueQuery query, CancellationToken cancellation) => await _searching.SearchAsync(query, cancellation).ConfigureAwait(false);

    public async ValueTask<CataloguePage> ListVariantsAsync(string product, CancellationToken cancellation) => await _searching.ListAsync(product, cancellation).ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<DisputableLine>> ListDisputableAsync(SupplierOrderId order, CancellationToken cancellation) => (await _disputed.ListAsync(order, cancellation).ConfigureAwait(false)).Tell();

    public async ValueTask<DisputeTerms?> GetDisputeTermsAsync(SupplierOrderId order, Few<LineUnits> units, CancellationToken cancellation) => await _disputed.FindTermsAsync(order, units, cancellation).ConfigureAwait(false);

    public async ValueTask<DisputeReceipt> OpenDisputeAsync(DisputeRequest request, CancellationToken cancellation) => await _disputing.OpenAsync(request, cancellation).ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<SupplierDispute>> FindDisputesAsync(SupplierOrderId order, CancellationToken cancellation) => await _disputed.FindAsync(order, cancellation).ConfigureAwait(false);

    public async ValueTask<SupplierDispute?> GetDisputeAsync(SupplierOrderId order, string dispute, CancellationToken cancellation) =>
        (await _disputed.FindAsync(order, cancellation).ConfigureAwait(false)).FirstOrDefault(one => one.Id == dispute);

    public async ValueTask<DisputeReceipt> WithdrawDisputeAsync(SupplierOrderId order, string dispute, CancellationToken cancellation) => await _disputing.WithdrawAsync(order, dispute, cancellation).ConfigureAwait(false);

    public async ValueTask<ReviewPage> ListReviewsAsync(string product, int page, CancellationToken cancellation) => await _reviews.ListAsync(product, page, cancellation).ConfigureAwait(false);

    public async ValueTask<SourcingReceipt> RequestSourcingAsync(SourcingRequest wanted, CancellationToken cancellation) => await _sourcing.RequestAsync(wanted, cancellation).ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<SourcingResult>> ReadSourcingAsync(IReadOnlyList<string> requests, CancellationToken cancellation) => await _sourcing.ReadAsync(requests, cancellation).ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<TicketQuestion>> ListTicketQuestionsAsync(CancellationToken cancellation) => await _tickets.ListQuestionsAsync(cancellation).ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<SupplierTicket>> FindTicketsAsync(SupplierOrderId order, CancellationToken cancellation) => await _tickets.FindAsync(order, cancellation).ConfigureAwait(false);

    public async ValueTask<SupplierTicket?> GetTicketAsync(string ticket, CancellationToken cancellation) => await _tickets.GetAsync(ticket, cancellation).ConfigureAwait(false);

    public async ValueTask<TicketReceipt> OpenTicketAsync(SupplierOrderId order, TicketText text, CancellationToken cancellation) => await _tickets.OpenAsync(order, text, cancellation).ConfigureAwait(false);

    public async ValueTask<WriteReceipt> ReplyToTicketAsync(string ticket, string message, CancellationToken cancellation) => await _tickets.ReplyAsync(ticket, message, cancellation).ConfigureAwait(false);

    public async ValueTask<IReadOnlyList<SupplierRoute>> ListRoutesAsync(SupplierOrderId order, CancellationToken cancellation) => await _rerouting.ListAsync(order, cancellation).ConfigureAwait(false);

    public async ValueTask<PurchaseReceipt> ChangeRouteAsync(SupplierOrderId order, SupplierRoute route, CancellationToken cancellation) => await _rerouting.ChangeAsync(order, route, cancellation).ConfigureAwait(false);

    public async ValueTask<PurchaseReceipt> ChangeWarehouseAsync(SupplierOrderId order, string warehouse, CancellationToken cancellation) => await _rerouting.MoveAsync(order, warehouse, cancellation).ConfigureAwait(false);

    public ValueTask<WebhookReading> ReadWebhookAsync(WebhookMessage message, CancellationToken cancellation) => _webhooks.ReadAsync(message, cancellation);
}
