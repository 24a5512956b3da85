using Dropship.Domain;
using Dropship.Ports;
using Write = System.Func<Dropship.Domain.SupplierOrderId, System.Threading.CancellationToken, System.Threading.Tasks.ValueTask<Dropship.Ports.PurchaseReceipt>>;

namespace Dropship.Testing.Tests.Adapters.Planted;

// What the supplier offers around its orders: reads can be replaced, writes twisted by the name they have in the suite.
internal sealed partial class BrokenSupplier : ISearchCatalogue, IReadReviews, IRequestSourcing, IWriteTickets, IReroutePurchases
{
    private static readonly SupplierOrderId s_any = new("O-1");

    /// <summary>The writes that can be twisted.</summary>
    public static IReadOnlyList<string> Services { get; } = ["a request for goods", "a ticket", "words to a ticket", "another way", "another warehouse"];

    public Dictionary<string, Func<Write, Write>> Twists { get; } = [];

    public Func<CataloguePage, CataloguePage> TellGoods { get; set; } = static page => page;

    public Func<CatalogueQuery, CancellationToken, ValueTask<CataloguePage>>? Search { get; set; }

    public Func<ReviewPage, ReviewPage> TellReviews { get; set; } = static page => page;

    public Func<SourcingReceipt, SourcingReceipt> TellRequest { get; set; } = static receipt => receipt;

    public Func<IReadOnlyList<SourcingResult>, IReadOnlyList<SourcingResult>> TellSourcing { get; set; } = static results => results;

    public Func<IReadOnlyList<TicketQuestion>, IReadOnlyList<TicketQuestion>> TellQuestions { get; set; } = static questions => questions;

    public Func<IReadOnlyList<SupplierTicket>, IReadOnlyList<SupplierTicket>> TellTickets { get; set; } = static tickets => tickets;

    public Func<SupplierTicket?, SupplierTicket?> TellTicket { get; set; } = static ticket => ticket;

    public Func<IReadOnlyList<SupplierRoute>, IReadOnlyList<SupplierRoute>> TellRoutes { get; set; } = static routes => routes;

    public async ValueTask<CataloguePage> FindBySkuAsync(Sku sku, CancellationToken cancellation) => TellGoods(await Inner.FindBySkuAsync(sku, cancellation));

    public async ValueTask<CataloguePage> SearchAsync(CatalogueQuery query, CancellationToken cancellation) => await (Search ?? Inner.SearchAsync)(query, cancellation);

    public async ValueTask<CataloguePage> ListVariantsAsync(string product, CancellationToken cancellation) => TellGoods(await Inner.ListVariantsAsync(product, cancellation));

    public async ValueTask<ReviewPage> ListReviewsAsync(string product, int page, CancellationToken cancellation) => TellReviews(await Inner.ListReviewsAsync(product, page, cancellation));

    public async ValueTask<SourcingReceipt> RequestSourcingAsync(SourcingRequest wanted, CancellationToken cancellation)
    {
        string? number = null;
        var told = await TwistedAsync("a request for goods", async token =>
        {
            var receipt = await Inner.RequestSourcingAsync(wanted, token);
            number = receipt.Request;
            return new(receipt.Outcome, Reason: receipt.Reason, Code: receipt.Code);
        }, cancellation);
        return TellRequest(new(told.Outcome, number, told.Reason, told.Code));
    }

    public async ValueTask<IReadOnlyList<SourcingResult>> ReadSourcingAsync(IReadOnlyList<string> requests, CancellationToken cancellation) => TellSourcing(await Inner.ReadSourcingAsync(requests, cancellation));

    public async ValueTask<IReadOnlyList<TicketQuestion>> ListTicketQuestionsAsync(CancellationToken cancellation) => TellQuestions(await Inner.ListTicketQuestionsAsync(cancellation));

    public async ValueTask<IReadOnlyList<SupplierTicket>> FindTicketsAsync(SupplierOrderId order, CancellationToken cancellation) => TellTickets(await Inner.FindTicketsAsync(order, cancellation));

    public async ValueTask<SupplierTicket?> GetTicketAsync(string ticket, CancellationToken cancellation) => TellTicket(await Inner.GetTicketAsync(ticket, cancellation));

    public async ValueTask<TicketReceipt> OpenTicketAsync(SupplierOrderId order, TicketText text, CancellationToken cancellation)
    {
        string? number = null;
        var told = await TwistedAsync("a ticket", async token =>
        {
            var receipt = await Inner.OpenTicketAsync(order, text, token);
            number = receipt.Ticket;
            return new(receipt.Outcome, Reason: receipt.Reason, Code: receipt.Code);
        }, cancellation);
        return new(told.Outcome, number, told.Reason, told.Code);
    }

    public async ValueTask<WriteReceipt> ReplyToTicketAsync(string ticket, string message, CancellationToken cancellation)
    {
        var told = await TwistedAsync("words to a ticket", async token => await Inner.ReplyToTicketAsync(ticket, message, token) is var receipt ? new(receipt.Outcome, Reason: receipt.Reason, Code: receipt.Code) : null!, cancellation);
        return new(told.Outcome, told.Reason, told.Code);
    }

    public async ValueTask<IReadOnlyList<SupplierRoute>> ListRoutesAsync(SupplierOrderId order, CancellationToken cancellation) => TellRoutes(await Inner.ListRoutesAsync(order, cancellation));

    public ValueTask<PurchaseReceipt> ChangeRouteAsync(SupplierOrderId order, SupplierRoute route, CancellationToken cancellation) =>
        TwistedAsync("another way", token => Inner.ChangeRouteAsync(order, route, token), cancellation);

    public ValueTask<PurchaseReceipt> ChangeWarehouseAsync(SupplierOrderId order, string warehouse, CancellationToken cancellation) =>
        TwistedAsync("another warehouse", token => Inner.ChangeWarehouseAsync(order, warehouse, token), cancellation);

    private ValueTask<PurchaseReceipt> TwistedAsync(string what, Func<CancellationToken, ValueTask<PurchaseReceipt>> call, CancellationToken cancellation) =>
        Twists.TryGetValue(what, out var wrong) ? wrong((_, token) => call(token))(s_any, cancellation) : call(cancellation);
}
