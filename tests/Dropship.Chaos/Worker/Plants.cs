using Dropship.Storage;

namespace Dropship.Chaos.Worker;

/// <summary>Faults that are planted into the engine's process, so that the judge shows that it sees them.</summary>
internal static class Plants
{
    /// <summary>The store says that a commit is durable before it is: the journal comes after the send.</summary>
    internal const string JournalAfterSend = "journal-after-send";

    internal static IReadOnlyList<string> Names => [JournalAfterSend];

    internal static IOrderStore Into(IOrderStore store, WorkerSettings settings) => settings.Plant switch
    {
        null => store,
        JournalAfterSend => LateJournal.Beside(store, settings.Connection),
        var plant => throw new ArgumentException($"No fault is called {plant}.", nameof(settings)),
    };
}
