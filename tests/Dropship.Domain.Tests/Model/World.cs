namespace Dropship.Domain.Tests.Model;

/// <summary>What a worker holds in memory; a crash leaves <see cref="Idle"/>.</summary>
internal abstract record Worker
{
    private Worker()
    {
    }

    internal static Worker Resting { get; } = new Idle();

    /// <summary>It holds nothing, except under a planted fault the draft it has just made.</summary>
    internal sealed record Idle(int Made = 0) : Worker;

    /// <summary>It has read the order, and may stall before it writes.</summary>
    internal sealed record Loaded(Order Order, int Made) : Worker;

    /// <summary>The try is durable; the gate comes next.</summary>
    internal sealed record Opened(TryKey Key, int No, Instant Deadline, int Made) : Worker;

    /// <summary>The gate has let it pass, and it may stall before the wire.</summary>
    internal sealed record Passed(TryKey Key, int No, Instant Deadline, int Made) : Worker;

    /// <summary>The wire has answered, nothing is recorded.</summary>
    internal sealed record Answered(TryKey Key, int No, Outcome Outcome, int Order, int Made) : Worker;
}

/// <summary>Everything there is at a moment: the durable order, the clock, two workers, the supplier. Compares by value.</summary>
internal sealed record World(Order Order, Instant Now, Worker One, Worker Two, Vendor Vendor, int Crashes = 0, int Hours = 0)
{
    internal Purchase Purchase => Order.Purchase(1)!;

    /// <summary>Bought or closed: the purchase is at its end.</summary>
    internal bool IsSettled => Purchase.IsBought || Purchase.Closed is not null;

    internal World With(bool first, Worker worker) => first ? this with { One = worker } : this with { Two = worker };
}
