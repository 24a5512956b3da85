namespace Dropship.Domain;

/// <summary>What stands against an offer before anything is weighed. The numbers are stable: they are stored.</summary>
public enum OfferGate
{
    /// <summary>The shop does not want this supplier.</summary>
    Blocked = 1,

    /// <summary>Its figures make no sense: it is set aside.</summary>
    Impossible,

    /// <summary>It failed this line of this order before.</summary>
    Failed,

    /// <summary>It gave no price.</summary>
    Refused,

    /// <summary>It does not ship to where the order goes.</summary>
    Destination,

    /// <summary>Too few units lie at one location.</summary>
    Stock,

    /// <summary>Fewer units are wanted than can be ordered.</summary>
    Minimum,

    /// <summary>No exchange rate leads from its currency to the shop's.</summary>
    Rate,

    /// <summary>The ceiling of the order would be exceeded.</summary>
    PriceCap,

    /// <summary>It cannot hand over before ship-by.</summary>
    ShipBy,

    /// <summary>It cannot arrive before deliver-by.</summary>
    DeliverBy,

    /// <summary>Too little is in the account there.</summary>
    Funds,

    /// <summary>It is something else that may only stand in.</summary>
    Substitute,
}

/// <summary>Judges an offer by every gate.</summary>
internal static class OfferGates
{
    /// <summary>True if an offer that nothing but this stands against is still better than none: late, to be waited for, or something else.</summary>
    internal static bool IsSoft(this OfferGate gate) => gate is OfferGate.ShipBy or OfferGate.DeliverBy or OfferGate.Funds or OfferGate.Substitute;

    internal static Few<OfferGate> Of(in SourcingCase wanted, Offer offer, Scorecard card)
    {
        var (order, sale, terms, choosing) = (wanted.Order, wanted.Sale, offer.Terms, wanted.Policies.Choosing);
        Few<OfferGate> gates = [];
        if (choosing.IsBlocked(offer.Supplier)) gates = gates.Add(OfferGate.Blocked);
        if (offer.Impossible is not null) return gates.Add(OfferGate.Impossible);
        if (order.HasFailed(offer.Supplier, wanted.Line)) gates = gates.Add(OfferGate.Failed);
        if (offer.Substitute) gates = gates.Add(OfferGate.Substitute);
        if (terms is null) return gates;

        if (terms.Refused is not DeclineReason.None) gates = gates.Add(OfferGate.Refused);
        if (!terms.ShipsTo.IsEmpty && !Holds(terms.ShipsTo, sale.To.Country)) gates = gates.Add(OfferGate.Destination);
        var units = Math.Min(wanted.Units, order.Left(offer) ?? wanted.Units);
        if (units < wanted.Units && (units <= 0 || !choosing.Split)) gates = gates.Add(OfferGate.Stock);
        if (units < terms.Minimum) gates = gates.Add(OfferGate.Minimum);
        if (terms.Price is { } price)
        {
            if (wanted.Landed(price) is not { } landed) gates = gates.Add(OfferGate.Rate);
            else if (wanted.Policies.OrderCeiling is { } ceiling && ceiling.Currency == landed.Currency && landed + wanted.Committed > ceiling) gates = gates.Add(OfferGate.PriceCap);
            if (card.Funds is { } funds && funds.Currency == price.Currency && funds < price) gates = gates.Add(OfferGate.Funds);
        }

        if (HandOver(wanted, offer.Supplier, terms) is { } handOver)
        {
            if (handOver > wanted.ShipBy) gates = gates.Add(OfferGate.ShipBy);
            if (terms.Transit is { } transit && handOver + transit > sale.DeliverBy) gates = gates.Add(OfferGate.DeliverBy);
        }

        return gates;
    }

    // In the supplier's work days, as the ladder reckons: to the end of the last of them. Its own promise of work days stands in where the offer tells none.
    private static Instant? HandOver(in SourcingCase wanted, SupplierId supplier, OfferTerms terms)
    {
        if (!wanted.Policies.Deadlines.Suppliers.TryGetValue(supplier, out var time)) return wanted.Now + terms.Handling;
        return (terms.Handling is { } told ? (int)Math.Ceiling(told.TotalDays) : time.HandlingDays) is { } days ? time.Calendar.AddDays(wanted.Now, days) : null;
    }

    private static bool Holds(Few<string> countries, string wanted)
    {
        foreach (var country in countries)
            if (country == wanted)
                return true;
        return false;
    }
}
