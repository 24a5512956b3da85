namespace Dropship.Domain;

/// <summary>A line's units by where they are; together they are its quantity and what is sent once more because of claims, unless more was bought than is demanded.</summary>
/// <param name="Line">The line.</param>
/// <param name="Open">To be bought.</param>
/// <param name="Covered">Bound by a purchase, not handed over.</param>
/// <param name="Shipped">On the way.</param>
/// <param name="Delivered">Delivered.</param>
/// <param name="Withdrawn">Cancelled before they were handed over.</param>
/// <param name="Unfillable">Nobody supplies them.</param>
/// <param name="Returned">Back at the sender.</param>
/// <param name="Lost">Lost on the way.</param>
public readonly record struct LineDemand(OrderLine Line, int Open, int Covered, int Shipped, int Delivered, int Withdrawn, int Unfillable, int Returned, int Lost)
{
    /// <summary>Units that have not gone as a whole although an item of their bundle has.</summary>
    public int Begun { get; init; }

    /// <summary>Of the open units, those of which an item is bought already.</summary>
    public int Partly { get; init; }

    /// <summary>Units that have gone, as a whole.</summary>
    internal int Gone => Shipped + Delivered + Returned + Lost;

    /// <summary>True if none of the units is waited for.</summary>
    public bool IsAtEnd => Open == 0 && Covered == 0 && Shipped == 0;
}

/// <summary>The units of all lines by where they are: what is asked of the whole order needs no list of its lines.</summary>
internal readonly record struct DemandTotal(int Open, int Covered, int Shipped, int Delivered, int Withdrawn, int Unfillable)
{
    internal bool IsAtEnd => Open == 0 && Covered == 0 && Shipped == 0;

    internal DemandTotal Plus(in LineDemand line) =>
        new(Open + line.Open, Covered + line.Covered, Shipped + line.Shipped, Delivered + line.Delivered, Withdrawn + line.Withdrawn, Unfillable + line.Unfillable);
}

/// <summary>Reads what is still wanted of an order.</summary>
public static class Demand
{
    /// <summary>True if the sale is cancelled by the marketplace, or we accepted a request for the whole order in this release.</summary>
    /// <param name="order">The order.</param>
    public static bool IsWithdrawn(this Order order)
    {
        if (order.Latest().IsCancelled()) return true;
        foreach (var cancel in order.Cancels)
            if (cancel.Answer is { Accepted: true, Units.IsEmpty: true } answer && answer.Release == order.Release)
                return true;
        return false;
    }

    /// <summary>The demand of every line of the newest revision; empty before one was seen.</summary>
    /// <param name="order">The order.</param>
    public static LineDemand[] Demanded(this Order order)
    {
        if (order.Latest() is not { } sale) return [];
        var withdrawn = order.IsWithdrawn();
        var lines = new LineDemand[sale.Lines.Count];
        for (var i = 0; i < lines.Length; i++) lines[i] = order.Read(sale.Lines[i], withdrawn);
        return lines;
    }

    internal static DemandTotal DemandedInAll(this Order order) => order.DemandedInAll(order.IsWithdrawn());

    internal static DemandTotal DemandedInAll(this Order order, bool withdrawn)
    {
        var total = default(DemandTotal);
        if (order.Latest() is not { } sale) return total;
        foreach (var line in sale.Lines) total = total.Plus(order.Read(line, withdrawn));
        return total;
    }

    /// <summary>The open units of a line; 0 if the line is not there.</summary>
    /// <param name="order">The order.</param>
    /// <param name="line">The line.</param>
    public static int OpenUnits(this Order order, LineId line)
    {
        if (order.Latest() is { } sale)
            foreach (var candidate in sale.Lines)
                if (candidate.Id == line)
                    return order.Read(candidate, order.IsWithdrawn()).Open;
        return 0;
    }

    internal static LineDemand Read(this Order order, OrderLine line, bool withdrawn)
    {
        var (places, begun, partly) = order.Assembled(line.Id);
        foreach (var purchase in order.Purchases)
            if (!purchase.Disputes.IsEmpty)
                places = places.Plus(order.Resending(purchase, line.Id));

        var (moved, wanted) = (places.Moved, line.Quantity + order.Resent(line.Id));
        if (withdrawn) return new(line, 0, 0, places.Shipped, places.Delivered, Math.Max(0, wanted - moved), 0, places.Returned, places.Lost) { Begun = begun };

        var dropped = 0;
        foreach (var drop in order.Settlement.Dropped)
            if (drop.Release == order.Release)
                foreach (var units in drop.Units)
                    if (units.Line == line.Id)
                        dropped += units.Quantity;

        var cancelled = Math.Clamp(order.TakenOff(line.Id), 0, Math.Max(0, wanted - moved - dropped));
        var open = Math.Max(0, wanted - places.Covered - moved - dropped - cancelled);
        return new(line, open, places.Covered, places.Shipped, places.Delivered, cancelled, dropped, places.Returned, places.Lost) { Begun = begun, Partly = Math.Min(open, partly) };
    }

    /// <summary>Units of a line, or of an item of it, that a purchase may still bind. A whole unit needs one of which no item is bought.</summary>
    internal static int Bindable(this Order order, LineId id)
    {
        if (order.Latest() is not { } sale || order.IsWithdrawn()) return 0;
        foreach (var line in sale.Lines)
            if (line.Id.Owns(id))
                return order.Bindable(line, id);
        return 0;
    }

    internal static int Bindable(this Order order, OrderLine line, LineId id)
    {
        var demand = order.Read(line, withdrawn: false);
        return id == line.Id ? demand.Open - demand.Partly : Math.Max(0, order.Wanted(demand) - Bound(order.PlacesOf(id, line.Id)));
    }

    /// <summary>How many more of an item purchases hold than are wanted.</summary>
    internal static int BeyondDemand(this Order order, OrderLine line, LineId item) =>
        order.PlacesOf(item, line.Id) is var places ? Math.Max(0, Bound(places) - order.Wanted(order.Read(line, withdrawn: false))) : 0;

    /// <summary>Where the units of a line are, or those of an item of it; whole units hold every item.</summary>
    internal static UnitPlaces PlacesOf(this Order order, LineId id, LineId line)
    {
        var places = default(UnitPlaces);
        foreach (var purchase in order.Purchases)
            if (purchase.IsLive || purchase.IsCutShort)
                foreach (var units in purchase.Intent!.Units)
                    if ((units.Line == id || units.Line == line) && order.Places(purchase.Round, units) is var its)
                        places = places.Plus(purchase is { IsLive: true, IsAbandoned: false } ? its : its with { Covered = 0 });
        return places;
    }

    // A unit is as far as the item of it that is least far; what has arrived, come back or been lost is further than what is on its way.
    private static (UnitPlaces Places, int Begun, int Partly) Assembled(this Order order, LineId line)
    {
        if (order.BundleOf(line) is not { } bundle) return (order.PlacesOf(line, line), 0, 0);
        var (delivered, returned, ended, shipped, bound, mostMoved, mostBound) = (int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue, int.MaxValue, 0, 0);
        foreach (var item in bundle.Items)
        {
            var its = order.PlacesOf(item.Item, line);
            delivered = Math.Min(delivered, its.Delivered);
            returned = Math.Min(returned, its.Delivered + its.Returned);
            ended = Math.Min(ended, its.Delivered + its.Returned + its.Lost);
            shipped = Math.Min(shipped, its.Moved);
            bound = Math.Min(bound, Bound(its));
            (mostMoved, mostBound) = (Math.Max(mostMoved, its.Moved), Math.Max(mostBound, Bound(its)));
        }

        return bundle.Items.IsEmpty ? default : (new(bound - shipped, shipped - ended, delivered, returned - delivered, ended - returned), mostMoved - shipped, mostBound - bound);
    }

    private static int Bound(in UnitPlaces places) => places.Covered + places.Moved;

    private static int Wanted(this Order order, in LineDemand line) => line.Line.Quantity + order.Resent(line.Line.Id) - line.Withdrawn - line.Unfillable;
}
