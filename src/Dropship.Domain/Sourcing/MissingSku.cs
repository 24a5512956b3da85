namespace Dropship.Domain;

/// <summary>A SKU of the shop that has no counterpart at any supplier.</summary>
/// <param name="Line">The line that asks for it.</param>
/// <param name="Sku">The shop's SKU.</param>
/// <param name="Proposals">What suppliers' catalogues have that may be meant.</param>
public sealed record MissingSku(LineId Line, Sku Sku, Few<SkuProposal> Proposals) : IKeyed<MissingSku>
{
    /// <inheritdoc />
    public int CompareKey(MissingSku other) => Line.CompareTo(other.Line) is var lines and not 0 ? lines : string.CompareOrdinal(ToString(), other.ToString());

    /// <summary>For a person, with the cure.</summary>
    public override string ToString() =>
        $"line {Line}: the map of SKUs has no supplier for {Sku}{(Proposals.IsEmpty ? "" : $"; perhaps {string.Join(", ", Proposals.AsEnumerable())}")}: put it into the map, then let the order go on";
}

/// <summary>Something in a supplier's catalogue that may be meant.</summary>
/// <param name="Supplier">Who.</param>
/// <param name="Sku">What the supplier calls it.</param>
/// <param name="Name">Its name there, for people.</param>
/// <param name="Price">What a unit costs there, without freight.</param>
public sealed record SkuProposal(SupplierId Supplier, Sku Sku, string Name, Money Price)
{
    /// <summary>For example <c>cj CJMG1004501 (Blue mug, 3.20 USD)</c>.</summary>
    public override string ToString() => $"{Supplier} {Sku} ({Name}, {Price})";
}
