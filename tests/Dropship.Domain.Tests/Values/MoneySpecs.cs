using CsCheck;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Values;

public sealed class MoneySpecs
{
    private static readonly Currency Jpy = new("JPY");
    private static readonly Currency Kwd = new("KWD");

    private static readonly Gen<Currency> Currencies = Gen.Int[0, 3].Select(which => new[] { Eur, Jpy, Kwd, new("CLF") }[which]);

    private static Money[] Split(decimal amount, Currency currency, params decimal[] weights) => new Money(amount, currency).Allocate(weights);

    [Fact]
    public void A_split_loses_no_cent() => Split(10m, Eur, 1m, 1m, 1m).ShouldBe([Euro(3.34m), Euro(3.33m), Euro(3.33m)]);

    [Fact]
    public void Left_over_coins_go_to_the_largest_remainders_the_first_of_equals_first() =>
        Split(1m, Eur, 1m, 2m, 1m, 2m, 1m).Select(part => part.Amount).ShouldBe([0.14m, 0.29m, 0.14m, 0.29m, 0.14m]);

    [Fact]
    public void A_currency_without_coins_is_split_in_whole_units() => Split(100m, Jpy, 1m, 1m, 1m).Select(part => part.Amount).ShouldBe([34m, 33m, 33m]);

    [Fact]
    public void A_currency_with_thousandths_is_split_to_them() => Split(1m, Kwd, 1m, 1m, 1m).Select(part => part.Amount).ShouldBe([0.334m, 0.333m, 0.333m]);

    [Fact]
    public void A_debt_is_split_like_a_claim() => Split(-10m, Eur, 1m, 1m, 1m).ShouldBe([Euro(-3.34m), Euro(-3.33m), Euro(-3.33m)]);

    [Fact]
    public void Without_any_weight_above_zero_the_first_part_takes_everything() => Split(7m, Eur, 0m, 0m).ShouldBe([Euro(7m), Euro(0m)]);

    [Fact]
    public void A_part_without_weight_gets_nothing() => Split(0.01m, Eur, 0m, 1m).ShouldBe([Euro(0m), Euro(0.01m)]);

    [Fact]
    public void A_split_needs_weights_and_none_below_zero()
    {
        Should.Throw<ArgumentException>(() => Split(1m, Eur));
        Should.Throw<ArgumentException>(() => Split(1m, Eur, 1m, -1m));
    }

    [Fact]
    public void The_parts_of_any_split_sum_to_the_whole_and_stray_less_than_a_coin_from_their_share()
    {
        var splits = Gen.Select(Gen.Long[-10_000_000_000, 10_000_000_000], Currencies, Gen.Int[0, 1000].Select(weight => (decimal)weight).Array[1, 12]);
        var chance = new PCG(1, 20260105);
        for (var i = 0; i < 2000; i++)
        {
            var (coins, currency, weights) = splits.Generate(chance, null, out _);
            var whole = new Money(coins * currency.MinorUnit, currency);
            var parts = whole.Allocate(weights);
            parts.Aggregate(Money.Zero(currency), (sum, part) => sum + part).ShouldBe(whole, $"{whole} by {string.Join(", ", weights)}");
            for (var part = 0; part < parts.Length && weights.Sum() > 0m; part++)
            {
                parts[part].Rounded().ShouldBe(parts[part]);
                Math.Abs(parts[part].Amount - (whole.Amount * weights[part] / weights.Sum())).ShouldBeLessThan(currency.MinorUnit, $"{whole} by {string.Join(", ", weights)}");
            }
        }
    }

    [Theory]
    [InlineData(0.005, 0.01)]
    [InlineData(-0.005, -0.01)]
    [InlineData(0.015, 0.02)]
    [InlineData(0.0149, 0.01)]
    public void Halves_are_rounded_away_from_zero(double amount, double rounded) => Euro((decimal)amount).Rounded().ShouldBe(Euro((decimal)rounded));

    [Fact]
    public void Rounding_knows_the_currencys_coin()
    {
        new Money(0.5m, Jpy).Rounded().Amount.ShouldBe(1m);
        new Money(0.0005m, Kwd).Rounded().Amount.ShouldBe(0.001m);
        (Jpy.MinorDigits, Eur.MinorDigits, Kwd.MinorDigits).ShouldBe((0, 2, 3));
        (Jpy.MinorUnit, Eur.MinorUnit, Kwd.MinorUnit).ShouldBe((1m, 0.01m, 0.001m));
    }

    [Fact]
    public void Currencies_never_mix()
    {
        Money euro = Euro(1m), dollar = new(1m, Usd);
        Should.Throw<InvalidOperationException>(() => euro + dollar).Message.ShouldContain("EUR and USD");
        Should.Throw<InvalidOperationException>(() => euro - dollar);
        Should.Throw<InvalidOperationException>(() => euro < dollar);
        Should.Throw<InvalidOperationException>(() => Money.Max(euro, dollar));
        Should.Throw<InvalidOperationException>(() => euro.CompareTo(dollar));
        (euro == dollar).ShouldBeFalse();
    }

    [Fact]
    public void Money_without_a_currency_is_no_money()
    {
        Should.Throw<InvalidOperationException>(() => new Money(1m, default));
        Should.Throw<InvalidOperationException>(() => default(Money).ToString());
        Should.Throw<InvalidOperationException>(() => default(Money) + Euro(1m));
        Should.Throw<InvalidOperationException>(() => default(Currency).Code);
    }

    [Theory]
    [InlineData("eur")]
    [InlineData("EU")]
    [InlineData("EURO")]
    [InlineData("E R")]
    [InlineData("ÄÖÜ")]
    public void A_currency_is_three_capital_letters(string code) => Should.Throw<ArgumentException>(() => new Currency(code));

    [Fact]
    public void An_absurd_amount_is_taken_for_a_mistake()
    {
        Should.Throw<ArgumentOutOfRangeException>(() => Euro(1_000_000_000_001m));
        Should.Throw<ArgumentOutOfRangeException>(() => Euro(900_000_000_000m) + Euro(900_000_000_000m));
        Euro(-1_000_000_000_000m).Amount.ShouldBe(-1_000_000_000_000m);
    }

    [Fact]
    public void It_reads_with_a_point_and_shows_what_is_finer_than_a_coin()
    {
        Euro(12.3m).ToString().ShouldBe("12.30 EUR");
        Euro(-1234.5m).ToString().ShouldBe("-1234.50 EUR");
        new Money(5m, Jpy).ToString().ShouldBe("5 JPY");
        Euro(0.00125m).ToString().ShouldBe("0.00125 EUR");
    }

    [Fact]
    public void Arithmetic_is_exact()
    {
        (Euro(0.1m) + Euro(0.2m)).ShouldBe(Euro(0.3m));
        (-Euro(1m)).ShouldBe(Euro(-1m));
        (Euro(10m) * 0.333m).ShouldBe(Euro(3.33m));
        Money.Min(Euro(1m), Euro(2m)).ShouldBe(Euro(1m));
        Money.Max(Euro(1m), Euro(2m)).ShouldBe(Euro(2m));
        (Money.Min(Euro(2m), Euro(1m)), Money.Max(Euro(2m), Euro(1m))).ShouldBe((Euro(1m), Euro(2m)));
        Euro(1.0m).ShouldBe(Euro(1.00m));
    }

    [Theory]
    [InlineData(0, "BIF CLP DJF GNF ISK JPY KMF KRW PYG RWF UGX UYI VND VUV XAF XOF XPF")]
    [InlineData(2, "CHF CNY EUR GBP USD")]
    [InlineData(3, "BHD IQD JOD KWD LYD OMR TND")]
    [InlineData(4, "CLF UYW")]
    public void Each_currency_has_the_coins_of_iso_4217(int digits, string codes)
    {
        foreach (var code in codes.Split(' ')) (code, new Currency(code).MinorDigits).ShouldBe((code, digits));
    }

    [Fact]
    public void What_is_finer_than_a_coin_is_not_lost_in_a_split()
    {
        Split(0.005m, Eur, 1m, 1m).ShouldBe([Euro(0.005m), Euro(0m)]);
        Split(1.005m, Eur, 1m, 1m).ShouldBe([Euro(0.505m), Euro(0.5m)]);
    }

    [Fact]
    public void Amounts_are_less_or_more_only_if_they_differ()
    {
        (Euro(1m) < Euro(1m), Euro(1m) > Euro(1m), Euro(1m) <= Euro(1m), Euro(1m) >= Euro(1m)).ShouldBe((false, false, true, true));
        (Euro(1m) < Euro(2m), Euro(1m) > Euro(2m), Euro(1m) <= Euro(2m), Euro(1m) >= Euro(2m)).ShouldBe((true, false, true, false));
    }

    [Fact]
    public void A_refused_amount_weight_or_currency_is_told_what_is_wrong_with_it()
    {
        Euro(1_000_000_000_000m).Amount.ShouldBe(1_000_000_000_000m);
        Should.Throw<ArgumentOutOfRangeException>(() => Euro(1_000_000_000_001m)).Message.ShouldContain("between -10^12 and 10^12");
        Should.Throw<ArgumentException>(() => Split(1m, Eur)).Message.ShouldContain("at least one weight");
        Should.Throw<ArgumentException>(() => Split(1m, Eur, -1m)).Message.ShouldContain("not negative");
        Should.Throw<ArgumentException>(() => new Currency("eur")).Message.ShouldContain("'eur' is not a currency");
        Should.Throw<ArgumentNullException>(() => new Currency(null!));
        Euro(0.001250m).ToString().ShouldBe("0.00125 EUR");
    }
}
