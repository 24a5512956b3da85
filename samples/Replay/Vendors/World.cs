using System.Globalization;
using Dropship.Domain;
using Replay.Record;

namespace Replay.Vendors;

/// <summary>The record as the vendors live it: stories by order, the present, the books.</summary>
public sealed class World
{
    private readonly Dictionary<string, (Story Story, int Number)> _stories = new(StringComparer.Ordinal);
    private readonly Story[] _byNumber;
    private readonly TimeProvider _clock;

    /// <summary>Makes the world of a record.</summary>
    /// <param name="orders">The record.</param>
    /// <param name="books">What the vendors remember.</param>
    /// <param name="clock">Virtual time.</param>
    /// <param name="standIns">True if the other sellers of a product may be bought from as well.</param>
    public World(IReadOnlyList<SourceOrder> orders, VendorBooks books, TimeProvider clock, bool standIns = false)
    {
        (Books, _clock) = (books, clock);
        foreach (var order in orders) _stories.Add(order.Id, (new(order), _stories.Count));
        _byNumber = [.. _stories.Values.OrderBy(known => known.Number).Select(known => known.Story)];
        Others = standIns ? new(_byNumber) : null;
    }

    /// <summary>What the vendors remember.</summary>
    public VendorBooks Books { get; }

    /// <summary>The other sellers of each product; null if only the recorded ones are bought from.</summary>
    public Sellers? Others { get; }

    /// <summary>Virtual time.</summary>
    public Instant Now => Instant.From(_clock.GetUtcNow());

    /// <summary>Every story.</summary>
    public IEnumerable<Story> Stories => _stories.Values.Select(known => known.Story);

    /// <summary>The story of an order, or null.</summary>
    public Story? Find(OrderId order) => _stories.TryGetValue(order.Value, out var known) ? known.Story : null;

    /// <summary>Everybody who may be bought from for an order: its sellers in the order of their lines, then those who stand in.</summary>
    public IReadOnlyList<SupplierId> SellersOf(Story story)
    {
        IEnumerable<SupplierId> others = Others is null ? [] : story.Lines.SelectMany(Others.OthersOf).Order(StringComparer.Ordinal).Select(seller => new SupplierId(seller));
        return [.. story.Lines.Select(SellerOf).Concat(others).Distinct()];
    }

    /// <summary>The lines of an order as a supplier sells them; of a line it never sold, nothing.</summary>
    public Few<SourceLine> LinesOf(Story story, SupplierId seller) =>
        story.Lines.Select(line => SellerOf(line) == seller ? line : Others?.At(line, seller.Value, story.Order.PurchasedAt)).OfType<SourceLine>().ToFew();

    /// <summary>When a supplier hands its parcel over; null if never.</summary>
    public Instant? HandedOverAt(Story story, SupplierId seller) =>
        story.HandedOverAt is not null && StandIn(story, seller) is { } course ? story.PaidAt!.Value + course.Handling : story.HandedOverAt;

    /// <summary>When the parcel of a supplier arrives; null if never.</summary>
    public Instant? DeliveredAt(Story story, SupplierId seller) =>
        story.DeliveredAt is not null && StandIn(story, seller) is { } course ? HandedOverAt(story, seller)!.Value + course.Transit : story.DeliveredAt;

    /// <summary>The tracking number of a supplier's parcel: the order's place in the record and the supplier's place in the order.</summary>
    public TrackingNumber NumberOf(Story story, SupplierId seller) =>
        new(string.Create(CultureInfo.InvariantCulture, $"RP{_stories[story.Order.Id].Number:D8}{SellersOf(story).TakeWhile(known => known != seller).Count():D3}BR"));

    /// <summary>The story and the supplier of a tracking number, or null.</summary>
    public (Story Story, SupplierId Seller)? Find(TrackingNumber number)
    {
        if (number.Value.Length != 15 || !int.TryParse(number.Value.AsSpan(2, 8), NumberStyles.None, CultureInfo.InvariantCulture, out var place) || place >= _byNumber.Length) return null;
        var sellers = SellersOf(_byNumber[place]);
        return int.TryParse(number.Value.AsSpan(10, 3), NumberStyles.None, CultureInfo.InvariantCulture, out var seller) && seller < sellers.Count ? (_byNumber[place], sellers[seller]) : null;
    }

    private Course? StandIn(Story story, SupplierId seller) => Others is null || story.Lines.Any(line => SellerOf(line) == seller) ? null : Others.CourseOf(seller.Value, story.Order.PurchasedAt);

    /// <summary>The supplier of a line. The record does not name one for an order without items; its goods cost nothing.</summary>
    public static SupplierId SellerOf(SourceLine line) => new(line.Seller ?? "unnamed-seller");
}
