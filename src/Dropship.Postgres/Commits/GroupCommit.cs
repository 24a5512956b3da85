using Dropship.Storage;

namespace Dropship.Postgres.Commits;

/// <summary>
/// One writer for all callers: whatever queued while the last flush ran goes into the next one, without waiting for more.
/// Runs on the thread pool only while there is work.
/// </summary>
internal sealed class GroupCommit(Flusher flusher) : IThreadPoolWorkItem
{
    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private List<AppendRequest> _queue = [];
    private List<AppendRequest> _taken = [];
    private bool _running;
    private bool _closed;

    /// <summary>Queues commits; answered when they are durable.</summary>
    /// <exception cref="ObjectDisposedException">The store is closed.</exception>
    internal Task<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<OrderCommit> commits, CancellationToken cancellation)
    {
        var request = new AppendRequest(commits, cancellation);
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, typeof(PostgresStore));
            _queue.Add(request);
            if (_running) return request.Task;
            _running = true;
        }

        ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        return request.Task;
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

    void IThreadPoolWorkItem.Execute() => _ = RunAsync();

    private async Task RunAsync()
    {
        while (TryTake())
        {
            var group = new Group();
            foreach (var request in _taken)
            {
                if (request.IsGivenUp()) continue;
                for (var at = 0; at < request.Commits.Count; at++)
                    if (!group.TryAdd(new(request, at)))
                    {
                        await flusher.FlushAsync(group).ConfigureAwait(false);
                        group = Group.Of([new(request, at)]);
                    }
            }

            if (group.Count > 0) await flusher.FlushAsync(group).ConfigureAwait(false);
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
}
