using System.Globalization;

namespace Dropship.Domain;

/// <summary>An amount in one currency. Never mixed with another, never rounded unless asked. <c>default</c> throws on use.</summary>
public readonly record struct Money : IComparable<Money>
{
    private const decimal Limit = 1_000_000_000_000m;

    /// <summary>An amount of money.</summary>
    /// <param name="amount">Major units, for example 12.34; between -10^12 and 10^12.</param>
    /// <param name="currency">The currency.</param>
    /// <exception cref="ArgumentOutOfRangeException">The amount is beyond the limit.</exception>
    public Money(decimal amount, Currency currency)
    {
        if (amount is > Limit or < -Limit)
            throw new ArgumentOutOfRangeException(nameof(amount), amount, "Money is kept between -10^12 and 10^12; a larger amount is taken for a mistake.");
        _ = currency.Code;
        Amount = amount;
        Currency = currency;
    }

    /// <summary>Major units, for example 12.34; as exact as it was given.</summary>
    public decimal Amount { get; }

    /// <summary>The currency it is in; it never mixes with another.</summary>
    public Currency Currency { get; }

    /// <summary>True if the amount is zero.</summary>
    public bool IsZero => Amount == 0m;

    /// <summary>Nothing, in a currency.</summary>
    /// <param name="currency">The currency.</param>
    public static Money Zero(Currency currency) => new(0m, currency);

    /// <summary>The amount rounded to the currency's smallest coin, half away from zero.</summary>
    public Money Rounded() => new(decimal.Round(Amount, Currency.MinorDigits, MidpointRounding.AwayFromZero), Currency);

    /// <summary>
    /// The amount split by weights in whole coins; the parts sum to the amount exactly. Coins left over go to the parts
    /// with the largest remainders, the first of equals first.
    /// </summary>
    /// <param name="weights">Non-negative weights; if all are zero the first part takes everything.</param>
    /// <exception cref="ArgumentException">There is no weight, or one is negative.</exception>
    public Money[] Allocate(params ReadOnlySpan<decimal> weights)
    {
        if (weights.IsEmpty) throw new ArgumentException("Give at least one weight.", nameof(weights));
        var total = 0m;
        foreach (var weight in weights)
            total += weight >= 0m ? weight : throw new ArgumentException("A weight is not negative.", nameof(weights));

        var parts = new Money[weights.Length];
        if (total == 0m)
        {
            Array.Fill(parts, Zero(Currency));
            parts[0] = this;
            return parts;
        }

        var coin = Currency.MinorUnit;
        var remainders = new decimal[weights.Length];
        var left = Amount;
        for (var i = 0; i < parts.Length; i++)
        {
            var exact = Amount * (weights[i] / total);
            var whole = decimal.Truncate(exact / coin) * coin;
            remainders[i] = Math.Abs(exact - whole);
            parts[i] = new(whole, Currency);
            left -= whole;
        }

        var step = left < 0m ? -coin : coin;
        while (Math.Abs(left) >= coin)
        {
            var most = remainders.IndexOf(remainders.Max());
            remainders[most] = -1m - remainders[most];
            parts[most] = new(parts[most].Amount + step, Currency);
            left -= step;
        }

        if (left != 0m) parts[0] = new(parts[0].Amount + left, Currency);   // finer than a coin came in, finer goes out
        return parts;
    }

    /// <inheritdoc />
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public int CompareTo(Money other) => Amount.CompareTo(Same(other).Amount);

    /// <summary>For example <c>12.30 EUR</c>, always with a point; what is finer than a coin is shown, not rounded away.</summary>
    public override string ToString() => $"{Amount.ToString(Rounded() == this ? "F" + Currency.MinorDigits : "0.############################", CultureInfo.InvariantCulture)} {Currency.Code}";

    /// <summary>The larger of two amounts.</summary>
    /// <param name="one">An amount.</param>
    /// <param name="other">Another of the same currency.</param>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Money Max(Money one, Money other) => one < other ? other : one;

    /// <summary>The smaller of two amounts.</summary>
    /// <param name="one">An amount.</param>
    /// <param name="other">Another of the same currency.</param>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Money Min(Money one, Money other) => other < one ? other : one;

    /// <summary>The sum.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Money operator +(Money left, Money right) => new(left.Amount + left.Same(right).Amount, left.Currency);

    /// <summary>The difference.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static Money operator -(Money left, Money right) => new(left.Amount - left.Same(right).Amount, left.Currency);

    /// <summary>The opposite amount.</summary>
    public static Money operator -(Money money) => new(-money.Amount, money.Currency);

    /// <summary>A multiple, not rounded.</summary>
    public static Money operator *(Money money, decimal factor) => new(money.Amount * factor, money.Currency);

    /// <summary>True if less, in the same currency.</summary>
    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    /// <summary>True if more, in the same currency.</summary>
    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    /// <summary>True if not more, in the same currency.</summary>
    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    /// <summary>True if not less, in the same currency.</summary>
    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    private Money Same(Money other) => other.Currency == Currency
        ? other
        : throw new InvalidOperationException($"{Currency.Code} and {other.Currency.Code} do not mix: convert by a dated rate first.");
}
