namespace Dropship.Wish;

/// <summary>A penalty. Every member but the id may be missing or null, and enumerations stay text: the vendor adds values.</summary>
internal sealed record WishPenalty
{
    public string? Id { get; init; }

    public string? PenaltyReason { get; init; }

    public WishAmount? PenaltyAmount { get; init; }

    public string? RelatedEntityType { get; init; }

    public string? RelatedEntityId { get; init; }

    public DateTimeOffset? CreatedAt { get; init; }

    public bool? Reversed { get; init; }

    public DateTimeOffset? ReversedAt { get; init; }
}

/// <summary>How many there are.</summary>
internal sealed record WishPenaltyCount(int? Count);
