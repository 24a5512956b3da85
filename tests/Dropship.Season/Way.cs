using Dropship.Domain;

namespace Dropship.Season;

/// <summary>A way of working through the season.</summary>
/// <param name="Name">What the table calls it.</param>
/// <param name="Chases">True if suppliers are reminded, and given up when they are four working days late.</param>
/// <param name="FailsOver">True if suppliers are chosen by how they have done so far, and units of one that was given up are bought elsewhere, also at a loss.</param>
internal sealed record Way(string Name, bool Chases, bool FailsOver)
{
    internal static IReadOnlyList<Way> All { get; } = [new("neither", false, false), new("chase", true, false), new("fail-over", false, true), new("both", true, true)];

    internal Policies Policies { get; } = Policies.Default with
    {
        FeeRate = 0.15m,
        MinimumMargin = null,
        MaxSearches = FailsOver ? 3 : 1,
        SearchAgainAfter = TimeSpan.FromHours(1),
        Choosing = Choosing.Default with { Policy = FailsOver ? SourcingPolicies.Balanced : SourcingPolicies.Ranked, Explore = FailsOver ? 0.02 : 0d },
        Chasing = Chasing.Default with
        {
            RemindAt = Chases ? [0.5, 0.8, 1.0] : [],
            LateEvery = Chases ? TimeSpan.FromDays(2) : TimeSpan.FromDays(1000),
            GiveUpAfter = TimeSpan.FromDays(30),
            GiveUpWhenLate = Chases || FailsOver ? TimeSpan.FromDays(4) : null,
            WhenDefaulted = FailsOver ? WhenDefaulted.AcceptLoss : WhenDefaulted.Ask,
        },
        Timing = Timing.Default with { PollSupplier = TimeSpan.FromHours(12), PollCarrier = TimeSpan.FromDays(1) },
    };
}
