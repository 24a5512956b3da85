using FluentValidation;
using MimeKit;

namespace Dropship.Smtp;

/// <summary>What the options must keep. Messages name the key and never repeat a secret.</summary>
internal sealed class SmtpOptionsValidator : AbstractValidator<SmtpOptions>
{
    public SmtpOptionsValidator()
    {
        RuleFor(o => o.Host).Must(static host => Uri.CheckHostName(host) != UriHostNameType.Unknown).WithMessage("'{PropertyName}' must be the mail server's name, for example smtp.shop.example; it is '{PropertyValue}'.");
        RuleFor(o => o.Port).InclusiveBetween(1, 65_535);
        RuleFor(o => o.Security).IsInEnum();
        RuleFor(o => o.Security).Must(static (o, security) => security != SmtpSecurity.None || IsHere(o.Host)).WithMessage("'{PropertyName}' must be StartTls or Tls, unless the server is on this machine: customers' addresses do not travel in the clear.");
        RuleFor(o => o.From).Must(IsAddress).WithMessage("'{PropertyName}' must be an address such as orders@shop.example; it is '{PropertyValue}'.");
        RuleFor(o => o.ReplyTo).Must(IsAddress).When(static o => o.ReplyTo is not null).WithMessage("'{PropertyName}' must be an address such as help@shop.example, or be left out; it is '{PropertyValue}'.");
        RuleFor(o => o.FromName).Must(static name => name is not null && !name.Any(char.IsControl)).WithMessage("'{PropertyName}' must be one line.");
        RuleFor(o => o.Password).Must(static (o, password) => o.User is null == password.IsEmpty).WithMessage("'{PropertyName}' and User are given both, or neither.");
        RuleFor(o => o.MessagesPerMinute).InclusiveBetween(1, 100_000);
    }

    /// <summary>True for one plain address, without a name and with a domain.</summary>
    internal static bool IsAddress(string? text) =>
        text is { Length: > 0 and <= 254 } && !text.Any(static letter => char.IsControl(letter) || char.IsWhiteSpace(letter)) && MailboxAddress.TryParse(text, out var address) && address.Address == text && address.Domain.Length > 0;

    private static bool IsHere(string host) => host is "localhost" or "127.0.0.1" or "::1";
}
