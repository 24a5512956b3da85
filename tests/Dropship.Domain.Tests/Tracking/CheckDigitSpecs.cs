namespace Dropship.Domain.Tests.Tracking;

/// <summary>Each rule of check digits, by numbers that were worked out by hand.</summary>
public sealed class CheckDigitSpecs
{
    private static void HasOnly(CheckDigit rule, string serial, char digit, string alphabet = "0123456789") =>
        alphabet.Where(one => rule.Fits(serial, one)).ShouldBe([digit], $"{rule.Rule} of {serial}");

    [Fact]
    public void Mod7_is_the_remainder_of_the_whole_number()
    {
        HasOnly(new(CheckDigitRule.Mod7), "1234567", '5');   // 1234567 = 7 x 176366 + 5
        HasOnly(new(CheckDigitRule.Mod7), "14", '0');
    }

    [Fact]
    public void Mod10_weighs_every_other_place_and_counts_A_as_2()
    {
        CheckDigit rule = new(CheckDigitRule.Mod10) { EvensTimes = 3 };
        HasOnly(rule, "1234", '2');   // 3 x 1 + 2 + 3 x 3 + 4 = 18
        HasOnly(rule, "134", '2');    // 3 x 1 + 3 + 3 x 4 = 18
        HasOnly(rule with { IsReversed = true }, "1234", '8');   // 3 x 4 + 3 + 3 x 2 + 1 = 22
        HasOnly(rule with { EvensTimes = 1, OddsTimes = 2 }, "A1Z", '9');   // 2 + 2 x 1 + 7 = 11
        HasOnly(rule with { EvensTimes = 1, OddsTimes = 2 }, "AA", '4');   // 2 + 2 x 2 = 6
        HasOnly(new(CheckDigitRule.Mod10), "55", '0');
        HasOnly(new(CheckDigitRule.Mod10) { Modulus = 7 }, "12", '4');
    }

    [Fact]
    public void Luhn_doubles_every_other_place_from_the_right()
    {
        HasOnly(new(CheckDigitRule.Luhn), "7992739871", '3');
        HasOnly(new(CheckDigitRule.Luhn), "18", '2');   // 8 doubled is 16, 7; and 1: 8
        HasOnly(new(CheckDigitRule.Luhn), "59", '6');   // 9 doubled is 18, 9; and 5: 14
    }

    [Fact]
    public void S10_weighs_eight_places_modulo_eleven()
    {
        CheckDigit rule = new(CheckDigitRule.S10) { Modulus = 11, Weights = [8, 6, 4, 2, 3, 5, 9, 7] };
        HasOnly(rule, "12345678", '5');
        HasOnly(rule, "00000000", '5');   // nothing is left
        HasOnly(rule, "00000070", '3');   // 63 = 5 x 11 + 8
        HasOnly(rule, "00000050", '0');   // 45 = 4 x 11 + 1
        foreach (var digit in "/0123456789") rule.Fits("1234567", digit).ShouldBeFalse("it has eight places");
    }

    [Fact]
    public void A_weighted_sum_has_two_remainders()
    {
        CheckDigit rule = new(CheckDigitRule.WeightedSum) { Modulus = 11, SecondModulus = 10, Weights = [1, 3, 7] };
        HasOnly(rule, "123", '6');   // 1 + 6 + 21 = 28 = 2 x 11 + 6
        HasOnly(rule, "133", '9');   // 1 + 9 + 21 = 31
        HasOnly(rule, "010", '3');
        HasOnly(rule, "103", '0');   // 1 + 21 = 22
        HasOnly(rule, "003", '0');   // 21 = 11 + 10, and of 10 nothing is left
        HasOnly(rule with { Weights = [1, 3, 8] }, "123", '9');   // 1 + 6 + 24 = 31
        foreach (var digit in "/0123456789") rule.Fits("12", digit).ShouldBeFalse("it has three places");
        rule.Fits("12A", '3').ShouldBeFalse("of digits alone");
    }

    [Fact]
    public void Mod37_and_36_goes_over_an_alphabet()
    {
        CheckDigit rule = new(CheckDigitRule.Mod37And36) { Modulus = 36 };
        const string Alphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";
        rule.Alphabet.ShouldBe(Alphabet);
        foreach (var serial in new[] { "0", "1", "9", "A", "Z", "15Z", "A12425GABC1234002", "ZZZZ", "0Z0Z" }) HasOnly(rule, serial, ByHand(serial), Alphabet);
        rule.Fits("1-2", '0').ShouldBeFalse("its alphabet has no hyphen");
        (rule with { Modulus = 35 }).Fits("0", '1').ShouldBeFalse("another modulus than its alphabet is long");
        HasOnly(rule, "A12425GABC1234002", 'M', Alphabet);   // the example of ISO 7064 as the Global Release Identifier prints it

        // ISO 7064, hybrid system: the product is kept between 1 and 36, and 36 stands for nought.
        static char ByHand(string serial)
        {
            var product = 36;
            foreach (var letter in serial)
            {
                var sum = (product + Alphabet.IndexOf(letter, StringComparison.Ordinal)) % 36;
                product = (sum == 0 ? 36 : sum) * 2 % 37;
            }

            return Alphabet[(37 - product) % 36];
        }
    }

    [Fact]
    public void What_is_no_digit_fits_no_rule_of_digits()
    {
        foreach (var rule in new[] { CheckDigitRule.Mod7, CheckDigitRule.Luhn, CheckDigitRule.Mod10, (CheckDigitRule)99 })
            (new CheckDigit(rule).Fits("12", 'A'), new CheckDigit(rule).Fits("12", ':')).ShouldBe((false, false));
        foreach (var digit in "0123456") new CheckDigit(CheckDigitRule.Mod7).Fits("1A", digit).ShouldBeFalse();
        Enumerable.Range(0, 10).ShouldAllBe(digit => !new CheckDigit((CheckDigitRule)99).Fits("12", (char)('0' + digit)));
        Should.Throw<ArgumentNullException>(() => new CheckDigit(CheckDigitRule.Mod7).Fits(null!, '1'));
    }

    [Fact]
    public void A_letter_that_is_not_in_the_alphabet_fits_no_check_digit()
    {
        CheckDigit rule = new(CheckDigitRule.Mod37And36) { Modulus = 36 };
        foreach (var digit in rule.Alphabet) rule.Fits("A#1", digit).ShouldBeFalse();
    }
}
