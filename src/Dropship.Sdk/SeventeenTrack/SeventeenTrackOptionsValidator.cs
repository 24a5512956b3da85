using Dropship.Http;
using Dropship.Ports;
using FluentValidation;

namespace Dropship.SeventeenTrack;

/// <summary>What an account's options must keep. Messages name the key and never repeat a secret.</summary>
internal sealed class SeventeenTrackOptionsValidator : AbstractValidator<SeventeenTrackOptions>
{
    private const int LongestKey = 256;

    public SeventeenTrackOptionsValidator()
    {
        RuleFor(o => o.Key).Must(IsKey).WithMessage("'{PropertyName}' must be the account's security key: 1 to 256 visible ASCII characters without blanks.");
        RuleFor(o => o.PreviousKey).Must(key => IsKey(key!)).When(o => o.PreviousKey is not null).WithMessage("'{PropertyName}' must be a key like the present one, or be left out.");
        RuleFor(o => o.PreviousKey).NotEqual(o => o.Key).When(o => o.PreviousKey is not null && IsKey(o.Key)).WithMessage("'{PropertyName}' is the present key; leave it out.");
        RuleFor(o => o.BaseAddress).Must(Setting.IsSafe).WithMessage("'{PropertyName}' must be an absolute address without user, query or fragment, https unless it is on this machine.");
        RuleFor(o => o.BaseAddress).Must(static (o, address) => Setting.IsAt(address, SeventeenTrackOptions.Hosts, o.MoreHosts)).When(static o => Setting.IsSafe(o.BaseAddress)).WithMessage("'{PropertyName}' must be at the vendor's own host; add another to MoreHosts if it is a gateway of yours.");
        RuleFor(o => o.CallsPerSecond).Must(static calls => calls is >= 0.01 and <= 100).WithMessage("'{PropertyName}' must be from 0.01 to 100; the vendor allows 3.");
        RuleFor(o => o.Timeout).InclusiveBetween(TimeSpan.FromSeconds(1), TimeSpan.FromMinutes(5));
        RuleFor(o => o.SignatureHeaders).Must(static names => names.Count > 0).WithMessage("'{PropertyName}' must name at least one header.");
        RuleForEach(o => o.SignatureHeaders).Must(IsToken).WithMessage("'{PropertyName}' must hold names of headers: letters, digits and hyphens.");
        RuleFor(o => o.Carriers).Custom(static (carriers, context) =>
        {
            foreach (var error in CarrierErrors(carriers)) context.AddFailure(nameof(SeventeenTrackOptions.Carriers), error);
        });
    }

    private static IEnumerable<string> CarrierErrors(IDictionary<string, int> carriers)
    {
        foreach (var (name, code) in carriers)
        {
            if (string.IsNullOrWhiteSpace(name) || name.Trim().Length > 64 || name.Any(char.IsControl)) yield return "a carrier's name must have 1 to 64 characters.";
            if (code < 0) yield return $"'{name}' has the code {code}; give a code of the vendor's list, or 0 to let the vendor detect the carrier.";
        }

        foreach (var same in carriers.GroupBy(static pair => pair.Key.Trim(), StringComparer.OrdinalIgnoreCase))
            if (same.Select(static pair => pair.Value).Distinct().Count() > 1)
                yield return $"'{same.Key}' stands for {string.Join(" and ", same.Select(static pair => pair.Value).Order())}; names are compared in any case, so give it one code.";
    }

    private static bool IsKey(Secret? key) => Setting.IsVisible(key, LongestKey);

    private static bool IsToken(string? name) => !string.IsNullOrEmpty(name) && name.All(static letter => char.IsAsciiLetterOrDigit(letter) || letter == '-');
}
