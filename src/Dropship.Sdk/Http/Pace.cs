using Dropship.Engine;
using Dropship.Ports;

namespace Dropship.Http;

/// <summary>
/// Keeps the calls of one account apart, on the wire: what the engine's lane grants is one call of a port, which may be several calls
/// at the vendor. Money goes first, else who came first. Time is a <see cref="TimeProvider"/>'s.
/// </summary>
internal sealed class Pace(RateLimit limit, TimeProvider clock)
{
    private readonly Lock _lock = new();
    private readonly RateBudget _budget = new(limit, clock.Now());
    private readonly PriorityQueue<TaskCompletionSource, (bool IsLook, long No)> _waiting = new();
    private long _no;
    private bool _serving;

    /// <summary>Waits for one call.</summary>
    /// <param name="isMoney">True for calls that spend.</param>
    /// <param name="cancellation">Gives up.</param>
    internal Task WaitAsync(bool isMoney, CancellationToken cancellation)
    {
        TaskCompletionSource turn;
        lock (_lock)
        {
            if (_waiting.Count == 0 && _budget.TryTake(clock.Now(), 0)) return Task.CompletedTask;
            turn = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(turn, (!isMoney, _no++));
            if (!_serving)
            {
                _serving = true;
                _ = ServeAsync();
            }
        }

        return cancellation.CanBeCanceled ? WaitAsync(turn, cancellation) : turn.Task;
    }

    private static async Task WaitAsync(TaskCompletionSource turn, CancellationToken cancellation)
    {
        var registration = cancellation.Register(static (state, token) => ((TaskCompletionSource)state!).TrySetCanceled(token), turn);
        await using (registration.ConfigureAwait(false)) await turn.Task.ConfigureAwait(false);
    }

    private async Task ServeAsync()
    {
        while (true)
        {
            TimeSpan wait;
            lock (_lock)
            {
                while (_waiting.TryPeek(out var turn, out _))
                {
                    if (!turn.Task.IsCompleted && !_budget.TryTake(clock.Now(), 0)) break;
                    _waiting.Dequeue();
                    if (!turn.TrySetResult()) continue;   // given up in the meantime
                }

                if (_waiting.Count == 0)
                {
                    _serving = false;
                    return;
                }

                wait = _budget.NextAt(0) - clock.Now();
            }

            await Task.Delay(wait > TimeSpan.Zero ? wait : TimeSpan.FromMilliseconds(1), clock).ConfigureAwait(false);
        }
    }
}

/// <summary>Lets a request wait for its call. One that is given up while it waits has provably not been sent.</summary>
internal sealed class PaceHandler(Pace pace, bool isMoney) : DelegatingHandler
{
    protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
    {
        try
        {
            await pace.WaitAsync(isMoney, cancellationToken).ConfigureAwait(false);
        }
        catch (OperationCanceledException)
        {
            throw new NotSentException("given up while waiting for the account's next call");
        }

        return await base.SendAsync(request, cancellationToken).ConfigureAwait(false);
    }
}
