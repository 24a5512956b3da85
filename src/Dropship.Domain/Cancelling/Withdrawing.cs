namespace Dropship.Domain;

/// <summary>Readings of requests to cancel: what they took off the order, what they may still take, and which purchases they ask back.</summary>
internal static class Withdrawing
{
    /// <summary>Units of a line that answers took off the order in its present release; a whole order is withdrawn instead.</summary>
    internal static int TakenOff(this Order order, LineId line)
    {
        var off = 0;
        foreach (var cancel in order.Cancels)
            if (cancel.Answer is { } answer && answer.Release == order.Release)
                off += QuantityOf(answer.Units, line);
        return off;
    }

    /// <summary>Units of a line that a cancel could still take: everything that has not gone and was not taken off before.</summary>
    internal static int Cancellable(in LineDemand line) =>
        Math.Max(0, line.Line.Quantity - line.Shipped - line.Delivered - line.Returned - line.Lost - line.Unfillable - line.Withdrawn - line.Begun);

    /// <summary>True if an answer may take these units off.</summary>
    internal static bool FitsCancel(this Order order, Few<LineUnits> units)
    {
        if (units.IsEmpty) return true;
        var demand = order.Demanded();
        for (var i = 0; i < units.Count; i++)
        {
            var most = 0;
            foreach (var line in demand)
                if (line.Line.Id == units[i].Line)
                    most = Cancellable(line);
            if (units[i].Quantity < 1 || units[i].Quantity > most || QuantityOf(units, units[i].Line) != units[i].Quantity) return false;
        }

        return true;
    }

    /// <summary>True if any unit that counts for the order has been handed over.</summary>
    internal static bool HasMoved(this Order order)
    {
        foreach (var purchase in order.Purchases)
            if ((purchase.IsLive || purchase.IsCutShort) && order.Units(purchase).Moved > 0)
                return true;
        return false;
    }

    /// <summary>
    /// True if the supplier is to be asked to cancel a bought purchase of which something has not gone: by the request that is open, or because an answer took off what it still holds.
    /// A supplier cancels an order or leaves it: one of which a part is still wanted is not asked back.
    /// </summary>
    internal static bool IsAskedBack(this Order order, Purchase purchase)
    {
        if (purchase.Intent is not { } intent || order.Units(purchase).Covered == 0) return false;
        if (order.OpenCancel is { Asked.Units.IsEmpty: true }) return true;
        foreach (var units in intent.Units)
            if (order.Places(purchase.Round, units).Covered is var held and > 0 && held > order.Unwanted(units.Line))
                return false;
        return true;
    }

    /// <summary>True if a parcel holds units that were taken off before it went: the marketplace has been told that they do not come.</summary>
    internal static bool IsSurplus(this Order order, Parcel parcel)
    {
        foreach (var line in order.Latest()?.Lines ?? [])
            if (order.TakenOff(line.Id) is var off and > 0)
                foreach (var units in order.Packed(parcel))
                {
                    if (!line.Id.Owns(units.Line)) continue;
                    var own = QuantityOf(order.Packed(parcel), units.Line);
                    foreach (var other in order.Parcels)
                        if (other.Number != parcel.Number && order.IsHandedOver(other) && (order.WasTold(other) || (!order.WasTold(parcel) && other.CompareKey(parcel) < 0)))
                            own += QuantityOf(order.Packed(other), units.Line);
                    if (own > line.Quantity - off) return true;
                }

        return false;
    }

    /// <summary>True if a request for a part needs units that purchases hold: what is open is taken first.</summary>
    internal static bool NeedsPurchases(this Order order, Few<LineUnits> asked)
    {
        foreach (var line in order.Demanded())
            if (QuantityOf(asked, line.Line.Id) > line.Open - line.Partly)
                return true;
        return false;
    }

    /// <summary>True once the supplier takes no request to cancel a purchase any more, by its terms.</summary>
    internal static bool IsTooLateToAsk(this ref Plan plan, Purchase purchase) =>
        purchase.Intent is { Terms.CancelFor: { } window } intent && plan.Due(plan.Order.BoughtAt(purchase.Round, intent) + window);

    /// <summary>When the step that commits the money was last tried; when the purchase was decided if no try of it is known.</summary>
    private static Instant BoughtAt(this Order order, int round, Decision.PurchaseIntended intent)
    {
        var at = intent.At;
        foreach (var tried in order.Tries)
            if (tried.Key.No == round && tried.Key.Kind == (TryKind)intent.Terms.Steps[^1] && tried.OpenedAt > at)
                at = tried.OpenedAt.Value;
        return at;
    }

    /// <summary>How many units of a line there are among these.</summary>
    internal static int QuantityOf(Few<LineUnits> units, LineId line)
    {
        var quantity = 0;
        foreach (var each in units)
            if (each.Line == line)
                quantity += each.Quantity;
        return quantity;
    }

    /// <summary>How many units of a line these touch: its whole units, and those of the item that there is most of.</summary>
    internal static int UnitsOf(Few<LineUnits> units, LineId line)
    {
        var (whole, most) = (0, 0);
        foreach (var each in units)
            if (each.Line == line) whole += each.Quantity;
            else if (line.Owns(each.Line)) most = Math.Max(most, QuantityOf(units, each.Line));
        return whole + most;
    }

    /// <summary>Of two tellings of one request one counts, whatever came first.</summary>
    internal static int Compare(Fact.CancelAsked one, Fact.CancelAsked other)
    {
        var order = (one.At.Milliseconds, one.Origin, one.Expires?.Milliseconds ?? long.MaxValue, one.Units.Count).CompareTo((other.At.Milliseconds, other.Origin, other.Expires?.Milliseconds ?? long.MaxValue, other.Units.Count));
        for (var i = 0; order == 0 && i < one.Units.Count; i++)
            order = one.Units[i].CompareKey(other.Units[i]) is var lines and not 0 ? lines : one.Units[i].Quantity.CompareTo(other.Units[i].Quantity);
        return order;
    }

    internal static Few<LineUnits> Packed(this Order order, Parcel parcel) => parcel.Units.IsEmpty ? order.Purchase(parcel.Round)?.Intent?.Units ?? [] : parcel.Units;

    private static bool WasTold(this Order order, Parcel parcel)
    {
        foreach (var tried in order.Tries)
            if (tried.Key == order.PublishKey(parcel) && tried.Outcome is not (Outcome.NotSent or Outcome.Rejected))
                return true;
        return false;
    }

    // Units of a line, or of an item of it, that nobody waits for: they were taken off, or a request that is open asks for them.
    private static int Unwanted(this Order order, LineId id)
    {
        foreach (var line in order.Demanded())
        {
            if (!line.Line.Id.Owns(id)) continue;
            var asked = QuantityOf(order.OpenCancel?.Asked?.Units ?? [], line.Line.Id);
            if (id != line.Line.Id) return Math.Max(0, asked - order.Bindable(line.Line, id)) + order.BeyondDemand(line.Line, id);
            return Math.Max(0, asked - line.Open) + Math.Max(0, line.Covered + line.Withdrawn + line.Unfillable - (line.Line.Quantity - line.Shipped - line.Delivered - line.Returned - line.Lost));
        }

        return int.MaxValue;
    }
}
