using Dropship.Domain;
using FluentValidation;

namespace Dropship.Hosting;

/// <summary>What the rules on money for purchases must keep.</summary>
internal sealed class FundingRulesValidator : AbstractValidator<FundingRules>
{
    public FundingRulesValidator()
    {
        RuleForEach(r => r.CreditLimits.Values).Must(c => c.Amount >= 0m).OverridePropertyName("CreditLimits").WithMessage("A credit limit must be zero or more.");
        RuleFor(r => r.Purse).Must(c => c is not { Amount: <= 0m }).OverridePropertyName("Purse").WithMessage("The purse must hold more than zero, or be null for no such limit.");
        RuleForEach(r => r.ExpectedPayouts.AsEnumerable()).Must(payout => payout.Amount.Amount > 0m).OverridePropertyName("ExpectedPayouts").WithMessage("An expected payout must be more than zero.");
        RuleFor(r => r.ExpectedShare).InclusiveBetween(0m, 1m).OverridePropertyName("ExpectedShare");
        RuleForEach(r => r.LateRules.AsEnumerable()).Must(IsARule).OverridePropertyName("LateRules").WithMessage("Rates must be from 0 to 1 and amounts zero or more.");
        RuleFor(r => r.HandOverWithin).InclusiveBetween(TimeSpan.Zero, SpanRules.Longest).OverridePropertyName("HandOverWithin");
        RuleFor(r => r.TopUpWithin).InclusiveBetween(TimeSpan.FromMinutes(1), SpanRules.Longest).OverridePropertyName("TopUpWithin");
    }

    private static bool IsARule(LateRule rule) =>
        new[] { rule.AtOnceRate, rule.PerDayRate, rule.CancelRate, rule.MostRate ?? 0m }.All(rate => rate is >= 0m and <= 1m)
        && new[] { rule.AtOnce, rule.PerDay, rule.Cancel }.All(amount => amount is not { Amount: < 0m });
}
