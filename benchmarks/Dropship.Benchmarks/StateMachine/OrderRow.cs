using Dropship.Domain;
using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;

namespace Dropship.Benchmarks.StateMachine;

/// <summary>What a state machine keeps of an order: the same data as the domain's order, in a mutable object with lists.</summary>
internal sealed class OrderRow(OrderKey key)
{
    internal OrderKey Key { get; } = key;

    internal Stage Stage { get; set; }

    internal SaleSeen? Sale { get; private set; }

    internal Search? Search { get; private set; }

    internal AllocationProposed? Allocation { get; private set; }

    internal QuoteSeen? Quote { get; private set; }

    internal PurchaseIntended? Purchase { get; private set; }

    internal SupplierOrder? SupplierOrder { get; private set; }

    internal ParcelSeen? Parcel { get; private set; }

    internal List<TryRow> Tries { get; } = new(2);

    internal List<Scan> Scans { get; } = new(6);

    internal List<PayoutSeen> Payouts { get; } = new(1);

    internal List<OrderHeld> Holds { get; } = [];

    internal List<CancelAsked> Cancels { get; } = [];

    internal OrderCompleted? Completed { get; private set; }

    internal void Record(SaleSeen seen) => Sale = seen;

    internal void Record(OffersFound found) => Search = new(found.Search, found.At, found.Offers);

    internal void Record(AllocationProposed proposed) => Allocation = proposed;

    internal void Record(QuoteSeen seen) => Quote = seen;

    internal void Record(PurchaseIntended intended) => Purchase = intended;

    internal void Record(TryOpened opened) => Tries.Add(new(opened.Key, opened.No, opened.At, opened.Deadline));

    internal void Record(TryClosed closed) => Tried(closed)!.Close(closed);

    internal void Record(SupplierOrderSeen seen) => SupplierOrder = SupplierOrder is { } known ? known.Join(seen.Order) : seen.Order;

    internal void Record(ParcelSeen seen) => Parcel = seen;

    internal void Record(ScanSeen seen) => Scans.Add(new(seen.At, seen.Phase, seen.Incident));

    internal void Record(OrderCompleted completed) => Completed = completed;

    internal void Record(PayoutSeen seen) => Payouts.Add(seen);

    internal TryRow? Tried(TryClosed closed)
    {
        foreach (var tried in Tries)
            if (tried.No == closed.No && tried.Key == closed.Key)
                return tried;
        return null;
    }
}

/// <summary>One try of an outward write.</summary>
internal sealed class TryRow(TryKey key, int no, Instant openedAt, Instant deadline)
{
    internal TryKey Key { get; } = key;

    internal int No { get; } = no;

    internal Instant OpenedAt { get; } = openedAt;

    internal Instant Deadline { get; } = deadline;

    internal Outcome? Outcome { get; private set; }

    internal Instant? ClosedAt { get; private set; }

    internal DeclineReason Reason { get; private set; }

    internal string? Code { get; private set; }

    internal void Close(TryClosed closed) => (Outcome, ClosedAt, Reason, Code) = (closed.Outcome, closed.At, closed.Reason, closed.Code);
}
