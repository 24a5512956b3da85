using System.Collections.Concurrent;
using System.Threading.Tasks.Sources;
using Dropship.Sqlite.Journal;
using Dropship.Storage;

namespace Dropship.Sqlite.Commits;

/// <summary>Commits that wait for their group. Used again and again: an append allocates nothing here.</summary>
internal sealed class AppendRequest(ConcurrentQueue<AppendRequest> idle, Leases leases) : WriteRequest, IValueTaskSource<IReadOnlyList<AppendResult>>
{
    private static readonly IReadOnlyList<AppendResult>[] s_alone = [.. Enum.GetValues<AppendResult>().Select(static IReadOnlyList<AppendResult> (result) => [result])];

    private ManualResetValueTaskSourceCore<IReadOnlyList<AppendResult>> _answer = new() { RunContinuationsAsynchronously = true };
    private IReadOnlyList<OrderCommit> _commits = [];
    private IReadOnlyList<AppendResult> _results = [];
    private CancellationToken _cancellation;

    internal override bool Durable => true;

    internal override int Weight => _commits.Count;

    internal override bool Cancelled => _cancellation.IsCancellationRequested;

    internal ValueTask<IReadOnlyList<AppendResult>> Task => new(this, _answer.Version);

    internal static AppendRequest Of(ConcurrentQueue<AppendRequest> idle, Leases leases, IReadOnlyList<OrderCommit> commits, CancellationToken cancellation)
    {
        if (!idle.TryDequeue(out var request)) request = new(idle, leases);
        request._commits = commits;
        request._cancellation = cancellation;
        return request;
    }

    internal override void Apply(Writer writer)
    {
        if (_commits.Count == 1)
        {
            _results = s_alone[(int)Append(writer, _commits[0])];
            return;
        }

        var results = new AppendResult[_commits.Count];
        for (var i = 0; i < results.Length; i++) results[i] = Append(writer, _commits[i]);
        _results = results;
    }

    // The version is judged before the lease: who is behind has no say in either.
    private AppendResult Append(Writer writer, OrderCommit commit) =>
        leases.Fences(commit.Order, commit.Epoch) ? writer.IsBehind(commit) ? AppendResult.Conflict : AppendResult.Fenced : writer.Append(commit);

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
