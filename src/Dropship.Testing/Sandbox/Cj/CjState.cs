using System.Text.Json;

namespace Dropship.Testing.Sandbox.Cj;

/// <summary>All that is recorded, folded from the ledger.</summary>
internal sealed class CjState
{
    private readonly SortedDictionary<int, DateTimeOffset> _tokens = [];
    private readonly List<string> _created = [];
    private readonly List<string> _paid = [];
    private readonly Dictionary<string, CjOrder> _orders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _ids = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Sku, string Country), int> _stock = [];
    private readonly Dictionary<string, decimal> _prices = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, int> _createCalls = new(StringComparer.Ordinal);
    private readonly HashSet<string> _told = new(StringComparer.Ordinal);
    private readonly List<CjTicket> _tickets = [];
    private readonly List<CjDispute> _disputes = [];
    private readonly List<CjEntry.SourcingAsked> _sourcing = [];
    private readonly List<CjEntry.VariantChanged> _changes = [];

    internal IReadOnlyDictionary<int, DateTimeOffset> Tokens => _tokens;

    /// <summary>Tokens up to this number are dead.</summary>
    internal int DeadTokens { get; private set; }

    /// <summary>All orders, the oldest first.</summary>
    internal IEnumerable<CjOrder> Orders => _created.Select(id => _orders[id]);

    internal int OrderCount => _created.Count;

    /// <summary>The ids of all orders that were paid, in the order of their payment.</summary>
    internal IReadOnlyList<string> PaidIds => _paid;

    internal decimal ToppedUp { get; private set; }

    internal int RefusedPayments { get; private set; }

    internal IReadOnlyDictionary<string, int> CreateCalls => _createCalls;

    internal IReadOnlyList<CjTicket> Tickets => _tickets;

    /// <summary>All disputes, the oldest first.</summary>
    internal IReadOnlyList<CjDispute> Disputes => _disputes;

    internal IReadOnlyList<CjEntry.SourcingAsked> Sourcing => _sourcing;

    /// <summary>All that was changed in the catalogue, the oldest first.</summary>
    internal IReadOnlyList<CjEntry.VariantChanged> Changes => _changes;

    internal DateTimeOffset? Last { get; private set; }

    internal bool IsTold(string messageId) => _told.Contains(messageId);

    /// <summary>An order by CJ's id, CJ's code or the caller's number; a deleted one is not found.</summary>
    internal CjOrder? Find(string? key) => key is not null && _ids.TryGetValue(key, out var id) && _orders[id] is { Step: not CjStep.Deleted } order ? order : null;

    internal bool WasDeleted(string number) => _ids.TryGetValue(number, out var id) && _orders[id].Step == CjStep.Deleted;

    internal decimal Price(CjSandboxVariant variant) => _prices.GetValueOrDefault(variant.Sku, variant.Price);

    internal int Stock(CjSandboxVariant variant, string country) => _stock.TryGetValue((variant.Sku, country), out var units) ? units : variant.Stock.GetValueOrDefault(country);

    internal void Read(string line) => Apply(JsonSerializer.Deserialize(line, CjEntryJson.Default.CjEntry) ?? throw new JsonException("A line of the ledger is null."));

    internal void Apply(CjEntry entry)
    {
        Last = entry.At;
        switch (entry)
        {
            case CjEntry.TokensIssued issued: _tokens[issued.No] = issued.At; break;
            case CjEntry.TokensKilled: DeadTokens = _tokens.Keys.LastOrDefault(); break;
            case CjEntry.OrderCreated created: Create(created); break;
            case CjEntry.PutInCart cart: Change(cart.OrderIds, order => order with { Step = CjStep.InCart }); break;
            case CjEntry.Confirmed told: Change(told.OrderIds, order => order with { Step = CjStep.Unpaid, ConfirmedAt = told.At, ShipmentId = told.ShipmentId ?? order.ShipmentId }); break;
            case CjEntry.ParentMade parent: Change([.. Orders.Where(order => order.ShipmentId == parent.ShipmentId).Select(order => order.Id)], order => order with { PayId = parent.PayId }); break;
            case CjEntry.Paid paid: Pay(paid); break;
            case CjEntry.Deleted deleted: Change([deleted.OrderId], order => order with { Step = CjStep.Deleted }); break;
            case CjEntry.CallRefused { Call: "pay" }: RefusedPayments++; break;
            case CjEntry.CallRefused refused: Count(refused.Key); break;
            case CjEntry.ToppedUp top: ToppedUp += top.Amount; break;
            case CjEntry.VariantChanged changed: Change(changed); break;
            case CjEntry.TicketOpened ticket: _tickets.Add(new(ticket, 0, false)); break;
            case CjEntry.TicketTold told: Tell(told); break;
            case CjEntry.DisputeOpened dispute: Open(dispute); break;
            case CjEntry.DisputeWithdrawn off: Withdraw(off); break;
            case CjEntry.SourcingAsked asked: _sourcing.Add(asked); break;
            case CjEntry.Rerouted way: Change([way.OrderId], order => order.Rerouted(way)); break;
            case CjEntry.Moved moved: Change([moved.OrderId], order => order with { StorageId = moved.StorageId }); break;
            case CjEntry.Told told: _told.Add(told.MessageId); break;
        }
    }

    private void Create(CjEntry.OrderCreated created)
    {
        Count(created.Wish.OrderNumber);
        _created.Add(created.OrderId);
        _orders[created.OrderId] = new(created);
        foreach (var key in (string[])[created.OrderId, created.Code, created.Wish.OrderNumber]) _ids[key] = created.OrderId;
    }

    private void Pay(CjEntry.Paid paid)
    {
        foreach (var payment in paid.Payments)
        {
            _paid.Add(payment.OrderId);
            Change([payment.OrderId], order => order with { Step = CjStep.Paid, PaidAt = paid.At, Payment = payment });
        }
    }

    // What will be decided is known, so the order knows when it is recalled; a dispute that is taken back in time recalls nothing.
    private void Open(CjEntry.DisputeOpened dispute)
    {
        _disputes.Add(new(dispute));
        if (dispute is { Recalls: true, Verdict: CjVerdict.Refund }) Change([dispute.OrderId], order => order with { RecalledAt = dispute.DecideAt });
    }

    private void Withdraw(CjEntry.DisputeWithdrawn off)
    {
        var at = _disputes.FindIndex(dispute => dispute.Id == off.DisputeId);
        _disputes[at] = _disputes[at] with { WithdrawnAt = off.At };
        if (_disputes[at].Opened.Recalls) Change([_disputes[at].Opened.OrderId], order => order with { RecalledAt = null });
    }

    private void Count(string number) => _createCalls[number] = _createCalls.GetValueOrDefault(number) + 1;

    private void Change(IReadOnlyList<string> ids, Func<CjOrder, CjOrder> change)
    {
        foreach (var id in ids) _orders[id] = change(_orders[id]);
    }

    private void Change(CjEntry.VariantChanged changed)
    {
        _changes.Add(changed);
        if (changed.Price is { } price) _prices[changed.Sku] = price;
        if (changed is { Country: { } country, Units: { } units }) _stock[(changed.Sku, country)] = units;
    }

    private void Tell(CjEntry.TicketTold told)
    {
        var at = _tickets.FindIndex(ticket => ticket.Opened.TicketId == told.TicketId);
        _tickets[at] = _tickets[at] with { Replies = _tickets[at].Replies + (told.Reminded ? 0 : 1), Reminded = _tickets[at].Reminded || told.Reminded };
    }
}

/// <summary>A ticket and what was said in it after it was opened.</summary>
internal sealed record CjTicket(CjEntry.TicketOpened Opened, int Replies, bool Reminded);
