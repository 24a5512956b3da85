namespace Dropship.Domain;

/// <summary>How the check digit of a tracking number is reckoned.</summary>
public enum CheckDigitRule
{
    /// <summary>The serial number as one number, modulo 7.</summary>
    Mod7 = 1,

    /// <summary>Digits weighted by their place, even or odd; what is missing to the next multiple.</summary>
    Mod10,

    /// <summary>ISO 7064, modulus 37 and 36, over digits and letters.</summary>
    Mod37And36,

    /// <summary>Luhn's: every second digit from the right is doubled.</summary>
    Luhn,

    /// <summary>UPU S10: a weighted sum modulo 11, with 5 for 0 and 0 for 1.</summary>
    S10,

    /// <summary>A weighted sum, twice reduced.</summary>
    WeightedSum,
}

/// <summary>The check digit of a format of tracking numbers.</summary>
/// <param name="Rule">How it is reckoned.</param>
public sealed record CheckDigit(CheckDigitRule Rule)
{
    /// <summary>What the sum is reduced by. Default: 10.</summary>
    public int Modulus { get; init; } = 10;

    /// <summary>What it is reduced by afterwards, for <see cref="CheckDigitRule.WeightedSum"/>. Default: 10.</summary>
    public int SecondModulus { get; init; } = 10;

    /// <summary>Weight of the places 0, 2, 4 and so on, for <see cref="CheckDigitRule.Mod10"/>. Default: 1.</summary>
    public int EvensTimes { get; init; } = 1;

    /// <summary>Weight of the places 1, 3, 5 and so on, for <see cref="CheckDigitRule.Mod10"/>. Default: 1.</summary>
    public int OddsTimes { get; init; } = 1;

    /// <summary>True if places are counted from the end, for <see cref="CheckDigitRule.Mod10"/>. Default: false.</summary>
    public bool IsReversed { get; init; }

    /// <summary>Weight of each place, for <see cref="CheckDigitRule.S10"/> and <see cref="CheckDigitRule.WeightedSum"/>.</summary>
    public Few<int> Weights { get; init; }

    /// <summary>The characters by their value, for <see cref="CheckDigitRule.Mod37And36"/>. Default: digits, then letters.</summary>
    public string Alphabet { get; init; } = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

    /// <summary>True if a serial number has this check digit.</summary>
    /// <param name="serial">The serial number, without blanks.</param>
    /// <param name="digit">The digit or letter that checks it.</param>
    public bool Fits(string serial, char digit)
    {
        ArgumentNullException.ThrowIfNull(serial);
        if (Rule == CheckDigitRule.Mod37And36) return IsKnown(serial) && Alphabet[OverAlphabet(serial)] == digit;
        if (!char.IsAsciiDigit(digit) || (Rule != CheckDigitRule.Mod10 && !AreDigits(serial))) return false;
        return digit - '0' == Rule switch
        {
            CheckDigitRule.Mod7 => Remainder(serial, 7),
            CheckDigitRule.Mod10 => Missing(ByPlaces(serial), Modulus),
            CheckDigitRule.Luhn => Missing(Doubled(serial), 10),
            CheckDigitRule.S10 => Weighted(serial) is { } sum ? OfS10(sum % Modulus) : -1,
            CheckDigitRule.WeightedSum => Weighted(serial) is { } sum ? sum % Modulus % SecondModulus : -1,
            _ => -1,
        };
    }

    private static int Remainder(string serial, int by)
    {
        var rest = 0;
        foreach (var digit in serial) rest = ((rest * 10) + digit - '0') % by;
        return rest;
    }

    private int ByPlaces(string serial)
    {
        var sum = 0;
        for (var i = 0; i < serial.Length; i++)
        {
            var letter = serial[IsReversed ? serial.Length - 1 - i : i];
            sum += (char.IsAsciiDigit(letter) ? letter - '0' : (letter - 3) % 10) * (i % 2 == 0 ? EvensTimes : OddsTimes);   // a letter counts as UPS counts it: A is 2
        }

        return sum;
    }

    private static int Doubled(string serial)
    {
        var sum = 0;
        for (var i = 0; i < serial.Length; i++)
        {
            var digit = (serial[serial.Length - 1 - i] - '0') * (i % 2 == 0 ? 2 : 1);
            sum += digit > 9 ? digit - 9 : digit;
        }

        return sum;
    }

    private int? Weighted(string serial)
    {
        if (serial.Length != Weights.Count) return null;
        var sum = 0;
        for (var i = 0; i < serial.Length; i++) sum += (serial[i] - '0') * Weights[i];
        return sum;
    }

    private static int OfS10(int rest) => rest switch { 0 => 5, 1 => 0, _ => 11 - rest };

    private int OverAlphabet(string serial)
    {
        var check = Modulus;
        foreach (var letter in serial)
        {
            check += Alphabet.IndexOf(letter, StringComparison.Ordinal);
            if (check > Modulus) check -= Modulus;
            check *= 2;
            if (check > Modulus) check -= Modulus + 1;
        }

        return (Modulus + 1 - check) % Modulus;
    }

    private bool IsKnown(string serial)
    {
        foreach (var letter in serial)
            if (!Alphabet.Contains(letter, StringComparison.Ordinal))
                return false;
        return Alphabet.Length == Modulus;
    }

    private static int Missing(int sum, int modulus) => (modulus - (sum % modulus)) % modulus;

    private static bool AreDigits(string serial)
    {
        foreach (var letter in serial)
            if (!char.IsAsciiDigit(letter))
                return false;
        return true;
    }
}
