namespace Dropship.Postgres.Commits;

/// <summary>Carries one group after another over a session of its own. Runs only while there is work.</summary>
internal sealed class Lane(GroupCommit commits, Flusher flusher) : IThreadPoolWorkItem
{
    internal Flusher Flusher => flusher;

    /// <summary>What it is at; empty if it rests.</summary>
    internal Group Group { get; set; } = new();

    internal bool Rests => Group.Count == 0;

    void IThreadPoolWorkItem.Execute() => _ = RunAsync();

    internal async Task RunAsync()
    {
        do await flusher.FlushAsync(Group).ConfigureAwait(false);
        while (commits.GoesOn(this));
    }
}
