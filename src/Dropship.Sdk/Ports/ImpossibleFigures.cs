namespace Dropship.Ports;

/// <summary>What no catalogue can mean: an offer with such a figure is set aside and shown, not bought from and not dropped unseen.</summary>
internal static class ImpossibleFigures
{
    private const decimal Most = 1_000_000_000m;
    private const decimal HeaviestGrams = 1_000_000m;

    /// <summary>Why a price cannot be; null if it can.</summary>
    internal static string? InPrice(decimal? price) => price switch
    {
        null => "there is no price",
        < 0m => "the price is negative",
        0m => "the price is zero",
        > Most => "the price is beyond all prices",
        _ => null,
    };

    /// <summary>Why a weight cannot be; null if it can, and if none is told.</summary>
    internal static string? InWeight(decimal? grams) => grams switch
    {
        <= 0m => "the weight is zero or negative",
        > HeaviestGrams => "the weight is beyond all parcels",
        _ => null,
    };

    /// <summary>Why a stock cannot be; null if it can, and if none is told.</summary>
    internal static string? InStock(decimal? units) => units switch
    {
        < 0m => "the stock is negative",
        > Most => "the stock is beyond all warehouses",
        _ => null,
    };
}
