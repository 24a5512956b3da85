using Dropship.Domain;
using FluentValidation;

namespace Dropship.Hosting;

/// <summary>What the cap of a marketplace must keep.</summary>
internal sealed class ExposureRulesValidator : AbstractValidator<ExposureRules>
{
    public ExposureRulesValidator()
    {
        RuleForEach(r => r.Caps.AsEnumerable()).Must(cap => cap.Amount > 0m).OverridePropertyName("Caps").WithMessage("A cap must be more than zero; leave the currency out for none.");
        RuleFor(r => r.Caps).Must(IsOneEach).OverridePropertyName("Caps").WithMessage("A currency is named twice: keep one cap for each.");
        RuleForEach(r => r.OverdueAbove.AsEnumerable()).Must(sum => sum.Amount >= 0m).OverridePropertyName("OverdueAbove").WithMessage("What may be overdue must be zero or more.");
        RuleFor(r => r.OverdueAbove).Must(IsOneEach).OverridePropertyName("OverdueAbove").WithMessage("A currency is named twice: keep one sum for each.");
        RuleFor(r => r.WarnAt).InclusiveBetween(0m, 1m).OverridePropertyName("WarnAt");
        RuleFor(r => r.JudgeEvery).InclusiveBetween(TimeSpan.FromMinutes(1), SpanRules.Longest).OverridePropertyName("JudgeEvery");
    }

    private static bool IsOneEach(Few<Money> sums) => sums.AsEnumerable().Select(static sum => sum.Currency).Distinct().Count() == sums.Count;
}
