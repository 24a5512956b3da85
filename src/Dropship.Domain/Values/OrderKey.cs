namespace Dropship.Domain;

/// <summary>Names one order everywhere: which shop, and the marketplace's number there.</summary>
/// <param name="Shop">The shop.</param>
/// <param name="Id">The marketplace's number.</param>
public readonly record struct OrderKey(ShopId Shop, OrderId Id) : IComparable<OrderKey>
{
    /// <inheritdoc />
    public int CompareTo(OrderKey other) => Shop.CompareTo(other.Shop) is var shops and not 0 ? shops : Id.CompareTo(other.Id);

    /// <summary>For example <c>my-shop/5f3a</c>.</summary>
    public override string ToString() => $"{Shop.Value}/{Id.Value}";
}
