using Dropship.Domain;
using Dropship.Ports;
using Dropship.Simulation.Runtime.Passage;

namespace Dropship.Simulation.Runtime.Vendors;

/// <summary>An engine's client of a supplier with a ledger: each call passes the gate, and what is no clear answer is unknown.</summary>
internal sealed class LedgerSupplier(LedgerSide side, Gate gate, Errands errands) : ISupplierClient, ICancelPurchases, IUrgeShipping
{
    private const string Name = "mill";
    private static readonly TimeSpan Latency = TimeSpan.FromMilliseconds(400);

    public SupplierDescriptor Descriptor { get; } = new(new(Name), side.Terms, RateLimit.None);

    public ValueTask<Quote> GetQuoteAsync(QuoteRequest request, CancellationToken cancellation) => new(Ask($"quote {request.Order.Id}", () => side.Quote(request), cancellation));

    public ValueTask<PurchaseReceipt> SendAsync(PurchaseRequest purchase, CancellationToken cancellation) =>
        new(Write($"{purchase.Step} {purchase.Order.Id}", () => side.Buy(purchase), new(Outcome.Unknown), cancellation));

    public ValueTask<IReadOnlyList<SupplierOrder>> FindByReferenceAsync(string reference, CancellationToken cancellation) => new(Ask($"find {reference}", () => side.Find(reference), cancellation));

    public ValueTask<SupplierReading?> GetOrderAsync(SupplierOrderId order, CancellationToken cancellation) => new(Ask($"read {order}", () => side.Read(order), cancellation));

    public ValueTask<PurchaseReceipt> CancelAsync(SupplierOrderId order, CancellationToken cancellation) => new(Write($"cancel {order}", () => side.Cancel(order), new(Outcome.Unknown), cancellation));

    public ValueTask<WriteReceipt> UrgeAsync(SupplierOrderId order, int rung, CancellationToken cancellation) => new(Write($"urge {order}", () => WriteReceipt.Done, WriteReceipt.Unknown, cancellation));

    private T Ask<T>(string name, Func<T> effect, CancellationToken cancellation)
    {
        var operation = new Operation($"{Name}.{name}", Side.VendorRead);
        var mishap = gate.Begin(operation);
        Wait(mishap is Mishap.Stall or Mishap.StallAfter ? Gate.TooLong : Latency, cancellation);
        if (mishap is not (Mishap.None or Mishap.CrashAfter)) throw Fault(mishap);
        var answer = effect();
        gate.End(operation, mishap);
        return answer;
    }

    private T Write<T>(string name, Func<T> effect, T unknown, CancellationToken cancellation)
    {
        var operation = new Operation($"{Name}.{name}", Side.VendorWrite);
        var mishap = gate.Begin(operation);
        Wait(mishap == Mishap.Stall ? Gate.TooLong : Latency, cancellation);
        if (mishap == Mishap.Late) errands.Owe(gate.Clock.GetUtcNow() + (Gate.TooLong * 2), () => Task.FromResult(effect()));
        if (mishap == Mishap.Throttle) throw Fault(mishap);
        if (mishap is Mishap.Fail or Mishap.Late or Mishap.Stall or Mishap.Error or Mishap.Page) return unknown;
        var answer = effect();
        gate.End(operation, mishap);
        if (mishap == Mishap.StallAfter) Wait(Gate.TooLong, cancellation);
        return mishap is Mishap.LoseAnswer or Mishap.StallAfter or Mishap.Half ? unknown : answer;
    }

    private void Wait(TimeSpan span, CancellationToken cancellation)
    {
        gate.Clock.Pass(span);
        cancellation.ThrowIfCancellationRequested();
    }

    private static ProviderException Fault(Mishap mishap) => mishap switch
    {
        Mishap.Throttle => new(ProviderFault.Throttled, Name, "too many calls"),
        Mishap.Page or Mishap.Half => new(ProviderFault.Malformed, Name, "a page for people"),
        _ => new(ProviderFault.Unreachable, Name, "no answer"),
    };
}
