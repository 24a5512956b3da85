namespace Dropship.Domain;

/// <summary>A moment by which something has to be done for an order.</summary>
/// <param name="Kind">What.</param>
/// <param name="Source">Who set it.</param>
/// <param name="At">The moment.</param>
/// <param name="Margin">How long before it something is done about it, at the latest.</param>
public readonly record struct Deadline(DeadlineKind Kind, DeadlineSource Source, Instant At, TimeSpan Margin)
{
    /// <summary>The purchase it concerns; 0 if none.</summary>
    public int Round { get; init; }

    /// <summary>What else it concerns: a line, a parcel, a request; null if the order as a whole, or a purchase.</summary>
    public string? Name { get; init; }

    /// <summary>True if what was to be done is done, in time or late.</summary>
    public bool IsMet { get; init; }

    /// <summary>When it was done, where that is known.</summary>
    public Instant? MetAt { get; init; }

    /// <summary>When something is done about it at the latest.</summary>
    public Instant ActAt => At - Margin;

    /// <summary>What is done then.</summary>
    public DeadlineAction Action => Kind switch
    {
        DeadlineKind.Acknowledge or DeadlineKind.ShipBySoft => DeadlineAction.RemindSupplier,
        DeadlineKind.AutoConfirm => DeadlineAction.TakeNote,
        _ => DeadlineAction.AskPerson,
    };

    /// <summary>For example <c>ShipByHard of line l1 at 2026-11-23T14:30:00.000Z (Marketplace)</c>.</summary>
    public override string ToString() => $"{Kind}{(Round > 0 ? $" of purchase {Round}" : Name is null ? "" : $" of {Name}")} at {At} ({Source})";
}
