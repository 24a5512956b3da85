namespace Dropship.Testing.Conformance.Adapters;

/// <summary>Puts an adapter before a vendor that can be steered; each case gets a fresh one. What cannot be steered is left out: its cases are then skipped by name.</summary>
public interface IVendorFixture : IAsyncDisposable
{
    /// <summary>Keys, tokens and whatever else must never be seen in an exception, a code or a text.</summary>
    IReadOnlyList<string> Secrets { get; }

    /// <summary>Lets the vendor finish what it does by and by; nothing if it does all at once.</summary>
    /// <param name="cancellation">Gives up.</param>
    ValueTask SettleAsync(CancellationToken cancellation) => default;
}

/// <summary>A fixture that can make calls go wrong.</summary>
public interface ISteerFaults
{
    /// <summary>How long the vendor asks to wait when it answers <see cref="VendorFault.Throttled"/>; null if it does not say.</summary>
    TimeSpan? RetryAfter { get; }

    /// <summary>True if the fault can be made.</summary>
    /// <param name="fault">The fault.</param>
    bool CanProvoke(VendorFault fault);

    /// <summary>From now on every call of the kind goes wrong. Calls for tokens may be left out.</summary>
    /// <param name="fault">The fault.</param>
    /// <param name="on">Which calls.</param>
    void Provoke(VendorFault fault, VendorCalls on);

    /// <summary>Nothing goes wrong any more.</summary>
    void Calm();
}

/// <summary>A fixture that counts what arrives at the vendor.</summary>
public interface ICountWrites
{
    /// <summary>How many requests that may change something there have left the adapter so far, whatever became of them.</summary>
    int WritesSent { get; }
}

/// <summary>A fixture that can keep the vendor's answer back.</summary>
public interface IHoldAnswers
{
    /// <summary>How long a cancelled call may take to end; ten seconds of the true clock by default, spent only by an adapter that does not listen.</summary>
    TimeSpan Patience => TimeSpan.FromSeconds(10);

    /// <summary>The vendor answers the next call of the kind only when it is released.</summary>
    /// <param name="on">Which calls.</param>
    HeldAnswer Hold(VendorCalls on);
}
