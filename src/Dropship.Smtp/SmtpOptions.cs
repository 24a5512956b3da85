using Dropship.Ports;

namespace Dropship.Smtp;

/// <summary>The mail server and the sender. Checked at start, all errors at once.</summary>
public sealed class SmtpOptions
{
    /// <summary>The server's name, as its certificate has it.</summary>
    /// <value>None; it must be given.</value>
    public string Host { get; set; } = "";

    /// <summary>The server's port: 587 for <see cref="SmtpSecurity.StartTls"/>, 465 for <see cref="SmtpSecurity.Tls"/>.</summary>
    /// <value>587</value>
    public int Port { get; set; } = 587;

    /// <summary>How the connection is kept secret. A server that cannot do it, or whose certificate is not trusted, is sent nothing.</summary>
    /// <value>StartTls</value>
    public SmtpSecurity Security { get; set; } = SmtpSecurity.StartTls;

    /// <summary>The user, if the server asks for one.</summary>
    /// <value>null: nobody logs in.</value>
    public string? User { get; set; }

    /// <summary>The user's password: secret, never logged.</summary>
    /// <value>Empty</value>
    public Secret Password { get; set; } = "";

    /// <summary>The sender's address, for example <c>orders@shop.example</c>.</summary>
    /// <value>None; it must be given.</value>
    public string From { get; set; } = "";

    /// <summary>The sender's name as customers see it.</summary>
    /// <value>Empty: the address alone.</value>
    public string FromName { get; set; } = "";

    /// <summary>Where answers go.</summary>
    /// <value>null: to the sender.</value>
    public string? ReplyTo { get; set; }

    /// <summary>How many messages may be sent in a minute: what the provider allows. 1 to 100,000.</summary>
    /// <value>60</value>
    public int MessagesPerMinute { get; set; } = 60;
}

/// <summary>How a connection to a mail server is kept secret.</summary>
public enum SmtpSecurity
{
    /// <summary>Begins in the clear and is secured before anything is said; without it nothing is sent.</summary>
    StartTls,

    /// <summary>Secured from the first byte.</summary>
    Tls,

    /// <summary>Not at all: only for a server on this machine.</summary>
    None,
}
