using System.Collections.Concurrent;
using System.Threading.Tasks.Sources;
using Dropship.Sqlite.Journal;
using Dropship.Storage;

namespace Dropship.Sqlite.Commits;

/// <summary>Commits that wait for their group. Used again and again: an append allocates nothing here.</summary>
internal sealed class AppendRequest(ConcurrentQueue<AppendRequest> idle) : WriteRequest, IValueTaskSource<IReadOnlyList<AppendResult>>
{
    private static readonly IReadOnlyList<AppendResult> s_written = [AppendResult.Written];
    private static readonly IReadOnlyList<AppendResult> s_conflict = [AppendResult.Conflict];

    private ManualResetValueTaskSourceCore<IReadOnlyList<AppendResult>> _answer = new() { RunContinuationsAsynchronously = true };
    private IReadOnlyList<OrderCommit> _commits = [];
    private IReadOnlyList<AppendResult> _results = [];
    private CancellationToken _cancellation;

    internal override bool Durable => true;

    internal override int Weight => _commits.Count;

    internal override bool Cancelled => _cancellation.IsCancellationRequested;

    internal ValueTask<IReadOnlyList<AppendResult>> Task => new(this, _answer.Version);

    internal static AppendRequest Of(ConcurrentQueue<AppendRequest> idle, IReadOnlyList<OrderCommit> commits, CancellationToken cancellation)
    {
        if (!idle.TryDequeue(out var request)) request = new(idle);
        request._commits = commits;
        request._cancellation = cancellation;
        return request;
    }

    internal override void Apply(Writer writer)
    {
        if (_commits.Count == 1)
        {
            _results = writer.Append(_commits[0]) == AppendResult.Written ? s_written : s_conflict;
            return;
        }

        var results = new AppendResult[_commits.Count];
        for (var i = 0; i < results.Length; i++) results[i] = writer.Append(_commits[i]);
        _results = results;
    }

    internal override void Answer() => _answer.SetResult(_results);

    internal override void Fail(Exception fault) => _answer.SetException(fault);

    internal override void Cancel() => _answer.SetException(new OperationCanceledException(_cancellation));

    IReadOnlyList<AppendResult> IValueTaskSource<IReadOnlyList<AppendResult>>.GetResult(short token)
    {
        try
        {
            return _answer.GetResult(token);
        }
        finally
        {
            _answer.Reset();
            (_commits, _results, _cancellation) = ([], [], default);
            idle.Enqueue(this);
        }
    }

    ValueTaskSourceStatus IValueTaskSource<IReadOnlyList<AppendResult>>.GetStatus(short token) => _answer.GetStatus(token);

    void IValueTaskSource<IReadOnlyList<AppendResult>>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _answer.OnCompleted(continuation, state, token, flags);
}
