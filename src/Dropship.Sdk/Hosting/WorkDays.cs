using Dropship.Domain;

namespace Dropship.Hosting;

/// <summary>The work days of a supplier or a marketplace, as a shop's settings say them.</summary>
/// <param name="TimeZone">The IANA name of their time zone, for example <c>Asia/Shanghai</c>.</param>
public sealed record WorkDays(string TimeZone)
{
    /// <summary>The region of the holiday file whose holidays they keep; null for none. Default: null.</summary>
    public string? Region { get; init; }

    /// <summary>The days of the week without work. Default: Saturday and Sunday.</summary>
    public Few<DayOfWeek> Rest { get; init; } = [DayOfWeek.Saturday, DayOfWeek.Sunday];

    /// <summary>When the work day ends, from its local midnight: what comes later counts as the next work day's. Default: 24 hours.</summary>
    public TimeSpan CutOff { get; init; } = TimeSpan.FromDays(1);
}
