using Dropship.Domain;

namespace Dropship.Testing.Simulation.Running;

/// <summary>What the store would still have if every process died now: committed commits, and nothing else.</summary>
internal sealed class StoreImage(Order order, Trace trace)
{
    internal Order Order { get; private set; } = order;

    internal int Version { get; private set; }

    internal Looked Looked { get; private set; }

    internal Instant? WakeAt { get; private set; }

    /// <summary>When something last happened that was news.</summary>
    internal Instant LastNews { get; private set; }

    /// <summary>False, and nothing written, if the order has moved on since it was loaded.</summary>
    internal bool Commit(Instant now, int version, IReadOnlyList<Event> events, Order after, Looked looked, Instant? wakeAt)
    {
        if (version != Version) return false;
        Write(now, events, after, looked, wakeAt);
        return true;
    }

    /// <summary>Writes without asking what others wrote meanwhile. Only a planted fault does that.</summary>
    internal void Write(Instant now, IReadOnlyList<Event> events, Order after, Looked looked, Instant? wakeAt)
    {
        (Order, Looked, WakeAt) = (after, looked, wakeAt);
        Version++;
        foreach (var happened in events)
        {
            trace.Add(now, happened);
            if (IsNews(happened)) LastNews = now;
        }
    }

    /// <summary>Moves the wake-up and the watermarks, if nobody wrote meanwhile.</summary>
    internal void Touch(int version, Looked looked, Instant? wakeAt)
    {
        if (version == Version) (Looked, WakeAt) = (looked, wakeAt);
    }

    // A look that finds nothing and a try that is refused for want of money go on for ever; they are not news.
    private static bool IsNews(Event happened) => happened is not (Fact.AbsenceSeen or Decision.TryOpened or Fact.TryClosed { Reason: DeclineReason.Funds });

    internal bool Has(TryKey key, int no)
    {
        foreach (var tried in Order.Tries)
            if (tried.Key == key && tried.No == no && tried.OpenedAt is not null)
                return true;
        return false;
    }
}
