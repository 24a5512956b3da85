namespace Dropship.Domain;

/// <summary>Where a parcel is, as carriers tell it. The order of the values is the order of the journey; see <see cref="Shipping.Phase(Parcel)"/> for the ways back.</summary>
public enum ParcelPhase
{
    /// <summary>Nothing is known.</summary>
    Unknown,

    /// <summary>A label exists.</summary>
    LabelCreated,

    /// <summary>The carrier has it.</summary>
    PickedUp,

    /// <summary>On the way.</summary>
    InTransit,

    /// <summary>In the country of destination.</summary>
    ArrivedInDestination,

    /// <summary>On the van: delivery is tried today.</summary>
    OutForDelivery,

    /// <summary>Waits at a pick-up point.</summary>
    AvailableForPickup,

    /// <summary>An attempt to deliver failed.</summary>
    AttemptFailed,

    /// <summary>Delivered; only a return leads on from here.</summary>
    Delivered,

    /// <summary>On its way back.</summary>
    Returning,

    /// <summary>Back at the sender.</summary>
    Returned,

    /// <summary>Lost, destroyed or cancelled on the way.</summary>
    Lost,
}

/// <summary>What went wrong on the way, beside the phase.</summary>
public enum ParcelIncident
{
    /// <summary>Nothing went wrong.</summary>
    None,

    /// <summary>Customs ask for something.</summary>
    CustomsNeedsInfo,

    /// <summary>The address does not work.</summary>
    AddressProblem,

    /// <summary>Nobody was there.</summary>
    RecipientAbsent,

    /// <summary>The recipient refused it.</summary>
    Refused,

    /// <summary>Damaged on the way.</summary>
    Damaged,

    /// <summary>Later than the carrier planned.</summary>
    Delayed,

    /// <summary>Something that fits none of the others.</summary>
    Other,

    /// <summary>With the customs; nothing went wrong so far.</summary>
    InCustoms,
}

/// <summary>A carrier's event.</summary>
/// <param name="At">When.</param>
/// <param name="Phase">Where.</param>
/// <param name="Incident">What went wrong.</param>
public readonly record struct Scan(Instant At, ParcelPhase Phase, ParcelIncident Incident) : IKeyed<Scan>
{
    /// <inheritdoc />
    public int CompareKey(Scan other) =>
        At != other.At ? At.CompareTo(other.At) : Phase != other.Phase ? ((int)Phase).CompareTo((int)other.Phase) : ((int)Incident).CompareTo((int)other.Incident);
}

/// <summary>A carrier that took a parcel over on its way, and its own number for it: a leg of the journey, not another parcel.</summary>
/// <param name="Carrier">The carrier as the tracking vendor names it.</param>
/// <param name="Number">Its number.</param>
public sealed record ParcelLeg(CarrierCode Carrier, TrackingNumber Number) : IKeyed<ParcelLeg>
{
    /// <inheritdoc />
    public int CompareKey(ParcelLeg other) => Carrier != other.Carrier ? Carrier.CompareTo(other.Carrier) : Number.CompareTo(other.Number);
}

/// <summary>A parcel: what the supplier said of it and what the carrier said.</summary>
/// <param name="Number">The tracking number.</param>
public sealed record Parcel(TrackingNumber Number) : IKeyed<Parcel>
{
    /// <summary>The purchase it belongs to; 0 while only the carrier was heard.</summary>
    public int Round { get; init; }

    /// <summary>The number of our dispute because of which it is sent, once more; 0 for what was bought.</summary>
    public int Resend { get; init; }

    /// <summary>The carrier; null while only scans were heard.</summary>
    public CarrierCode? Carrier { get; init; }

    /// <summary>What is in it; empty if the supplier did not say.</summary>
    public Few<LineUnits> Units { get; init; }

    /// <summary>When the carrier got it, as the supplier says.</summary>
    public Instant? HandedOverAt { get; init; }

    /// <summary>The carrier's events by time.</summary>
    public Few<Scan> Scans { get; init; }

    /// <summary>Looks at its number, by the carrier that it is said to have.</summary>
    public Few<NumberCheck> Checks { get; init; }

    /// <summary>The countries that the carrier has said it goes to, sorted.</summary>
    public Few<string> Destinations { get; init; }

    /// <summary>True if it was delivered when the carrier was first asked.</summary>
    public bool DeliveredAtFirst { get; init; }

    /// <summary>Carriers that took it over on the way.</summary>
    public Few<ParcelLeg> Legs { get; init; }

    /// <summary>Who released it for publishing although it is suspect, or null.</summary>
    public string? ReleasedBy { get; init; }

    /// <summary>The marketplace's release it was released for publishing in.</summary>
    public int ReleasedIn { get; init; }

    /// <inheritdoc />
    public int CompareKey(Parcel other) => Number.CompareTo(other.Number);

    /// <summary>
    /// By which carrier it is followed: of those that the supplier named, one whose numbers have this form before one of which nothing is known, and that before one that speaks against it; of two alike the one that <see cref="Carrier"/> is,
    /// or sorts last. Null while only scans were heard.
    /// </summary>
    public CarrierCode? FollowedBy
    {
        get
        {
            if (Carrier is not { } told || Checks.Count < 2) return Carrier;
            var (chosen, best) = (told, RankOf(told));
            foreach (var check in Checks)
                if (Rank(check) is var rank && (rank > best || (rank == best && chosen != told)))
                    (chosen, best) = (check.Carrier, rank);
            return chosen;
        }
    }

    /// <summary>The carriers that the supplier named beside <see cref="FollowedBy"/>.</summary>
    public Few<CarrierCode> NotFollowedBy
    {
        get
        {
            if (Checks.Count < 2) return [];
            Few<CarrierCode> others = [];
            var followed = FollowedBy;
            foreach (var check in Checks)
                if (check.Carrier != followed)
                    others = others.Add(check.Carrier);
            return others;
        }
    }

    private int RankOf(CarrierCode carrier)
    {
        foreach (var check in Checks)
            if (check.Carrier == carrier)
                return Rank(check);
        return 1;
    }

    private static int Rank(NumberCheck check) => (check.Found & (ParcelSuspicions.CarrierMisfit | ParcelSuspicions.CheckDigit)) != 0 ? 0 : check.Fit == NumberFit.Fits ? 2 : 1;

    internal Parcel Join(Fact.ParcelSeen told) => this with
    {
        Round = Math.Max(Round, told.Round),
        Resend = Math.Max(Resend, told.Resend),
        Carrier = Carrier is { } carrier && carrier.CompareTo(told.Carrier) > 0 ? carrier : told.Carrier,
        Units = Richer(Units, told.Units),
        HandedOverAt = Instant.Earlier(HandedOverAt, told.HandedOverAt),
    };

    // Per line the larger quantity: a supplier first names one unit, then all.
    private static Few<LineUnits> Richer(Few<LineUnits> one, Few<LineUnits> other)
    {
        foreach (var unit in other)
        {
            var known = false;
            foreach (var mine in one) known |= mine.Line == unit.Line && mine.Quantity >= unit.Quantity;
            if (!known) one = one.Put(unit);
        }

        return one;
    }
}
