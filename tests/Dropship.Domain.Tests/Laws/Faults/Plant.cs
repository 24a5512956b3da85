using static Dropship.Domain.Command;

namespace Dropship.Domain.Tests.Laws;

/// <summary>How faults are planted: by taking without guards, by hiding something, by changing an answer or a fold.</summary>
internal static class Plant
{
    /// <summary>Takes a command without asking any guard.</summary>
    internal static Taken Force(Order order, Event happened) => new(Fulfilment.Evolve(order, happened), happened, null);

    /// <summary>Rules that see another order than there is: what <paramref name="blind"/> hides from both Next and the guards.</summary>
    internal static Rules Seeing(Func<Order, Order> blind) => Rules.Real with
    {
        Next = (Order order, Policies policies, Instant now, in Looked looked) => Fulfilment.Next(blind(order), policies, now, looked),
        Take = (order, command) => command is Decide { Wanted: var wanted } && Fulfilment.Take(blind(order), command) is { Refused: null } ? Force(order, wanted) : Fulfilment.Take(order, command),
    };

    /// <summary>Rules that do not know which items make a line.</summary>
    internal static Rules WithoutBundles { get; } = Seeing(static order => order with { Allocations = order.Allocations.Select(static allocation => allocation.Proposed is { Bundles: not null } proposed ? allocation with { Proposed = proposed with { Bundles = null } } : allocation).ToFew() });

    /// <summary>Rules whose Next is changed after the fact.</summary>
    internal static Rules Answering(Func<Order, Instant, Agenda, Agenda> change) => Rules.Real with
    {
        Next = (Order order, Policies policies, Instant now, in Looked looked) => change(order, now, Fulfilment.Next(order, policies, now, looked)),
    };

    /// <summary>Rules whose Evolve folds some events differently.</summary>
    internal static Rules Folding(Func<Order, Event, Order?> change)
    {
        return Rules.Real with { Evolve = Evolve, Take = (order, command) => Fulfilment.Take(order, command) is { Refused: { } no } ? new(order, null, no) : Told(order, command is Decide decide ? decide.Wanted : ((Command.Record)command).Told) };

        Order Evolve(Order order, Event happened) => change(order, happened) ?? Fulfilment.Evolve(order, happened);

        Taken Told(Order order, Event happened) => Evolve(order, happened) is var after && ReferenceEquals(after, order) ? new(order, null, null) : new(after, happened, null);
    }

    /// <summary>The purchases of an order, changed.</summary>
    internal static Order Purchases(this Order order, Func<Purchase, Purchase> change) => order with { Purchases = order.Purchases.Select(change).ToFew() };
}
