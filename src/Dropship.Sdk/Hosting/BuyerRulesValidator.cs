using Dropship.Domain;
using FluentValidation;

namespace Dropship.Hosting;

/// <summary>What the rules of the own book of buyers must keep.</summary>
internal sealed class BuyerRulesValidator : AbstractValidator<BuyerRules>
{
    public BuyerRulesValidator()
    {
        RuleFor(r => r.MostOrders).Must(n => n is not < 1).WithMessage("'{PropertyName}' must be 1 or more; null for no limit.");
        RuleFor(r => r.MostSpent).Must(c => c is not { Amount: < 0m }).WithMessage("'{PropertyName}' must not be negative; null for no limit.");
        RuleFor(r => r.MostTroubles).Must(n => n is not < 0).WithMessage("'{PropertyName}' must not be negative; null for no limit.");
        RuleFor(r => r.Within).InclusiveBetween(TimeSpan.Zero, SpanRules.Longest);
        RuleFor(r => r.RepeatWithin).InclusiveBetween(TimeSpan.Zero, SpanRules.Longest);
    }
}
