namespace Dropship.Domain;

/// <summary>Units of a line for which a supplier is wanted, and all that is known by then.</summary>
internal readonly struct SourcingCase
{
    internal SourcingCase(Order order, Policies policies, Instant now, LineUnits wanted)
    {
        (Order, Policies, Now, Line, Units, Sale) = (order, policies, now, wanted.Line, wanted.Quantity, order.Latest()!);
        foreach (var line in Sale.Lines)
            if (line.Id.Owns(Line))
                ShipBy = line.ShipBy;
        Committed = Money.Zero(Sale.Paid.Currency);
        foreach (var purchase in order.Purchases)
            if (purchase is { Intent: { } intent, IsLive: true } && Landed(purchase.Outstanding ?? order.CeilingOf(intent)) is { } spent)
                Committed += spent;
    }

    internal Order Order { get; }

    internal Policies Policies { get; }

    internal Instant Now { get; }

    internal LineId Line { get; }

    internal int Units { get; }

    internal Fact.SaleSeen Sale { get; }

    internal Instant? ShipBy { get; }

    /// <summary>What the order's live purchases cost.</summary>
    internal Money Committed { get; }

    /// <summary>An amount in the shop's currency; null without a rate.</summary>
    internal Money? Landed(Money price) => ExchangeRate.Convert(price, Sale.Paid.Currency, Policies.Rates, Now);

    /// <summary>A number from 0 to below 1 that only the order's name, the line and the purpose decide: the same whenever it is drawn.</summary>
    internal double Lot(char purpose)
    {
        var sum = 14695981039346656037UL;
        foreach (var letter in $"{Order.Key.Shop.Value}\n{Order.Key.Id.Value}\n{Line.Value}\n{purpose}") sum = (sum ^ letter) * 1099511628211UL;
        // The last letters have hardly moved the highest bits: they are stirred once more.
        sum = (sum ^ (sum >> 32)) * 0xD6E8FEB86659FD93UL;
        sum = (sum ^ (sum >> 32)) * 0xD6E8FEB86659FD93UL;
        return ((sum ^ (sum >> 32)) >> 11) * (1d / (1UL << 53));
    }
}
