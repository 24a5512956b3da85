using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Standing;

/// <summary>A penalty that belongs to no order: it is about the store, a product, a question, or could not be understood.</summary>
/// <param name="Id">The marketplace's number.</param>
/// <param name="Subject">What kind of thing it is about.</param>
/// <param name="About">The marketplace's number of that thing, or null.</param>
/// <param name="Seen">The penalty as it was told last; null if it could not be understood.</param>
public sealed record ShopPenalty(string Id, PenaltySubject Subject, string? About, Fact.PenaltySeen? Seen)
{
    /// <summary>Why it could not be understood: field, value and cure; null if it could.</summary>
    public string? Why { get; init; }

    /// <summary>When the marketplace takes no word against it any more; null if no window is known.</summary>
    public Instant? DisputeBy { get; init; }

    /// <summary>Who took note of it; null if nobody did yet.</summary>
    public string? NotedBy { get; init; }

    /// <summary>What was found, or done.</summary>
    public string? Note { get; init; }

    /// <summary>True if it counts, and nobody has taken note of it yet.</summary>
    public bool IsOpen => NotedBy is null && Seen is not { Reversed: true };
}

/// <summary>How many penalties the marketplace says it issued within a time, and how many of that time are known here.</summary>
/// <param name="From">The first moment.</param>
/// <param name="Until">The last.</param>
/// <param name="Told">What the marketplace says.</param>
/// <param name="Known">What is known here: on orders, and listed.</param>
public sealed record PenaltyTally(Instant From, Instant Until, int Told, int Known)
{
    /// <summary>How many are missing here; negative if more are known than were told.</summary>
    public int Missing => Told - Known;
}
