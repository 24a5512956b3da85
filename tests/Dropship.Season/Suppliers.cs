using Dropship.Domain;

namespace Dropship.Season;

/// <summary>A supplier of the season: its price, and how it keeps its word as the season goes on.</summary>
/// <param name="Id">Its name.</param>
/// <param name="Price">Landed price of a unit, EUR.</param>
/// <param name="Handling">Days from order to hand-over, by the part of the season that is over, from 0 to 1; null: never.</param>
/// <param name="Heeds">How likely a reminder halves what is left of the time.</param>
/// <param name="Credits">True while it gives money back when asked to cancel, by the part of the season that is over.</param>
internal sealed record Supplier(SupplierId Id, decimal Price, Func<double, double?> Handling, double Heeds, Func<double, bool> Credits)
{
    /// <summary>Dear, and keeps its word.</summary>
    internal static Supplier Steady { get; } = new(new("steady"), 18.40m, static _ => 2, 0.6, static _ => true);

    /// <summary>Starts well and takes longer and longer: two days at first, fourteen at the end. It listens when it is reminded.</summary>
    internal static Supplier Slipping { get; } = new(new("slipping"), 17.20m, static over => 2 + (12 * over), 0.6, static _ => true);

    /// <summary>The cheapest, until half of the season is over: then it goes on taking money, ships nothing and gives nothing back.</summary>
    internal static Supplier Bankrupt { get; } = new(new("bankrupt"), 16.00m, static over => over < 0.5 ? 2 : null, 0.6, static over => over < 0.5);

    /// <summary>As the shop lists them: the cheapest first.</summary>
    internal static IReadOnlyList<Supplier> All { get; } = [Bankrupt, Slipping, Steady];
}
