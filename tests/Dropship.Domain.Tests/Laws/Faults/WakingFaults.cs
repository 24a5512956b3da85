namespace Dropship.Domain.Tests.Laws;

/// <summary>Planted against L7: orders that sleep, wake late, spin, or wait without a word.</summary>
internal static class WakingFaults
{
    internal static IReadOnlyList<Fault> All { get; } =
    [
        new("L7", "an order that waits for a person has no wake-up", Plant.Answering(static (_, _, agenda) => agenda.Asks.IsEmpty ? agenda : agenda with { WakeAt = null })),
        new("L7", "a settled purchase is forgotten while it is under way", Plant.Answering(static (order, now, agenda) => order.Phase(now) == Phase.InTransit && agenda.Decision is null ? agenda with { WakeAt = null } : agenda)),
        new("L7", "it wakes an hour after something fell due", Plant.Answering(static (_, _, agenda) => agenda with { WakeAt = agenda.WakeAt + TimeSpan.FromHours(1) })),
        new("L7", "it wakes a moment after something fell due", Plant.Answering(static (_, _, agenda) => agenda.Decision is null ? agenda with { WakeAt = agenda.WakeAt + TimeSpan.FromMilliseconds(1) } : agenda)),
        new("L7", "an open dispute is forgotten", Plant.Seeing(static order => order.Purchases(static purchase => purchase with { Disputes = purchase.Disputes.Where(dispute => purchase.SightingOf(dispute.No) is not { Stage: DisputeStage.Open }).ToFew() }))),
        new("L7", "a parcel is looked at again at once", Rules.Real with { Next = static (Order order, Policies policies, Instant now, in Looked looked) => Fulfilment.Next(order, policies, now, looked with { Carrier = null }) }),
        new("L7", "a doubt is looked into again at once", Rules.Real with { Next = static (Order order, Policies policies, Instant now, in Looked looked) => Fulfilment.Next(order, policies, now, looked with { Doubt = null }) }),
        new("L7", "nobody is asked", Plant.Answering(static (_, _, agenda) => agenda with { Asks = [] })),
        new("L7", "a due time starts at the present", Plant.Answering(static (_, now, agenda) => agenda.Decision is null && agenda.WakeAt > now + TimeSpan.FromDays(1) ? agenda with { WakeAt = now + TimeSpan.FromDays(3) } : agenda)),
    ];
}
