namespace Dropship.Domain;

/// <summary>An ISO 4217 currency and its number of minor digits. <c>default</c> throws on use.</summary>
public readonly record struct Currency : IComparable<Currency>
{
    private readonly string? _code;

    /// <summary>The currency of a code.</summary>
    /// <param name="code">Three capital letters, for example <c>EUR</c>.</param>
    /// <exception cref="ArgumentException">The code is not three capital letters A to Z.</exception>
    public Currency(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (code.Length != 3 || code.AsSpan().IndexOfAnyExceptInRange('A', 'Z') >= 0)
            throw new ArgumentException($"'{code}' is not a currency: give three capital letters as in ISO 4217, for example EUR.", nameof(code));
        _code = string.Intern(code);
    }

    /// <summary>The ISO 4217 code.</summary>
    /// <exception cref="InvalidOperationException">The value is <c>default</c>.</exception>
    public string Code => _code ?? throw Text.Unset(nameof(Currency));

    /// <summary>Digits after the decimal point of the smallest coin: 0 (JPY), 3 (KWD), else 2. Source: ISO 4217 list one.</summary>
    public int MinorDigits => Code switch
    {
        "BIF" or "CLP" or "DJF" or "GNF" or "ISK" or "JPY" or "KMF" or "KRW" or "PYG" or "RWF" or "UGX" or "UYI" or "VND" or "VUV" or "XAF" or "XOF" or "XPF" => 0,
        "BHD" or "IQD" or "JOD" or "KWD" or "LYD" or "OMR" or "TND" => 3,
        "CLF" or "UYW" => 4,
        _ => 2,
    };

    /// <summary>The smallest amount of this currency, for example 0.01.</summary>
    public decimal MinorUnit => new(1, 0, 0, false, (byte)MinorDigits);

    /// <summary>Compares the codes letter by letter, the same on every machine.</summary>
    /// <param name="other">Another currency.</param>
    public int CompareTo(Currency other) => string.CompareOrdinal(Code, other.Code);

    /// <inheritdoc />
    public override string ToString() => Code;
}
