using Dropship.Domain;

namespace Dropship.Testing.Simulation.Worlds;

/// <summary>What is under way in the world: facts on their way to us, effects on their way to vendors, plans of others. By time, then by age.</summary>
internal sealed class Post
{
    private readonly PriorityQueue<Action, (long, long)> _queue = new();
    private long _count;

    internal Instant? Next => _queue.TryPeek(out _, out var due) ? new Instant(due.Item1) : null;

    internal void At(Instant when, Action what) => _queue.Enqueue(what, (when.Milliseconds, _count++));

    internal bool TryTake(Instant now, out Action what)
    {
        what = static () => { };
        return Next <= now && _queue.TryDequeue(out what!, out _);
    }
}
