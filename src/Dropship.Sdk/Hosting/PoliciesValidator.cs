using Dropship.Domain;
using FluentValidation;

namespace Dropship.Hosting;

/// <summary>What a shop's rules must keep.</summary>
internal sealed class PoliciesValidator : AbstractValidator<Policies>
{
    public PoliciesValidator()
    {
        RuleFor(p => p.FeeRate).InclusiveBetween(0m, 1m);
        RuleFor(p => p.MinimumMargin).InclusiveBetween(-1m, 1m).When(p => p.MinimumMargin is not null);
        RuleFor(p => p.Screening.HoldAbove).Must(c => c is not { Amount: < 0m }).WithMessage("'{PropertyName}' must not be negative; null for no limit.");
        RuleFor(p => p.Screening.HoldNewAbove).Must(c => c is not { Amount: < 0m }).WithMessage("'{PropertyName}' must not be negative; null for no limit.");
        RuleFor(p => p.Screening.Buyers!).SetValidator(new BuyerRulesValidator()).OverridePropertyName("Screening.Buyers").When(p => p.Screening.Buyers is not null);
        RuleFor(p => p.Costs).SetValidator(new CostRulesValidator());
        RuleFor(p => p.Timing).SetValidator(new TimingValidator());
        RuleFor(p => p.Chasing).SetValidator(new ChasingValidator());
        RuleFor(p => p.Deadlines).SetValidator(new DeadlineRulesValidator());
        RuleFor(p => p.Stalls).SetValidator(new StallLimitsValidator());
        RuleFor(p => p.Exposure!).SetValidator(new ExposureRulesValidator()).OverridePropertyName("Exposure").When(p => p.Exposure is not null);
        RuleFor(p => p.Exposed).Null().WithMessage("'{PropertyName}' is set by the engine: describe the cap with Exposure instead.");
        RuleFor(p => p.Completion).Must(static rules => rules.AsEnumerable().Select(static rule => rule.From).Distinct().Count() == rules.Count).WithMessage("'{PropertyName}' holds two rules of one day: keep one, or date the other.");
        RuleForEach(p => p.Completion.AsEnumerable()).SetValidator(new CompletionRuleValidator()).OverridePropertyName("Completion");
        RuleFor(p => p.Funding!).SetValidator(new FundingRulesValidator()).OverridePropertyName("Funding").When(p => p.Funding is not null);
        RuleFor(p => p.OrderCeiling).Must(c => c is not { } ceiling || ceiling.Amount > 0m).WithMessage("'{PropertyName}' must be more than zero, or null for no ceiling.");
        RuleFor(p => p.DayCeiling).Must(c => c is not { } ceiling || ceiling.Amount > 0m).WithMessage("'{PropertyName}' must be more than zero, or null for no ceiling.");
        RuleForEach(p => p.SupplierCeilings.Values).Must(c => c.Amount > 0m).OverridePropertyName(nameof(Policies.SupplierCeilings)).WithMessage("A supplier's ceiling must be more than zero.");
        RuleFor(p => p.Withheld).Null().WithMessage("'{PropertyName}' is set by the engine: stop spending through IDropship.Spending instead.");
        RuleFor(p => p.AwaitsFunds).Null().WithMessage("'{PropertyName}' is set by the engine: describe the money with Funding instead.");
        RuleFor(p => p.PoorRating).InclusiveBetween(0, 5).When(p => p.PoorRating is not null);
        RuleFor(p => p.Standing).SetValidator(new StandingRulesValidator());
        RuleFor(p => p.PriceTolerance).InclusiveBetween(0m, 1m);
        RuleFor(p => p.MaxSearches).InclusiveBetween(1, 1_000);
        RuleFor(p => p.MaxTries).InclusiveBetween(1, 100);
        RuleForEach(p => p.Rates.AsEnumerable()).Must(r => r.Rate > 0m).OverridePropertyName(nameof(Policies.Rates)).WithMessage("An exchange rate must be more than zero.");
        this.Span(p => p.SearchAgainAfter);
        this.Span(p => p.CancelWithin);
        this.Span(p => p.PayoutWithin);
        RuleFor(p => p.Notifying!).SetValidator(new NotifyRulesValidator()).When(p => p.Notifying is not null);
        RuleFor(p => p.StallWarnings).SetValidator(new StallLimitsValidator());
        RuleFor(p => p.CompleteAfter).InclusiveBetween(TimeSpan.Zero, SpanRules.Longest);
        RuleFor(p => p.DefaultTerms).Must(HasSteps).WithMessage("'{PropertyName}' must have steps that begin with Create, and at least one try.");
        RuleForEach(p => p.Terms.Values).Must(HasSteps).OverridePropertyName("Terms").WithMessage("Terms must have steps that begin with Create, and at least one try.");
    }

    private static bool HasSteps(SupplierTerms terms) => terms.Steps is [PurchaseStep.Create, ..] && terms.MaxTries >= 1;
}
