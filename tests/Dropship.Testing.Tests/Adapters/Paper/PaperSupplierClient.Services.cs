using System.Globalization;
using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Testing.Tests.Adapters.Paper;

// What the supplier offers around its orders.
internal sealed partial class PaperSupplierClient : ISearchCatalogue, IReadReviews, IRequestSourcing, IWriteTickets, IReroutePurchases
{
    public ValueTask<CataloguePage> FindBySkuAsync(Sku sku, CancellationToken cancellation) => ListAsync($"goods?sku={Uri.EscapeDataString(sku.Value)}", cancellation);

    public ValueTask<CataloguePage> SearchAsync(CatalogueQuery query, CancellationToken cancellation) =>
        ListAsync(string.Create(CultureInfo.InvariantCulture, $"goods?words={Uri.EscapeDataString(query.Words)}&page={query.Page}&size={query.Size}"), cancellation);

    public ValueTask<CataloguePage> ListVariantsAsync(string product, CancellationToken cancellation) => ListAsync($"goods?product={Uri.EscapeDataString(product)}", cancellation);

    public async ValueTask<ReviewPage> ListReviewsAsync(string product, int page, CancellationToken cancellation)
    {
        var told = await ReadAsync<PaperReviews>(string.Create(CultureInfo.InvariantCulture, $"reviews?product={Uri.EscapeDataString(product)}&page={page}"), cancellation);
        return new([.. told.Reviews.Select(review => new ProductReview(review.Id, review.Score, review.Text) { At = Instant.From(review.At) })], null, told.More);
    }

    public async ValueTask<SourcingReceipt> RequestSourcingAsync(SourcingRequest wanted, CancellationToken cancellation) =>
        await NumberAsync("sourcing", new { name = wanted.Name, picture = wanted.Picture.AbsoluteUri }, cancellation) is var (outcome, id, reason, code) ? new(outcome, id, reason, code) : null!;

    public async ValueTask<IReadOnlyList<SourcingResult>> ReadSourcingAsync(IReadOnlyList<string> requests, CancellationToken cancellation)
    {
        var told = await ReadAsync<PaperSourcing>($"sourcing?ids={string.Join(',', requests.Select(Uri.EscapeDataString))}", cancellation);
        return [.. told.Results.Select(result => new SourcingResult(result.Id, null, null, result.Told))];
    }

    public async ValueTask<IReadOnlyList<TicketQuestion>> ListTicketQuestionsAsync(CancellationToken cancellation) =>
        [.. (await ReadAsync<PaperQuestions>("questions", cancellation)).Questions.Select(question => new TicketQuestion(question.Id, question.Name))];

    public async ValueTask<IReadOnlyList<SupplierTicket>> FindTicketsAsync(SupplierOrderId order, CancellationToken cancellation) =>
        [.. (await ReadAsync<PaperTickets>($"tickets?order={Uri.EscapeDataString(order.Value)}", cancellation)).Tickets.Select(ticket => Read(ticket)!)];

    public async ValueTask<SupplierTicket?> GetTicketAsync(string ticket, CancellationToken cancellation)
    {
        var reply = await _http.SendAsync<PaperTicket>(HttpMethod.Get, $"tickets/{Uri.EscapeDataString(ticket)}", null, cancellation);
        if (reply is { Status: 404, Body.Error: "unknown-ticket" }) return null;
        return reply.IsOk && Read(reply.Body!) is { } told && told.Id == ticket ? told : throw Unusable(reply);
    }

    public async ValueTask<TicketReceipt> OpenTicketAsync(SupplierOrderId order, TicketText text, CancellationToken cancellation) =>
        await NumberAsync("tickets", new { order = order.Value, message = text.Message, wanted = text.Wanted, question = text.Question }, cancellation) is var (outcome, id, reason, code) ? new(outcome, id, reason, code) : null!;

    public async ValueTask<WriteReceipt> ReplyToTicketAsync(string ticket, string message, CancellationToken cancellation) =>
        await NumberAsync($"tickets/{Uri.EscapeDataString(ticket)}/words", new { message }, cancellation) is var (outcome, _, reason, code) ? new(outcome, reason, code) : null!;

    public async ValueTask<IReadOnlyList<SupplierRoute>> ListRoutesAsync(SupplierOrderId order, CancellationToken cancellation)
    {
        var reply = await _http.SendAsync<PaperRoutes>(HttpMethod.Get, $"orders/{Uri.EscapeDataString(order.Value)}/routes", null, cancellation);
        if (reply is { Status: 404 or 409, Body.Error: not null }) return [];
        if (reply is not { IsOk: true, Body.Routes: { } routes }) throw Unusable(reply);
        return [.. routes.Select(route => new SupplierRoute(route.Id, route.Method, new(route.Freight, new("USD")), "NL", true, route.Chosen, null))];
    }

    public async ValueTask<PurchaseReceipt> ChangeRouteAsync(SupplierOrderId order, SupplierRoute route, CancellationToken cancellation) => await WriteAsync($"orders/{order}/route", new { route = route.Id }, null, cancellation);

    public async ValueTask<PurchaseReceipt> ChangeWarehouseAsync(SupplierOrderId order, string warehouse, CancellationToken cancellation) => await WriteAsync($"orders/{order}/warehouse", new { warehouse }, null, cancellation);

    private async ValueTask<CataloguePage> ListAsync(string path, CancellationToken cancellation)
    {
        var told = await ReadAsync<PaperGoods>(path, cancellation);
        return new([.. told.Items.Select(item => new CatalogueItem(new(item.Sku), item.Product, item.Name, new(item.Price, new(item.Currency))) { IsGroup = item.Group, Stock = [new(item.Country, item.Stock)] })], [], told.More);
    }

    private async ValueTask<T> ReadAsync<T>(string path, CancellationToken cancellation) where T : class
    {
        var reply = await _http.SendAsync<T>(HttpMethod.Get, path, null, cancellation);
        return reply.IsOk ? reply.Body! : throw reply.Fault();
    }

    private async Task<(Outcome Outcome, string? Id, DeclineReason Reason, string? Code)> NumberAsync(string path, object content, CancellationToken cancellation)
    {
        var reply = await _http.SendAsync<PaperNumber>(HttpMethod.Post, path, content, cancellation);
        return reply switch
        {
            { IsOk: true, Body.Id: { } id } => (Outcome.Done, id, DeclineReason.None, null),
            { Came: Came.Answered, Status: 404, Body.Error: "unknown-order" or "unknown-ticket" } => (Outcome.Rejected, null, DeclineReason.Invalid, reply.Body.Error),
            _ => (reply.Doubt, null, DeclineReason.None, null),
        };
    }

    // An answer of 200 that lacks what it must have is no answer in the vendor's form.
    private static ProviderException Unusable<T>(PaperReply<T> reply) where T : class => reply.IsOk ? new(ProviderFault.Malformed, "Paper", "incomplete") : reply.Fault();

    private static SupplierTicket? Read(PaperTicket told) => told is { Id: { } id, Order: { } order, At: { } at } ? new(id, new SupplierOrderId(order), told.Told, Instant.From(at)) : null;
}

internal sealed record PaperGoods(IReadOnlyList<PaperItem> Items, bool More);

internal sealed record PaperItem(string Sku, string Product, string Name, decimal Price, string Currency, bool Group, string Country, int Stock);

internal sealed record PaperReviews(IReadOnlyList<PaperReview> Reviews, bool More);

internal sealed record PaperReview(string Id, int Score, string Text, DateTimeOffset At);

internal sealed record PaperSourcing(IReadOnlyList<PaperSourced> Results);

internal sealed record PaperSourced(string Id, string Told);

internal sealed record PaperQuestions(IReadOnlyList<PaperQuestion> Questions);

internal sealed record PaperQuestion(string Id, string Name);

internal sealed record PaperTickets(IReadOnlyList<PaperTicket> Tickets);

internal sealed record PaperTicket(string? Id = null, string? Order = null, string? Told = null, DateTimeOffset? At = null, string? Error = null);

internal sealed record PaperRoutes(IReadOnlyList<PaperRoute>? Routes = null, string? Error = null);

internal sealed record PaperRoute(string Id, string Method, decimal Freight, bool Chosen);

internal sealed record PaperNumber(string? Id = null, string? Error = null);
