namespace Dropship.Domain;

/// <summary>A dated price of one currency in another. Rates come from the user's options; none is guessed.</summary>
/// <param name="From">The currency that is given.</param>
/// <param name="To">The currency that is got.</param>
/// <param name="Rate">Units of <paramref name="To"/> for one unit of <paramref name="From"/>; above zero.</param>
/// <param name="AsOf">When the rate held.</param>
/// <param name="Until">From when on it may no longer be used; null means it does not expire.</param>
public sealed record ExchangeRate(Currency From, Currency To, decimal Rate, Instant AsOf, Instant? Until = null)
{
    /// <summary>Converts an amount, unrounded; null if no rate that holds now leads from its currency to the wanted one.</summary>
    /// <param name="money">The amount.</param>
    /// <param name="to">The wanted currency.</param>
    /// <param name="rates">The known rates; the newest that holds is used.</param>
    /// <param name="now">The moment of conversion.</param>
    public static Money? Convert(Money money, Currency to, Few<ExchangeRate> rates, Instant now)
    {
        if (money.Currency == to) return money;
        ExchangeRate? newest = null;
        foreach (var rate in rates)
            if (rate.From == money.Currency && rate.To == to && rate.AsOf <= now && !(rate.Until <= now) && (newest is null || newest.AsOf < rate.AsOf))
                newest = rate;
        return newest is null ? null : new Money(money.Amount * newest.Rate, to);
    }
}
