using Dropship.Sqlite.Journal;

namespace Dropship.Sqlite.Commits;

/// <summary>Something to do on the writing connection, answered when its transaction is durable.</summary>
internal abstract class WriteRequest
{
    /// <summary>True if it must be on disk before it is answered.</summary>
    internal abstract bool Durable { get; }

    /// <summary>How many commits it holds.</summary>
    internal virtual int Weight => 1;

    /// <summary>True if nobody wants it any more; looked at until its transaction begins.</summary>
    internal abstract bool Cancelled { get; }

    internal abstract void Apply(Writer writer);

    internal abstract void Answer();

    internal abstract void Fail(Exception fault);

    internal abstract void Cancel();
}
