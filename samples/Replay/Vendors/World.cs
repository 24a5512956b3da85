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
    public World(IReadOnlyList<SourceOrder> orders, VendorBooks books, TimeProvider clock)
    {
        (Books, _clock) = (books, clock);
        foreach (var order in orders) _stories.Add(order.Id, (new(order), _stories.Count));
        _byNumber = [.. _stories.Values.OrderBy(known => known.Number).Select(known => known.Story)];
    }

    /// <summary>What the vendors remember.</summary>
    public VendorBooks Books { get; }

    /// <summary>Virtual time.</summary>
    public Instant Now => Instant.From(_clock.GetUtcNow());

    /// <summary>Every story.</summary>
    public IEnumerable<Story> Stories => _stories.Values.Select(known => known.Story);

    /// <summary>The story of an order, or null.</summary>
    public Story? Find(OrderId order) => _stories.TryGetValue(order.Value, out var known) ? known.Story : null;

    /// <summary>The tracking number of a seller's parcel: the order's place in the record and the seller's place in the order.</summary>
    public TrackingNumber NumberOf(Story story, SupplierId seller)
    {
        var sellers = story.Lines.Select(SellerOf).Distinct().ToList();
        return new(string.Create(CultureInfo.InvariantCulture, $"RP{_stories[story.Order.Id].Number:D8}{sellers.IndexOf(seller):D3}BR"));
    }

    /// <summary>The story and seller of a tracking number, or null.</summary>
    public Story? Find(TrackingNumber number) =>
        number.Value.Length > 10 && int.TryParse(number.Value.AsSpan(2, 8), NumberStyles.None, CultureInfo.InvariantCulture, out var place) && place < _byNumber.Length ? _byNumber[place] : null;

    /// <summary>The supplier of a line. The record does not name one for an order without items; its goods cost nothing.</summary>
    public static SupplierId SellerOf(SourceLine line) => new(line.Seller ?? "unnamed-seller");
}
