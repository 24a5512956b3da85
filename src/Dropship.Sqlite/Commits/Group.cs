using System.Collections.Concurrent;
using Dropship.Sqlite.Journal;
using Dropship.Sqlite.Native;

namespace Dropship.Sqlite.Commits;

/// <summary>The requests of one transaction. They are answered on another thread, while the writer is at the next group.</summary>
internal sealed class Group(ConcurrentQueue<Group> idle) : IThreadPoolWorkItem
{
    private readonly List<WriteRequest> _requests = [];
    private readonly List<WriteRequest> _cancelled = [];
    private Exception? _fault;

    /// <summary>True if any of them must be on disk before it is answered.</summary>
    internal bool Durable { get; private set; }

    /// <summary>How many commits they hold.</summary>
    internal int Weight { get; private set; }

    internal void Add(WriteRequest request)
    {
        if (request.Cancelled)
        {
            _cancelled.Add(request);
            return;
        }

        _requests.Add(request);
        Durable |= request.Durable;
        Weight += request.Weight;
    }

    internal void Apply(Writer writer)
    {
        foreach (var request in _requests) request.Apply(writer);
    }

    /// <summary>Tells the callers: all is well, or what went wrong.</summary>
    internal void Answer(Exception? fault)
    {
        _fault = fault;
        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    void IThreadPoolWorkItem.Execute()
    {
        foreach (var request in _cancelled) request.Cancel();
        foreach (var request in _requests)
            if (_fault is null) request.Answer();
            else request.Fail(_fault is SqliteFault refusal ? refusal.Unavailable() : _fault);
        _cancelled.Clear();
        _requests.Clear();
        (_fault, Durable, Weight) = (null, false, 0);
        idle.Enqueue(this);
    }
}
