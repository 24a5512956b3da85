using Dropship.Domain;

namespace Dropship.Sqlite.Journal;

/// <summary>How far an entry is ahead of its row in the table.</summary>
internal enum Ahead
{
    /// <summary>Not at all.</summary>
    Level,

    /// <summary>By a touch, which may be lost.</summary>
    Touched,

    /// <summary>By journal rows.</summary>
    Moved,
}

/// <summary>The header of one order: as readers see it, and as the transaction under way would leave it.</summary>
internal sealed class TailEntry(OrderKey key, long no, Header seen)
{
    internal readonly OrderKey Key = key;

    internal readonly long No = no;

    /// <summary>What is durable (or lossy by design). Read under the tail's lock; version 0: not born yet.</summary>
    internal Header Seen = seen;

    internal Ahead SeenAhead;

    /// <summary>What the transaction under way would make of it. The writer's alone.</summary>
    internal Header Next = seen;

    internal Ahead NextAhead;

    /// <summary>The reason for a parking that a touch lifted; the table may still have it. The writer's alone.</summary>
    internal string? Lifted;

    /// <summary>True while the transaction under way has it in its list.</summary>
    internal bool Staged;
}
