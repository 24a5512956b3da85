namespace Dropship.Domain;

/// <summary>What speaks against a tracking number. Each is advice: a person, or a near ship-by, lets it pass.</summary>
[Flags]
public enum ParcelSuspicions
{
    /// <summary>Nothing speaks against it.</summary>
    None = 0,

    /// <summary>It has the form of its carrier's numbers, and the check digit is wrong.</summary>
    CheckDigit = 1,

    /// <summary>It has not the form of the carrier's numbers.</summary>
    CarrierMisfit = 2,

    /// <summary>It belongs to another order as well, and not to one of the same checkout.</summary>
    Reused = 4,

    /// <summary>The number or the carrier says that it goes elsewhere.</summary>
    OtherDestination = 8,

    /// <summary>The carrier scanned it days before the order was placed: it is old, re-used or invented.</summary>
    ScannedBefore = 16,

    /// <summary>It was delivered when the carrier was first asked.</summary>
    DeliveredAtFirst = 32,

    /// <summary>The marketplace has taken it back and released the order again.</summary>
    TakenBack = 64,
}

/// <summary>What a tracking number was found to be.</summary>
public enum Plausibility
{
    /// <summary>Nothing speaks for or against it.</summary>
    Unknown,

    /// <summary>It fits a format, or the carrier has scanned it since the order was placed, and nothing speaks against it.</summary>
    Plausible,

    /// <summary>Something speaks against it: published only after a recorded release.</summary>
    Suspect,
}

/// <summary>What a look at a number brought, for one carrier that it is said to have.</summary>
/// <param name="Carrier">The carrier as the supplier names it.</param>
/// <param name="Fit">How it fits the formats that are known.</param>
/// <param name="Found">What speaks against it.</param>
/// <param name="Formats">The names of the formats that it fits.</param>
/// <param name="Others">Other orders of the shop that it belongs to.</param>
public sealed record NumberCheck(CarrierCode Carrier, NumberFit Fit, ParcelSuspicions Found, Few<string> Formats = default, Few<string> Others = default) : IKeyed<NumberCheck>
{
    /// <inheritdoc />
    public int CompareKey(NumberCheck other) => Carrier.CompareTo(other.Carrier);

    internal NumberCheck Join(NumberCheck told) => this with
    {
        Fit = told.Fit > Fit ? told.Fit : Fit,
        Found = Found | told.Found,
        Formats = United(Formats, told.Formats),
        Others = United(Others, told.Others),
    };

    internal static Few<string> United(Few<string> one, Few<string> other)
    {
        if (other.IsEmpty) return one;
        return one.Concat(other).Distinct().Order(StringComparer.Ordinal).ToFew();
    }
}
