using Dropship.Sqlite.Journal;

namespace Dropship.Sqlite.Commits;

/// <summary>Any other write: rare enough to allocate.</summary>
internal sealed class WorkRequest<T>(Func<Writer, T> work, bool durable, CancellationToken cancellation) : WriteRequest
{
    private readonly TaskCompletionSource<T> _answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private T? _result;

    internal override bool Durable => durable;

    internal override bool Cancelled => cancellation.IsCancellationRequested;

    internal Task<T> Task => _answer.Task;

    internal override void Apply(Writer writer) => _result = work(writer);

    internal override void Answer() => _answer.SetResult(_result!);

    internal override void Fail(Exception fault) => _answer.SetException(fault);

    internal override void Cancel() => _answer.SetCanceled(cancellation);
}
