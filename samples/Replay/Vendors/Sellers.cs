using Dropship.Domain;
using Replay.Record;

namespace Replay.Vendors;

/// <summary>
/// What the record knows of its sellers: who sold which product, at what price, and how long each took. Another seller of a product stands in with the price and freight of its own sale of it that lies nearest in
/// time, and with the hand-over and transit of its own order that lies nearest; what becomes of the order (declined, cancelled, delivered) stays as the record has it.
/// </summary>
public sealed class Sellers
{
    private readonly Dictionary<string, SortedDictionary<string, List<Sale>>> _byProduct = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<Course>> _courses = new(StringComparer.Ordinal);

    /// <summary>Reads the sellers of a record.</summary>
    public Sellers(IEnumerable<Story> stories)
    {
        foreach (var story in stories)
            foreach (var line in story.Order.Lines)
            {
                if (line is not { Product: { } product, Seller: { } seller }) continue;
                if (!_byProduct.TryGetValue(product, out var sellers)) _byProduct.Add(product, sellers = new(StringComparer.Ordinal));
                if (!sellers.TryGetValue(seller, out var sales)) sellers.Add(seller, sales = []);
                sales.Add(new(story.Order.PurchasedAt, line.Price, line.Freight));
                if (story is not { PaidAt: { } paid, HandedOverAt: { } handed, DeliveredAt: { } delivered } || handed < paid || delivered < handed) continue;
                if (!_courses.TryGetValue(seller, out var courses)) _courses.Add(seller, courses = []);
                courses.Add(new(delivered, handed - paid, delivered - handed));
            }
    }

    /// <summary>The other sellers of a line's product, by name.</summary>
    public IEnumerable<string> OthersOf(SourceLine line) =>
        line is { Product: { } product, Seller: { } own } && _byProduct.TryGetValue(product, out var sellers) ? sellers.Keys.Where(seller => seller != own) : [];

    /// <summary>A line as another seller of its product sells it; null if that one never did.</summary>
    public SourceLine? At(SourceLine line, string seller, Instant moment)
    {
        if (seller == line.Seller) return line;
        if (line.Product is not { } product || !_byProduct.TryGetValue(product, out var sellers) || !sellers.TryGetValue(seller, out var sales)) return null;
        var nearest = sales.MinBy(sale => Math.Abs((sale.At - moment).Ticks))!;
        return line with { Seller = seller, Price = nearest.Price, Freight = nearest.Freight };
    }

    /// <summary>How long a seller took for the order that was delivered nearest to a moment; null if the record has none.</summary>
    public Course? CourseOf(string seller, Instant moment) => _courses.TryGetValue(seller, out var courses) ? courses.MinBy(course => Math.Abs((course.KnownAt - moment).Ticks)) : null;

    /// <summary>How long a seller took for the last order that was delivered before a moment: what a shop could know by then. Null if there is none.</summary>
    public Course? KnownOf(string seller, Instant moment) => _courses.TryGetValue(seller, out var courses) ? courses.Where(course => course.KnownAt < moment).MaxBy(course => course.KnownAt.Milliseconds) : null;

    private sealed record Sale(Instant At, Money Price, Money Freight);
}

/// <summary>How long a seller took.</summary>
/// <param name="KnownAt">When it was delivered.</param>
/// <param name="Handling">From payment to hand-over.</param>
/// <param name="Transit">From hand-over to the buyer.</param>
public sealed record Course(Instant KnownAt, TimeSpan Handling, TimeSpan Transit);
