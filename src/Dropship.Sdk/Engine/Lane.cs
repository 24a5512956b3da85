using System.Diagnostics.CodeAnalysis;
using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Engine;

/// <summary>What a call is for; purchases and shipments may use the last calls of a budget, looks may not.</summary>
internal enum Traffic
{
    Money,
    Shipment,
    Look,
}

/// <summary>The answer to a request for a call: go on (null), or come again later.</summary>
internal readonly record struct Admission(Instant? ComeAgainAt)
{
    [MemberNotNullWhen(false, nameof(ComeAgainAt))]
    internal bool IsGranted => ComeAgainAt is null;
}

/// <summary>
/// One account at one vendor: its rate budget, and its rest after a fault. While calls are scarce, those that wait are
/// served money before shipments before looks, earliest deadline first. Nobody waits in it for time to pass.
/// </summary>
internal sealed class Lane(string name, RateLimit limit, TimeProvider clock)
{
    private static readonly TimeSpan ShortestRest = TimeSpan.FromSeconds(30);
    private static readonly TimeSpan LongestRest = TimeSpan.FromMinutes(15);
    private static readonly TimeSpan KeyRest = TimeSpan.FromHours(1);

    private readonly Lock _lock = new();
    private readonly RateBudget _budget = new(limit, clock.Now());
    private readonly PriorityQueue<TaskCompletionSource<Admission>, (Traffic, long)> _waiting = new();
    private bool _serving;
    private Instant? _restUntil;
    private ProviderException? _lastFault;
    private int _faults;

    internal string Name { get; } = name;

    /// <summary>Asks for one call.</summary>
    internal ValueTask<Admission> AdmitAsync(Traffic traffic, Instant? deadline)
    {
        TaskCompletionSource<Admission> waiter;
        lock (_lock)
        {
            var now = clock.Now();
            if (_restUntil is { } rest && rest > now) return new(new Admission(rest));
            if (_waiting.Count == 0 && _budget.TryTake(now, Reserve(traffic))) return new(default(Admission));
            waiter = new(TaskCreationOptions.RunContinuationsAsynchronously);
            _waiting.Enqueue(waiter, (traffic, deadline?.Milliseconds ?? long.MaxValue));
            if (!_serving)
            {
                _serving = true;
                ThreadPool.UnsafeQueueUserWorkItem(static lane => lane.Serve(), this, preferLocal: false);
            }
        }

        return new(waiter.Task);
    }

    /// <summary>A call went well: the next fault starts from the shortest rest.</summary>
    internal void Succeeded()
    {
        if (_faults == 0) return;
        lock (_lock) _faults = 0;
    }

    /// <summary>A call failed by the vendor's or the account's fault: the whole lane rests, not each of its orders.</summary>
    /// <returns>Until when; null if the fault concerns the one order alone.</returns>
    internal Instant? Failed(ProviderException fault)
    {
        lock (_lock)
        {
            var rest = fault.Fault switch
            {
                ProviderFault.Throttled => fault.RetryAfter is { } asked && asked > TimeSpan.Zero ? Shorter(asked, KeyRest) : ShortestRest,
                ProviderFault.Unreachable => Shorter(ShortestRest * Math.Pow(2, Math.Min(_faults, 10)), LongestRest),
                ProviderFault.Unauthorized => KeyRest,
                _ => TimeSpan.Zero,
            };
            if (rest == TimeSpan.Zero) return null;
            if (ReferenceEquals(fault, _lastFault)) return _restUntil;   // one call failed for many orders, and each of them tells
            _lastFault = fault;
            _faults++;
            _restUntil = Instant.Later(_restUntil, clock.Now() + rest);
            return _restUntil;
        }
    }

    private static TimeSpan Shorter(TimeSpan one, TimeSpan other) => one < other ? one : other;

    private double Reserve(Traffic traffic) => traffic switch
    {
        Traffic.Money => 0,
        Traffic.Shipment => Math.Floor(limit.Calls * 0.1),
        _ => Math.Floor(limit.Calls * 0.2),
    };

    private void Serve()
    {
        lock (_lock)
        {
            _serving = false;
            var now = clock.Now();
            while (_waiting.TryDequeue(out var waiter, out var rank))
                waiter.SetResult(_budget.TryTake(now, Reserve(rank.Item1)) ? default : new(_budget.NextAt(Reserve(rank.Item1))));
        }
    }
}

/// <summary>Reads a clock as the domain does.</summary>
internal static class Clock
{
    internal static Instant Now(this TimeProvider clock) => Instant.From(clock.GetUtcNow());
}
