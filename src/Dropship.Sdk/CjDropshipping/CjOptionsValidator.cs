using Dropship.Domain;
using Dropship.Http;
using FluentValidation;

namespace Dropship.CjDropshipping;

/// <summary>What an account's settings must keep. Keys and cures are told, values that are secret never.</summary>
internal sealed class CjOptionsValidator : AbstractValidator<CjOptions>
{
    public CjOptionsValidator()
    {
        RuleFor(o => o.ApiKey).Must(static key => key?.Reveal() is { Length: <= 200 } text && !string.IsNullOrWhiteSpace(text)).WithMessage("'{PropertyName}' must have 1 to 200 characters; take it from My CJ, Authorization, API.");
        RuleFor(o => o.Name).Must(IsName).WithMessage("'{PropertyName}' must have 1 to 64 characters without control characters or outer blanks.");
        RuleFor(o => o.BaseAddress).Must(Setting.IsSafe).WithMessage("'{PropertyName}' must be an absolute https address without user, query or fragment; http only on the own machine.");
        RuleFor(o => o.BaseAddress).Must(static (o, address) => Setting.IsAt(address, CjOptions.Hosts, o.MoreHosts)).When(static o => Setting.IsSafe(o.BaseAddress)).WithMessage("'{PropertyName}' must be at CJ's own host; add another to MoreHosts if it is a gateway of yours.");
        RuleFor(o => o.FromCountry).Must(static country => country is not null && CjCountries.Find(country) is not null).WithMessage("'{PropertyName}' must be a country of ISO 3166 in two capital letters, for example CN.");
        Span(nameof(CjOptions.Spacing), o => o.Spacing, TimeSpan.FromSeconds(0.1), TimeSpan.FromMinutes(1));
        Span(nameof(CjOptions.Timeout), o => o.Timeout, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(100));
        Span(nameof(CjOptions.PricesFor), o => o.PricesFor, TimeSpan.Zero, TimeSpan.FromDays(1));
        Span(nameof(CjOptions.QuotesFor), o => o.QuotesFor, TimeSpan.FromMinutes(1), TimeSpan.FromDays(1));
        RuleFor(o => o.MaxTransitDays).InclusiveBetween(1, 365).When(static o => o.MaxTransitDays is not null);
        RuleFor(o => o.PreferredMethods).Must(static methods => methods is not null && methods.All(static method => !string.IsNullOrWhiteSpace(method))).WithMessage("'{PropertyName}' must name methods; take the empty ones out.");
        RuleFor(o => o.ExcludedMethods).Must(static methods => methods is not null && methods.All(static method => !string.IsNullOrWhiteSpace(method))).WithMessage("'{PropertyName}' must name methods; take the empty ones out.");
        RuleFor(o => o.DefaultPhone).Must(static phone => phone is null || (phone.Length <= 20 && !string.IsNullOrWhiteSpace(phone))).WithMessage("'{PropertyName}' must have 1 to 20 characters, or be left out.");
        RuleFor(o => o.PlatformToken).Must(static token => token is null || Setting.IsVisible(token, 512)).WithMessage("'{PropertyName}' must be visible ASCII characters without blanks, or be left out.");
        RuleFor(o => o.IossNumber).Must(static number => number is null || !string.IsNullOrWhiteSpace(number)).WithMessage("'{PropertyName}' must not be empty; leave it out.");
        RuleFor(o => o.ReadBatch).InclusiveBetween(1, 100);
    }

    /// <summary>All that is wrong, each as key and message; the shop puts its own key before it.</summary>
    /// <param name="options">The settings.</param>
    internal static IEnumerable<string> Errors(CjOptions options) =>
        new CjOptionsValidator().Validate(options).Errors.Select(static failure => $"CjDropshipping:{failure.PropertyName}: {failure.ErrorMessage}");

    private static bool IsName(string name)
    {
        try
        {
            _ = new SupplierId(name);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private void Span(string name, System.Linq.Expressions.Expression<Func<CjOptions, TimeSpan>> read, TimeSpan least, TimeSpan most) =>
        RuleFor(read).InclusiveBetween(least, most).OverridePropertyName(name);
}
