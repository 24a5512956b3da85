namespace Dropship.Domain;

/// <summary>What is decided about claims and disputes without a person. What a rule decides is on record with the rule's name and its ground.</summary>
public sealed record ClaimRules
{
    /// <summary>Every rule at its default, as said below.</summary>
    public static ClaimRules Default { get; } = new();

    /// <summary>Claims that want no more than this are refunded at once, in full, in the shop's currency; never a chargeback, and never twice for one line. Default: null, a person answers.</summary>
    public Money? RefundUpTo { get; init; }

    /// <summary>True if a claim of an order not received is refused once the carrier has delivered every unit it is about. Default: false, a person answers.</summary>
    public bool RefuseDelivered { get; init; }

    /// <summary>Causes that the supplier takes a dispute for: a claim that was answered with money or with goods is then disputed with the supplier who bore it, while <see cref="DeadlineRules.DisputeWithin"/> lasts. Default: none, a person decides.</summary>
    public Few<DisputeCause> DisputeCauses { get; init; }

    /// <summary>True if a paid purchase that is not wanted any more, and that the supplier cannot be asked to cancel, is disputed as not shipped. It asks for what is owed and costs nothing. Default: true.</summary>
    public bool DisputeUnwanted { get; init; } = true;

    /// <summary>How long a claim may wait for an answer where nobody tells; null: no limit is set, and a person is asked all the same. Default: null.</summary>
    public TimeSpan? ReplyWithin { get; init; }

    /// <summary>How long a buyer has to send goods back where the answer does not say. Default: 30 days.</summary>
    public TimeSpan ReturnWithin { get; init; } = TimeSpan.FromDays(30);

    /// <summary>How long goods that are sent once more may take to be handed over where the answer does not say. Default: 10 days.</summary>
    public TimeSpan ResendWithin { get; init; } = TimeSpan.FromDays(10);

    /// <summary>How long a supplier may take to decide a dispute before a person is asked. Default: 30 days.</summary>
    public TimeSpan DecideWithin { get; init; } = TimeSpan.FromDays(30);
}
