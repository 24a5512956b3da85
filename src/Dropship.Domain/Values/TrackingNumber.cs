namespace Dropship.Domain;

/// <summary>A carrier's number of a parcel: capital letters and digits, as marketplaces demand it. <c>default</c> throws on use.</summary>
public readonly record struct TrackingNumber : IComparable<TrackingNumber>
{
    private readonly string? _value;

    /// <summary>Takes a number as a supplier writes it: blanks and hyphens are dropped, letters become capitals.</summary>
    /// <param name="value">4 to 50 letters A to Z and digits, after the clean-up.</param>
    /// <exception cref="ArgumentException">Something else is in it, or its length is out of range.</exception>
    public TrackingNumber(string value)
    {
        ArgumentNullException.ThrowIfNull(value);
        var clean = value.Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).ToUpperInvariant();
        if (clean.Length is < 4 or > 50)
            throw new ArgumentException($"A tracking number has 4 to 50 letters and digits; this one has {clean.Length}.", nameof(value));
        foreach (var letter in clean)
            if (!char.IsAsciiLetterUpper(letter) && !char.IsAsciiDigit(letter))
                throw new ArgumentException($"A tracking number is made of letters A to Z and digits; U+{(int)letter:X4} is neither.", nameof(value));
        _value = clean;
    }

    /// <summary>The number, cleaned.</summary>
    /// <exception cref="InvalidOperationException">The value is <c>default</c>.</exception>
    public string Value => _value ?? throw Text.Unset(nameof(TrackingNumber));

    /// <inheritdoc />
    public int CompareTo(TrackingNumber other) => string.CompareOrdinal(Value, other.Value);

    /// <inheritdoc />
    public override string ToString() => Value;
}
