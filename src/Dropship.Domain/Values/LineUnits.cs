namespace Dropship.Domain;

/// <summary>A number of units of an order line.</summary>
/// <param name="Line">The line.</param>
/// <param name="Quantity">Units, at least one.</param>
public readonly record struct LineUnits(LineId Line, int Quantity) : IKeyed<LineUnits>
{
    /// <inheritdoc />
    public int CompareKey(LineUnits other) => Line.CompareTo(other.Line);
}
