using Dropship.Http;
using Dropship.Ports;
using FluentValidation;

namespace Dropship.Wish;

/// <summary>What the settings of an account must keep. No message repeats a value that may be secret.</summary>
internal sealed class WishOptionsValidator : AbstractValidator<WishOptions>
{
    private const int MostSecret = 512;
    private const string NoSecret = "is missing or no such value: it is printable text without blanks.";

    public WishOptionsValidator()
    {
        RuleFor(o => o.ClientId).Must(static id => Setting.IsVisible(id, MostSecret)).WithMessage(NoSecret);
        Secret(nameof(WishOptions.ClientSecret), o => o.ClientSecret);
        Secret(nameof(WishOptions.RefreshToken), o => o.RefreshToken);
        RuleFor(o => o.PreviousClientSecret).Must(static secret => secret is null || IsSecret(secret)).WithMessage("is not one: give the secret before the present one, or null.");
        RuleFor(o => o.BaseAddress).Must(static address => address is null || Setting.IsSafe(address)).WithMessage("must be an absolute https address without user, query or fragment; http is for this machine alone.");
        RuleFor(o => o.BaseAddress).Must(static (o, address) => Setting.IsAt(address!, WishOptions.Hosts, o.MoreHosts)).When(static o => Setting.IsSafe(o.BaseAddress)).WithMessage("names a host that is not the vendor's: add it to MoreHosts if it is a gateway of yours.");
        RuleFor(o => o.BaseAddress).Null().When(static o => o.Sandbox && o.BaseAddress is not null && o.BaseAddress != WishOptions.SandboxHost).WithMessage("names another host than the sandbox, though Sandbox is true: set one of both.");
        RuleFor(o => o.ShipFrom).Must(static country => country is [>= 'A' and <= 'Z', >= 'A' and <= 'Z']).WithMessage("is '{PropertyValue}': give the ISO 3166 code of a country, two capital letters.");
        RuleForEach(o => o.Carriers).Must(static pair => !string.IsNullOrWhiteSpace(pair.Key) && !string.IsNullOrWhiteSpace(pair.Value)).OverridePropertyName(nameof(WishOptions.Carriers)).WithMessage("has an entry without a name on one side.");
        Span(nameof(WishOptions.CarriersFor), o => o.CarriersFor, TimeSpan.FromMinutes(1), TimeSpan.FromDays(30));
        Span(nameof(WishOptions.StartFrom), o => o.StartFrom, TimeSpan.FromHours(1), TimeSpan.FromDays(365));
        Span(nameof(WishOptions.Overlap), o => o.Overlap, TimeSpan.Zero, TimeSpan.FromDays(1));
        Span(nameof(WishOptions.PollEvery), o => o.PollEvery, TimeSpan.FromSeconds(10), TimeSpan.FromDays(1));
        Span(nameof(WishOptions.Timeout), o => o.Timeout, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(60));
        Span(nameof(WishOptions.InvoicesEvery), o => o.InvoicesEvery, TimeSpan.FromHours(1), TimeSpan.FromDays(7));
        RuleForEach(o => o.InvoiceHosts).Must(static host => Uri.CheckHostName(host) == UriHostNameType.Dns).OverridePropertyName(nameof(WishOptions.InvoiceHosts)).WithMessage("names no host: give its name alone, without scheme, port or path.");
        RuleFor(o => o.IntakeCallsPerRound).InclusiveBetween(2, 1_000).WithMessage("is {PropertyValue}: give 2 to 1000.");
        RuleFor(o => o.PageSize).InclusiveBetween(2, 500).WithMessage("is {PropertyValue}: give 2 to 500.");
        RuleFor(o => o.CallsPerSecond).Must(static calls => calls is > 0 and <= 100).WithMessage("is {PropertyValue}: give more than 0, at most 100.");
        RuleFor(o => o.Burst).InclusiveBetween(1, 1_000).WithMessage("is {PropertyValue}: give 1 to 1000.");
        RuleFor(o => o.Language).Must(static language => language is { Length: > 0 and <= 35 } && language.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter == '-')).WithMessage("must be a language tag such as 'en'.");
    }

    /// <summary>Every error, as <c>key: message</c>.</summary>
    internal static IEnumerable<string> Errors(WishOptions options) =>
        new WishOptionsValidator().Validate(options).Errors.Select(static failure => $"Wish:{failure.PropertyName}: {failure.ErrorMessage}");

    private static bool IsSecret(Secret? secret) => Setting.IsVisible(secret, MostSecret);

    private void Secret(string name, System.Linq.Expressions.Expression<Func<WishOptions, Secret>> read) =>
        RuleFor(read).Must(IsSecret).OverridePropertyName(name).WithMessage(NoSecret);

    private void Span(string name, System.Linq.Expressions.Expression<Func<WishOptions, TimeSpan>> read, TimeSpan from, TimeSpan to) =>
        RuleFor(read).InclusiveBetween(from, to).OverridePropertyName(name).WithMessage("is {PropertyValue}: give {From} to {To}.");
}
