namespace Dropship.Domain.Tests.Laws;

/// <summary>Who brought a command.</summary>
internal enum Author
{
    Told,
    Next,
    Sender,
    Person,
}

/// <summary>One command and its answer.</summary>
internal sealed record Commit(Instant At, Author By, Order Before, Command Command, Taken Taken);

/// <summary>One question to <c>Next</c> and its answer.</summary>
internal sealed record Turn(Instant At, Order Order, Looked Looked, Agenda Agenda);

/// <summary>A todo that was done, in which life of the process, and how many purchases there were.</summary>
internal sealed record Deed(Instant At, int Life, int Rounds, Todo Todo);

/// <summary>A write as it reached the wire.</summary>
internal sealed record Wired(Instant At, TryKey Key, int No, Order Order);

/// <summary>How a history ended.</summary>
internal enum Ending
{
    Running,
    Closed,
    Waiting,
    Endless,
    Thrown,
}

/// <summary>Everything that happened in one simulated life of an order; what the laws are judged on.</summary>
internal sealed class History(Setting setting, Rules rules)
{
    internal Setting Setting { get; } = setting;

    internal Rules Rules { get; } = rules;

    internal List<Commit> Commits { get; } = [];

    internal List<Turn> Turns { get; } = [];

    internal List<Deed> Deeds { get; } = [];

    internal List<Wired> Wires { get; } = [];

    internal Simulation World { get; set; } = null!;

    internal Ending Ending { get; set; }

    internal Exception? Thrown { get; set; }

    internal string? Refused { get; set; }

    internal int Crashes { get; set; }

    internal IEnumerable<Event> Events => Commits.Where(static commit => commit.Taken.Happened is not null).Select(static commit => commit.Taken.Happened!);

    /// <summary>The last events, for a person who has to understand a failure.</summary>
    internal string Tail(int count = 40) => string.Join('\n', Commits.Where(static commit => commit.Taken.Happened is not null).TakeLast(count).Select(static commit => $"{commit.At} {commit.By}: {commit.Taken.Happened}"));
}
