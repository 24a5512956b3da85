using System.Net.Http.Headers;
using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Http;

/// <summary>How far a call at a vendor came.</summary>
internal enum Sent
{
    /// <summary>Nobody knows whether the vendor saw it: no answer, a broken one, a time-out.</summary>
    Lost,

    /// <summary>Provably nothing left this machine.</summary>
    NotSent,

    /// <summary>There is an answer, but not one that the vendor documents.</summary>
    Malformed,

    /// <summary>There is an answer in the vendor's form, good or bad.</summary>
    Answered,
}

/// <summary>What came back from one call. Never holds the text of a body that was not understood: it may hold secrets and personal data.</summary>
/// <typeparam name="T">The vendor's envelope.</typeparam>
internal sealed record Reply<T> where T : class
{
    internal required Sent Kind { get; init; }

    /// <summary>The HTTP status; 0 if there was no answer.</summary>
    internal int Status { get; init; }

    /// <summary>The body; there if and only if it was answered.</summary>
    internal T? Body { get; init; }

    /// <summary>What is wrong, for people; null if it was answered.</summary>
    internal string? Fault { get; init; }

    internal HttpResponseHeaders? Headers { get; init; }

    /// <summary>The caller's token: a call that was given up is not a fault of the vendor.</summary>
    internal CancellationToken GivenUp { get; init; }

    /// <summary>How long the vendor asks to wait by the standard header, or null.</summary>
    internal TimeSpan? RetryAfter { get; init; }

    internal string? Header(string name) => Headers is not null && Headers.TryGetValues(name, out var values) ? values.FirstOrDefault() : null;

    /// <summary>What the answer means for a write before the vendor's own code is asked: nothing left, or nobody knows.</summary>
    internal Outcome WriteOutcome => Kind == Sent.NotSent ? Outcome.NotSent : Outcome.Unknown;

    /// <summary>The fault of a read.</summary>
    /// <param name="vendor">The vendor, for people.</param>
    /// <param name="detail">The vendor's own code and request number, or null.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    internal ProviderException Fail(string vendor, string? detail = null)
    {
        GivenUp.ThrowIfCancellationRequested();
        var what = string.Join(", ", new[] { Status == 0 ? null : $"HTTP {Status}", Fault, detail }.Where(static part => part is not null));
        return new(FaultKind, vendor, what, RetryAfter);
    }

    private ProviderFault FaultKind => (Kind, Status) switch
    {
        (_, 429) => ProviderFault.Throttled,
        (_, 401 or 403) => ProviderFault.Unauthorized,
        (Sent.NotSent or Sent.Lost, _) or (_, >= 500) => ProviderFault.Unreachable,
        (Sent.Malformed, _) => ProviderFault.Malformed,
        (_, >= 400) => ProviderFault.Rejected,
        _ => ProviderFault.Malformed,
    };
}
