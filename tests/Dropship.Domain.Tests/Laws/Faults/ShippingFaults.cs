using static Dropship.Domain.Command;
using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;

namespace Dropship.Domain.Tests.Laws;

/// <summary>Planted against L5 and L6: numbers told twice or rashly, carriers that undo what we decided.</summary>
internal static class ShippingFaults
{
    internal static IReadOnlyList<Fault> All { get; } =
    [
        new("L5", "a suspect number is published without a release", Plant.Seeing(static order => order with { Parcels = order.Parcels.Select(parcel => parcel with { Scans = parcel.Scans.Where(scan => order.Latest() is not { } sale || scan.At >= sale.PlacedAt).ToFew() }).ToFew() })),
        new("L5", "a published number is published again", PublishesAgain()),
        new("L5", "a number that was taken back is published in the next release by itself", Plant.Seeing(static order => order with { Parcels = order.Parcels.Select(static parcel => parcel with { ReleasedIn = int.MaxValue }).ToFew() })),
        new("L5", "what a look at the number found is not heard", Plant.Seeing(static order => order with { Parcels = order.Parcels.Select(static parcel => parcel with { Checks = [] }).ToFew() })),
        new("L5", "a delivery that may be another parcel's completes the order", Plant.Seeing(static order => order with { Parcels = order.Parcels.Select(static parcel => parcel with { DeliveredAtFirst = false, Destinations = [] }).ToFew() })),
        new("L6", "a parcel on its way back undoes the completion", Plant.Folding(static (order, happened) => happened is ScanSeen { Phase: ParcelPhase.Returning or ParcelPhase.Returned } && order.Settlement.Completed is not null ? Fulfilment.Evolve(order, happened) with { Settlement = order.Settlement with { Completed = null } } : null)),
        new("L6", "a lost parcel is bought again", Plant.Folding(static (order, happened) => happened is ScanSeen { Phase: ParcelPhase.Lost } && order.Purchases is [{ Closed: null } first, ..] ? Fulfilment.Evolve(Fulfilment.Evolve(order, happened), new PurchaseClosed(first.Round, CloseReason.GivenUp, default)) : null)),
        new("L6", "people see a completed order travel again", Rules.Real with { Phase = static (order, now) => order.Phase(now) is Phase.Completed or Phase.Settled && order.Parcels.Any(static parcel => parcel.Phase() == ParcelPhase.Returning) ? Phase.InTransit : order.Phase(now) }),
        new("L5", "a bundle is told as shipped with its first item", Plant.WithoutBundles),
    ];

    private static Rules PublishesAgain() => Rules.Real with
    {
        Next = (Order order, Policies policies, Instant now, in Looked looked) =>
            order.Tries.FirstOrDefault(static tried => tried is { Key.Kind: TryKind.Publish, Outcome: Outcome.Done }) is { } done && order.Read(done.Key, now).Count < 3
                ? new(null, [new Todo.Send(done.Key, order.Read(done.Key, now).Count + 1, now + TimeSpan.FromSeconds(60))], [], null, null)
                : Fulfilment.Next(order, policies, now, looked),
        Take = static (order, command) => command is Decide { Wanted: TryOpened { Key.Kind: TryKind.Publish } opened } && opened.No == order.Read(opened.Key, opened.At).Count + 1 ? Plant.Force(order, opened) : Fulfilment.Take(order, command),
    };
}
