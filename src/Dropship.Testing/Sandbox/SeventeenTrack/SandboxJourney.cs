namespace Dropship.Testing.Sandbox.SeventeenTrack;

/// <summary>How a parcel's way ends.</summary>
public enum SandboxJourneyKind
{
    /// <summary>It arrives in time.</summary>
    Delivered,

    /// <summary>It arrives, after the carrier has called it delayed.</summary>
    Delayed,

    /// <summary>Nothing is seen after half of its way, until the carrier declares it lost at the end.</summary>
    Lost,

    /// <summary>Nothing is ever seen again after half of its way.</summary>
    Silent,

    /// <summary>It cannot be delivered and comes back to the sender.</summary>
    Returned,
}

/// <summary>A parcel's true way, which the tracking sandbox tells by and by.</summary>
/// <param name="Number">The tracking number, found in any case.</param>
/// <param name="Carrier">17TRACK's code of the carrier that has it first.</param>
/// <param name="ShippedAt">When it starts.</param>
/// <param name="EndsAt">When it ends; later than the start.</param>
/// <param name="From">ISO-2 code of the country it starts in.</param>
/// <param name="To">ISO-2 code of the country it goes to.</param>
/// <param name="Kind">How it ends.</param>
public sealed record SandboxJourney(string Number, int Carrier, DateTimeOffset ShippedAt, DateTimeOffset EndsAt, string From, string To, SandboxJourneyKind Kind = SandboxJourneyKind.Delivered)
{
    /// <summary>17TRACK's code of the carrier that delivers it; null if it never changes hands.</summary>
    /// <value>Null.</value>
    public int? LastMileCarrier { get; init; }

    /// <summary>The number it bears after it changed hands.</summary>
    /// <value>Null.</value>
    public string? LastMileNumber { get; init; }
}
