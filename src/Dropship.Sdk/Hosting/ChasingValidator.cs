using Dropship.Domain;
using FluentValidation;

namespace Dropship.Hosting;

/// <summary>What the rules on pressing suppliers must keep.</summary>
internal sealed class ChasingValidator : AbstractValidator<Chasing>
{
    public ChasingValidator()
    {
        this.Span(r => r.Gap);
        this.Span(r => r.LateEvery);
        this.Span(r => r.GiveUpAfter);
        this.Span(r => r.ShipWithin);
        this.Span(r => r.CreditWithin);
        this.Limit(r => r.GiveUpWhenLate);
        this.Limit(r => r.TimeToDeliver);
        RuleFor(r => r.ReleaseSuspectBefore).InclusiveBetween(TimeSpan.Zero, SpanRules.Longest);
        RuleFor(r => r.RemindAt.AsEnumerable()).Must(IsRising).OverridePropertyName("RemindAt").WithMessage("'{PropertyName}' must hold one or more parts from 0 to 1, each above the one before.");
    }

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
}
