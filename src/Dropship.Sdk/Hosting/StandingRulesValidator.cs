using Dropship.Domain;
using Dropship.Standing;
using FluentValidation;

namespace Dropship.Hosting;

/// <summary>What the rules on a shop's standing must keep.</summary>
internal sealed class StandingRulesValidator : AbstractValidator<StandingRules>
{
    private static readonly TimeSpan Shortest = TimeSpan.FromMinutes(1);

    public StandingRulesValidator()
    {
        RuleFor(r => r.WarnAt).InclusiveBetween(0m, 1m);
        RuleFor(r => r.RelaxAt).InclusiveBetween(0m, 1m);
        RuleFor(r => r.ScanWithin).InclusiveBetween(Shortest, SpanRules.Longest);
        RuleFor(r => r.DeliverWithin).InclusiveBetween(Shortest, SpanRules.Longest);
        RuleFor(r => r.JudgeEvery).InclusiveBetween(Shortest, SpanRules.Longest);
        RuleFor(r => r.Recent).InclusiveBetween(Shortest, SpanRules.Longest);
        RuleFor(r => r.ExtraHandling).InclusiveBetween(0, 365);
        RuleFor(r => r.SlowTo).InclusiveBetween(0m, 1m);
        RuleForEach(r => r.Limits.AsEnumerable()).Must(IsALimit).OverridePropertyName(nameof(StandingRules.Limits))
            .WithMessage("A limit must be a part from 0 to 1 (of ratings a mean from 0 to 5, of the count of penalties a number, of their sum an amount with its currency), its window longer than nothing, and at least one order judged.");
    }

    private static bool IsALimit(StandingLimit limit) =>
        Enum.IsDefined(limit.Measure) && limit.Limit >= 0m && limit.Limit <= (limit.Measure == StandingMeasure.Penalties ? 1m : limit.Measure.Most()) && (limit.Measure == StandingMeasure.PenaltySum) == limit.Currency is not null && limit.Window > TimeSpan.Zero && limit.Window <= SpanRules.Longest && limit.AtLeast >= 1;
}
