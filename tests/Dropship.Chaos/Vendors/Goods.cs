using Dropship.Testing.Sandbox.Cj;

namespace Dropship.Chaos.Vendors;

/// <summary>What is sold: everything is in stock and arrives, so nothing but a kill can be the reason when an order does not.</summary>
internal static class Goods
{
    internal static IReadOnlyList<CjSandboxVariant> Catalogue { get; } =
    [
        new("CHAOS-STAND") { Name = "Phone stand", Price = 2.10m, Grams = 120 },
        new("CHAOS-CABLE") { Name = "Charging cable", Price = 1.35m, Grams = 45 },
        new("CHAOS-LAMP") { Name = "Desk lamp", Price = 7.90m, Grams = 420 },
        new("CHAOS-POUCH") { Name = "Travel pouch", Price = 3.60m, Grams = 180 },
    ];

    /// <summary>What a piece sells for: its cost twice, and the dearest freight.</summary>
    internal static decimal PriceOf(CjSandboxVariant variant) => decimal.Round((variant.Price * 2m) + 8.00m + (variant.Grams * 0.012m), 2);
}
