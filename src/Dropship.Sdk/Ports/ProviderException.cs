namespace Dropship.Ports;

/// <summary>Why a vendor could not be read.</summary>
public enum ProviderFault
{
    /// <summary>No answer: network, time-out, 5xx.</summary>
    Unreachable,

    /// <summary>Too many calls.</summary>
    Throttled,

    /// <summary>The vendor understood and refused.</summary>
    Rejected,

    /// <summary>Our key is refused.</summary>
    Unauthorized,

    /// <summary>The answer does not fit what the vendor documents.</summary>
    Malformed,
}

/// <summary>The one exception of reads at vendors. Writes do not throw: they answer with an outcome.</summary>
/// <param name="fault">What kind of fault.</param>
/// <param name="vendor">Which vendor, for people.</param>
/// <param name="message">What happened, without secrets and personal data.</param>
/// <param name="retryAfter">How long the vendor asks to wait, or null.</param>
/// <param name="inner">The cause, or null.</param>
public sealed class ProviderException(ProviderFault fault, string vendor, string message, TimeSpan? retryAfter = null, Exception? inner = null)
    : Exception($"{vendor}: {message}", inner)
{
    /// <summary>What kind of fault.</summary>
    public ProviderFault Fault { get; } = fault;

    /// <summary>Which vendor failed, for people.</summary>
    public string Vendor { get; } = vendor;

    /// <summary>How long the vendor asks to wait, or null.</summary>
    public TimeSpan? RetryAfter { get; } = retryAfter;
}
