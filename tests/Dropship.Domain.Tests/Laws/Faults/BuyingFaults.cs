using static Dropship.Domain.Command;
using static Dropship.Domain.Decision;

namespace Dropship.Domain.Tests.Laws;

/// <summary>Planted against L1 and L2: units bought twice or bound beyond demand.</summary>
internal static class BuyingFaults
{
    internal static IReadOnlyList<Fault> All { get; } =
    [
        new("L1", "a doubtful purchase is sent again", ResendsDoubts()),
        new("L1", "a doubtful purchase is closed as not bought", ClosesDoubts()),
        new("L1", "a step that took effect but does not show counts for nothing", Plant.Seeing(static order => order with { Tries = order.Tries.Where(static tried => !(tried.Key.IsPurchaseStep && tried.Outcome == Outcome.Done)).ToFew() })),
        new("L1", "a request settles from the moment we stopped waiting", Plant.Seeing(static order => order with { Tries = order.Tries.Select(static tried => tried.ClosedAt is null ? tried : tried with { Deadline = tried.ClosedAt }).ToFew() })),
        new("L2", "one unit more than demanded is proposed", ProposesMore()),
        new("L2", "bound units are proposed again", Plant.Seeing(static order => order.Purchases(static purchase => purchase.Orders.IsEmpty && purchase.Closed is null ? purchase : purchase with { Orders = purchase.Orders.Select(static seen => seen with { Cancelled = true }).ToFew() }))),
        new("L1", "whole units are paid whose items are paid", Plant.WithoutBundles),
        new("L2", "whole units are bound whose items are bound", Plant.WithoutBundles),
    ];

    private static Rules ResendsDoubts() => Rules.Real with
    {
        Next = (Order order, Policies policies, Instant now, in Looked looked) =>
        {
            var agenda = Fulfilment.Next(order, policies, now, looked);
            foreach (var purchase in order.Purchases)
                if (order.Doubt(purchase.Round, now) is { Key: { Kind: TryKind.Create } key, No: < 3 } doubt && order.Read(key, now).Count == doubt.No)
                    return agenda with { Decision = null, Todos = [new Todo.Send(key, doubt.No + 1, now + TimeSpan.FromSeconds(100))] };
            return agenda;
        },
        Take = static (order, command) => command is Decide { Wanted: TryOpened { Key.Kind: TryKind.Create } opened } && opened.No == order.Read(opened.Key, opened.At).Count + 1 ? Plant.Force(order, opened) : Fulfilment.Take(order, command),
    };

    private static Rules ClosesDoubts() => Rules.Real with
    {
        Next = (Order order, Policies policies, Instant now, in Looked looked) =>
        {
            foreach (var purchase in order.Purchases)
                if (purchase.IsLive && order.Doubt(purchase.Round, now) is not null)
                    return new(new PurchaseClosed(purchase.Round, CloseReason.Declined, now), [], [], now, null);
            return Fulfilment.Next(order, policies, now, looked);
        },
        Take = static (order, command) => command is Decide { Wanted: PurchaseClosed closed } && order.Purchase(closed.Round)?.Closed is null ? Plant.Force(order, closed) : Fulfilment.Take(order, command),
    };

    private static Rules ProposesMore() => Rules.Real with
    {
        Next = (Order order, Policies policies, Instant now, in Looked looked) => Fulfilment.Next(order, policies, now, looked) is { Decision: AllocationProposed { } proposed } agenda
            ? agenda with { Decision = proposed with { Units = proposed.Units.Set(0, new(proposed.Units[0].Line, proposed.Units[0].Quantity + 1)) } }
            : Fulfilment.Next(order, policies, now, looked),
        Take = static (order, command) => command is Decide { Wanted: AllocationProposed proposed } && order.OpenAllocation() is null ? Plant.Force(order, proposed) : Fulfilment.Take(order, command),
    };
}
