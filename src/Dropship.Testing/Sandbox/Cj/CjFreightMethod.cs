namespace Dropship.Testing.Sandbox.Cj;

/// <summary>A way to ship, and its price: base + weight, times a factor of the country.</summary>
/// <param name="Name">The name that freight answers and orders bear.</param>
/// <param name="Provider">Who carries it; gives its tracking numbers their form.</param>
/// <param name="Aging">Days of transit, as CJ writes them; for example 4-8.</param>
/// <param name="Base">USD for the first gram.</param>
/// <param name="PerKilo">USD for each kilogram.</param>
public sealed record CjFreightMethod(string Name, string Provider, string Aging, decimal Base, decimal PerKilo)
{
    /// <summary>ISO-2 codes of the countries it starts from.</summary>
    /// <value>China.</value>
    public IReadOnlyList<string> From { get; init; } = ["CN"];

    /// <summary>ISO-2 codes of the countries it leads to; empty for all.</summary>
    /// <value>Empty.</value>
    public IReadOnlyList<string> To { get; init; } = [];

    /// <summary>ISO-2 codes of the countries where tax and clearance are asked beside the base price.</summary>
    /// <value>Empty.</value>
    public IReadOnlyList<string> Taxed { get; init; } = [];

    /// <summary>Share of the price of the goods asked as tax where it is taxed.</summary>
    /// <value>0.20.</value>
    public decimal TaxRate { get; init; } = 0.20m;

    /// <summary>USD asked for clearance where it is taxed: by default so much that the cheapest base price becomes the dearest in total.</summary>
    /// <value>6.00.</value>
    public decimal Clearance { get; init; } = 6.00m;

    /// <summary>The heaviest parcel it takes, in grams.</summary>
    /// <value>20,000.</value>
    public int HeaviestGrams { get; init; } = 20_000;

    /// <summary>Three ways from China and one inside the United States. In Europe and Britain the cheapest base price is the dearest in total.</summary>
    public static IReadOnlyList<CjFreightMethod> Usual { get; } =
    [
        new("CJPacket Ordinary", "CJPacket", "7-15", 2.10m, 7.90m) { Taxed = ["AT", "BE", "DE", "DK", "ES", "FI", "FR", "GB", "IE", "IT", "NL", "PL", "PT", "SE"] },
        new("YunExpress Standard", "YunExpress", "6-12", 3.20m, 9.40m),
        new("CNE Express", "CNE", "10-18", 4.10m, 9.90m) { HeaviestGrams = 2_000 },
        new("USPS+", "USPS", "2-5", 4.00m, 5.20m) { From = ["US"], To = ["US"] },
    ];
}
