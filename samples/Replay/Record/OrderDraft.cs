using Dropship.Files;
using Dropship.Domain;

namespace Replay.Record;

/// <summary>One row of the items: one unit.</summary>
public sealed record Unit(int Number, string Product, string Seller, Money Price, Money Freight, Instant ShipBy);

/// <summary>An order while its files are still being read.</summary>
public sealed class OrderDraft(SourceOrder order, int line)
{
    private readonly SortedDictionary<int, Unit> _units = [];
    private readonly HashSet<int> _payments = [];
    private readonly List<SourceReview> _reviews = [];
    private Money _paid = Reais.Zero;

    /// <summary>The line its row stands on.</summary>
    public int Line => line;

    /// <summary>Adds a unit; false if one of that number is there.</summary>
    public bool Add(Unit unit) => _units.TryAdd(unit.Number, unit);

    /// <summary>Adds a payment; false if one of that number is there.</summary>
    public bool Pay(int number, Money amount)
    {
        if (!_payments.Add(number)) return false;
        _paid += amount;
        return true;
    }

    /// <summary>Adds a review; false if it is there.</summary>
    public bool Add(SourceReview review)
    {
        if (_reviews.Exists(known => known.Id == review.Id)) return false;
        _reviews.Add(review);
        return true;
    }

    /// <summary>The order, equal units put together.</summary>
    public SourceOrder Done() => order with
    {
        Lines = _units.Values
            .GroupBy(unit => unit with { Number = 0 })
            .Select(alike => new SourceLine(alike.First().Number, alike.Key.Product, alike.Key.Seller, alike.Key.Price, alike.Key.Freight, alike.Key.ShipBy, alike.Count()))
            .ToFew(),
        Payments = _paid,
        Reviews = _reviews.ToFew(),
    };
}

/// <summary>The orders while their files are still being read.</summary>
public sealed class OrderDrafts
{
    private readonly Dictionary<string, OrderDraft> _byId = new(StringComparer.Ordinal);
    private readonly HashSet<string> _bad = new(StringComparer.Ordinal);

    /// <summary>The orders in the order of their file.</summary>
    public List<OrderDraft> InFileOrder { get; } = [];

    /// <summary>The order of an id, or null.</summary>
    public OrderDraft? Find(string id) => _byId.GetValueOrDefault(id);

    /// <summary>Adds an order of a new id.</summary>
    public void Add(string id, OrderDraft draft)
    {
        _byId.Add(id, draft);
        InFileOrder.Add(draft);
    }

    /// <summary>Remembers that the row of this order was bad, so that rows which refer to it get told why.</summary>
    public void Spoil(string id) => _bad.Add(id);

    /// <summary>The order that a row refers to; if there is none, the row gets a fault.</summary>
    public OrderDraft? Owner(CsvFields row)
    {
        var id = row.Words("order_id");
        if (!row.IsGood) return null;
        if (Find(id) is { } owner) return owner;
        row.Fault("order_id", id, _bad.Contains(id)
            ? $"has only a bad row in {OrdersFile.Name}: mend that row"
            : $"is not in {OrdersFile.Name}: add the order there or remove this row");
        return null;
    }
}
