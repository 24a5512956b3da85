using System.Collections.Concurrent;
using System.Threading.Tasks.Sources;
using Dropship.Storage;

namespace Dropship.Postgres.Commits;

/// <summary>One call's commits, answered when the last of them is. Its commits may go over several lanes at once. Used again after it was answered well.</summary>
internal sealed class AppendRequest(ConcurrentQueue<AppendRequest> idle) : IValueTaskSource<IReadOnlyList<AppendResult>>
{
    private static readonly IReadOnlyList<AppendResult>[] s_alone = [.. Enum.GetValues<AppendResult>().Select(static result => Array.AsReadOnly([result]))];
    private AppendResult[] _results = [];
    private IReadOnlyList<OrderCommit> _commits = [];
    private CancellationToken _cancellation;
    private ManualResetValueTaskSourceCore<IReadOnlyList<AppendResult>> _answer = new() { RunContinuationsAsynchronously = true };
    private AppendResult _only;
    private int _open;
    private Exception? _fault;
    private bool _begun;

    internal IReadOnlyList<OrderCommit> Commits => _commits;

    internal ValueTask<IReadOnlyList<AppendResult>> Task => new(this, _answer.Version);

    /// <summary>True if nobody wants it any more. One that was begun is carried to its end.</summary>
    internal bool IsGivenUp => !_begun && _cancellation.IsCancellationRequested;

    internal static AppendRequest Of(ConcurrentQueue<AppendRequest> idle, IReadOnlyList<OrderCommit> commits, CancellationToken cancellation)
    {
        if (!idle.TryDequeue(out var request)) request = new(idle);
        (request._commits, request._cancellation, request._open) = (commits, cancellation, commits.Count);
        request._results = commits.Count == 1 ? [] : new AppendResult[commits.Count];
        return request;
    }

    /// <summary>One of its commits was taken.</summary>
    internal void Begin() => _begun = true;

    /// <summary>Keeps a commit's answer until <see cref="Close"/>.</summary>
    internal void Note(int at, AppendResult result)
    {
        if (_results.Length == 0) _only = result;
        else _results[at] = result;
    }

    /// <summary>Keeps a fault until <see cref="Close"/>; of several the first.</summary>
    internal void Note(Exception fault) => Interlocked.CompareExchange(ref _fault, fault, null);

    /// <summary>One commit is done; the last answers the call.</summary>
    /// <param name="here">True to go on with the caller's code at once, in this thread.</param>
    internal void Close(bool here)
    {
        if (Interlocked.Decrement(ref _open) > 0) return;
        _answer.RunContinuationsAsynchronously = !here;
        if (_fault is { } fault) _answer.SetException(fault);
        else _answer.SetResult(_results.Length == 0 ? s_alone[(int)_only] : _results);
    }

    /// <summary>Nothing of it was begun, and nothing will be.</summary>
    internal void GiveUp() => _answer.SetException(new OperationCanceledException(_cancellation));

    IReadOnlyList<AppendResult> IValueTaskSource<IReadOnlyList<AppendResult>>.GetResult(short token)
    {
        var results = _answer.GetResult(token);
        // What failed or was given up may still be looked at; it is not used again.
        _answer.Reset();
        (_commits, _cancellation, _results, _begun) = ([], default, [], false);
        idle.Enqueue(this);
        return results;
    }

    ValueTaskSourceStatus IValueTaskSource<IReadOnlyList<AppendResult>>.GetStatus(short token) => _answer.GetStatus(token);

    void IValueTaskSource<IReadOnlyList<AppendResult>>.OnCompleted(Action<object?> continuation, object? state, short token, ValueTaskSourceOnCompletedFlags flags) =>
        _answer.OnCompleted(continuation, state, token, flags);
}
