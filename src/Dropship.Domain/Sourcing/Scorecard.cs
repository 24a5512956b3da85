namespace Dropship.Domain;

/// <summary>How often something went well and how often not. Older outcomes count less, so these are no whole numbers.</summary>
/// <param name="Good">Went well; zero or more.</param>
/// <param name="Bad">Did not; zero or more.</param>
public readonly record struct Tally(double Good, double Bad)
{
    private const double Z = 1.96;

    /// <summary>How much was seen.</summary>
    public double Count => Good + Bad;

    /// <summary>The expected rate, with a prior of outcomes that are taken as seen before any: never 0 or 1.</summary>
    /// <param name="prior">The prior, a Beta distribution by its two counts, both above zero.</param>
    public double Mean(Tally prior) => (Good + prior.Good) / (Count + prior.Count);

    /// <summary>The rate that is reached with 97.5 % certainty: the lower bound of Wilson's interval over what was seen and the prior.</summary>
    /// <param name="prior">The prior, a Beta distribution by its two counts, both above zero.</param>
    public double AtLeast(Tally prior)
    {
        var (count, mean) = (Count + prior.Count, Mean(prior));
        var square = Z * Z / count;
        return Math.Max(0d, (mean + (square / 2d) - (Z * Math.Sqrt(((mean * (1d - mean)) + (square / 4d)) / count))) / (1d + square));
    }
}

/// <summary>How a supplier has done, counted from our own orders.</summary>
/// <param name="Supplier">Who.</param>
/// <param name="OnTime">Handed over before ship-by.</param>
/// <param name="Filled">Bought without a decline.</param>
/// <param name="Sound">Arrived, and neither lost nor sent back.</param>
/// <param name="Funds">What is available in the account there; null if it has no wallet or it was not looked into.</param>
public sealed record Scorecard(SupplierId Supplier, Tally OnTime, Tally Filled, Tally Sound, Money? Funds = null) : IKeyed<Scorecard>
{
    /// <summary>Nothing was seen of a supplier: the prior alone speaks.</summary>
    /// <param name="supplier">Who.</param>
    public static Scorecard Unknown(SupplierId supplier) => new(supplier, default, default, default);

    /// <inheritdoc />
    public int CompareKey(Scorecard other)
    {
        if (Supplier.CompareTo(other.Supplier) is var suppliers and not 0) return suppliers;
        var seen = (OnTime.Good, OnTime.Bad, Filled.Good, Filled.Bad, Sound.Good, Sound.Bad, Funds?.Amount)
            .CompareTo((other.OnTime.Good, other.OnTime.Bad, other.Filled.Good, other.Filled.Bad, other.Sound.Good, other.Sound.Bad, other.Funds?.Amount));
        return seen != 0 ? seen : string.CompareOrdinal(Funds?.Currency.Code, other.Funds?.Currency.Code);
    }
}
