using Dropship.Domain;

namespace Dropship.Guards;

/// <summary>A quote as the supplier made it.</summary>
internal sealed record Quoted(Money Cost, IReadOnlyList<LineAmount>? Goods, Instant? Until);

/// <summary>Makes up prices: every second one within three cents of the floor, so that a guard that is off by a cent is found.</summary>
internal sealed class Quoting(Terms terms, Judge judge, Draw draw)
{
    internal Quoted Quote(SupplierId supplier, Few<LineUnits> units, Instant now)
    {
        var tells = draw.Of(60);
        int[] weights = [.. units.Select(_ => draw.Between(1, 100))];
        var share = draw.Between(60, 100) / 100m;
        Quoted Of(decimal cents)
        {
            var cost = new Money(cents / 100m, terms.Currency);
            return new(cost, tells ? Goods(units, (cost * share).Rounded(), weights) : null, null);
        }

        var cents = draw.Of(50) ? LastAbove(supplier, units, now, Of) + draw.Between(-3, 3) : draw.Between(50, 20_000);
        Instant? until = draw.Below(10) switch
        {
            < 2 => now + TimeSpan.FromSeconds(draw.Between(1, 120)),
            < 6 => now + TimeSpan.FromMinutes(draw.Between(5, 60)),
            6 => now - TimeSpan.FromSeconds(draw.Between(0, 60)),
            _ => null,
        };
        return Of(Math.Max(1, cents)) with { Until = until };
    }

    /// <summary>What the supplier names before it is paid.</summary>
    internal Money Due(Money quoted)
    {
        var most = decimal.Floor(quoted.Amount * (1m + terms.Policies.PriceTolerance) * 100m) / 100m;
        return draw.Below(10) switch
        {
            < 4 => quoted,
            < 6 => new(most, quoted.Currency),
            6 => new(most + 0.01m, quoted.Currency),
            7 => (quoted * (draw.Between(103, 125) / 100m)).Rounded(),
            8 => (quoted * (draw.Between(80, 99) / 100m)).Rounded(),
            _ => quoted + new Money(0.01m, quoted.Currency),
        };
    }

    // The dearest whole cent that still keeps the floor.
    private int LastAbove(SupplierId supplier, Few<LineUnits> units, Instant now, Func<decimal, Quoted> of)
    {
        var (low, high) = (0, 40_000);
        while (high - low > 1)
        {
            var middle = (low + high) / 2;
            var tried = of(middle);
            if (judge.WhyNot(supplier, units, tried.Cost, tried.Goods, now) is null) low = middle;
            else high = middle;
        }

        return low;
    }

    private static IReadOnlyList<LineAmount> Goods(Few<LineUnits> units, Money goods, int[] weights)
    {
        var parts = goods.Allocate([.. weights.Select(static weight => (decimal)weight)]);
        return [.. units.Select((unit, i) => new LineAmount(unit.Line, parts[i]))];
    }
}
