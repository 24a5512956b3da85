using Dropship.Domain;
using Dropship.Notices;
using Dropship.Ports;
using MimeKit;

namespace Dropship.Smtp.Tests;

/// <summary>Mail as it arrives at a real server, and what is said of it when it does not.</summary>
public sealed class SmtpTests
{
    private static readonly OrderKey Order = new(new("harbour"), new("A-1"));
    private static readonly Notice Shipped = new(NoticeKind.Shipped) { Number = new("YT2412345678"), Carrier = "YunExpress" };

    [MailFact]
    public async Task A_message_arrives_in_English_and_in_Chinese_as_it_was_written()
    {
        await using var server = await MailServer.StartAsync();
        var notifier = Notifier(server);
        (await notifier.NotifyAsync(Message(Shipped, "GB", "anna@mail.invalid", "Änna \"A\" Ö'Neil"), default)).ShouldBe(WriteReceipt.Done);
        (await notifier.NotifyAsync(Message(Shipped, "CN", "wang@mail.invalid", "王小明") with { Id = "id2" }, default)).ShouldBe(WriteReceipt.Done);

        var (english, chinese) = (server.Arrived()[0], server.Arrived()[1]);
        english.Subject.ShouldBe("Order A-1: shipped");
        Text(english).ShouldBe("Hello,\n\na parcel is on its way to you.\n\nCarrier: YunExpress\nNumber: YT2412345678\nFollow it: https://t.17track.net/en#nums=YT2412345678\n\nYour order: A-1\nharbour");
        english.To.Mailboxes.Single().ShouldBe(new MailboxAddress("Änna \"A\" Ö'Neil", "anna@mail.invalid"));
        english.From.Mailboxes.Single().ShouldBe(new MailboxAddress("The Shop", "orders@shop.example"));
        (english.ReplyTo.ToString(), english.MessageId, english.Headers["Auto-Submitted"], english.Body!.Headers[HeaderId.ContentLanguage]).ShouldBe(("help@shop.example", "id1@shop.example", "auto-generated", "en"));
        english.Date.ShouldBe(new DateTimeOffset(2026, 1, 5, 10, 0, 0, TimeSpan.Zero));

        chinese.Subject.ShouldBe("订单 A-1:已发货");
        chinese.To.Mailboxes.Single().Name.ShouldBe("王小明");
        Text(chinese).ShouldBe("您好!\n\n您的包裹已寄出。\n\n承运商:YunExpress\n运单号:YT2412345678\n查询物流:https://t.17track.net/zh-cn#nums=YT2412345678\n\n订单号:A-1\nharbour");
        chinese.Body!.Headers[HeaderId.ContentLanguage].ShouldBe("zh");
    }

    [MailFact]
    public async Task What_the_server_says_is_judged_by_whether_it_took_the_message()
    {
        await using var server = await MailServer.StartAsync();
        var notifier = Notifier(server);
        (await SendAsync(notifier, "nobody@mail.invalid")).ShouldBe(new(Outcome.Rejected, DeclineReason.Invalid, "RecipientNotAccepted 550"));
        (await SendAsync(notifier, "later@mail.invalid")).ShouldBe(new(Outcome.NotSent, Code: "RecipientNotAccepted 451"));
        (await SendAsync(notifier, "spam@mail.invalid")).ShouldBe(new(Outcome.Rejected, DeclineReason.Declined, "MessageNotAccepted 554"));
        server.Arrived().ShouldBeEmpty();
    }

    [MailFact]
    public async Task A_message_that_the_server_breaks_off_on_is_unknown_and_sent_once()
    {
        await using var server = await MailServer.StartAsync();
        (await SendAsync(Notifier(server), "breaks@mail.invalid")).Outcome.ShouldBe(Outcome.Unknown);
        server.Heard.Count(line => line.StartsWith("data", StringComparison.Ordinal)).ShouldBe(1);
        server.Arrived().ShouldHaveSingleItem("it had arrived");
    }

    [MailFact]
    public async Task Who_has_no_address_or_none_that_is_one_is_not_written_to()
    {
        await using var server = await MailServer.StartAsync();
        var notifier = Notifier(server);
        (await notifier.NotifyAsync(Message(Shipped, "GB", null, "Anna"), default)).Reason.ShouldBe(DeclineReason.Unsupported);
        (await notifier.NotifyAsync(Message(Shipped, "GB", "x", "Anna") with { To = null }, default)).Reason.ShouldBe(DeclineReason.Unsupported);
        foreach (var email in (string[])["anna", "a@b, c@d.example", "Anna <a@b.example>", "a@b.example\r\nBcc: c@d.example", "a @b.example"])
            (await SendAsync(notifier, email)).ShouldBe(new(Outcome.Rejected, DeclineReason.Invalid, "the e-mail is no address"), email);
        server.Heard.ShouldBeEmpty();
    }

    [MailFact]
    public async Task A_login_that_fails_and_a_server_that_is_away_have_sent_nothing()
    {
        var server = await MailServer.StartAsync("auth");
        try
        {
            (await SendAsync(Notifier(server, "right"), "anna@mail.invalid")).ShouldBe(WriteReceipt.Done);
            (await SendAsync(Notifier(server, "wrong"), "anna@mail.invalid")).ShouldBe(new(Outcome.NotSent, Code: "AuthenticationException"));
            server.Arrived().Count.ShouldBe(1);
        }
        finally
        {
            await server.DisposeAsync();
        }

        (await SendAsync(Notifier(server), "anna@mail.invalid")).Outcome.ShouldBe(Outcome.NotSent);
    }

    [MailFact]
    public async Task A_certificate_that_nobody_trusts_and_a_server_without_TLS_are_sent_nothing()
    {
        await using var untrusted = await MailServer.StartAsync("tls");
        (await SendAsync(Notifier(untrusted, security: SmtpSecurity.StartTls), "anna@mail.invalid")).ShouldBe(new(Outcome.NotSent, Code: "SslHandshakeException"));
        await using var plain = await MailServer.StartAsync("auth");
        (await SendAsync(Notifier(plain, "right", SmtpSecurity.StartTls), "anna@mail.invalid")).ShouldBe(new(Outcome.NotSent, Code: "NotSupportedException"));
        (untrusted.Heard.Length, plain.Heard.Length).ShouldBe((0, 0), "not even the user was named");
    }

    private static string Text(MimeMessage mail) => mail.TextBody!.ReplaceLineEndings("\n").TrimEnd('\n');

    private static async Task<WriteReceipt> SendAsync(SmtpNotifier notifier, string email) => await notifier.NotifyAsync(Message(Shipped, "GB", email, "Anna"), default);

    private static CustomerMessage Message(Notice notice, string country, string? email, string name)
    {
        var to = new Address(name, ["Street 1"], "City", "", "1", country, Email: email);
        var (language, subject, text) = NoticeTexts.Default.Say(notice, Order, new(country), to);
        return new(Order, "id1", notice.Kind, language, subject, text, to);
    }

    private static SmtpNotifier Notifier(MailServer server, string? password = null, SmtpSecurity security = SmtpSecurity.None) => new(
        new() { Host = "127.0.0.1", Port = server.Port, Security = security, From = "orders@shop.example", FromName = "The Shop", ReplyTo = "help@shop.example", User = password is null ? null : "orders", Password = password ?? "" },
        new Still());

    private sealed class Still : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(2026, 1, 5, 10, 0, 0, TimeSpan.Zero);
    }
}
