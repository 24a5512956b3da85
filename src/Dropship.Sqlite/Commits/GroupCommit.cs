using System.Collections.Concurrent;
using Dropship.Sqlite.Journal;
using Dropship.Storage;

namespace Dropship.Sqlite.Commits;

/// <summary>
/// One writer for all callers: whatever queued while the last transaction was made durable goes into the next one, without waiting for more.
/// Runs on the thread pool only while there is work.
/// </summary>
internal sealed class GroupCommit(Writer writer, Leases leases) : IThreadPoolWorkItem
{
    /// <summary>A transaction ends after so many commits, that one caller's thousands do not keep the others waiting.</summary>
    private const int LargestGroup = 8192;

    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<AppendRequest> _idleAppends = [];
    private readonly ConcurrentQueue<Group> _idleGroups = [];
    private List<WriteRequest> _queue = [];
    private List<WriteRequest> _taken = [];
    private bool _running;
    private bool _closed;

    /// <summary>Queues commits; answered when they are durable.</summary>
    /// <exception cref="ObjectDisposedException">The store is closed.</exception>
    internal ValueTask<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<OrderCommit> commits, CancellationToken cancellation)
    {
        var request = AppendRequest.Of(_idleAppends, leases, commits, cancellation);
        var answer = request.Task;
        Enqueue(request);
        return answer;
    }

    /// <summary>Queues a request.</summary>
    /// <exception cref="ObjectDisposedException">The store is closed.</exception>
    internal void Enqueue(WriteRequest request)
    {
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, typeof(SqliteStore));
            _queue.Add(request);
            if (_running) return;
            _running = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
    }

    /// <summary>Takes nothing more and waits for what is queued.</summary>
    internal Task CloseAsync()
    {
        lock (_gate)
        {
            _closed = true;
            if (!_running) _drained.TrySetResult();
        }

        return _drained.Task;
    }

    void IThreadPoolWorkItem.Execute()
    {
        while (TryTake())
        {
            for (var next = 0; next < _taken.Count;) next = RunGroup(next);
            _taken.Clear();
        }
    }

    private bool TryTake()
    {
        lock (_gate)
        {
            if (_queue.Count > 0)
            {
                (_queue, _taken) = (_taken, _queue);
                return true;
            }

            _running = false;
            if (_closed) _drained.TrySetResult();
            return false;
        }
    }

    private int RunGroup(int next)
    {
        if (!_idleGroups.TryDequeue(out var group)) group = new(_idleGroups);
        while (next < _taken.Count && group.Weight < LargestGroup) group.Add(_taken[next++]);
        group.Answer(Write(group));
        return next;
    }

    private Exception? Write(Group group)
    {
        if (group.Weight == 0) return null;
        try
        {
            writer.Begin(group.Durable, group.Weight);
            group.Apply(writer);
            writer.Commit();
            return null;
        }
        catch (Exception fault)
        {
            // Whatever it was, the transaction is void, its callers hear of it, and the next group starts afresh.
            writer.Rollback();
            return fault;
        }
    }
}
