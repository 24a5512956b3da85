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

    /// <summary>How long after an order has ended its buyer's address is kept; then the engine erases it. Zero to 10 years; null keeps it for ever, and erasing is yours.</summary>
    /// <value>90 days</value>
    public TimeSpan? KeepPersonalDataFor { get; set; } = TimeSpan.FromDays(90);
}

/// <summary>What settings must keep.</summary>
internal sealed class DropshipOptionsValidator : AbstractValidator<DropshipOptions>
{
    public DropshipOptionsValidator()
    {
        RuleFor(options => options.MaxInFlight).InclusiveBetween(1, 10_000);
        RuleFor(options => options.KeepPersonalDataFor).Must(static span => span is null || (span >= TimeSpan.Zero && span <= TimeSpan.FromDays(3_653))).WithMessage("must be zero to 10 years, or null to keep them for ever.");
        RuleFor(options => options.ResidentOrders).InclusiveBetween(0, 10_000_000);
    }
}
