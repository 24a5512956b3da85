using System.Collections.Concurrent;
using Dropship.Storage;
using Npgsql;

namespace Dropship.Postgres.Commits;

/// <summary>
/// Two lanes for all callers: while one group is on its way to the disk the next is collected, written and told. Whatever waits goes
/// into the next lane that is free, without waiting for more.
/// </summary>
internal sealed class GroupCommit
{
    internal const int Lanes = 2;

    /// <summary>A group of at most so many is begun in the caller's own thread; more would keep a caller who does not wait.</summary>
    private const int Small = 4;

    private readonly Lock _gate = new();
    private readonly TaskCompletionSource _drained = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly ConcurrentQueue<Group> _idle = [];
    private readonly ConcurrentQueue<AppendRequest> _idleRequests = [];
    private readonly Waiting _waiting = new();
    private readonly Lane[] _lanes;
    private bool _closed;

    internal GroupCommit(NpgsqlDataSource source) => _lanes = [.. Enumerable.Range(0, Lanes).Select(_ => new Lane(this, new(source)))];

    internal IEnumerable<Flusher> Flushers => _lanes.Select(lane => lane.Flusher);

    /// <summary>Queues commits; answered when they are durable.</summary>
    /// <exception cref="ObjectDisposedException">The store is closed.</exception>
    internal ValueTask<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<OrderCommit> commits, CancellationToken cancellation)
    {
        var request = AppendRequest.Of(_idleRequests, commits, cancellation);
        Lane? begun;
        lock (_gate)
        {
            ObjectDisposedException.ThrowIf(_closed, typeof(PostgresStore));
            _waiting.Add(request);
            begun = Begin();
        }

        if (begun is { Group.Count: <= Small }) _ = begun.RunAsync();
        else if (begun is not null) ThreadPool.UnsafeQueueUserWorkItem(begun, preferLocal: false);
        return request.Task;
    }

    /// <summary>Takes nothing more, waits for what is queued and closes the sessions.</summary>
    internal async Task CloseAsync()
    {
        lock (_gate)
        {
            _closed = true;
            TellDrained();
        }

        await _drained.Task.ConfigureAwait(false);
        foreach (var flusher in Flushers) await flusher.DisposeAsync().ConfigureAwait(false);
    }

    /// <summary>A lane's group is done: answers it. True if the lane has another.</summary>
    internal bool GoesOn(Lane lane)
    {
        var done = lane.Group;
        Lane? begun;
        lock (_gate)
        {
            _waiting.Release(done);
            lane.Group = _idle.TryDequeue(out var idle) ? idle : new();
            begun = Begin();
            TellDrained();
        }

        if (begun is not null && begun != lane) ThreadPool.UnsafeQueueUserWorkItem(begun, preferLocal: false);
        // Who waits alone is answered here, for this lane has nothing else to do.
        done.Answer(here: begun is null);
        done.Clear();
        _idle.Enqueue(done);
        return begun == lane;
    }

    // Fills a lane that rests; null if there is none, or nothing that may go now.
    private Lane? Begin()
    {
        foreach (var lane in _lanes)
        {
            if (!lane.Rests) continue;
            _waiting.Fill(lane.Group);
            return lane.Rests ? null : lane;
        }

        return null;
    }

    private void TellDrained()
    {
        if (_closed && _waiting.Count == 0 && Array.TrueForAll(_lanes, lane => lane.Rests)) _drained.TrySetResult();
    }
}
