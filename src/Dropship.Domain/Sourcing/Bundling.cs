namespace Dropship.Domain;

/// <summary>What is wanted, and whose offer is taken for it.</summary>
internal sealed record Pick(LineUnits Wanted, Choice Choice, Offer Offer);

/// <summary>Chooses suppliers for the items of bundles, and divides a line's price among them.</summary>
internal static class Bundling
{
    /// <summary>An offer for every item that is still to be bought; none if one of them has none.</summary>
    internal static List<Pick> Pick(in Plan plan, Few<LineId> items)
    {
        List<Pick> picks = [];
        foreach (var item in items)
        {
            if (plan.Order.Bindable(item) is not (> 0 and var units)) continue;
            if (Chooser.Pick(plan.Order, plan.Policies, plan.Now, new(item, units)) is not { } found) return [];
            picks.Add(new(new(item, units), found.Choice, found.Offer));
        }

        return picks;
    }

    /// <summary>True if a line that one supplier was to deliver can be put together from items instead.</summary>
    internal static bool CanReplace(in Plan plan, LineId line) => plan.Order.ItemsOf(line) is { IsEmpty: false } items && !items.AsEnumerable().Contains(line) && Pick(plan, items).Count > 0;

    /// <summary>The bundles that a proposal begins; null if it begins none.</summary>
    /// <param name="order">The order.</param>
    /// <param name="open">The lines.</param>
    /// <param name="proposed">What is proposed.</param>
    /// <param name="picks">What was chosen, for the items that others deliver too.</param>
    internal static Few<Bundle>? Of(Order order, Few<LineUnits> open, Few<LineUnits> proposed, List<Pick> picks)
    {
        Few<Bundle>? bundles = null;
        foreach (var line in open)
            foreach (var units in proposed)
                if (units.Line != line.Line && line.Line.Owns(units.Line) && !order.HoldsItems(line.Line))
                {
                    bundles = (bundles ?? []).Put(new(line.Line, Shared(order.ItemsOf(line.Line), picks)));
                    break;
                }

        return bundles;
    }

    // By what the items cost, so that each bears the same margin; evenly while a price is not known. The last takes what rounding leaves.
    private static Few<BundleItem> Shared(Few<LineId> items, List<Pick> picks)
    {
        var (prices, sum) = (new decimal[items.Count], 0m);
        for (var i = 0; i < prices.Length; i++) sum += prices[i] = PriceOf(items[i], picks) ?? 0m;
        var isKnown = Array.TrueForAll(prices, static price => price > 0m);
        var (shares, left) = (default(Few<BundleItem>), 1m);
        for (var i = 0; i < prices.Length; i++)
        {
            var share = i == prices.Length - 1 ? left : Math.Round(isKnown ? prices[i] / sum : 1m / prices.Length, 4, MidpointRounding.ToZero);
            shares = shares.Add(new(items[i], share));
            left -= share;
        }

        return shares;
    }

    private static decimal? PriceOf(LineId item, List<Pick> picks)
    {
        foreach (var pick in picks)
            if (pick.Wanted.Line == item)
                return pick.Choice.Field[0].Price?.Amount / pick.Wanted.Quantity;
        return null;
    }
}
