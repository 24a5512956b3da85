using static Dropship.Domain.Command;
using static Dropship.Domain.Decision;

namespace Dropship.Domain.Tests.Laws;

/// <summary>Planted against L3, L4 and L15: sent unguarded, from a doubt, or proposed and refused.</summary>
internal static class SendingFaults
{
    internal static IReadOnlyList<Fault> All { get; } =
    [
        new("L3", "a hold does not stop a purchase", Plant.Seeing(static order => order with { Holds = order.Holds.Select(static hold => hold with { ReleasedBy = hold.ReleasedBy ?? "nobody" }).ToFew() })),
        new("L3", "an open cancellation does not stop a purchase", Plant.Seeing(static order => order with { Cancels = order.Cancels.Where(static cancel => cancel.Answer is not null).ToFew() })),
        new("L3", "more is paid than the ceiling allows", Plant.Seeing(static order => order.Purchases(static purchase => purchase with { Orders = purchase.Orders.Select(static seen => seen with { Due = null }).ToFew() }))),
        new("L3", "the margin is judged and not heeded", Ungenerous()),
        new("L3", "a try is not written before the wire", Rules.Real with { Take = static (order, command) => command is Decide { Wanted: TryOpened } && Fulfilment.Take(order, command).Refused is null ? new(order, null, null) : Fulfilment.Take(order, command) }),
        new("L4", "a look is believed before the request has settled", Plant.Seeing(static order => order.Purchases(static purchase => purchase.Intent is { } intent ? purchase with { Intent = intent with { Terms = intent.Terms with { Settle = TimeSpan.Zero } } } : purchase))),
        new("L4", "a supplier is taken to remember references for ever", Plant.Seeing(static order => order.Purchases(static purchase => purchase.Intent is { } intent ? purchase with { Intent = intent with { Terms = intent.Terms with { Horizon = TimeSpan.FromDays(3000) } } } : purchase))),
        new("L4", "every supplier is taken to know repeated references", Plant.Seeing(static order => order.Purchases(static purchase => purchase.Intent is { Terms.Steps.Count: 1 } intent ? purchase with { Intent = intent with { Terms = intent.Terms with { Kind = ProtocolKind.UniqueReference, Horizon = TimeSpan.FromDays(9) } } } : purchase))),
        new("L4", "a refund in doubt is sent again", SendsAgain(TryKind.Refund, static order => order.Settlement.Decided.Select(static refund => new TryKey(TryKind.Refund, refund.No)))),
        new("L4", "a dispute in doubt is opened again", SendsAgain(TryKind.OpenDispute, static order => order.Purchases.SelectMany(static purchase => purchase.Disputes.Select(dispute => new TryKey(TryKind.OpenDispute, purchase.Round, dispute.No))))),
        new("L4", "a dispute that was looked for is taken as absent before the supplier's books have settled", Plant.Seeing(static order => order with { Tries = order.Tries.Select(static tried => tried is { Key.Kind: TryKind.OpenDispute, AbsentLast: not null, Outcome: null or Outcome.Unknown } ? tried with { Outcome = Outcome.NotSent } : tried).ToFew() })),
        new("L15", "a doubtful purchase is proposed again", Proposes(static (order, now) => order.Purchases.Select(purchase => order.Doubt(purchase.Round, now)).FirstOrDefault(static doubt => doubt is not null) is { } doubt ? doubt.Key : null)),
        new("L15", "a done publication is proposed again", Proposes(static (order, _) => order.Tries.FirstOrDefault(static tried => tried is { Key.Kind: TryKind.Publish, Outcome: Outcome.Done })?.Key)),
        new("L15", "a hold is released and made again without end", Rules.Real with { Next = static (Order order, Policies policies, Instant now, in Looked looked) => order.OpenHold is { } hold ? new(new HoldReleased(hold.Held.No, "x", now), [], [], now, null) : new(new OrderHeld(order.Holds.Count + 1, HoldReason.BelowMargin, "x", now), [], [], now, null) }),
        new("L15", "a decision is proposed that was taken before", Plant.Answering(static (order, now, agenda) => agenda.Decision is null && order.Settlement.Completed is { } completed ? agenda with { Decision = completed } : agenda)),
        new("L3", "an item is paid while another of its units has no supplier", Plant.WithoutBundles),
    ];

    private static Rules Ungenerous() => Rules.Real with
    {
        Next = (Order order, Policies policies, Instant now, in Looked looked) =>
            Fulfilment.Next(order, policies with { MinimumMargin = null }, now, looked) is { Decision: PurchaseIntended intended } agenda
                ? agenda with { Decision = intended with { Judged = intended.Judged with { Floor = 0.6m } } }
                : Fulfilment.Next(order, policies, now, looked),
        Take = static (order, command) => command is Decide { Wanted: PurchaseIntended intended } && order.OpenAllocation()?.No == intended.Allocation ? Plant.Force(order, intended) : Fulfilment.Take(order, command),
    };

    private static Rules SendsAgain(TryKind kind, Func<Order, IEnumerable<TryKey>> keys) => Rules.Real with
    {
        Next = (Order order, Policies policies, Instant now, in Looked looked) =>
        {
            foreach (var key in keys(order))
                if (order.Read(key, now) is { Stage: WriteStage.InDoubt, Count: 1 })
                    return new(null, [new Todo.Send(key, 2, now + TimeSpan.FromSeconds(60))], [], null, null);
            return Fulfilment.Next(order, policies, now, looked);
        },
        Take = (order, command) => command is Decide { Wanted: TryOpened { No: 2 } opened } && opened.Key.Kind == kind && order.Read(opened.Key, opened.At).Count == 1 ? Plant.Force(order, opened) : Fulfilment.Take(order, command),
    };

    private static Rules Proposes(Func<Order, Instant, TryKey?> wanted) => Plant.Answering((order, now, agenda) =>
        agenda.Decision is null && wanted(order, now) is { } key ? agenda with { Todos = [new Todo.Send(key, order.Read(key, now).Count + 1, now + TimeSpan.FromSeconds(60))] } : agenda);
}
