using Dropship.Domain;
using FluentValidation;

namespace Dropship.Hosting;

/// <summary>What the rules of costs must keep.</summary>
internal sealed class CostRulesValidator : AbstractValidator<CostRules>
{
    public CostRulesValidator()
    {
        RuleFor(c => c.FeePerOrder).Must(IsNotNegative).WithMessage("'{PropertyName}' must not be negative: what the marketplace gives back is no fee.");
        RuleFor(c => c.FeePerLine).Must(IsNotNegative).WithMessage("'{PropertyName}' must not be negative: what the marketplace gives back is no fee.");
        RuleFor(c => c.MinimumLineMargin).InclusiveBetween(-1m, 1m).When(c => c.MinimumLineMargin is not null);
        RuleForEach(c => c.Returns.AsEnumerable()).Must(r => r.Part is >= 0m and <= 1m).OverridePropertyName(nameof(CostRules.Returns)).WithMessage("What returns are expected to cost is a part of the cost from 0 to 1.");
        RuleForEach(c => c.Origins.Values).Must(o => o is [>= 'A' and <= 'Z', >= 'A' and <= 'Z']).OverridePropertyName(nameof(CostRules.Origins)).WithMessage("An origin is an ISO 3166 code, two capital letters.");
    }

    private static bool IsNotNegative(Money? money) => money is not { Amount: < 0m };
}
