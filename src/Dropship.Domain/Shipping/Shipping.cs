namespace Dropship.Domain;

/// <summary>Units of a purchase's line by where they are.</summary>
/// <param name="Covered">Bought or being bought, not handed over.</param>
/// <param name="Shipped">On the way.</param>
/// <param name="Delivered">Delivered.</param>
/// <param name="Returned">Back at the sender.</param>
/// <param name="Lost">Lost.</param>
public readonly record struct UnitPlaces(int Covered, int Shipped, int Delivered, int Returned, int Lost)
{
    internal int Moved => Shipped + Delivered + Returned + Lost;

    internal UnitPlaces Plus(in UnitPlaces other) =>
        new(Covered + other.Covered, Shipped + other.Shipped, Delivered + other.Delivered, Returned + other.Returned, Lost + other.Lost);

    internal UnitPlaces Plus(ParcelPhase? phase, int units) => phase switch
    {
        null => this with { Covered = Covered + units },
        ParcelPhase.Delivered => this with { Delivered = Delivered + units },
        ParcelPhase.Returned => this with { Returned = Returned + units },
        ParcelPhase.Lost => this with { Lost = Lost + units },
        _ => this with { Shipped = Shipped + units },
    };
}

/// <summary>Readings of parcels.</summary>
public static class Shipping
{
    /// <summary>
    /// Where a parcel is: forward by the order of <see cref="ParcelPhase"/> as its scans follow in time. The only ways back:
    /// from delivered to returning or returned, and from lost to anything newer that says where it is.
    /// </summary>
    /// <param name="parcel">The parcel.</param>
    public static ParcelPhase Phase(this Parcel parcel)
    {
        var phase = ParcelPhase.Unknown;
        foreach (var scan in parcel.Scans)
            if (scan.Phase > phase || (phase == ParcelPhase.Lost && scan.Phase != ParcelPhase.Unknown))
                phase = scan.Phase is ParcelPhase.Lost && phase == ParcelPhase.Delivered ? phase : scan.Phase;
        return phase;
    }

    /// <summary>True once the carrier has it, as the supplier or the carrier says.</summary>
    /// <param name="parcel">The parcel.</param>
    public static bool IsHandedOver(this Parcel parcel) => parcel.HandedOverAt is not null || parcel.Phase() >= ParcelPhase.PickedUp;

    /// <summary>True if nothing more is to be expected of it.</summary>
    /// <param name="parcel">The parcel.</param>
    public static bool IsAtEnd(this Parcel parcel) => parcel.Phase().IsEnd();

    internal static bool IsEnd(this ParcelPhase phase) => phase is ParcelPhase.Delivered or ParcelPhase.Returned or ParcelPhase.Lost;

    /// <summary>When it was delivered, or null.</summary>
    /// <param name="parcel">The parcel.</param>
    public static Instant? DeliveredAt(this Parcel parcel)
    {
        foreach (var scan in parcel.Scans)
            if (scan.Phase == ParcelPhase.Delivered)
                return scan.At;
        return null;
    }

    /// <summary>The last sign of life: a scan or the hand-over; null if there was none.</summary>
    /// <param name="parcel">The parcel.</param>
    public static Instant? LastSeen(this Parcel parcel) => parcel.Scans.IsEmpty ? parcel.HandedOverAt : Instant.Later(parcel.HandedOverAt, parcel.Scans[^1].At);

    /// <summary>
    /// True if the number is not published by itself: the carrier scanned it days before the order was placed, so it is old, re-used or
    /// invented; or the marketplace has taken it back and released the order again. Published only after a recorded release.
    /// </summary>
    /// <param name="order">The order.</param>
    /// <param name="parcel">The parcel.</param>
    public static bool IsSuspect(this Order order, Parcel parcel) => IsOlder(order, parcel) || order.WasTakenBack(parcel);

    /// <summary>True if the number was given to the marketplace, or may have been, in an earlier release of the order.</summary>
    /// <param name="order">The order.</param>
    /// <param name="parcel">The parcel.</param>
    public static bool WasTakenBack(this Order order, Parcel parcel)
    {
        if (order.Release == 0) return false;
        foreach (var tried in order.Tries)
            if (tried.Key.Kind == TryKind.Publish && tried.Key.No < order.Release && tried.Key.Name == parcel.Number.Value && tried.Outcome is not (Outcome.NotSent or Outcome.Rejected))
                return true;
        return false;
    }

    /// <summary>True while a suspect number waits for its release, in the marketplace's present release of the order.</summary>
    internal static bool AwaitsRelease(this Order order, Parcel parcel) =>
        order.WasTakenBack(parcel) ? parcel.ReleasedIn < order.Release : IsOlder(order, parcel) && parcel.ReleasedBy is null;

    internal static TryKey PublishKey(this Order order, Parcel parcel) => new(TryKind.Publish, order.Release, Name: parcel.Number.Value);

    private static bool IsOlder(Order order, Parcel parcel) =>
        order.Latest() is { } sale && !parcel.Scans.IsEmpty && parcel.Scans[0].At < sale.PlacedAt - TimeSpan.FromDays(2);

    /// <summary>Where the units of one line of a purchase are.</summary>
    /// <param name="order">The order.</param>
    /// <param name="round">The purchase.</param>
    /// <param name="units">The line and how many of it were bought.</param>
    public static UnitPlaces Places(this Order order, int round, LineUnits units)
    {
        var places = default(UnitPlaces);
        var left = units.Quantity;
        ParcelPhase? unnamed = null;
        foreach (var parcel in order.Parcels)
        {
            if (parcel.Round != round || parcel.Resend > 0) continue;
            var phase = parcel.Phase();
            ParcelPhase? at = parcel.HandedOverAt is not null || phase >= ParcelPhase.PickedUp ? phase : null;
            if (parcel.Units.IsEmpty)
            {
                unnamed = Slowest(unnamed, at);
                continue;
            }

            foreach (var packed in parcel.Units)
                if (packed.Line == units.Line && Math.Min(packed.Quantity, left) is var some and > 0)
                {
                    places = places.Plus(at, some);
                    left -= some;
                }
        }

        return left == 0 ? places : places.Plus(unnamed, left);
    }

    // Several parcels that do not say what is in them: a unit has come only when all of them have.
    private static ParcelPhase? Slowest(ParcelPhase? one, ParcelPhase? other)
    {
        if (one is not { } a) return other;
        if (other is not { } b) return one;
        return a.IsEnd() == b.IsEnd() ? (a < b ? a : b) : a.IsEnd() ? b : a;
    }
}
