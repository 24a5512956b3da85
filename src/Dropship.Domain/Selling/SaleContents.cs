namespace Dropship.Domain;

/// <summary>
/// An order between two contents of one revision, so that both are kept in the same order whatever came first. Nothing is
/// reckoned here: contents that make no sense have their place too.
/// </summary>
internal static class SaleContents
{
    internal static int Compare(Fact.SaleSeen one, Fact.SaleSeen other) =>
        one.Status.CompareTo(other.Status) is var status and not 0 ? status
        : one.PlacedAt.CompareTo(other.PlacedAt) is var placed and not 0 ? placed
        : Nullable.Compare(one.PaidAt, other.PaidAt) is var paidAt and not 0 ? paidAt
        : Compare(one.Paid, other.Paid) is var paid and not 0 ? paid
        : Compare(one.To, other.To) is var to and not 0 ? to
        : Nullable.Compare(one.DeliverBy, other.DeliverBy) is var deliverBy and not 0 ? deliverBy
        : string.CompareOrdinal(one.Checkout, other.Checkout) is var checkout and not 0 ? checkout
        : Compare(one.Lines, other.Lines);

    private static int Compare(Few<OrderLine> one, Few<OrderLine> other)
    {
        if (one.Count != other.Count) return one.Count.CompareTo(other.Count);
        for (var i = 0; i < one.Count; i++)
            if (Compare(one[i], other[i]) is var lines and not 0)
                return lines;
        return 0;
    }

    private static int Compare(OrderLine one, OrderLine other) =>
        one.Id.CompareTo(other.Id) is var id and not 0 ? id
        : Nullable.Compare(one.Sku, other.Sku) is var sku and not 0 ? sku
        : one.Quantity.CompareTo(other.Quantity) is var quantity and not 0 ? quantity
        : Compare(one.UnitPrice, other.UnitPrice) is var price and not 0 ? price
        : Compare(one.Shipping, other.Shipping) is var shipping and not 0 ? shipping
        : Nullable.Compare(one.ShipBy, other.ShipBy);

    private static int Compare(Money one, Money other) =>
        string.CompareOrdinal(one.Currency.Code, other.Currency.Code) is var currency and not 0 ? currency : one.Amount.CompareTo(other.Amount);

    private static int Compare(Destination one, Destination other) =>
        string.CompareOrdinal(one.Country, other.Country) is var country and not 0 ? country
        : string.CompareOrdinal(one.PostalPrefix, other.PostalPrefix) is var prefix and not 0 ? prefix
        : one.IsPlatformHub.CompareTo(other.IsPlatformHub);
}
