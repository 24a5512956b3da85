using static Dropship.Testing.Sandbox.Wish.WishEvent;
using static Dropship.Testing.Sandbox.Wish.WishEvent.OfOrder;

namespace Dropship.Testing.Sandbox.Wish;

/// <summary>The merchant account after what happened in it: the fold of its ledger.</summary>
/// <param name="distinctTimes">Whether no two changes are told with the same time.</param>
internal sealed class WishAccount(bool distinctTimes)
{
    private readonly List<WishOrder> _orders = [];
    private readonly List<Rated> _ratings = [];
    private readonly List<ReportAsked> _reports = [];
    private readonly List<WishTicket> _tickets = [];
    private readonly Dictionary<string, int> _numbers = new(StringComparer.Ordinal);
    private readonly SortedSet<(DateTimeOffset At, int Number)> _due = [];

    private DateTimeOffset _lastUpdate = DateTimeOffset.MinValue;

    internal IReadOnlyList<WishOrder> Orders => _orders;

    internal IReadOnlyList<Rated> Ratings => _ratings;

    internal IReadOnlyList<ReportAsked> Reports => _reports;

    internal WishBlame Blame { get; } = new();

    internal WishShelves Shelves { get; } = new();

    internal IReadOnlyList<WishTicket> Tickets => _tickets;

    internal DateTimeOffset LastAt { get; private set; } = DateTimeOffset.MinValue;

    internal bool IsOn { get; private set; } = true;

    internal WishGrants Grants { get; } = new();

    internal WishNotices Notices { get; } = new();

    /// <summary>The moment at which an order moves on of its own accord next, or null.</summary>
    internal DateTimeOffset? NextAt => _due.Count == 0 ? null : _due.Min.At;

    internal WishTicket? FindTicket(string id) => _tickets.Find(ticket => ticket.Id == id);

    internal WishOrder? Find(string id) => _numbers.TryGetValue(id, out var number) ? _orders[number] : null;

    /// <summary>What has fallen due by a moment and is not told yet, the oldest first, or null.</summary>
    internal OfOrder? Due(DateTimeOffset now) => NextAt <= now ? _orders[_due.Min.Number].Next : null;

    internal void Apply(WishEvent happened)
    {
        if (happened.At > LastAt) LastAt = happened.At;
        if (happened is AccountSwitched switched) IsOn = switched.On;
        if (happened is Rated rated) _ratings.Add(rated);
        if (happened is ReportAsked report) _reports.Add(report);
        Blame.Hear(happened);
        Shelves.Hear(happened);
        Grants.Hear(happened);
        Notices.Hear(happened, happened is OfOrder ofOrder ? Apply(ofOrder) : null, Blame, ApplyToTicket(happened));
    }

    private WishTicket? ApplyToTicket(WishEvent happened) => happened switch
    {
        TicketOpened opened => Keep(new WishTicket(_tickets.Count, opened.Id, opened.What, opened.At, Updated(opened.At, null))),
        TicketWritten written => FindTicket(written.Id)! is var before ? Keep(before.Hear(written, Updated(written.At, before.UpdatedAt))) : null,
        TicketMoved moved => FindTicket(moved.Id)! is var before ? Keep(before.Hear(moved, Updated(moved.At, before.UpdatedAt))) : null,
        _ => null,
    };

    private WishTicket Keep(WishTicket ticket)
    {
        if (ticket.Number == _tickets.Count) _tickets.Add(ticket);
        else _tickets[ticket.Number] = ticket;
        return ticket;
    }

    private WishOrder Apply(OfOrder happened)
    {
        if (happened is Placed placed) return Add(new(_orders.Count, placed.Order, placed.What, placed.Terms, Updated(placed.At, null)));
        var before = _orders[_numbers[happened.Order]];
        if (before.Next is { } waited) _due.Remove((waited.At, before.Number));
        return Keep(_orders[before.Number] = before.Hear(happened, Updated(happened.At, before.UpdatedAt)));
    }

    // Even where orders may share a time, two versions of one order never do; and no change is told before an earlier one.
    private DateTimeOffset Updated(DateTimeOffset at, DateTimeOffset? before) =>
        _lastUpdate = at > _lastUpdate ? at : distinctTimes || before == _lastUpdate ? _lastUpdate.AddMilliseconds(1) : _lastUpdate;

    private WishOrder Add(WishOrder order)
    {
        _numbers.Add(order.Id, order.Number);
        _orders.Add(order);
        return Keep(order);
    }

    private WishOrder Keep(WishOrder order)
    {
        if (order.Next is { } next) _due.Add((next.At, order.Number));
        return order;
    }
}
