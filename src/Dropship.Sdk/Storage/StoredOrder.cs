using Dropship.Domain;

namespace Dropship.Storage;

/// <summary>An order as the store has it.</summary>
/// <param name="Version">How many commits it has.</param>
/// <param name="Commits">Its commits from the first to the last, each the packed events of one.</param>
/// <param name="Marks">The watermarks of the last <see cref="OrderTouch"/> or commit; empty if there are none.</param>
public sealed record StoredOrder(long Version, IReadOnlyList<ReadOnlyMemory<byte>> Commits, ReadOnlyMemory<byte> Marks)
{
    /// <summary>When the order is due next, or null if it is closed.</summary>
    /// <value>Null.</value>
    public Instant? WakeAt { get; init; }

    /// <summary>Why it was taken out of the normal run, or null.</summary>
    /// <value>Null.</value>
    public string? Parked { get; init; }
}

/// <summary>One commit of one order.</summary>
/// <param name="Order">Which order.</param>
/// <param name="ExpectedVersion">The version it was decided on; 0 for a new order.</param>
/// <param name="Events">The events, packed.</param>
/// <param name="WakeAt">When the order is due next; null only if it is closed.</param>
/// <param name="Deadline">Its nearest deadline, for the order of work; null if it has none.</param>
/// <param name="Phase">The phase people see.</param>
/// <param name="Marks">The watermarks; may be lost.</param>
public sealed record OrderCommit(OrderKey Order, long ExpectedVersion, ReadOnlyMemory<byte> Events, Instant? WakeAt, Instant? Deadline, string Phase, ReadOnlyMemory<byte> Marks)
{
    /// <summary>Names that the order has from now on, beside its number: our reference on a purchase, a tracking number, its checkout. Written with the commit; a name that it has already changes nothing.</summary>
    /// <value>None.</value>
    public IReadOnlyList<string> Names { get; init; } = [];
}

/// <summary>The answer to one commit.</summary>
public enum AppendResult
{
    /// <summary>It is durable.</summary>
    Written,

    /// <summary>The order has moved on: load it and decide again.</summary>
    Conflict,
}

/// <summary>Moves an order's wake-up time without a journal entry, and lifts it if it was parked.</summary>
/// <param name="Order">Which order.</param>
/// <param name="Version">The version it was read at.</param>
/// <param name="WakeAt">When it is due next.</param>
/// <param name="Marks">The watermarks.</param>
public sealed record OrderTouch(OrderKey Order, long Version, Instant? WakeAt, ReadOnlyMemory<byte> Marks);

/// <summary>What the store knows of an order without unpacking it.</summary>
/// <param name="Order">Which order.</param>
/// <param name="Version">How many commits it has.</param>
/// <param name="WakeAt">When it is due next; null if it is closed.</param>
/// <param name="Deadline">Its nearest deadline, or null.</param>
/// <param name="Phase">The phase people see.</param>
/// <param name="Parked">Why it was taken out of the normal run, or null.</param>
public sealed record OrderHeader(OrderKey Order, long Version, Instant? WakeAt, Instant? Deadline, string Phase, string? Parked);

/// <summary>What to find. Everything that is null is not asked for.</summary>
/// <param name="Shop">Whose orders; always given, so that shops never see each other.</param>
/// <param name="Phase">In this phase.</param>
/// <param name="Parked">True: only parked ones.</param>
/// <param name="After">Only those whose number sorts behind this one: the last of the page before.</param>
/// <param name="Limit">At most so many; 1 to 10,000.</param>
public sealed record OrderQuery(ShopId Shop, string? Phase = null, bool Parked = false, OrderId? After = null, int Limit = 100);
