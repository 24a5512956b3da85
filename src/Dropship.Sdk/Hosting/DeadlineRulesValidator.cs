using Dropship.Domain;
using FluentValidation;

namespace Dropship.Hosting;

/// <summary>What the rules on deadlines must keep.</summary>
internal sealed class DeadlineRulesValidator : AbstractValidator<DeadlineRules>
{
    public DeadlineRulesValidator()
    {
        this.Limit(r => r.AcceptWithin);
        this.Limit(r => r.AcknowledgeWithin);
        this.Limit(r => r.FirstScanWithin);
        this.Limit(r => r.DisputeWithin);
        RuleForEach(r => r.Margins.AsEnumerable()).Must(m => m.Before >= TimeSpan.Zero && m.Before <= SpanRules.Longest && Enum.IsDefined(m.Kind)).OverridePropertyName("Margins").WithMessage("A margin must be between none and ten years, and of a known kind.");
        RuleForEach(r => r.PenaltyWindows.AsEnumerable()).Must(w => w is { WorkDays: >= 0 and <= 365, Calendar: not null }).OverridePropertyName("PenaltyWindows").WithMessage("A window for a word against a penalty must be between 0 and 365 work days of a calendar.");
        RuleForEach(r => r.Suppliers.Values).Must(t => t.HandlingDays is not (< 0 or > 365)).OverridePropertyName("Suppliers").WithMessage("A handling time must be between 0 and 365 work days.");
        RuleFor(r => r.ShipWithinDays).Must(d => d is not (< 0 or > 365)).OverridePropertyName("ShipWithinDays").WithMessage("'{PropertyName}' must be between 0 and 365 work days, or null.");
    }
}
