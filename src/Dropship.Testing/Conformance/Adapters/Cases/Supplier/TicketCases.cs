using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Testing.Conformance.Adapters.Cases.Supplier;

/// <summary>Tickets are found with their order and by their number, and none is lost to another order.</summary>
internal static class TicketCases
{
    private const string UnknownTicket = "999999999";
    private static readonly Need[] s_needs = [Need.Client<IWriteTickets>()];

    internal static readonly AdapterCase<ISupplierFixture>[] All =
    [
        new("the kinds of question have numbers of their own", s_needs, QuestionsAsync),
        new("a ticket is found with its order and by its number", s_needs, FoundAsync),
        new("an unknown ticket is null", s_needs, UnknownAsync),
        new("a ticket about an unknown order is never done", s_needs, UnknownOrderAsync),
        new("words to an unknown ticket are never done", s_needs, UnknownReplyAsync),
    ];

    /// <summary>A ticket as the supplier takes it.</summary>
    internal static async Task<TicketText> WriteAsync(IWriteTickets tickets, CancellationToken cancellation) =>
        new("The parcel does not move.", "Tell when it goes on.", (await tickets.ListTicketQuestionsAsync(cancellation).ConfigureAwait(false)) is [var question, ..] ? question.Id : null);

    /// <summary>Opens a ticket and tells its number.</summary>
    internal static async Task<string> OpenAsync(IWriteTickets tickets, SupplierOrderId order, CancellationToken cancellation)
    {
        var receipt = await tickets.OpenTicketAsync(order, await WriteAsync(tickets, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        Promise.Holds(receipt.Outcome is Outcome.Done or Outcome.Pending, "A ticket about an order that the supplier knows is opened.");
        if (receipt.Ticket is { } told) return told;
        return await tickets.FindTicketsAsync(order, cancellation).ConfigureAwait(false) is [.., var last] ? last.Id : throw new ConformanceException("A ticket that was opened is found. None is.");
    }

    private static async Task QuestionsAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        var questions = await ((IWriteTickets)fixture.Client).ListTicketQuestionsAsync(cancellation).ConfigureAwait(false);
        Promise.Holds(questions.All(static question => question.Id.Length > 0) && questions.Select(static question => question.Id).Distinct().Count() == questions.Count, "Each kind of question has a number of its own.");
    }

    private static async Task FoundAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        var tickets = (IWriteTickets)fixture.Client;
        var (own, other) = (await Buyer.BuyAsync(fixture, cancellation).ConfigureAwait(false), await Buyer.BuyAsync(fixture, cancellation).ConfigureAwait(false));
        Promise.Same(0, (await tickets.FindTicketsAsync(own.Own.Id, cancellation).ConfigureAwait(false)).Count, "An order about which nobody wrote has no ticket.");
        string[] opened = [await OpenAsync(tickets, own.Own.Id, cancellation).ConfigureAwait(false), await OpenAsync(tickets, other.Own.Id, cancellation).ConfigureAwait(false)];
        Promise.SameList([opened[0]], (await tickets.FindTicketsAsync(own.Own.Id, cancellation).ConfigureAwait(false)).Select(static ticket => ticket.Id), "An order has its own tickets and no other's.");
        var ticket = await tickets.GetTicketAsync(opened[1], cancellation).ConfigureAwait(false) ?? throw new ConformanceException("A ticket that was opened can be read. It is not there.");
        Promise.Same(opened[1], ticket.Id, "The ticket that is read is the one that was asked for.");
        Promise.Holds(ticket.Order is not { } about || about == other.Own.Id, "A ticket names the order it is about, or none.");
        Sense.Time(ticket.OpenedAt, "the time of the ticket");
        Promise.Same(Outcome.Done, (await tickets.ReplyToTicketAsync(opened[1], "It still does not move.", cancellation).ConfigureAwait(false)).Outcome, "Words to a ticket that is known are taken.");
    }

    private static async Task UnknownAsync(ISupplierFixture fixture, CancellationToken cancellation) =>
        Promise.Same(null, await ((IWriteTickets)fixture.Client).GetTicketAsync(UnknownTicket, cancellation).ConfigureAwait(false), "A ticket that the supplier does not know is null.");

    private static async Task UnknownOrderAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        var tickets = (IWriteTickets)fixture.Client;
        var receipt = await tickets.OpenTicketAsync(fixture.UnknownOrder, await WriteAsync(tickets, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        Promise.Holds(receipt.Outcome is not (Outcome.Done or Outcome.Pending), "A ticket about an order that the supplier does not know is not opened.");
    }

    private static async Task UnknownReplyAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        var receipt = await ((IWriteTickets)fixture.Client).ReplyToTicketAsync(UnknownTicket, "It still does not move.", cancellation).ConfigureAwait(false);
        Promise.Holds(receipt.Outcome is not (Outcome.Done or Outcome.Pending), "Words to a ticket that the supplier does not know are not taken.");
    }
}
