using Dropship.Ports;
using Dropship.Storage;

namespace Dropship.Sdk.Tests.Fakes;

/// <summary>What goes wrong with a call: before it has its effect, or after it.</summary>
internal sealed record Disturbance(Func<CancellationToken, Task>? Before = null, Func<CancellationToken, Task>? After = null)
{
    public static readonly Disturbance None = new();

    /// <summary>It took effect; the connection broke before the answer.</summary>
    public static readonly Disturbance AnswerLost = new(After: _ => throw new HttpRequestException("the connection was reset"));

    public static readonly Disturbance StoreDown = Fails(() => new StoreUnavailableException("the disk is full"));

    public static Disturbance Fails(Func<Exception> fault) => new(Before: _ => throw fault());

    public static Disturbance Fails(ProviderFault fault, TimeSpan? retryAfter = null) => Fails(() => new ProviderException(fault, "vendor", "as the test wants it", retryAfter));

    /// <summary>Waits for the test before it takes effect; tells the test that it has come.</summary>
    public static Disturbance Waits(Gate gate) => new(Before: gate.PassAsync);

    /// <summary>Waits for the test after it took effect.</summary>
    public static Disturbance AnswerWaits(Gate gate) => new(After: gate.PassAsync);
}

/// <summary>Where a call waits for the test, and the test for the call.</summary>
internal sealed class Gate
{
    private readonly TaskCompletionSource _reached = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _open = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Ends when a call stands before it.</summary>
    public Task Reached => _reached.Task;

    public void Open() => _open.TrySetResult();

    public async Task PassAsync(CancellationToken cancellation)
    {
        _reached.TrySetResult();
        await _open.Task.WaitAsync(cancellation);
    }
}
