using static Dropship.Testing.Sandbox.Wish.WishEvent;

namespace Dropship.Testing.Sandbox.Wish;

/// <content>What buyers ask in tickets. A method that answers false found the ticket in a state that does not allow it, and changed nothing.</content>
public sealed partial class WishSandbox
{
    /// <summary>A buyer opens a ticket; the merchant is waited for.</summary>
    /// <param name="ticket">What is asked about what.</param>
    /// <returns>The ticket's id; the same for the same seed and the same number of tickets before it.</returns>
    /// <exception cref="ArgumentException">There is no such order or type, or nothing is asked.</exception>
    public string OpenTicket(WishSandboxTicket ticket)
    {
        ArgumentNullException.ThrowIfNull(ticket);
        ArgumentException.ThrowIfNullOrWhiteSpace(ticket.Message, nameof(ticket));
        if (!WishTicketWords.Types.Contains(ticket.Type)) throw new ArgumentException($"{ticket.Type} is no ticket type of Wish.", nameof(ticket));
        return Present(() =>
        {
            if (ticket.Orders.FirstOrDefault(order => _journal.Account.Find(order) is null) is { } unknown) throw new ArgumentException($"There is no order {unknown}.", nameof(ticket));
            var id = _ids.ObjectId("ticket", _journal.Account.Tickets.Count);
            _journal.Record(new TicketOpened(_journal.Now, id, ticket));
            return id;
        });
    }

    /// <summary>The buyer, or Wish's support, writes in a ticket: the merchant is waited for.</summary>
    /// <param name="id">The ticket; not closed for good.</param>
    /// <param name="message">What is written.</param>
    /// <param name="bySupport">True if Wish's support writes it.</param>
    public bool WriteInTicket(string id, string message, bool bySupport = false) =>
        ActOnTicket(id, ticket => ticket.State != WishTicketWords.PermanentlyClosed, at => new TicketWritten(at, id, bySupport ? WishTicketWords.Support : WishTicketWords.User, message));

    /// <summary>Wish closes a ticket.</summary>
    /// <param name="id">The ticket; not closed for good.</param>
    /// <param name="forGood">True if nobody can open it again.</param>
    public bool CloseTicket(string id, bool forGood = false) =>
        ActOnTicket(id, ticket => ticket.State != WishTicketWords.PermanentlyClosed, at => new TicketMoved(at, id, forGood ? WishTicketWords.PermanentlyClosed : WishTicketWords.Closed, WishTicketWords.Support));

    /// <summary>One ticket as it is now.</summary>
    /// <param name="id">The ticket.</param>
    /// <exception cref="ArgumentException">There is no such ticket.</exception>
    public WishSandboxThread Ticket(string id) => Present(() => _journal.Account.FindTicket(id) is { } ticket ? new WishSandboxThread(ticket.Id, ticket.State, ticket.Replies) : throw new ArgumentException($"The sandbox has no ticket {id}.", nameof(id)));

    private bool ActOnTicket(string id, Func<WishTicket, bool> allows, Func<DateTimeOffset, WishEvent> happened) => Present(() =>
    {
        var ticket = _journal.Account.FindTicket(id) ?? throw new ArgumentException($"The sandbox has no ticket {id}.", nameof(id));
        return allows(ticket) && Record(happened(_journal.Now));
    });
}
