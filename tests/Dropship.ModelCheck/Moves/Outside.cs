using Dropship.Domain;
using Dropship.ModelCheck.Worlds;
using static Dropship.Domain.Fact;

namespace Dropship.ModelCheck.Moves;

/// <summary>What happens without us: the buyer asks, the marketplace cancels by itself, suppliers ship, cancel and credit, parcels arrive, time passes.</summary>
internal sealed class Outside(Setting setting, Engine engine)
{
    internal IEnumerable<Step> After(World world)
    {
        if (world.Market is { Status: SaleStatus.Paid } market)
        {
            if (market.Request == Asked.No && world.Clock < Scenario.Expiry)
                yield return setting.Step(world with { Market = market with { Request = Asked.Open } }, () => $"buyer: asks to cancel {(setting.Scenario.AskedUnits is var units and > 0 ? $"{units} of the first line" : "the order")}", setting.Scenario.Asking());
            var status = setting.Scenario.MarketRefunds ? SaleStatus.Refunded : SaleStatus.Cancelled;
            yield return new(world with { Market = market with { Status = status, Revision = market.Revision + 1 } }, setting.Say(() => $"marketplace: cancels the order by itself{(status == SaleStatus.Refunded ? " and gives the money back" : "")}"));
        }

        foreach (var order in world.Books.AsEnumerable())
            foreach (var step in After(world, order))
                yield return step;
        if (MayPass(world)) yield return new(world with { Clock = world.Clock + 1 }, setting.Say(() => $"time: {setting.At(world.Clock + 1) - Scenario.Start:d\\d\\ hh\\:mm} after the start"));
    }

    private IEnumerable<Step> After(World world, TrueOrder order)
    {
        if (order is { IsPaid: true, IsCancelled: false } && order.Shipped < order.Units)
            yield return new(world.Enter(order, order with { Shipped = order.Shipped + 1 }), setting.Say(() => $"supplier: ships one unit of {order.Id}"));
        if (!order.IsCancelled && order.Shipped < order.Units)
            yield return new(world.Enter(order, order with { IsCancelled = true }), setting.Say(() => $"supplier: cancels {order.Id} by itself"));
        if (order.Disputed == Disputed.Open)
        {
            if (order.Shipped < order.Units) yield return new(world.Enter(order, order with { Disputed = Disputed.Yes, IsCancelled = true }), setting.Say(() => $"supplier: decides for us, and cancels {order.Id}"));
            yield return new(world.Enter(order, order with { Disputed = Disputed.No, Said = Said.No }), setting.Say(() => $"supplier: decides against us about {order.Id}"));
        }

        if (world.Clock < Scenario.Expiry) yield break;   // credits and parcels take days
        if (order is { IsPaid: true, IsCancelled: true, IsCredited: false })
            yield return new(world.Enter(order, order with { IsCredited = true }), setting.Say(() => $"supplier: credits {order.Id}"));
        if (order.Arrived < order.Shipped && order.NumberOf(order.Arrived) is var number && setting.Order(world).Parcel(number) is not null)
            yield return setting.Step(world.Enter(order, order with { Arrived = order.Arrived + 1 }), () => $"carrier: {number} is delivered", new ScanSeen(number, ParcelPhase.Delivered, ParcelIncident.None, Scenario.Start));
    }

    // The engine acts before minutes pass; what keeps it from that is a worker that dies and an answer that does not come.
    // A request is late by no more than its deadline and, for a step of a purchase, the time to settle: that is what the protocols promise under.
    private bool MayPass(World world)
    {
        if (world.Clock == setting.Scenario.Last || !Engine.IsIdle(world, engine.Think(world))) return false;
        foreach (var flight in world.Flights)
        {
            if (flight.IsAwaited || !(flight.Key.IsPurchaseStep || flight.Key.Kind == TryKind.OpenDispute)) return false;
            var arrives = setting.At(flight.OpenedAt) + setting.Scenario.Policies.Timing.PurchaseTimeout + setting.Scenario.Terms.Settle;
            if (setting.At(world.Clock + 1) >= arrives) return false;
        }

        return true;
    }
}
