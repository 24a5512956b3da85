using static Dropship.Domain.Command;
using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;

namespace Dropship.Domain.Tests.Laws;

/// <summary>Planted against L10 to L13: folds that depend on arrival, repeat, throw or forget.</summary>
internal static class FoldingFaults
{
    internal static IReadOnlyList<Fault> All { get; } =
    [
        new("L10", "the last reading of the sale wins", Plant.Folding(static (order, happened) => happened is SaleSeen sale && order.Latest() != sale ? order with { Sales = [sale] } : null)),
        new("L10", "the last sighting of a supplier's order wins", Plant.Folding(static (order, happened) => happened is SupplierOrderSeen seen && order.Purchase(seen.Round) is { } purchase && purchase.Orders.Any(known => known.Id == seen.Order.Id && known != seen.Order) ? order.Purchases(each => each.Round == seen.Round ? each with { Orders = each.Orders.Put(seen.Order) } : each) : null)),
        new("L10", "the last sighting of a dispute wins", Plant.Folding(static (order, happened) => happened is DisputeSeen seen && order.Purchase(seen.Round) is { } purchase && purchase.DisputesSeen.Any(known => known.Dispute == seen.Dispute && known != seen) ? order.Purchases(each => each.Round == seen.Round ? each with { DisputesSeen = each.DisputesSeen.Put(seen) } : each) : null)),
        new("L10", "the last arrival of a return wins", Plant.Folding(static (order, happened) => happened is ReturnSeen seen && order.Claim(seen.Claim) is { Returned: { } known } claim && known != seen ? order with { Claims = order.Claims.Put(claim with { Returned = seen }) } : null)),
        new("L10", "scans lie in the order they came in", Plant.Folding(static (order, happened) => happened is ScanSeen scan && order.Parcel(scan.Number) is { } parcel && !parcel.Scans.Contains(new Scan(scan.At, scan.Phase, scan.Incident)) ? order with { Parcels = order.Parcels.Put(parcel with { Scans = parcel.Scans.Add(new(scan.At, scan.Phase, scan.Incident)) }) } : null)),
        new("L10", "the last end of a try wins", Plant.Folding(static (order, happened) => happened is TryClosed closed && order.Tries.FirstOrDefault(tried => tried.Key == closed.Key && tried.No == closed.No) is { Outcome: not null } known && known.Outcome != closed.Outcome ? order with { Tries = order.Tries.Put(known with { Outcome = closed.Outcome, ClosedAt = closed.At }) } : null)),
        new("L10", "a fact about a completed order is refused", Rules.Real with { Take = static (order, command) => command is Command.Record && order.Settlement.Completed is not null ? new(order, null, new(RefusalCode.WrongStage, "complete")) : Fulfilment.Take(order, command) }),
        new("L10", "a known fact makes another instance", Plant.Folding(static (order, happened) => happened is ParcelSeen ? Fulfilment.Evolve(order, happened) with { Key = order.Key } : null)),
        new("L11", "a past try is opened again under the next number", Rules.Real with { Take = static (order, command) => Fulfilment.Take(order, command) is { Refused: not null } && command is Decide { Wanted: TryOpened opened } && order.Read(opened.Key, opened.At) is { Stage: not WriteStage.Done } write ? Plant.Force(order, opened with { No = write.Count + 1 }) : Fulfilment.Take(order, command) }),
        new("L11", "a command is known only while it was the last", Rules.Real with { Take = static (order, command) => command is Decide { Wanted: CancelAnswered answered } && order.Cancels.Count > 1 && order.Cancels.All(static cancel => cancel.Answer is not null) && order.Cancels[^1].Request != answered.Request ? new(order with { Cancels = order.Cancels }, answered, null) : Fulfilment.Take(order, command) }),
        new("L11", "a released hold is released again", Rules.Real with { Take = static (order, command) => command is Decide { Wanted: HoldReleased released } && order.Holds.Any(hold => hold.Held.No == released.No && hold.ReleasedBy is not null) ? new(order with { Holds = order.Holds }, released, null) : Fulfilment.Take(order, command) }),
        new("L12", "a scan of an unknown parcel throws", Plant.Folding(static (order, happened) => happened is ScanSeen scan && order.Parcel(scan.Number) is null ? throw new KeyNotFoundException(scan.Number.Value) : null)),
        new("L12", "money is reckoned while folding", Plant.Folding(static (order, happened) => happened is SaleSeen sale ? sale.Base() is var _ ? null : order : null)),
        new("L12", "an end of a try nobody opened throws", Plant.Folding(static (order, happened) => happened is TryClosed closed && order.Read(closed.Key, closed.At).Count == 0 ? throw new InvalidOperationException("no such try") : null)),
        new("L12", "a question reckons with a line in two currencies", Plant.Answering(static (order, _, agenda) => order.Latest()?.Base() is var _ ? agenda : agenda)),
        new("L13", "a copy forgets that a payout is final", Rules.Real with { Copy = static happened => happened is PayoutSeen payout ? payout with { Final = false } : Copies.Of(happened) }),
        new("L13", "a copy forgets the terms of a purchase", Rules.Real with { Copy = static happened => happened is PurchaseIntended intended ? intended with { Terms = SupplierTerms.SingleStep } : Copies.Of(happened) }),
    ];
}
