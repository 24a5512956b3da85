using Dropship.Chaos.Worker;

namespace Dropship.Chaos.Rounds;

/// <summary>What is done to the engine.</summary>
internal enum BlowKind
{
    /// <summary>SIGKILL when it has said so many words, whatever it is at.</summary>
    Random,

    /// <summary>SIGKILL before a commit that opens a try that spends.</summary>
    BeforeCommit,

    /// <summary>SIGKILL after that commit, before anything is sent.</summary>
    AfterCommit,

    /// <summary>SIGKILL just before a call that spends leaves.</summary>
    BeforeWire,

    /// <summary>SIGKILL while the supplier works on the call: it does what it was asked, and nobody hears the answer.</summary>
    OnWire,

    /// <summary>SIGKILL while the call is under way: the supplier never gets it.</summary>
    LostOnWire,

    /// <summary>SIGKILL when the answer is there and before it is written down.</summary>
    AfterWire,

    /// <summary>SIGTERM: it may end what it is at.</summary>
    Terminate,

    /// <summary>SIGSTOP between the gate and the wire, for longer than a try may take; then SIGCONT.</summary>
    Stall,

    /// <summary>The store goes away under load and comes back: a full disk (SQLite), an immediate stop of the server (PostgreSQL).</summary>
    StoreDown,
}

/// <summary>One blow of a round.</summary>
/// <param name="Kind">What is done.</param>
/// <param name="Count">At the how-manieth word, commit or call.</param>
internal sealed record Blow(BlowKind Kind, int Count)
{
    /// <summary>The point at which the engine is to hold; null if it need not.</summary>
    internal string? Point => Kind switch
    {
        BlowKind.BeforeCommit => Points.BeforeCommit,
        BlowKind.AfterCommit => Points.AfterCommit,
        BlowKind.BeforeWire or BlowKind.Stall => Points.BeforeWire,
        BlowKind.AfterWire => Points.AfterWire,
        _ => null,
    };

    /// <summary>True if a process ends by it: the engine's, or the store's server.</summary>
    internal bool Kills(string store) => Kind is not BlowKind.Stall && !(Kind is BlowKind.StoreDown && store == Arguments.Sqlite);

    public override string ToString() => $"{Kind} {Count}";
}
