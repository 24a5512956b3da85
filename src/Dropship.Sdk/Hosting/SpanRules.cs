using System.Linq.Expressions;
using FluentValidation;

namespace Dropship.Hosting;

/// <summary>What every span of time in the rules must keep.</summary>
internal static class SpanRules
{
    internal static readonly TimeSpan Longest = TimeSpan.FromDays(3_650);
    private static readonly TimeSpan s_shortest = TimeSpan.FromMilliseconds(1);

    /// <summary>A span that has to be some.</summary>
    internal static void Span<T>(this AbstractValidator<T> rules, Expression<Func<T, TimeSpan>> read) =>
        rules.RuleFor(read).Must(static span => span >= s_shortest && span <= Longest).WithMessage("'{PropertyName}' must be between a millisecond and ten years; it is {PropertyValue}.");

    /// <summary>A span that may be left out.</summary>
    internal static void Limit<T>(this AbstractValidator<T> rules, Expression<Func<T, TimeSpan?>> read) =>
        rules.RuleFor(read).Must(static span => span is not { } limit || (limit >= s_shortest && limit <= Longest)).WithMessage("'{PropertyName}' must be between a millisecond and ten years, or null; it is {PropertyValue}.");
}
