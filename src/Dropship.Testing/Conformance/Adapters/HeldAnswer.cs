namespace Dropship.Testing.Conformance.Adapters;

/// <summary>An answer that the vendor keeps back.</summary>
public sealed class HeldAnswer
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _released = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when a call has arrived and waits for its answer.</summary>
    public Task Reached => _reached.Task;

    /// <summary>Lets the answer go.</summary>
    public void Release() => _released.TrySetResult();

    /// <summary>Waits for the release; called by what stands for the vendor.</summary>
    /// <param name="cancellation">The caller gave up.</param>
    /// <exception cref="OperationCanceledException">The caller gave up.</exception>
    public async Task WaitAsync(CancellationToken cancellation)
    {
        _reached.TrySetResult();
        await _released.Task.WaitAsync(cancellation).ConfigureAwait(false);
    }
}
