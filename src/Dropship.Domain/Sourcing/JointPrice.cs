namespace Dropship.Domain;

/// <summary>What a supplier takes for several lines of one order together, with one freight for all of them.</summary>
/// <param name="Supplier">Who.</param>
/// <param name="Units">What was asked for, of its first offer for each line.</param>
/// <param name="Price">Landed price of all of it, in the supplier's currency.</param>
public sealed record JointPrice(SupplierId Supplier, Few<LineUnits> Units, Money Price) : IKeyed<JointPrice>
{
    /// <inheritdoc />
    public int CompareKey(JointPrice other) =>
        Supplier.CompareTo(other.Supplier) is var suppliers and not 0 ? suppliers : string.CompareOrdinal($"{Units} {Price}", $"{other.Units} {other.Price}");
}
