namespace Dropship.Testing.Sandbox.SeventeenTrack;

/// <summary>A scan of a parcel, as the carrier knows it.</summary>
/// <param name="At">When.</param>
/// <param name="SubStatus">The sub-status; the main status stands before its underline.</param>
/// <param name="Stage">The milestone it is, or null.</param>
/// <param name="Text">What the carrier says.</param>
/// <param name="Country">ISO-2 code of where.</param>
/// <param name="ByLastMile">Whether the last-mile carrier made it.</param>
internal sealed record TrackScan(DateTimeOffset At, string SubStatus, string? Stage, string Text, string Country, bool ByLastMile)
{
    internal string Status => SubStatus.Split('_')[0];

    internal bool IsDelivered => Status == "Delivered";
}

/// <summary>The scans of a way, by its kind.</summary>
internal static class TrackScans
{
    private const double Half = 0.50;
    private const double Handover = 0.80;

    private static readonly IReadOnlyList<Step> Way =
    [
        new(0.00, "InfoReceived", "InfoReceived", "Shipment information received"), new(0.02, "InTransit_PickedUp", "PickedUp", "Picked up"), new(0.15, "InTransit_Departure", "Departure", "Departed from the origin country"),
        new(Half, "InTransit_Arrival", "Arrival", "Arrived in the destination country"), new(0.55, "InTransit_CustomsProcessing", null, "Customs clearance started"), new(0.65, "InTransit_CustomsReleased", null, "Customs clearance completed"),
        new(Handover, "InTransit_Other", null, "Accepted by the delivery carrier"), new(0.95, "OutForDelivery_Other", "OutForDelivery", "Out for delivery"), new(1.00, "Delivered_Other", "Delivered", "Delivered to the recipient"),
    ];

    /// <summary>All scans of a way, the oldest first.</summary>
    internal static IReadOnlyList<TrackScan> Of(SandboxJourney journey) => [.. Steps(journey.Kind).Select(step => new TrackScan(
        journey.ShippedAt + ((journey.EndsAt - journey.ShippedAt) * step.Share), step.SubStatus, step.Stage, step.Text,
        step.Share < Half || step.SubStatus == "Exception_Returned" ? journey.From : journey.To, journey.LastMileCarrier is not null && step.Share >= Handover))];

    private static IEnumerable<Step> Steps(SandboxJourneyKind kind) => kind switch
    {
        SandboxJourneyKind.Delayed => [.. Way.Where(step => step.Share < 0.70), new(0.70, "Exception_Delayed", null, "The delivery is delayed"), .. Way.Where(step => step.Share > 0.70)],
        SandboxJourneyKind.Lost => [.. Way.Where(step => step.Share < Half), new(1.00, "Exception_Lost", null, "The parcel is lost")],
        SandboxJourneyKind.Silent => Way.Where(step => step.Share < Half),
        SandboxJourneyKind.Returned =>
        [
            .. Way.Where(step => step.Share <= Handover), new(0.85, "DeliveryFailure_NoBody", null, "Nobody was met"),
            new(0.90, "Exception_Returning", "Returning", "The parcel is being returned to the sender"), new(1.00, "Exception_Returned", "Returned", "Returned to the sender"),
        ],
        _ => Way,
    };

    private sealed record Step(double Share, string SubStatus, string? Stage, string Text);
}
