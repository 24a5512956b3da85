using static Dropship.Domain.Todo;

namespace Dropship.Domain;

/// <summary>
/// An agenda in the making. Due times start at recorded instants only: what is not due yet sets the wake-up, so that
/// nothing can fall due before it.
/// </summary>
internal ref struct Plan(Order order, Policies policies, Instant now, in Looked looked) : IDeadlineReader
{
    private static readonly TimeSpan LongestRetry = TimeSpan.FromHours(1);
    private Decision? _decision;
    private Few<Todo> _todos;
    private Few<Ask> _asks;
    private Instant? _wakeAt;
    private Instant? _askAgainAt;
    private Instant? _heedAt;
    private Instant? _deadline;
    private readonly ref readonly Looked _looked = ref looked;
    private DemandTotal? _demand;

    internal Order Order { get; } = order;

    internal Policies Policies { get; } = policies;

    internal Instant Now { get; } = now;

    internal readonly ref readonly Looked Looked => ref _looked;

    /// <summary>The newest revision of the sale, or null.</summary>
    internal Fact.SaleSeen? Sale { get; } = order.Latest();

    internal bool IsWithdrawn { get; } = order.IsWithdrawn();

    /// <summary>The demand of the whole order, read once: the order does not change while it is planned for.</summary>
    internal DemandTotal Demand => _demand ??= Order.DemandedInAll(IsWithdrawn);

    internal readonly Agenda ToAgenda() => _decision is null ? new(null, _todos, _asks, Instant.Earlier(_wakeAt ?? _askAgainAt, _heedAt), _deadline) : new(_decision, [], [], Now, _deadline);

    internal readonly bool IsDecided => _decision is not null;

    internal void Decide(Decision decision) => _decision ??= decision;

    readonly bool IDeadlineReader.WantsMet => false;

    void IDeadlineReader.Take(in Deadline deadline) => DeadlinePlan.Heed(ref this, deadline);

    internal void Do(Todo todo)
    {
        foreach (var known in _todos)
            if (known == todo)
                return;
        _todos = _todos.Add(todo);
    }

    internal void Wake(Instant at) => _wakeAt = Instant.Earlier(_wakeAt, at);

    internal void Until(Instant? deadline) => _deadline = Instant.Earlier(_deadline, deadline);

    /// <summary>True if the moment has come; else it becomes a wake-up.</summary>
    internal bool Due(Instant at)
    {
        if (at <= Now) return true;
        Wake(at);
        return false;
    }

    /// <summary>True if a deadline is so near that something is done about it. It wakes the order beside what else does, and does not stand for the daily look at an open question.</summary>
    internal bool IsNear(in Deadline deadline)
    {
        Until(deadline.At);
        if (deadline.ActAt <= Now) return true;
        _heedAt = Instant.Earlier(_heedAt, deadline.ActAt);
        return false;
    }

    /// <summary>True if a look is due: never looked, or a slot that all orders share has begun since. Shared slots fill batches.</summary>
    internal bool DueOnSlot(Instant? looked, TimeSpan every)
    {
        if (looked is not { } last) return true;
        var span = every.Ticks / TimeSpan.TicksPerMillisecond;
        var passed = Math.DivRem(last.Milliseconds, span, out var rest) - (rest < 0 ? 1 : 0);
        return Due(new((passed + 1) * span));
    }

    /// <summary>Asks a person. Where nothing else wakes the order, the question does, so that it is never silent.</summary>
    internal void Ask(AskKind kind, string subject, Instant since)
    {
        _asks = _asks.Add(new(kind, subject, since));
        var every = (long)Policies.Timing.AskEvery.TotalMilliseconds;
        _askAgainAt = Instant.Earlier(_askAgainAt, since + TimeSpan.FromMilliseconds(((Math.Max(0, Now.Milliseconds - since.Milliseconds) / every) + 1) * every));
    }

    /// <summary>True if the sale was read since a moment; else reading it is the work.</summary>
    internal bool SaleIsRead(Instant since)
    {
        if (Looked.Sale >= since) return true;
        Do(new ReadSale());
        return false;
    }

    /// <summary>A write that is no purchase: sent once, verified when in doubt, again only when it had no effect, then a person.</summary>
    internal void Write(TryKey key, bool verifyAtSupplier = false)
    {
        var write = Order.Read(key, Now);
        switch (write.Stage)
        {
            case WriteStage.Open:
                Wake(write.Last!.Deadline!.Value);
                break;
            case WriteStage.InDoubt when write.Last is { } doubt:
                if (DueLook(verifyAtSupplier ? Looked.Doubt : Looked.Verify, doubt.DoubtSince))
                    Do(verifyAtSupplier ? new ResolveDoubt(key.No, key, doubt.No) : new VerifyWrite(key, doubt.No));
                if (Due(doubt.DoubtSince + Policies.Timing.AskDoubtAfter)) Ask(AskKind.WriteFailed, $"{Evidence.Of(Order, key)}: outcome of try {doubt.No} unknown", doubt.DoubtSince);
                break;
            case WriteStage.Fresh:
                Send(key, write.Count, Policies.Timing.WriteTimeout);
                break;
            case WriteStage.NoEffect:
                if (write.Count >= Policies.MaxTries) AskAbout(key, write);
                if (DueAgain(write)) Send(key, write.Count, Policies.Timing.WriteTimeout);
                break;
            case WriteStage.Rejected:
                AskAbout(key, write);
                break;
        }
    }

    // Once too often, and a person is told; but it had no effect, so it is tried on, as often as they are told.
    internal bool DueAgain(Write write) => Due(write.Count < Policies.MaxTries ? RetryAt(write) : LastEnd(write) + Policies.Timing.AskEvery);

    private void AskAbout(TryKey key, Write write) => Ask(AskKind.WriteFailed, $"{Evidence.Of(Order, key)}: {write.Last!.Reason} {write.Last.Code}".TrimEnd(), write.Last.DoubtSince);

    internal void Send(TryKey key, int tried, TimeSpan timeout)
    {
        if (!key.Spends || MaySpend()) Do(new Send(key, tried + 1, Now + timeout));
    }

    /// <summary>True if money may be spent; else a person is told why not.</summary>
    internal bool MaySpend()
    {
        if (Policies.Withheld is not { } withheld || Due(withheld.Until)) return true;
        Ask(AskKind.SpendingWithheld, withheld.Why, withheld.Since);
        return false;
    }

    /// <summary>True if the purchase round lets it buy; else a person is told what is missing.</summary>
    internal bool IsFunded()
    {
        if (Policies.AwaitsFunds is not { } awaited || Due(awaited.Until)) return true;
        Ask(AskKind.TopUpWallet, awaited.Why, awaited.Since);
        return false;
    }

    // A harmless repeat of a doubt does not wait for the looks that find nothing: each would push it off again. It waits for the end of the repeat before it.
    internal readonly Instant RetryAt(Write write)
    {
        var wait = Policies.Timing.RetryAfter * Math.Pow(2, Math.Min(write.Count - 1, 10));
        var since = write.Stage == WriteStage.InDoubt ? LastEnd(write.Last!.Key) : LastEnd(write);
        return since + (wait < LongestRetry ? wait : LongestRetry);
    }

    private readonly Instant LastEnd(TryKey key)
    {
        var last = default(Instant);
        foreach (var tried in Order.Tries)
            if (tried.Key == key && tried.DoubtSince > last)
                last = tried.DoubtSince;
        return last;
    }

    private static Instant LastEnd(Write write) => Instant.Later(write.Last!.DoubtSince, write.Last.AbsentLast)!.Value;

    /// <summary>True if a doubt is to be looked into: often at first, then ever more rarely.</summary>
    internal bool DueLook(Instant? looked, Instant since)
    {
        if (looked is not { } last || last < since) return true;
        return Due(last + ((last - since) switch
        {
            var age when age < TimeSpan.FromMinutes(10) => TimeSpan.FromSeconds(30),
            var age when age < TimeSpan.FromHours(1) => TimeSpan.FromMinutes(5),
            var age when age < TimeSpan.FromDays(1) => TimeSpan.FromHours(1),
            _ => TimeSpan.FromDays(1),
        }));
    }
}
