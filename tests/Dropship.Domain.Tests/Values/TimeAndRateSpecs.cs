using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Values;

public sealed class TimeAndRateSpecs
{
    private static readonly ExchangeRate Old = new(Usd, Eur, 0.8m, T0 - Days(10));
    private static readonly ExchangeRate New = new(Usd, Eur, 0.9m, T0 - Days(1), T0 + Days(1));

    private static Money? Convert(Instant now, params ExchangeRate[] rates) => ExchangeRate.Convert(new(10m, Usd), Eur, rates.ToFew(), now);

    [Fact]
    public void The_newest_rate_that_holds_is_used()
    {
        Convert(T0, Old, New).ShouldBe(Euro(9m));
        Convert(T0, New, Old).ShouldBe(Euro(9m));
        Convert(T0 - Days(2), Old, New).ShouldBe(Euro(8m), "the newer one did not hold yet");
        Convert(T0 + Days(1), Old, New).ShouldBe(Euro(8m), "the newer one no longer holds");
    }

    [Fact]
    public void Without_a_rate_that_holds_nothing_is_guessed()
    {
        Convert(T0).ShouldBeNull();
        Convert(T0 - Days(11), Old).ShouldBeNull();
        Convert(T0 + Days(1), New).ShouldBeNull();
        Convert(T0, new ExchangeRate(Eur, Usd, 1.1m, T0 - Days(1))).ShouldBeNull("a rate is not turned round");
    }

    [Fact]
    public void The_same_currency_needs_no_rate_and_a_conversion_is_not_rounded()
    {
        ExchangeRate.Convert(Euro(3m), Eur, [], T0).ShouldBe(Euro(3m));
        ExchangeRate.Convert(new(0.01m, Usd), Eur, [New], T0)!.Value.Amount.ShouldBe(0.009m);
    }

    [Fact]
    public void An_instant_is_a_moment_in_utc_to_the_millisecond()
    {
        var moment = new DateTimeOffset(2026, 3, 29, 3, 30, 0, TimeSpan.FromHours(2)).AddTicks(19_999);
        Instant.From(moment).ToString().ShouldBe("2026-03-29T01:30:00.001Z");
        Instant.From(moment).ToDateTimeOffset().Offset.ShouldBe(TimeSpan.Zero);
        Instant.From(Instant.From(moment).ToDateTimeOffset()).ShouldBe(Instant.From(moment));
    }

    [Fact]
    public void Instants_are_moved_and_compared()
    {
        (T0 + Days(1) - T0).ShouldBe(Days(1));
        (T0 - Days(1) < T0).ShouldBeTrue();
        (T0 > new Instant(T0.Milliseconds)).ShouldBeFalse();
        (T0 >= new Instant(T0.Milliseconds) && T0 <= new Instant(T0.Milliseconds)).ShouldBeTrue();
        new[] { T0 + Days(1), T0 }.Order().First().ShouldBe(T0);
    }

    [Fact]
    public void Never_is_later_than_any_earlier_and_not_yet_earlier_than_any_later()
    {
        Instant.Earlier(null, T0).ShouldBe(T0);
        Instant.Earlier(T0, null).ShouldBe(T0);
        Instant.Earlier(T0, T0 + Days(1)).ShouldBe(T0);
        Instant.Later(null, T0).ShouldBe(T0);
        Instant.Later(T0, T0 + Days(1)).ShouldBe(T0 + Days(1));
        Instant.Later(null, null).ShouldBeNull();
    }

    [Fact]
    public void A_rate_is_of_its_two_currencies_and_of_two_of_one_moment_the_first_counts()
    {
        Currency pound = new("GBP");
        Convert(T0, new(pound, Eur, 1.2m, T0 - Days(1)), new(Usd, pound, 0.7m, T0 - Days(1))).ShouldBeNull();
        Convert(T0, Old, Old with { Rate = 0.7m }).ShouldBe(Euro(8m));
    }
}
