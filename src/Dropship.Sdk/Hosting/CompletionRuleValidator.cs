using Dropship.Domain;
using FluentValidation;

namespace Dropship.Hosting;

/// <summary>What a marketplace's completion rule must keep.</summary>
internal sealed class CompletionRuleValidator : AbstractValidator<CompletionRule>
{
    public CompletionRuleValidator()
    {
        RuleFor(r => r).Must(static rule => rule is not { AfterDelivery: null, AfterConfirmation: null, AfterScan: null, Carriers.IsEmpty: true, AfterHandOver: null }).OverridePropertyName("AfterDelivery").WithMessage("Nothing would ever be complete: set AfterDelivery, AfterConfirmation, AfterScan, Carriers or AfterHandOver.");
        Span("AfterDelivery", r => r.AfterDelivery);
        Span("AfterConfirmation", r => r.AfterConfirmation);
        Span("AfterScan", r => r.AfterScan);
        Span("AfterHandOver", r => r.AfterHandOver);
        Span("ScanWithin", r => r.ScanWithin);
        Span("Grace", r => r.Grace);
        RuleFor(r => r.Carriers).Must(static all => all.AsEnumerable().All(static one => IsSpan(one.After))).OverridePropertyName("Carriers").WithMessage("A carrier's span is not from zero to ten years: mend it, or leave the carrier out.");
        RuleFor(r => r.Carriers).Must(static all => all.AsEnumerable().Select(static one => one.Carrier).Distinct().Count() == all.Count).OverridePropertyName("Carriers").WithMessage("A carrier is named twice: keep one span for each.");
        RuleFor(r => r.Paydays).Must(static paydays => paydays is null or { IsSound: true }).OverridePropertyName("Paydays").WithMessage("The schedule names no day, or one that there is not: name days of the month, from 1 to 31, or of the week.");
    }

    private void Span(string name, Func<CompletionRule, TimeSpan?> span) =>
        RuleFor(r => r).Must(rule => IsSpan(span(rule))).OverridePropertyName(name).WithMessage(rule => $"{name} is {span(rule)}: give a span from zero to ten years, or null for none.");

    private static bool IsSpan(TimeSpan? span) => span is null || (span >= TimeSpan.Zero && span <= SpanRules.Longest);
}
