namespace Dropship.Domain;

/// <summary>A supplier who could deliver a line.</summary>
/// <param name="Line">The line, or an item of its bundle.</param>
/// <param name="Supplier">Who.</param>
/// <param name="Sku">What the supplier calls it.</param>
/// <param name="Rank">The order of preference where nothing else decides, lowest first.</param>
/// <param name="Parts">What makes one unit of the shop, of this supplier: a pack of one SKU, or a bundle of several; empty for one piece of <paramref name="Sku"/>.</param>
/// <param name="Substitute">True if it is something else that may stand in: taken only where nothing else can be.</param>
/// <param name="Terms">What the supplier says of it; null if nothing was asked yet.</param>
public sealed record Offer(LineId Line, SupplierId Supplier, Sku Sku, int Rank = 0, Few<SkuPart> Parts = default, bool Substitute = false, OfferTerms? Terms = null) : IKeyed<Offer>
{
    /// <summary>Every item of the bundle that the line sells, where this is an offer for one of them; null where it is for whole units.</summary>
    public Few<LineId>? Items { get; init; }

    /// <summary>How many pieces make one unit of the shop; at least 1 if the parts make sense.</summary>
    public int Pieces
    {
        get
        {
            if (Parts.IsEmpty) return 1;
            var pieces = 0;
            foreach (var part in Parts) pieces += part.Quantity;
            return pieces;
        }
    }

    /// <summary>What makes no sense in it, for a person; null if it may be believed.</summary>
    public string? Impossible
    {
        get
        {
            foreach (var part in Parts)
                if (part.Quantity is < 1 or > SkuPart.Most)
                    return $"{part.Quantity} x {part.Sku} in one unit";
            return Terms?.Impossible;
        }
    }

    /// <inheritdoc />
    public int CompareKey(Offer other)
    {
        if (Line.CompareTo(other.Line) is var lines and not 0) return lines;
        if (Rank.CompareTo(other.Rank) is var ranks and not 0) return ranks;
        if (Supplier.CompareTo(other.Supplier) is var suppliers and not 0) return suppliers;
        if (Sku.CompareTo(other.Sku) is var skus and not 0) return skus;
        if (string.CompareOrdinal($"{Substitute} {Parts}", $"{other.Substitute} {other.Parts}") is var parts and not 0) return parts;
        if (string.CompareOrdinal(Items.ToString(), other.Items.ToString()) is var items and not 0) return items;
        return Terms is null ? (other.Terms is null ? 0 : -1) : other.Terms is null ? 1 : Terms.CompareKey(other.Terms);
    }
}

/// <summary>A part of what makes one unit of the shop.</summary>
/// <param name="Sku">What the supplier calls it.</param>
/// <param name="Quantity">How many of it, from 1 to 10,000.</param>
public readonly record struct SkuPart(Sku Sku, int Quantity)
{
    internal const int Most = 10_000;

    /// <inheritdoc />
    public override string ToString() => $"{Quantity} x {Sku}";
}

/// <summary>What a supplier says of an offer. What it does not say is null and counts neither for nor against it.</summary>
/// <param name="Price">Landed price of all units that were asked for, in the supplier's currency.</param>
/// <param name="Stock">Units of the shop that lie at one location.</param>
/// <param name="Minimum">The fewest units of the shop that can be ordered.</param>
/// <param name="Handling">From order to hand-over.</param>
/// <param name="Transit">From hand-over to the buyer.</param>
/// <param name="ShipsTo">The countries it ships to, ISO 3166; empty if it does not say.</param>
/// <param name="Refused">Why it gave no price, or <see cref="DeclineReason.None"/>.</param>
public sealed record OfferTerms(
    Money? Price = null,
    long? Stock = null,
    int? Minimum = null,
    TimeSpan? Handling = null,
    TimeSpan? Transit = null,
    Few<string> ShipsTo = default,
    DeclineReason Refused = DeclineReason.None) : IKeyed<OfferTerms>
{
    private const long MostStock = 1_000_000_000;
    private static readonly TimeSpan s_longest = TimeSpan.FromDays(365);

    /// <summary>What makes no sense in it, for a person; null if it may be believed.</summary>
    public string? Impossible =>
        Price is { Amount: <= 0m } ? $"a price of {Price}"
        : Stock is < 0 or > MostStock ? $"a stock of {Stock}"
        : Minimum is < 1 ? $"a minimum of {Minimum}"
        : IsOutside(Handling) ? $"a handling time of {Handling}"
        : IsOutside(Transit) ? $"a transit time of {Transit}"
        : null;

    /// <summary>From order to the buyer; null if a part of it is not known.</summary>
    public TimeSpan? Promise => Handling + Transit;

    /// <inheritdoc />
    public int CompareKey(OfferTerms other)
    {
        var figures = (Price?.Amount, Stock, Minimum, Handling, Transit, Refused).CompareTo((other.Price?.Amount, other.Stock, other.Minimum, other.Handling, other.Transit, other.Refused));
        return figures != 0 ? figures : string.CompareOrdinal($"{Price?.Currency} {ShipsTo}", $"{other.Price?.Currency} {other.ShipsTo}");
    }

    private static bool IsOutside(TimeSpan? span) => span is { } known && (known < TimeSpan.Zero || known > s_longest);
}

/// <summary>One search for suppliers and what it brought.</summary>
/// <param name="No">Which search, from 1.</param>
/// <param name="At">When it was asked; of two answers the later time counts.</param>
/// <param name="Offers">Who offers what.</param>
/// <param name="Scorecards">How the suppliers have done so far, as it was known then.</param>
/// <param name="Missing">SKUs that nobody was ever named for.</param>
public sealed record Search(int No, Instant At, Few<Offer> Offers, Few<Scorecard> Scorecards = default, Few<MissingSku> Missing = default) : IKeyed<Search>
{
    /// <summary>What suppliers take for several lines together.</summary>
    public Few<JointPrice> Joint { get; init; }

    /// <inheritdoc />
    public int CompareKey(Search other) => No.CompareTo(other.No);
}
