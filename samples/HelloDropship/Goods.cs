using Dropship.Testing.Sandbox.Cj;

namespace HelloDropship;

/// <summary>What the shops sell: the supplier's variants under the supplier's SKUs, and what a piece sells for.</summary>
internal static class Goods
{
    /// <summary>In stock, until somebody wants to confirm an order for it.</summary>
    internal const string GoneSku = "CJHD1090013-Gone";

    /// <summary>Sold in the shops, unknown to the supplier.</summary>
    internal const string UnknownSku = "HELLO-NOBODY-HAS-IT";

    /// <summary>Its orders are shipped and lost on the way.</summary>
    internal const string LostSku = "CJHD1090014-Lost";

    private const decimal DollarsForEuro = 1.09m;

    /// <summary>What is usually ordered.</summary>
    internal static IReadOnlyList<CjSandboxVariant> Usual { get; } =
    [
        new("CJHD1090001-Black") { Name = "Phone stand, black", Price = 2.10m, Grams = 120 },
        new("CJHD1090001-White") { Name = "Phone stand, white", Price = 2.10m, Grams = 120 },
        new("CJHD1090002-1m") { Name = "Charging cable, 1 m", Price = 1.35m, Grams = 45 },
        new("CJHD1090003-Warm") { Name = "Desk lamp, warm light", Price = 7.90m, Grams = 420 },
        new("CJHD1090004-Grey") { Name = "Travel pouch, grey", Price = 3.60m, Grams = 180 },
        new("CJHD1090005-L") { Name = "Yoga strap, large", Price = 2.75m, Grams = 160 },
        new("CJHD1090006-Blue") { Name = "Water bottle, blue", Price = 4.80m, Grams = 310 },
        new("CJHD1090007-Set") { Name = "Screwdriver set", Price = 6.25m, Grams = 540 },
        new("CJHD1090008-M") { Name = "Dog harness, medium", Price = 4.15m, Grams = 230 },
        new("CJHD1090009-Oak") { Name = "Coasters, oak, set of four", Price = 3.30m, Grams = 260 },
        new("CJHD1090010-Green") { Name = "Seed tray, green", Price = 2.95m, Grams = 350 },
        new("CJHD1090011-Kit") { Name = "Bicycle repair kit", Price = 5.40m, Grams = 390 },
    ];

    /// <summary>Everything in the supplier's catalogue.</summary>
    internal static IReadOnlyList<CjSandboxVariant> Catalogue { get; } =
    [
        .. Usual,
        new(GoneSku) { Name = "Key finder, sold out", Price = 3.10m, Grams = 60, GoneAtConfirm = true },
        new(LostSku) { Name = "Pocket mirror", Price = 1.90m, Grams = 90, Fate = CjFate.Lost },
    ];

    /// <summary>What a piece sells for, after the marketplace's share: its cost twice, and the dearest freight.</summary>
    /// <param name="sku">The SKU.</param>
    /// <param name="currency">The shop's currency.</param>
    internal static decimal Price(string sku, string currency)
    {
        var (price, grams) = Catalogue.FirstOrDefault(variant => variant.Sku == sku) is { } variant ? (variant.Price, variant.Grams) : (4.00m, 200);
        var dollars = (price * 2m) + 8.00m + (grams * 0.012m);
        return decimal.Round(currency == "EUR" ? dollars / DollarsForEuro : dollars, 2);
    }
}
