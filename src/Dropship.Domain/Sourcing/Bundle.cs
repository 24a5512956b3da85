namespace Dropship.Domain;

/// <summary>What a line is made of where no single supplier has to deliver all of it: a unit is there once each of its items is. Frozen with the proposal that first buys by it.</summary>
/// <param name="Line">The line.</param>
/// <param name="Items">Its items; one of each makes one unit.</param>
public sealed record Bundle(LineId Line, Few<BundleItem> Items) : IKeyed<Bundle>
{
    /// <inheritdoc />
    public int CompareKey(Bundle other) => Line.CompareTo(other.Line);

    internal bool Holds(LineId item)
    {
        foreach (var one in Items)
            if (one.Item == item)
                return true;
        return false;
    }
}

/// <summary>An item of a bundle.</summary>
/// <param name="Item">The line and the item's name.</param>
/// <param name="Share">Its part of what the line brings and of the fees on it; the shares of a bundle come to 1.</param>
public readonly record struct BundleItem(LineId Item, decimal Share);

/// <summary>Readings of bundles.</summary>
public static class Bundles
{
    /// <summary>What a line is bought by, or null if by whole units: what the newest proposal says that names its items.</summary>
    /// <param name="order">The order.</param>
    /// <param name="line">The line.</param>
    public static Bundle? BundleOf(this Order order, LineId line)
    {
        var allocations = order.Allocations.Span;
        for (var i = allocations.Length - 1; i >= 0; i--)
            if (allocations[i].Proposed is { Bundles: { } bundles })
                foreach (var bundle in bundles)
                    if (bundle.Line == line)
                        return bundle;
        return null;
    }

    /// <summary>
    /// What the marketplace is told to be in a parcel: whole units, and of a bundle those of the item that is named first, so that a unit is told once,
    /// however many parcels it takes. Empty for all, as the parcel says; null while the first item waits for another one, or if nothing in it is to be told.
    /// </summary>
    /// <param name="order">The order.</param>
    /// <param name="parcel">The parcel.</param>
    public static Few<LineUnits>? ToldWith(this Order order, Parcel parcel)
    {
        if (!order.HasBundles() || order.Latest() is not { } sale) return parcel.Units;
        Few<LineUnits> told = [];
        foreach (var units in order.Packed(parcel))
            foreach (var line in sale.Lines)
            {
                if (units.Line == line.Id) told = told.Put(units);
                else if (line.Id.Owns(units.Line) && order.BundleOf(line.Id) is { Items: [var first, ..] } && first.Item == units.Line)
                {
                    var gone = order.Read(line, withdrawn: false).Gone;
                    if (gone < units.Quantity || gone < order.PlacesOf(first.Item, line.Id).Moved) return null;
                    told = told.Put(new(line.Id, units.Quantity + Withdrawing.QuantityOf(told, line.Id)));
                }
            }

        return told.IsEmpty ? null : told;
    }

    /// <summary>True while an item of the same units has no supplier: nothing is paid for before each item has one.</summary>
    internal static bool AwaitsItems(this Order order, Purchase purchase)
    {
        if (purchase.Intent is not { } intent || !order.HasBundles() || order.Latest() is not { } sale) return false;
        foreach (var units in intent.Units)
            foreach (var line in sale.Lines)
                if (units.Line != line.Id && line.Id.Owns(units.Line) && order.Read(line, withdrawn: false).Partly > 0)
                    return true;
        return false;
    }

    private static bool HasBundles(this Order order)
    {
        foreach (var allocation in order.Allocations)
            if (allocation.Proposed is { Bundles: not null })
                return true;
        return false;
    }

    /// <summary>The items to buy by: those of the bundle that items of the line are bought by already, else those that the newest search tells of; empty to buy whole units.</summary>
    internal static Few<LineId> ItemsOf(this Order order, LineId line)
    {
        Few<LineId> items = [];
        if (order.HoldsItems(line))
            foreach (var item in order.BundleOf(line)!.Items) items = items.Add(item.Item);
        else if (!order.Searches.IsEmpty)
            foreach (var offer in order.Searches[^1].Offers)
                if (offer.Items is { } named && line.Owns(offer.Line))
                    return named;
        return items;
    }

    /// <summary>True if a purchase that counts holds items of a line: what it is made of cannot change any more.</summary>
    internal static bool HoldsItems(this Order order, LineId line)
    {
        if (order.BundleOf(line) is not { } bundle) return false;
        foreach (var item in bundle.Items)
            if (order.PlacesOf(item.Item, item.Item) is var places && places.Covered + places.Moved > 0)
                return true;
        return false;
    }

    /// <summary>The part of a line's price that belongs to an item; 1 for the line itself, 0 for an item that no bundle knows.</summary>
    internal static decimal ShareOf(this Order order, LineId line, LineId id)
    {
        if (id == line) return 1m;
        if (order.BundleOf(line) is { } bundle)
            foreach (var item in bundle.Items)
                if (item.Item == id)
                    return item.Share;
        return 0m;
    }

    /// <summary>True if a purchase holds more of an item than is still wanted: another item of its units is not to be had.</summary>
    internal static bool IsBeyondBundle(this Order order, Purchase purchase)
    {
        if (purchase.Intent is not { } intent || !order.HasBundles() || order.Latest() is not { } sale) return false;
        foreach (var units in intent.Units)
            foreach (var line in sale.Lines)
                if (units.Line != line.Id && line.Id.Owns(units.Line) && order.BeyondDemand(line, units.Line) > 0)
                    return true;
        return false;
    }

    internal static Refusal? Refuse(Order order, Decision.AllocationProposed wanted)
    {
        foreach (var bundle in wanted.Bundles ?? [])
        {
            var sum = 0m;
            foreach (var item in bundle.Items)
            {
                if (item.Share < 0m || item.Item == bundle.Line || !bundle.Line.Owns(item.Item)) return Guards.No(RefusalCode.WrongStage, $"{item.Item} is no item of line {bundle.Line}, or its share is negative");
                sum += item.Share;
            }

            if (sum != 1m) return Guards.No(RefusalCode.WrongStage, $"the shares of line {bundle.Line} come to {sum}");
            if (order.HoldsItems(bundle.Line) && order.BundleOf(bundle.Line) != bundle) return Guards.No(RefusalCode.WrongStage, $"line {bundle.Line} is bought by other items");
        }

        foreach (var units in wanted.Units)
            foreach (var line in order.Latest()!.Lines)
                if (units.Line != line.Id && line.Id.Owns(units.Line) && (BundleIn(wanted.Bundles ?? [], line.Id) ?? order.BundleOf(line.Id))?.Holds(units.Line) != true)
                    return Guards.No(RefusalCode.Unknown, $"{units.Line} is no item of a bundle");
        return null;
    }

    private static Bundle? BundleIn(Few<Bundle> bundles, LineId line)
    {
        foreach (var bundle in bundles)
            if (bundle.Line == line)
                return bundle;
        return null;
    }
}
