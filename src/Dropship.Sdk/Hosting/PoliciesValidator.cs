using Dropship.Domain;
using FluentValidation;

namespace Dropship.Hosting;

/// <summary>What a shop's rules must keep.</summary>
internal sealed class PoliciesValidator : AbstractValidator<Policies>
{
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3_650);

    public PoliciesValidator()
    {
        RuleFor(p => p.FeeRate).InclusiveBetween(0m, 1m);
        RuleFor(p => p.MinimumMargin).InclusiveBetween(-1m, 1m).When(p => p.MinimumMargin is not null);
        RuleFor(p => p.Screening.HoldAbove).Must(c => c is not { Amount: < 0m }).WithMessage("'{PropertyName}' must not be negative; null for no limit.");
        RuleFor(p => p.Costs).SetValidator(new CostRulesValidator());
        RuleFor(p => p.OrderCeiling).Must(c => c is not { } ceiling || ceiling.Amount > 0m).WithMessage("'{PropertyName}' must be more than zero, or null for no ceiling.");
        RuleFor(p => p.DayCeiling).Must(c => c is not { } ceiling || ceiling.Amount > 0m).WithMessage("'{PropertyName}' must be more than zero, or null for no ceiling.");
        RuleForEach(p => p.SupplierCeilings.Values).Must(c => c.Amount > 0m).OverridePropertyName(nameof(Policies.SupplierCeilings)).WithMessage("A supplier's ceiling must be more than zero.");
        RuleFor(p => p.Withheld).Null().WithMessage("'{PropertyName}' is set by the engine: stop spending through IDropship.Spending instead.");
        RuleFor(p => p.AwaitsFunds).Null().WithMessage("'{PropertyName}' is set by the engine: describe the money with Funding instead.");
        RuleForEach(p => p.Funding!.CreditLimits.Values).Must(c => c.Amount >= 0m).OverridePropertyName("Funding.CreditLimits").WithMessage("A credit limit must be zero or more.").When(p => p.Funding is not null);
        RuleForEach(p => p.Funding!.ExpectedPayouts.AsEnumerable()).Must(payout => payout.Amount.Amount > 0m).OverridePropertyName("Funding.ExpectedPayouts").WithMessage("An expected payout must be more than zero.").When(p => p.Funding is not null);
        RuleForEach(p => p.Funding!.LateRules.AsEnumerable()).Must(IsARule).OverridePropertyName("Funding.LateRules").WithMessage("Rates must be from 0 to 1 and amounts zero or more.").When(p => p.Funding is not null);
        RuleFor(p => p.Funding!.HandOverWithin).InclusiveBetween(TimeSpan.Zero, Longest).OverridePropertyName("Funding.HandOverWithin").When(p => p.Funding is not null);
        RuleFor(p => p.Funding!.TopUpWithin).InclusiveBetween(TimeSpan.FromMinutes(1), Longest).OverridePropertyName("Funding.TopUpWithin").When(p => p.Funding is not null);
        RuleFor(p => p.PriceTolerance).InclusiveBetween(0m, 1m);
        RuleFor(p => p.MaxSearches).InclusiveBetween(1, 1_000);
        RuleFor(p => p.MaxTries).InclusiveBetween(1, 100);
        RuleForEach(p => p.Rates.AsEnumerable()).Must(r => r.Rate > 0m).OverridePropertyName(nameof(Policies.Rates)).WithMessage("An exchange rate must be more than zero.");
        Span(nameof(Policies.SearchAgainAfter), p => p.SearchAgainAfter);
        Span(nameof(Policies.CancelWithin), p => p.CancelWithin);
        Span(nameof(Policies.PayoutWithin), p => p.PayoutWithin);
        Span("Timing.PurchaseTimeout", p => p.Timing.PurchaseTimeout);
        Span("Timing.WriteTimeout", p => p.Timing.WriteTimeout);
        Span("Timing.RetryAfter", p => p.Timing.RetryAfter);
        Span("Timing.PollSupplier", p => p.Timing.PollSupplier);
        Span("Timing.PollCarrier", p => p.Timing.PollCarrier);
        Span("Timing.PollSlowly", p => p.Timing.PollSlowly);
        Span("Timing.PollFunds", p => p.Timing.PollFunds);
        Span("Timing.SaleFreshFor", p => p.Timing.SaleFreshFor);
        Span("Timing.AskDoubtAfter", p => p.Timing.AskDoubtAfter);
        Span("Timing.AskEvery", p => p.Timing.AskEvery);
        Span("Chasing.Gap", p => p.Chasing.Gap);
        Span("Chasing.LateEvery", p => p.Chasing.LateEvery);
        Span("Chasing.GiveUpAfter", p => p.Chasing.GiveUpAfter);
        Span("Chasing.ShipWithin", p => p.Chasing.ShipWithin);
        Span("Chasing.CreditWithin", p => p.Chasing.CreditWithin);
        Limit("Chasing.GiveUpWhenLate", p => p.Chasing.GiveUpWhenLate);
        Limit("Chasing.TimeToDeliver", p => p.Chasing.TimeToDeliver);
        Limit("Deadlines.AcceptWithin", p => p.Deadlines.AcceptWithin);
        Limit("Deadlines.AcknowledgeWithin", p => p.Deadlines.AcknowledgeWithin);
        Limit("Deadlines.FirstScanWithin", p => p.Deadlines.FirstScanWithin);
        Limit("Deadlines.DisputeWithin", p => p.Deadlines.DisputeWithin);
        RuleForEach(p => p.Deadlines.Margins.AsEnumerable()).Must(m => m.Before >= TimeSpan.Zero && m.Before <= Longest && Enum.IsDefined(m.Kind)).OverridePropertyName("Deadlines.Margins").WithMessage("A margin must be between none and ten years, and of a known kind.");
        RuleForEach(p => p.Deadlines.Suppliers.Values).Must(t => t.HandlingDays is not (< 0 or > 365)).OverridePropertyName("Deadlines.Suppliers").WithMessage("A handling time must be between 0 and 365 work days.");
        RuleFor(p => p.Deadlines.ShipWithinDays).Must(d => d is not (< 0 or > 365)).OverridePropertyName("Deadlines.ShipWithinDays").WithMessage("'{PropertyName}' must be between 0 and 365 work days, or null.");
        Span("Stalls.Origin", p => p.Stalls.Origin);
        Span("Stalls.LineHaul", p => p.Stalls.LineHaul);
        Span("Stalls.Arrived", p => p.Stalls.Arrived);
        Span("Stalls.Delivery", p => p.Stalls.Delivery);
        Span("Stalls.Pickup", p => p.Stalls.Pickup);
        Span("Stalls.Returning", p => p.Stalls.Returning);
        Silences();
        RuleFor(p => p.Timing.AwaitCarrier).InclusiveBetween(TimeSpan.Zero, Longest).OverridePropertyName("Timing.AwaitCarrier").WithMessage("'{PropertyName}' must be between none and ten years; it is {PropertyValue}.");
        RuleFor(p => p.Chasing.ReleaseSuspectBefore).InclusiveBetween(TimeSpan.Zero, Longest).WithName("Chasing.ReleaseSuspectBefore");
        RuleFor(p => p.CompleteAfter).InclusiveBetween(TimeSpan.Zero, Longest);
        RuleFor(p => p.Chasing.RemindAt.AsEnumerable()).Must(IsRising).OverridePropertyName("Chasing.RemindAt").WithMessage("'{PropertyName}' must hold one or more parts from 0 to 1, each above the one before.");
        RuleFor(p => p.DefaultTerms).Must(HasSteps).WithMessage("'{PropertyName}' must have steps that begin with Create, and at least one try.");
        RuleForEach(p => p.Terms.Values).Must(HasSteps).OverridePropertyName("Terms").WithMessage("Terms must have steps that begin with Create, and at least one try.");
    }

    private static bool IsARule(LateRule rule) =>
        new[] { rule.AtOnceRate, rule.PerDayRate, rule.CancelRate, rule.MostRate ?? 0m }.All(rate => rate is >= 0m and <= 1m)
        && new[] { rule.AtOnce, rule.PerDay, rule.Cancel }.All(amount => amount is not { Amount: < 0m });

    private static bool HasSteps(SupplierTerms terms) => terms.Steps is [PurchaseStep.Create, ..] && terms.MaxTries >= 1;

    private static bool IsRising(IEnumerable<double> parts)
    {
        var (last, any) = (double.NegativeInfinity, false);
        foreach (var part in parts)
        {
            if (!(part >= 0 && part <= 1 && part > last)) return false;   // so that what is no number is not let pass
            (last, any) = (part, true);
        }

        return any;
    }

    private void Limit(string name, System.Linq.Expressions.Expression<Func<Policies, TimeSpan?>> read) =>
        RuleFor(read).Must(static span => span is not { } limit || (limit >= TimeSpan.FromMilliseconds(1) && limit <= Longest)).OverridePropertyName(name).WithMessage("'{PropertyName}' must be between a millisecond and ten years, or null; it is {PropertyValue}.");

    private void Silences()
    {
        Limit("Stalls.NoScan", p => p.Stalls.NoScan);
        Limit("Stalls.Customs", p => p.Stalls.Customs);
        Limit("Stalls.OutForDelivery", p => p.Stalls.OutForDelivery);
        Span("StallWarnings.Origin", p => p.StallWarnings.Origin);
        Span("StallWarnings.LineHaul", p => p.StallWarnings.LineHaul);
        Span("StallWarnings.Arrived", p => p.StallWarnings.Arrived);
        Span("StallWarnings.Delivery", p => p.StallWarnings.Delivery);
        Span("StallWarnings.Pickup", p => p.StallWarnings.Pickup);
        Span("StallWarnings.Returning", p => p.StallWarnings.Returning);
        Limit("StallWarnings.NoScan", p => p.StallWarnings.NoScan);
        Limit("StallWarnings.Customs", p => p.StallWarnings.Customs);
        Limit("StallWarnings.OutForDelivery", p => p.StallWarnings.OutForDelivery);
    }

    private void Span(string name, System.Linq.Expressions.Expression<Func<Policies, TimeSpan>> read) =>
        RuleFor(read).Must(static span => span >= TimeSpan.FromMilliseconds(1) && span <= Longest).OverridePropertyName(name).WithMessage("'{PropertyName}' must be between a millisecond and ten years; it is {PropertyValue}.");
}
