using Dropship.Simulation.Runtime.Vendors;
using Dropship.Simulation.Runtime.Worlds;
using Dropship.Testing.Simulation;

namespace Dropship.Simulation.Runtime.Full;

/// <summary>What buyers order in a world, drawn from its seed.</summary>
internal static class SwarmSales
{
    private const double Usual = 0.5;

    public static IReadOnlyList<SalePlan> Of(long seed, int count, SwarmMishaps mishaps)
    {
        var odd = Odd(mishaps).ToArray();
        List<SalePlan> sales = [];
        for (var no = 0; no < count; no++)
        {
            var draw = Draw.Of(seed, "sale", no);
            var plain = new SalePlan(draw.Below(2) == 0 ? Goods.Plain : Goods.Other);
            var plan = odd.Length == 0 || draw.Share < Usual ? plain : odd[draw.Then.Below(odd.Length)];
            sales.Add(plan with { Units = 1 + draw.Then.Then.Below(3), After = TimeSpan.FromMinutes(draw.Then.Then.Then.Below(60 * 48)) });
        }

        return sales;
    }

    private static IEnumerable<SalePlan> Odd(SwarmMishaps mishaps)
    {
        if (mishaps.Has(SimulationFaults.Refusals)) foreach (var sku in (string[])[Goods.Gone, Goods.Unknown]) yield return new(sku);
        if (mishaps.Has(SimulationFaults.DoneCancels)) foreach (var twist in (Twist[])[Twist.CancelledEarly, Twist.CancelledLate]) yield return new(Goods.Plain, Twist: twist);
        if (mishaps.Has(SimulationFaults.Revisions)) yield return new(Goods.Plain, Twist: Twist.Moved);
        if (mishaps.Has(SimulationFaults.Reopenings)) yield return new(Goods.Other, Twist: Twist.ReReleased);
        if (mishaps.Has(SimulationFaults.SupplierCancels)) yield return new(Goods.Fated[Fate.CancelledBySupplier]);
        if (mishaps.Has(SimulationFaults.NeverShips)) yield return new(Goods.Fated[Fate.NeverShips]);
        if (mishaps.Has(SimulationFaults.WaysBack)) foreach (var fate in (Fate[])[Fate.Lost, Fate.Returned]) yield return new(Goods.Fated[fate]);
    }
}
