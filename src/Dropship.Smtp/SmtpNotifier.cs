using Dropship.Domain;
using Dropship.Ports;
using MailKit;
using MailKit.Net.Smtp;
using MailKit.Security;
using MimeKit;
using MimeKit.Text;

namespace Dropship.Smtp;

/// <summary>
/// Tells customers by mail. Until the server is asked to take the message nothing has left; what it refuses it has not taken; and if the connection breaks
/// while it takes it, nobody knows, and it is not sent again.
/// </summary>
internal sealed class SmtpNotifier(SmtpOptions options, TimeProvider clock) : ICustomerNotifier
{
    public NotifierDescriptor Descriptor { get; } = new($"smtp {options.Host}", new(options.MessagesPerMinute, TimeSpan.FromMinutes(1)));

    public async ValueTask<WriteReceipt> NotifyAsync(CustomerMessage message, CancellationToken cancellation)
    {
        if (message.To?.Email is not { Length: > 0 } email) return WriteReceipt.Rejected(DeclineReason.Unsupported, "no e-mail is known");
        if (!SmtpOptionsValidator.IsAddress(email)) return WriteReceipt.Rejected(DeclineReason.Invalid, "the e-mail is no address");

        using var client = new SmtpClient();
        if (await ConnectAsync(client, cancellation).ConfigureAwait(false) is { } notSent) return notSent;
        return await SendAsync(client, Mail(message, message.To.Name, email), cancellation).ConfigureAwait(false);
    }

    private async ValueTask<WriteReceipt?> ConnectAsync(SmtpClient client, CancellationToken cancellation)
    {
        try
        {
            await client.ConnectAsync(options.Host, options.Port, Secured(options.Security), cancellation).ConfigureAwait(false);
            if (options.User is { } user) await client.AuthenticateAsync(user, options.Password.Reveal(), cancellation).ConfigureAwait(false);
            return null;
        }
        catch (Exception fault)
        {
            return new(Outcome.NotSent, Code: fault.GetType().Name);   // its message may name the user
        }
    }

    private static async ValueTask<WriteReceipt> SendAsync(SmtpClient client, MimeMessage mail, CancellationToken cancellation)
    {
        try
        {
            await client.SendAsync(mail, cancellation).ConfigureAwait(false);
        }
        catch (SmtpCommandException refused)
        {
            return Refused(refused);
        }
        catch (Exception fault) when (fault is NotSupportedException or ServiceNotConnectedException or ServiceNotAuthenticatedException)
        {
            return WriteReceipt.Rejected(DeclineReason.Invalid, fault.GetType().Name);   // an address that this server cannot write
        }
        catch (Exception fault)
        {
            return new(Outcome.Unknown, Code: fault.GetType().Name);
        }

        await LeaveAsync(client, cancellation).ConfigureAwait(false);
        return WriteReceipt.Done;
    }

    // The message was taken; how the two part changes nothing.
    private static async ValueTask LeaveAsync(SmtpClient client, CancellationToken cancellation)
    {
        try
        {
            await client.DisconnectAsync(quit: true, cancellation).ConfigureAwait(false);
        }
        catch (Exception)
        {
            client.Dispose();
        }
    }

    // 4xx: not now. Else: not at all, and the words of the server may hold the address.
    private static WriteReceipt Refused(SmtpCommandException refused)
    {
        var code = $"{refused.ErrorCode} {(int)refused.StatusCode}";
        if (refused.StatusCode == SmtpStatusCode.ServiceNotAvailable || (int)refused.StatusCode is >= 400 and < 500) return new(Outcome.NotSent, Code: code);
        return (int)refused.StatusCode >= 500 ? WriteReceipt.Rejected(refused.ErrorCode == SmtpErrorCode.RecipientNotAccepted ? DeclineReason.Invalid : DeclineReason.Declined, code) : new(Outcome.Unknown, Code: code);
    }

    private MimeMessage Mail(CustomerMessage message, string name, string email)
    {
        var from = new MailboxAddress(options.FromName, options.From);
        var mail = new MimeMessage
        {
            MessageId = $"{message.Id}@{from.Domain}",
            Date = clock.GetUtcNow(),
            Subject = message.Subject,
            Body = new TextPart(TextFormat.Plain) { Text = message.Text.ReplaceLineEndings("\r\n") },
        };
        mail.From.Add(from);
        mail.To.Add(new MailboxAddress(string.Concat(name.Where(static letter => !char.IsControl(letter))), email));
        if (options.ReplyTo is { } reply) mail.ReplyTo.Add(new MailboxAddress("", reply));
        mail.Headers.Add("Auto-Submitted", "auto-generated");   // RFC 3834: no holiday answers to it
        mail.Body.Headers.Add(HeaderId.ContentLanguage, message.Language);
        return mail;
    }

    private static SecureSocketOptions Secured(SmtpSecurity security) => security switch
    {
        SmtpSecurity.StartTls => SecureSocketOptions.StartTls,
        SmtpSecurity.Tls => SecureSocketOptions.SslOnConnect,
        _ => SecureSocketOptions.None,
    };
}
