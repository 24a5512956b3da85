using Dropship.Domain;
using FluentValidation;

namespace Dropship.Hosting;

/// <summary>What the rules for telling customers must keep.</summary>
internal sealed class NotifyRulesValidator : AbstractValidator<NotifyRules>
{
    private static readonly TimeSpan Day = TimeSpan.FromDays(1);
    private static readonly TimeSpan Longest = TimeSpan.FromDays(3_650);

    public NotifyRulesValidator()
    {
        RuleFor(r => r.MostPerDay).InclusiveBetween(1, 1_000);
        RuleFor(r => r.FreshFor).InclusiveBetween(TimeSpan.FromMinutes(1), Longest);
        RuleFor(r => r.LateAfter).InclusiveBetween(TimeSpan.Zero, Longest);
        RuleFor(r => r.Quiet!).Must(static quiet => IsClock(quiet.From) && IsClock(quiet.To)).When(r => r.Quiet is not null).WithMessage("'{PropertyName}' must begin and end between 00:00 and 24:00; it is {PropertyValue}.");
        RuleForEach(r => r.Silent.AsEnumerable()).IsInEnum().OverridePropertyName(nameof(NotifyRules.Silent));
        RuleFor(r => r.PickupReminders.AsEnumerable()).Must(IsRising).OverridePropertyName(nameof(NotifyRules.PickupReminders)).WithMessage("'{PropertyName}' must each be more than zero and above the one before.");
    }

    private static bool IsClock(TimeSpan time) => time >= TimeSpan.Zero && time < Day;

    private static bool IsRising(IEnumerable<TimeSpan> spans)
    {
        var last = TimeSpan.Zero;
        foreach (var span in spans)
        {
            if (span <= last || span > Longest) return false;
            last = span;
        }

        return true;
    }
}
