using FluentValidation;

namespace Dropship.Hosting;

/// <summary>Settings of the engine. Validated at start, all errors at once.</summary>
public sealed class DropshipOptions
{
    /// <summary>How many orders are worked on at once. 1 to 10,000; default 512.</summary>
    /// <value>512</value>
    public int MaxInFlight { get; set; } = 512;

    /// <summary>How many orders are kept in memory between two looks; about 1 KB each. 0 to 10,000,000; default 20,000.</summary>
    /// <value>20000</value>
    public int ResidentOrders { get; set; } = 20_000;

    /// <summary>The name this process leases orders under. Where several processes share a store each needs its own; a process that is started anew under its name takes its own leases up at once. 1 to 100 characters.</summary>
    /// <value>"engine"; a store that several processes share sets one that is unique.</value>
    public string Instance { get; set; } = "engine";

    /// <summary>How long a leased order stays this process's, if it dies before it is done: so long others wait for it. Who takes longer than that over what he leased may find it taken over; that costs work, never money. One second to one hour; default 25 seconds.</summary>
    /// <value>25 seconds</value>
    public TimeSpan LeaseFor { get; set; } = TimeSpan.FromSeconds(25);

    /// <summary>
    /// True to look through the suppliers' books before anything is spent, once, when the engine starts: for a store that was restored from a backup and may not know of what was bought since.
    /// Take it out again afterwards; <see cref="Orders.ISpendingGate.ReconcileAsync"/> does the same without a new start.
    /// </summary>
    /// <value>False</value>
    public bool ReconcileFirst { get; set; }

    /// <summary>How long after an order has ended its buyer's address is kept; within a day after that the engine erases it. Zero to 10 years; null keeps it for ever, and erasing is yours.</summary>
    /// <value>90 days</value>
    public TimeSpan? KeepPersonalDataFor { get; set; } = TimeSpan.FromDays(90);
}

/// <summary>What settings must keep.</summary>
internal sealed class DropshipOptionsValidator : AbstractValidator<DropshipOptions>
{
    public DropshipOptionsValidator()
    {
        RuleFor(options => options.MaxInFlight).InclusiveBetween(1, 10_000);
        RuleFor(options => options.Instance).NotEmpty().MaximumLength(100);
        RuleFor(options => options.LeaseFor).InclusiveBetween(TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        RuleFor(options => options.KeepPersonalDataFor).Must(static span => span is null || (span >= TimeSpan.Zero && span <= TimeSpan.FromDays(3_653))).WithMessage("must be zero to 10 years, or null to keep them for ever.");
        RuleFor(options => options.ResidentOrders).InclusiveBetween(0, 10_000_000);
    }
}
