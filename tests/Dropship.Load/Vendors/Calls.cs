namespace Dropship.Load.Vendors;

/// <summary>Every call to a vendor takes as long as one over a good line; whoever wants to know hears of those about an order.</summary>
/// <param name="clock">The engine's clock.</param>
/// <param name="heard">Told of each call about an order, before it is answered.</param>
internal sealed class Calls(TimeProvider clock, Action? heard = null)
{
    /// <summary>How long a call takes.</summary>
    internal static readonly TimeSpan Takes = TimeSpan.FromMilliseconds(25);

    /// <summary>A call about an order.</summary>
    internal Task MakeAsync(CancellationToken cancellation)
    {
        heard?.Invoke();
        return ListAsync(cancellation);
    }

    /// <summary>A call about no order: the list that every start reads.</summary>
    internal Task ListAsync(CancellationToken cancellation) => Task.Delay(Takes, clock, cancellation);
}
