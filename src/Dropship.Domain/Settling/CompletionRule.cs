namespace Dropship.Domain;

/// <summary>By what an order is complete, so that the marketplace owes its money. The numbers are stable.</summary>
public enum CompletionGround
{
    /// <summary>All that is to come has arrived, as carriers say.</summary>
    Delivered,

    /// <summary>The buyer has confirmed it.</summary>
    Confirmed,

    /// <summary>Days have passed since the carrier's first scan of the last parcel.</summary>
    Scanned,

    /// <summary>Days have passed since the last parcel was handed over.</summary>
    HandedOver,
}

/// <summary>How long after its first scan a carrier's parcel counts as arrived.</summary>
/// <param name="Carrier">The carrier as the supplier names it.</param>
/// <param name="After">How long.</param>
public sealed record CarrierSpan(CarrierCode Carrier, TimeSpan After);

/// <summary>
/// When a marketplace takes an order for complete and owes its money, and when it pays. The earliest of the grounds counts; a span that is null is none. Nothing is complete by days while a unit is still to be handed over,
/// or on its way back.
/// </summary>
public sealed record CompletionRule
{
    /// <summary>For orders that were paid for from this moment on; of several rules the newest that is not dated after the payment counts. Default: for all.</summary>
    public Instant From { get; init; }

    /// <summary>How long after the last delivery. Default: at once.</summary>
    public TimeSpan? AfterDelivery { get; init; } = TimeSpan.Zero;

    /// <summary>How long after the buyer's confirmation. Default: at once.</summary>
    public TimeSpan? AfterConfirmation { get; init; } = TimeSpan.Zero;

    /// <summary>How long after the carrier's first scan of the last parcel, for carriers that <see cref="Carriers"/> does not name. Default: never.</summary>
    public TimeSpan? AfterScan { get; init; }

    /// <summary>Carriers with a span of their own. Default: none.</summary>
    public Few<CarrierSpan> Carriers { get; init; }

    /// <summary>How long after the last parcel was handed over. Default: never.</summary>
    public TimeSpan? AfterHandOver { get; init; }

    /// <summary>How long after the buyer's payment the carrier must have scanned all of it, or it is never paid. Default: no such limit.</summary>
    public TimeSpan? ScanWithin { get; init; }

    /// <summary>When is paid what is complete; null: within <see cref="Policies.PayoutWithin"/>. Default: null.</summary>
    public PayoutSchedule? Paydays { get; init; }

    /// <summary>How long after its payday a payout may take before a person is asked. Default: 3 days.</summary>
    public TimeSpan Grace { get; init; } = TimeSpan.FromDays(3);

    /// <summary>The span after the first scan for a carrier; null if scans complete nothing.</summary>
    /// <param name="carrier">The carrier as the supplier names it; null if nobody told.</param>
    public TimeSpan? AfterScanOf(CarrierCode? carrier)
    {
        foreach (var one in Carriers)
            if (one.Carrier == carrier)
                return one.After;
        return AfterScan;
    }

    internal static CompletionRule? For(Policies policies, Instant paidAt)
    {
        CompletionRule? newest = null;
        foreach (var rule in policies.Completion)
            if (rule.From <= paidAt && !(newest?.From > rule.From))
                newest = rule;
        return newest;
    }
}
