using Dropship.Ports;

namespace Dropship.Testing.Conformance.Adapters.Cases.Supplier;

/// <summary>The calls of what a supplier may offer around its orders: a catalogue, reviews, a search for goods, tickets, other ways.</summary>
internal static class SupplierServices
{
    private static readonly Need[] s_search = [Need.Client<ISearchCatalogue>(), Need.Fixture<IKnowGoods>()];
    private static readonly Need[] s_tickets = [Need.Client<IWriteTickets>()];

    internal static readonly PortRead<ISupplierFixture>[] Reads =
    [
        new("the search by SKU", s_search, (fixture, _) => Ready(async token => await ((ISearchCatalogue)fixture.Client).FindBySkuAsync(((IKnowGoods)fixture).KnownSku, token).ConfigureAwait(false))),
        new("the search by words", s_search, (fixture, _) => Ready(async token => await ((ISearchCatalogue)fixture.Client).SearchAsync(new(((IKnowGoods)fixture).KnownWords), token).ConfigureAwait(false))),
        new("the read of a product", s_search, (fixture, _) => Ready(async token => await ((ISearchCatalogue)fixture.Client).ListVariantsAsync(((IKnowGoods)fixture).KnownProduct, token).ConfigureAwait(false))),
        new("the read of reviews", [Need.Client<IReadReviews>(), Need.Fixture<IKnowGoods>()], (fixture, _) => Ready(async token => await ((IReadReviews)fixture.Client).ListReviewsAsync(((IKnowGoods)fixture).KnownProduct, 1, token).ConfigureAwait(false))),
        new("the read of requests for goods", [Need.Client<IRequestSourcing>()], async (fixture, cancellation) =>
        {
            var sourcing = (IRequestSourcing)fixture.Client;
            var request = (await sourcing.RequestSourcingAsync(GoodsCases.Wanted(), cancellation).ConfigureAwait(false)).Request ?? throw new ConformanceException("A request for goods has a number. None was told.");
            return async token => await sourcing.ReadSourcingAsync([request], token).ConfigureAwait(false);
        }),
        new("the read of the kinds of question", s_tickets, (fixture, _) => Ready(async token => await ((IWriteTickets)fixture.Client).ListTicketQuestionsAsync(token).ConfigureAwait(false))),
        new("the read of an order's tickets", s_tickets, async (fixture, cancellation) =>
        {
            var buyer = await Buyer.CreateAsync(fixture, cancellation).ConfigureAwait(false);
            return async token => await ((IWriteTickets)fixture.Client).FindTicketsAsync(buyer.Own.Id, token).ConfigureAwait(false);
        }),
        new("the read of a ticket", s_tickets, async (fixture, cancellation) =>
        {
            var tickets = (IWriteTickets)fixture.Client;
            var buyer = await Buyer.CreateAsync(fixture, cancellation).ConfigureAwait(false);
            var ticket = await TicketCases.OpenAsync(tickets, buyer.Own.Id, cancellation).ConfigureAwait(false);
            return async token => await tickets.GetTicketAsync(ticket, token).ConfigureAwait(false);
        }),
        new("the read of an order's ways", RouteCases.Needs, async (fixture, cancellation) =>
        {
            var buyer = await Buyer.CreateAsync(fixture, cancellation).ConfigureAwait(false);
            return async token => await ((IReroutePurchases)fixture.Client).ListRoutesAsync(buyer.Own.Id, token).ConfigureAwait(false);
        }),
    ];

    internal static readonly PortWrite<ISupplierFixture>[] Writes =
    [
        new("a request for goods", [Need.Client<IRequestSourcing>()], (fixture, _) =>
            Sends(async token => await ((IRequestSourcing)fixture.Client).RequestSourcingAsync(GoodsCases.Wanted(), token).ConfigureAwait(false) is var receipt ? new(receipt.Outcome, $"{receipt}") : default)),
        new("a ticket", s_tickets, async (fixture, cancellation) =>
        {
            var tickets = (IWriteTickets)fixture.Client;
            var buyer = await Buyer.CreateAsync(fixture, cancellation).ConfigureAwait(false);
            var text = await TicketCases.WriteAsync(tickets, cancellation).ConfigureAwait(false);
            return [async token => await tickets.OpenTicketAsync(buyer.Own.Id, text, token).ConfigureAwait(false) is var receipt ? new(receipt.Outcome, $"{receipt}") : default];
        }),
        new("words to a ticket", s_tickets, async (fixture, cancellation) =>
        {
            var tickets = (IWriteTickets)fixture.Client;
            var buyer = await Buyer.CreateAsync(fixture, cancellation).ConfigureAwait(false);
            var ticket = await TicketCases.OpenAsync(tickets, buyer.Own.Id, cancellation).ConfigureAwait(false);
            return [async token => await tickets.ReplyToTicketAsync(ticket, "It still does not move.", token).ConfigureAwait(false) is var receipt ? new(receipt.Outcome, $"{receipt}") : default];
        }),
        new("another way", RouteCases.Needs, async (fixture, cancellation) =>
        {
            var rerouting = (IReroutePurchases)fixture.Client;
            var buyer = await Buyer.CreateAsync(fixture, cancellation).ConfigureAwait(false);
            var route = await RouteCases.FindAsync(rerouting, buyer.Own.Id, cancellation).ConfigureAwait(false);
            return [async token => await rerouting.ChangeRouteAsync(buyer.Own.Id, route, token).ConfigureAwait(false) is var receipt ? new(receipt.Outcome, $"{receipt}") : default];
        }),
        new("another warehouse", [.. RouteCases.Needs, Need.Fixture<IKnowWarehouses>()], async (fixture, cancellation) =>
        {
            var buyer = await Buyer.CreateAsync(fixture, cancellation).ConfigureAwait(false);
            return [async token => await ((IReroutePurchases)fixture.Client).ChangeWarehouseAsync(buyer.Own.Id, ((IKnowWarehouses)fixture).OtherWarehouse, token).ConfigureAwait(false) is var receipt ? new(receipt.Outcome, $"{receipt}") : default];
        }),
    ];

    private static Task<Reading> Ready(Reading read) => Task.FromResult(read);

    private static Task<IReadOnlyList<Sending>> Sends(Sending write) => Task.FromResult<IReadOnlyList<Sending>>([write]);
}
