using Dropship.Domain;

namespace HelloDropship;

/// <summary>The shops' rules.</summary>
internal static class Rules
{
    /// <summary>A tenth of what is paid must remain; the supplier's dollars are judged in the shop's currency by dated rates.</summary>
    /// <param name="policies">The defaults.</param>
    internal static Policies Of(Policies policies) => policies with
    {
        MinimumMargin = 0.10m,
        Timing = policies.Timing with { PurchaseTimeout = TimeSpan.FromMinutes(10), WriteTimeout = TimeSpan.FromMinutes(5) },   // seconds of true time
        Rates =
        [
            new(new("USD"), new("EUR"), 0.92m, Instant.From(Story.Begins.AddDays(-1))),
            new(new("USD"), new("EUR"), 0.91m, Instant.From(Story.Begins.AddDays(7))),
            new(new("EUR"), new("USD"), 1.09m, Instant.From(Story.Begins.AddDays(-1))),
        ],
    };
}
