namespace Dropship.Domain;

/// <summary>Readings of what happened to parcels on their way.</summary>
public static class Journeys
{
    /// <summary>
    /// Every incident of the order's parcels, by parcel and time: those that are over as well. A scan that says nothing new lets an incident go on; only a failed attempt is one of its own each time.
    /// A parcel that is silent is one from the moment on that <see cref="Policies.StallWarnings"/> gives.
    /// </summary>
    /// <param name="order">The order.</param>
    /// <param name="policies">The shop's rules.</param>
    /// <param name="now">The present.</param>
    public static Few<Incident> Incidents(this Order order, Policies policies, Instant now)
    {
        ArgumentNullException.ThrowIfNull(policies);
        List<Incident> incidents = [];
        foreach (var parcel in order.Parcels)
        {
            if (parcel.Round == 0) continue;
            OnTheWay(order, parcel, incidents);
            if (Silence(order, parcel, policies, now) is { } silence) incidents.Add(silence);
        }

        return incidents.ToFew();
    }

    private static void OnTheWay(Order order, Parcel parcel, List<Incident> incidents)
    {
        var (phase, open, from) = (ParcelPhase.Unknown, default(Incident), order.CountsFrom());
        foreach (var scan in parcel.Scans)
        {
            if (scan.At < from) continue;
            var after = Shipping.After(phase, scan.Phase);
            var kind = KindOf(scan, isThere: scan.Phase == after || scan.Phase == ParcelPhase.AvailableForPickup && after == ParcelPhase.AttemptFailed) ?? Lasting(open, after);
            phase = after;
            if (open?.Kind == kind && (scan.At == open?.Since || !IsAttempt(scan))) continue;
            if (open is not null) incidents.Add(open with { Until = scan.At });
            open = kind is { } happened ? new(parcel.Number, happened, scan.At) : null;
        }

        if (open is not null) incidents.Add(open);
    }

    private static bool IsAttempt(in Scan scan) => scan.Phase == ParcelPhase.AttemptFailed;

    // A parcel on its way back, or at a pick-up point, stays one while it is scanned here and there.
    private static IncidentKind? Lasting(Incident? open, ParcelPhase phase) => open is not null && phase != ParcelPhase.AttemptFailed && open.Kind == KindOf(phase) ? open.Kind : null;

    private static IncidentKind? KindOf(in Scan scan, bool isThere) => scan.Incident switch
    {
        ParcelIncident.CustomsNeedsInfo => IncidentKind.CustomsNeedsInfo,
        ParcelIncident.AddressProblem => IncidentKind.AddressProblem,
        ParcelIncident.RecipientAbsent => IncidentKind.RecipientAbsent,
        ParcelIncident.Refused => IncidentKind.Refused,
        ParcelIncident.Damaged => IncidentKind.Damaged,
        ParcelIncident.Delayed => IncidentKind.Delayed,
        ParcelIncident.InCustoms => IncidentKind.InCustoms,
        ParcelIncident.Other when !IsAttempt(scan) => IncidentKind.Other,
        _ => isThere ? KindOf(scan.Phase) : null,
    };

    private static IncidentKind? KindOf(ParcelPhase phase) => phase switch
    {
        ParcelPhase.AvailableForPickup => IncidentKind.AwaitsPickup,
        ParcelPhase.AttemptFailed => IncidentKind.AttemptFailed,
        ParcelPhase.Returning => IncidentKind.Returning,
        ParcelPhase.Returned => IncidentKind.Returned,
        ParcelPhase.Lost => IncidentKind.Lost,
        _ => null,
    };

    private static Incident? Silence(Order order, Parcel parcel, Policies policies, Instant now)
    {
        var (phase, last) = (order.Phase(parcel), order.LastScan(parcel));
        if (parcel.LastSeen() is not { } seen || policies.StallWarnings.Of(phase, last?.Incident ?? ParcelIncident.None) is not { } limit || now < seen + limit) return null;
        return new(parcel.Number, phase is ParcelPhase.Unknown or ParcelPhase.LabelCreated ? IncidentKind.NeverScanned : IncidentKind.Stalled, seen + limit);
    }
}
