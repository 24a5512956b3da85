namespace Dropship.Domain;

/// <summary>A supplier who could deliver a line.</summary>
/// <param name="Line">The line.</param>
/// <param name="Supplier">Who.</param>
/// <param name="Sku">What the supplier calls it.</param>
/// <param name="Rank">The order of preference, lowest first: the policy's choice, made outside and kept here.</param>
public sealed record Offer(LineId Line, SupplierId Supplier, Sku Sku, int Rank = 0) : IKeyed<Offer>
{
    /// <inheritdoc />
    public int CompareKey(Offer other)
    {
        if (Line.CompareTo(other.Line) is var lines and not 0) return lines;
        if (Rank.CompareTo(other.Rank) is var ranks and not 0) return ranks;
        return Supplier.CompareTo(other.Supplier) is var suppliers and not 0 ? suppliers : Sku.CompareTo(other.Sku);
    }
}

/// <summary>One search for suppliers and what it brought.</summary>
/// <param name="No">Which search, from 1.</param>
/// <param name="At">When it was asked; of two answers the later time counts.</param>
/// <param name="Offers">Who offers what.</param>
public sealed record Search(int No, Instant At, Few<Offer> Offers) : IKeyed<Search>
{
    /// <inheritdoc />
    public int CompareKey(Search other) => No.CompareTo(other.No);
}
