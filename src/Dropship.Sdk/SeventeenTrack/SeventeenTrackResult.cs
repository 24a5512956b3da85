namespace Dropship.SeventeenTrack;

/// <summary>What one parcel of a batch was answered. Every parcel that was asked for has exactly one.</summary>
internal abstract record ItemResult
{
    private ItemResult()
    {
    }

    /// <summary>Why the vendor cannot follow the parcel, with the cure, for people; null if nothing is to be done.</summary>
    internal virtual string? Trouble => null;

    /// <summary>It is among the accepted ones; nothing else counts as success.</summary>
    internal sealed record Accepted(TrackedItem Item) : ItemResult;

    /// <summary>It was so before.</summary>
    internal sealed record AlreadyDone : ItemResult;

    /// <summary>It is to be registered first.</summary>
    internal sealed record Unregistered : ItemResult;

    /// <summary>The vendor wants to know more.</summary>
    internal sealed record NeedsInput(ErrorRow Error) : ItemResult
    {
        internal override string? Trouble => Say(Error);
    }

    /// <summary>No result yet.</summary>
    internal sealed record NotYet : ItemResult;

    /// <summary>Will not change.</summary>
    internal sealed record RejectedForGood(ErrorRow Error) : ItemResult
    {
        internal override string? Trouble => Say(Error);
    }

    /// <summary>Passes, or may pass: asked again at the next look.</summary>
    internal sealed record RetryLater(ErrorRow Error) : ItemResult
    {
        internal override string? Trouble => Error.Cure is null ? null : Say(Error);
    }

    /// <summary>What came back of it cannot be read.</summary>
    internal sealed record Unreadable(string Place) : ItemResult
    {
        internal override string? Trouble => $"17TRACK's answer about this parcel cannot be read at {Place}: look it up at 17TRACK";
    }

    /// <summary>What was paid for is used up.</summary>
    internal sealed record AccountBlocked(ErrorRow Error) : ItemResult
    {
        internal override string? Trouble => Say(Error);
    }

    /// <summary>Behind a parcel that was told that the quota is used up.</summary>
    internal sealed record NotAttempted(ErrorRow Error) : ItemResult
    {
        internal override string? Trouble => $"not tried: {Say(Error)}";
    }

    /// <summary>The call failed that was to register it: nobody knows whether it did.</summary>
    internal sealed record NotRegistered(string Why) : ItemResult
    {
        internal override string? Trouble => $"registering failed ({Why}): the next look reads first whether it was done";
    }

    /// <summary>What a code says about one parcel.</summary>
    internal static ItemResult Of(ErrorRow error) => error.Class switch
    {
        ErrorClass.Already => new AlreadyDone(),
        ErrorClass.Unregistered => new Unregistered(),
        ErrorClass.Empty => new NotYet(),
        ErrorClass.NeedsInput => new NeedsInput(error),
        ErrorClass.Final => new RejectedForGood(error),
        ErrorClass.Account or ErrorClass.Quota => new AccountBlocked(error),
        _ => new RetryLater(error),
    };

    private static string Say(ErrorRow error) => error.Cure is null ? $"17TRACK: {error}" : $"17TRACK: {error}: {error.Cure}";
}
