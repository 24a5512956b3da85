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
    /// <summary>True if the carrier is still asked for a parcel: it has not come to an end, and the order is not given up.</summary>
    /// <param name="order">The order.</param>
    /// <param name="parcel">One of its parcels.</param>
    public static bool IsFollowed(this Order order, Parcel parcel) => parcel is { Round: > 0, Carrier: not null } && order.Latest() is not null && !order.IsWithdrawn() && !order.Phase(parcel).IsEnd();

    private static readonly Instant Always = new(long.MinValue);
    private static readonly TimeSpan Before = TimeSpan.FromDays(2);

    /// <summary>
    /// Where a parcel is: forward by the order of <see cref="ParcelPhase"/> as its scans follow in time. The only ways back:
    /// from delivered to returning or returned, and from lost to anything newer that says where it is.
    /// </summary>
    /// <param name="parcel">The parcel.</param>
    public static ParcelPhase Phase(this Parcel parcel) => Phase(parcel, Always);

    /// <summary>
    /// The same for a parcel of an order: what was scanned days before the order was placed belongs to another journey of the same number and counts for nothing.
    /// </summary>
    /// <param name="order">The order.</param>
    /// <param name="parcel">The parcel.</param>
    public static ParcelPhase Phase(this Order order, Parcel parcel)
    {
        var phase = Phase(parcel, order.CountsFrom());
        return phase is < ParcelPhase.Delivered or ParcelPhase.Lost && order.ConfirmedAt(parcel) is not null ? ParcelPhase.Delivered : phase;
    }

    /// <summary>When the buyer first confirmed the receipt after the parcel had been handed over; null if that was never.</summary>
    /// <param name="order">The order.</param>
    /// <param name="parcel">The parcel.</param>
    public static Instant? ConfirmedAt(this Order order, Parcel parcel)
    {
        ArgumentNullException.ThrowIfNull(parcel);
        if (order.Settlement.Confirmed.IsEmpty || (parcel.HandedOverAt ?? order.FirstScan(parcel)) is not { } handed) return null;
        foreach (var confirmed in order.Settlement.Confirmed)
            if (confirmed.At >= handed)
                return confirmed.At;
        return null;
    }

    private static ParcelPhase Phase(Parcel parcel, Instant from)
    {
        var phase = ParcelPhase.Unknown;
        foreach (var scan in parcel.Scans)
            if (scan.At >= from)
                phase = After(phase, scan.Phase);
        return phase;
    }

    /// <summary>Where a parcel is after a scan.</summary>
    internal static ParcelPhase After(ParcelPhase phase, ParcelPhase told) => (phase, told) switch
    {
        (ParcelPhase.Delivered, ParcelPhase.Lost) => phase,
        (ParcelPhase.Lost, not ParcelPhase.Unknown) => told,
        _ => told > phase ? told : phase,
    };

    /// <summary>True once the carrier has it, as the supplier or the carrier says.</summary>
    /// <param name="parcel">The parcel.</param>
    public static bool IsHandedOver(this Parcel parcel) => parcel.HandedOverAt is not null || parcel.Phase() >= ParcelPhase.PickedUp;

    internal static bool IsHandedOver(this Order order, Parcel parcel) => parcel.HandedOverAt is not null || order.Phase(parcel) >= ParcelPhase.PickedUp;

    /// <summary>From when on scans count: those before it belong to another journey of the same number.</summary>
    internal static Instant CountsFrom(this Order order) => order.Latest() is { } sale ? sale.PlacedAt - Before : Always;

    /// <summary>True if nothing more is to be expected of it.</summary>
    /// <param name="parcel">The parcel.</param>
    public static bool IsAtEnd(this Parcel parcel) => parcel.Phase().IsEnd();

    internal static bool IsEnd(this ParcelPhase phase) => phase is ParcelPhase.Delivered or ParcelPhase.Returned or ParcelPhase.Lost;

    /// <summary>When it was delivered, or null.</summary>
    /// <param name="parcel">The parcel.</param>
    public static Instant? DeliveredAt(this Parcel parcel) => parcel.DeliveredAt(Always);

    internal static Instant? DeliveredAt(this Parcel parcel, Instant from)
    {
        foreach (var scan in parcel.Scans)
            if (scan.At >= from && scan.Phase == ParcelPhase.Delivered)
                return scan.At;
        return null;
    }

    /// <summary>The last sign of life: a scan or the hand-over; null if there was none.</summary>
    /// <param name="parcel">The parcel.</param>
    public static Instant? LastSeen(this Parcel parcel) => parcel.Scans.IsEmpty ? parcel.HandedOverAt : Instant.Later(parcel.HandedOverAt, parcel.Scans[^1].At);

    /// <summary>True if the number is not published by itself, because something speaks against it: see <see cref="Suspicions"/>. Published only after a recorded release.</summary>
    /// <param name="order">The order.</param>
    /// <param name="parcel">The parcel.</param>
    public static bool IsSuspect(this Order order, Parcel parcel) => order.Suspicions(parcel) != ParcelSuspicions.None;

    /// <summary>What speaks against the number, by what is known now.</summary>
    /// <param name="order">The order.</param>
    /// <param name="parcel">The parcel.</param>
    public static ParcelSuspicions Suspicions(this Order order, Parcel parcel) => order.Doubted(parcel) | (order.WasTakenBack(parcel) ? ParcelSuspicions.TakenBack : ParcelSuspicions.None);

    /// <summary>What its number was found to be.</summary>
    /// <param name="order">The order.</param>
    /// <param name="parcel">The parcel.</param>
    public static Plausibility Plausibility(this Order order, Parcel parcel)
    {
        if (order.IsSuspect(parcel)) return Domain.Plausibility.Suspect;
        foreach (var check in parcel.Checks)
            if (check.Carrier == parcel.Carrier && check.Fit == NumberFit.Fits)
                return Domain.Plausibility.Plausible;
        return order.Phase(parcel) >= ParcelPhase.PickedUp ? Domain.Plausibility.Plausible : Domain.Plausibility.Unknown;
    }

    /// <summary>What speaks against the number, in words for a person.</summary>
    internal static string Because(this Order order, Parcel parcel)
    {
        List<string> words = [];
        foreach (var suspicion in Enum.GetValues<ParcelSuspicions>())
            if (suspicion != ParcelSuspicions.None && order.Suspicions(parcel).HasFlag(suspicion))
                words.Add(Word(order, parcel, suspicion));
        return string.Join("; ", words);
    }

    private static string Word(Order order, Parcel parcel, ParcelSuspicions suspicion) => suspicion switch
    {
        ParcelSuspicions.CheckDigit => "the check digit is wrong",
        ParcelSuspicions.CarrierMisfit => $"it is no number of {parcel.Carrier}{(parcel.Checks.Any(static check => !check.Formats.IsEmpty) ? $", but of {string.Join(" or ", parcel.Checks.SelectMany(static check => check.Formats).Distinct())}" : "")}",
        ParcelSuspicions.Reused => $"it belongs to order {string.Join(", ", parcel.Checks.SelectMany(static check => check.Others).Distinct())} as well",
        ParcelSuspicions.OtherDestination => parcel.Destinations.IsEmpty ? "the number names another destination" : $"the carrier says that it goes to {string.Join(", ", parcel.Destinations)}, the order to {order.Latest()?.To.Country}",
        ParcelSuspicions.ScannedBefore => "scanned before the order was placed",
        ParcelSuspicions.DeliveredAtFirst => "it was delivered when the carrier was first asked",
        _ => "the marketplace took it back and released the order again",
    };

    /// <summary>The newest scan that counts for the order, or null.</summary>
    internal static Scan? LastScan(this Order order, Parcel parcel) => !parcel.Scans.IsEmpty && parcel.Scans[^1].At >= order.CountsFrom() ? parcel.Scans[^1] : null;

    /// <summary>True if it may be another journey that was delivered, and nobody has said otherwise: nothing is completed on it.</summary>
    internal static bool IsDeliveryDoubted(this Order order, Parcel parcel) =>
        parcel.ReleasedBy is null && (order.Doubted(parcel) & (ParcelSuspicions.DeliveredAtFirst | ParcelSuspicions.OtherDestination)) != ParcelSuspicions.None;

    /// <summary>True if the order counts as delivered by a parcel that may be another journey.</summary>
    internal static bool HasDoubtedDelivery(this Order order)
    {
        foreach (var parcel in order.Parcels)
            if (parcel.Round > 0 && order.IsDeliveryDoubted(parcel) && order.Phase(parcel) == ParcelPhase.Delivered && order.ConfirmedAt(parcel) is null)
                return true;
        return false;
    }

    private static ParcelSuspicions Doubted(this Order order, Parcel parcel)
    {
        var found = parcel.DeliveredAtFirst ? ParcelSuspicions.DeliveredAtFirst : ParcelSuspicions.None;
        foreach (var check in parcel.Checks)
            if (check.Carrier == parcel.Carrier)
                found |= check.Found;
        if (!parcel.Scans.IsEmpty && parcel.Scans[0].At < order.CountsFrom()) found |= ParcelSuspicions.ScannedBefore;
        if (!parcel.Destinations.IsEmpty && order.Latest() is { To: { IsPlatformHub: false } to } && !Holds(parcel.Destinations, to.Country)) found |= ParcelSuspicions.OtherDestination;
        return found;
    }

    private static bool Holds(Few<string> countries, string country)
    {
        foreach (var known in countries)
            if (known == country)
                return true;
        return false;
    }

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
        order.WasTakenBack(parcel) ? parcel.ReleasedIn < order.Release : parcel.ReleasedBy is null && order.Doubted(parcel) != ParcelSuspicions.None;

    internal static TryKey PublishKey(this Order order, Parcel parcel) => new(TryKind.Publish, order.Release, Name: parcel.Number.Value);

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
            var phase = order.Phase(parcel);
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
