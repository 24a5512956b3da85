using Dropship.Storage;

namespace Dropship.Postgres.Commits;

/// <summary>One call's commits, answered when the last of them is.</summary>
internal sealed class AppendRequest(IReadOnlyList<OrderCommit> commits, CancellationToken cancellation)
{
    private readonly TaskCompletionSource<IReadOnlyList<AppendResult>> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly AppendResult[] _results = new AppendResult[commits.Count];
    private int _open = commits.Count;
    private Exception? _fault;

    internal IReadOnlyList<OrderCommit> Commits => commits;

    internal Task<IReadOnlyList<AppendResult>> Task => _answer.Task;

    /// <summary>Gives it up if nobody wants it any more. Only asked before its first commit is taken.</summary>
    internal bool IsGivenUp()
    {
        if (!cancellation.IsCancellationRequested) return false;
        _answer.TrySetCanceled(cancellation);
        return true;
    }

    internal void Answer(int at, AppendResult result)
    {
        _results[at] = result;
        Close();
    }

    internal void Fail(Exception fault)
    {
        _fault ??= fault;
        Close();
    }

    private void Close()
    {
        if (--_open > 0) return;
        if (_fault is null) _answer.SetResult(_results);
        else _answer.SetException(_fault);
    }
}

/// <summary>One commit of a call.</summary>
internal readonly record struct Member(AppendRequest Request, int At)
{
    internal OrderCommit Commit => Request.Commits[At];

    internal void Answer(AppendResult result) => Request.Answer(At, result);
}
