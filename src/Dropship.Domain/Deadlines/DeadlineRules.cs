namespace Dropship.Domain;

/// <summary>How long before deadlines of a kind something is done about them. Dated: of several for one kind, the newest that is not dated after the deadline counts.</summary>
/// <param name="Kind">Of which kind.</param>
/// <param name="Before">How long before.</param>
/// <param name="From">For deadlines from this moment on; by default for all.</param>
public sealed record DeadlineMargin(DeadlineKind Kind, TimeSpan Before, Instant From = default);

/// <summary>How long a marketplace takes a word against a penalty. Dated: of several, the newest that is not dated after the penalty counts.</summary>
/// <param name="WorkDays">Until the end of the n-th work day after the one it was issued on.</param>
/// <param name="Calendar">The marketplace's work days.</param>
/// <param name="From">For penalties from this moment on; by default for all.</param>
public sealed record PenaltyWindow(int WorkDays, WorkCalendar Calendar, Instant From = default);

/// <summary>When a supplier works, and how fast.</summary>
/// <param name="Calendar">Its work days: its handling time and the reminders to it count in them.</param>
/// <param name="HandlingDays">How many work days after the purchase it hands over; null if it promises nothing.</param>
public sealed record SupplierTime(WorkCalendar Calendar, int? HandlingDays = null);

/// <summary>What a shop's deadlines are where nobody tells them, and how long before each something is done.</summary>
public sealed record DeadlineRules
{
    /// <summary>Every rule at its default, as said below.</summary>
    public static DeadlineRules Default { get; } = new();

    /// <summary>Margins that differ from the defaults: 12 hours before hard ship-by, 4 before soft; 1 day before first scan, deliver-by, evidence-by, resend-by and the end of a penalty's dispute; 2 days before dispute-by; 3 days before the scan without which nothing is paid; 4 hours before accept, acknowledge and reply-by (of a request to cancel and an inquiry at most half of its time); none before auto-confirm, payout, return-by and decide-by.</summary>
    public Few<DeadlineMargin> Margins { get; init; }

    /// <summary>How long after payment a supplier must be bound for everything; null where the marketplace does not care. Default: null.</summary>
    public TimeSpan? AcceptWithin { get; init; }

    /// <summary>How much of its work time a supplier has to take note of a purchase; null for suppliers that do not tell. Default: null.</summary>
    public TimeSpan? AcknowledgeWithin { get; init; }

    /// <summary>The ship-by in work days of <see cref="Marketplace"/> after payment, where the marketplace tells no moment; null: <see cref="Chasing.ShipWithin"/> counts. Default: null.</summary>
    public int? ShipWithinDays { get; init; }

    /// <summary>How long after the hand-over the carrier must have scanned a parcel; null where the marketplace does not care. Default: null.</summary>
    public TimeSpan? FirstScanWithin { get; init; }

    /// <summary>How long after a purchase its supplier takes a dispute; null if it sets no limit. Default: null.</summary>
    public TimeSpan? DisputeWithin { get; init; }

    /// <summary>How long the marketplace takes a word against a penalty; without one no deadline is known. Default: none.</summary>
    public Few<PenaltyWindow> PenaltyWindows { get; init; }

    /// <summary>The marketplace's work days. Default: every day.</summary>
    public WorkCalendar Marketplace { get; init; } = WorkCalendar.Always;

    /// <summary>Suppliers that do not work all day and every day, or promise a handling time. Default: none.</summary>
    public IReadOnlyDictionary<SupplierId, SupplierTime> Suppliers { get; init; } = new Dictionary<SupplierId, SupplierTime>();

    /// <summary>When a supplier works.</summary>
    /// <param name="supplier">The supplier.</param>
    public WorkCalendar CalendarOf(SupplierId supplier) => Suppliers.TryGetValue(supplier, out var time) ? time.Calendar : WorkCalendar.Always;

    /// <summary>What holds for a penalty that was issued at a moment, or null.</summary>
    /// <param name="issued">The moment.</param>
    public PenaltyWindow? WindowOf(Instant issued)
    {
        PenaltyWindow? newest = null;
        foreach (var window in PenaltyWindows)
            if (window.From <= issued && !(newest?.From > window.From))
                newest = window;
        return newest;
    }

    /// <summary>How long before a deadline something is done about it.</summary>
    /// <param name="kind">What kind it is of.</param>
    /// <param name="at">When it is.</param>
    public TimeSpan MarginOf(DeadlineKind kind, Instant at)
    {
        DeadlineMargin? newest = null;
        foreach (var margin in Margins)
            if (margin.Kind == kind && margin.From <= at && !(newest?.From > margin.From))
                newest = margin;
        return newest?.Before ?? Usual(kind);
    }

    private static TimeSpan Usual(DeadlineKind kind) => kind switch
    {
        DeadlineKind.ShipByHard => TimeSpan.FromHours(12),
        DeadlineKind.FirstScan or DeadlineKind.DeliverBy or DeadlineKind.EvidenceBy => TimeSpan.FromDays(1),
        DeadlineKind.DisputeBy => TimeSpan.FromDays(2),
        DeadlineKind.AutoConfirm or DeadlineKind.Payout or DeadlineKind.ReturnBy or DeadlineKind.DecideBy => TimeSpan.Zero,
        DeadlineKind.ScanToBePaid => TimeSpan.FromDays(3),
        DeadlineKind.ResendBy or DeadlineKind.PenaltyDisputeBy => TimeSpan.FromDays(1),
        _ => TimeSpan.FromHours(4),
    };
}
