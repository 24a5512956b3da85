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

    /// <summary>The epoch of its last lease; 0 if it has none.</summary>
    /// <value>0.</value>
    public long Epoch { get; init; }

    /// <summary>Who holds a lease on it now, or null.</summary>
    /// <value>Null.</value>
    public string? Holder { get; init; }
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

    /// <summary>The epoch its decisions were taken under; null for facts alone, which anyone may append.</summary>
    /// <value>Null.</value>
    public long? Epoch { get; init; }

    /// <summary>Units that a purchase binds from now on.</summary>
    /// <value>None.</value>
    public IReadOnlyList<UnitClaim> Claims { get; init; } = [];

    /// <summary>Rounds of purchases that bind nothing any more: their units and the money set aside for them are free again, before this commit's own claims are judged.</summary>
    /// <value>None.</value>
    public IReadOnlyList<int> Frees { get; init; } = [];

    /// <summary>Money set aside from now on.</summary>
    /// <value>None.</value>
    public IReadOnlyList<Reservation> Reserves { get; init; } = [];

    /// <summary>True if it opens a try that spends: it is written only while the shop's gate is open.</summary>
    /// <value>False.</value>
    public bool Spends { get; init; }
}

/// <summary>The answer to one commit. Whatever stands against it is judged in this order; anything but <see cref="Written"/> has written nothing of it.</summary>
public enum AppendResult
{
    /// <summary>It is durable.</summary>
    Written,

    /// <summary>The order has moved on: load it and decide again.</summary>
    Conflict,

    /// <summary>Somebody else has leased the order since: what was told may be appended, what was decided may not.</summary>
    Fenced,

    /// <summary>The shop's gate is shut: nothing that spends is written.</summary>
    Stopped,

    /// <summary>More units of a line would be bound than it demands: a fault of the one who decided so.</summary>
    Guarded,

    /// <summary>More money would be set aside than a limit allows.</summary>
    OverCeiling,
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
public sealed record OrderHeader(OrderKey Order, long Version, Instant? WakeAt, Instant? Deadline, string Phase, string? Parked)
{
    /// <summary>The epoch of the lease it was given under; 0 where it was not leased.</summary>
    /// <value>0.</value>
    public long Epoch { get; init; }
}

/// <summary>What to find. Everything that is null is not asked for.</summary>
/// <param name="Shop">Whose orders; always given, so that shops never see each other.</param>
/// <param name="Phase">In this phase.</param>
/// <param name="Parked">True: only parked ones.</param>
/// <param name="After">Only those whose number sorts behind this one: the last of the page before.</param>
/// <param name="Limit">At most so many; 1 to 10,000.</param>
public sealed record OrderQuery(ShopId Shop, string? Phase = null, bool Parked = false, OrderId? After = null, int Limit = 100);
