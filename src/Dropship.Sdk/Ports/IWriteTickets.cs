using Dropship.Domain;

namespace Dropship.Ports;

/// <summary>A supplier that can be written to about an order, by tickets. Reads throw <see cref="ProviderException"/>; writes answer with a receipt. Reminding is <see cref="IUrgeShipping"/>.</summary>
public interface IWriteTickets
{
    /// <summary>The kinds of question that a ticket about an order may have.</summary>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<IReadOnlyList<TicketQuestion>> ListTicketQuestionsAsync(CancellationToken cancellation);

    /// <summary>The tickets about an order.</summary>
    /// <param name="order">The supplier's number.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<IReadOnlyList<SupplierTicket>> FindTicketsAsync(SupplierOrderId order, CancellationToken cancellation);

    /// <summary>A ticket as it is now; null if the supplier does not know it.</summary>
    /// <param name="ticket">The supplier's number of the ticket.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<SupplierTicket?> GetTicketAsync(string ticket, CancellationToken cancellation);

    /// <summary>Opens a ticket: once on the wire. A second one stands beside the first, so <see cref="FindTicketsAsync"/> comes before every try but the first.</summary>
    /// <param name="order">The supplier's number of the order.</param>
    /// <param name="text">What is asked and wanted.</param>
    /// <param name="cancellation">Gives up; the outcome is then unknown.</param>
    ValueTask<TicketReceipt> OpenTicketAsync(SupplierOrderId order, TicketText text, CancellationToken cancellation);

    /// <summary>Adds words to a ticket: once on the wire. Doing it twice says it twice.</summary>
    /// <param name="ticket">The supplier's number of the ticket.</param>
    /// <param name="message">The words.</param>
    /// <param name="cancellation">Gives up; the outcome is then unknown.</param>
    ValueTask<WriteReceipt> ReplyToTicketAsync(string ticket, string message, CancellationToken cancellation);
}

/// <summary>A kind of question.</summary>
/// <param name="Id">The supplier's number of it.</param>
/// <param name="Name">The supplier's words, for people; empty if it tells none.</param>
public sealed record TicketQuestion(string Id, string Name);

/// <summary>What a ticket says when it is opened.</summary>
/// <param name="Message">What is the matter, in English, without more of the buyer than it must have.</param>
/// <param name="Wanted">What is wanted of the supplier.</param>
/// <param name="Question">The kind of question; null for the first that the supplier offers.</param>
public sealed record TicketText(string Message, string Wanted, string? Question = null)
{
    /// <summary>Says nothing of the words.</summary>
    public override string ToString() => $"TicketText of {Message.Length} characters";
}

/// <summary>A ticket as the supplier tells it.</summary>
/// <param name="Id">The supplier's number.</param>
/// <param name="Order">The supplier's number of the order it is about; null if it is not told.</param>
/// <param name="Told">The supplier's own word of how far it is, for people; null if it is no plain word.</param>
/// <param name="OpenedAt">When it was opened; null if it is not told in a form that is known.</param>
public sealed record SupplierTicket(string Id, SupplierOrderId? Order, string? Told, Instant? OpenedAt);

/// <summary>How opening a ticket ended.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Ticket">The supplier's number of the ticket; null if the answer names none.</param>
/// <param name="Reason">Why it was rejected.</param>
/// <param name="Code">The vendor's own code.</param>
public sealed record TicketReceipt(Outcome Outcome, string? Ticket = null, DeclineReason Reason = DeclineReason.None, string? Code = null);
