using Dropship.Domain;

namespace Dropship.Ports;

/// <summary>How a write ended. An adapter answers <see cref="Outcome.Rejected"/> only to codes it lists as "no effect", and <see cref="Outcome.NotSent"/> only if nothing left; everything else is <see cref="Outcome.Unknown"/>.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Reason">Why it was rejected.</param>
/// <param name="Code">The vendor's own code, without personal data.</param>
public sealed record WriteReceipt(Outcome Outcome, DeclineReason Reason = DeclineReason.None, string? Code = null)
{
    /// <summary>It took effect.</summary>
    public static WriteReceipt Done { get; } = new(Outcome.Done);

    /// <summary>Nobody knows whether it took effect.</summary>
    public static WriteReceipt Unknown { get; } = new(Outcome.Unknown);

    /// <summary>The vendor said no, without effect.</summary>
    /// <param name="reason">Why.</param>
    /// <param name="code">The vendor's code.</param>
    public static WriteReceipt Rejected(DeclineReason reason, string? code = null) => new(Outcome.Rejected, reason, code);
}

/// <summary>What a read-back of a write found.</summary>
public enum Verification
{
    /// <summary>It took effect.</summary>
    Done,

    /// <summary>It did not.</summary>
    NotDone,

    /// <summary>It is still under way.</summary>
    StillPending,

    /// <summary>The vendor says that it failed, and the read-back shows no effect. It is not sent again: a person is asked.</summary>
    Failed,
}

/// <summary>How fast an account may be called: a bucket of calls that refills evenly.</summary>
/// <param name="Calls">How many calls may be made at once after a rest; at least 1.</param>
/// <param name="Per">The time in which an empty bucket fills up.</param>
/// <exception cref="ArgumentOutOfRangeException">No call at all, or no time.</exception>
public sealed record RateLimit(int Calls, TimeSpan Per)
{
    /// <summary>How many calls may be made at once after a rest; at least 1.</summary>
    public int Calls { get; init; } = Calls >= 1 ? Calls : throw new ArgumentOutOfRangeException(nameof(Calls), Calls, "A lane that may never call would wait for ever: give at least 1.");

    /// <summary>The time in which an empty bucket fills up; more than zero.</summary>
    public TimeSpan Per { get; init; } = Per > TimeSpan.Zero ? Per : throw new ArgumentOutOfRangeException(nameof(Per), Per, "The time in which the bucket fills up is more than zero.");

    /// <summary>Practically no limit: for vendors that publish none.</summary>
    public static RateLimit None { get; } = new(1_000_000, TimeSpan.FromSeconds(1));
}
