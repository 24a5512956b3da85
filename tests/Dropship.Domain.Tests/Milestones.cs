using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests;

/// <summary>How far an order has come when a spec begins: each milestone stands on the one before.</summary>
internal static class Milestones
{
    internal static Scenario APaidOrder(Policies? policies = null, params OrderLine[] lines) => new Scenario(policies).Told(Paid(lines));

    /// <summary>A search brought these suppliers for every line, the first preferred.</summary>
    internal static Scenario Offered(this Scenario scenario, params SupplierId[] suppliers) => scenario.Told(new OffersFound(
        scenario.Order.Searches.Count + 1,
        scenario.Now,
        (from line in scenario.Order.Latest()!.Lines.AsEnumerable()
         from offer in suppliers.Select((supplier, rank) => new Offer(line.Id, supplier, line.Sku!.Value, rank))
         select offer).ToFew()));

    /// <summary>The supplier quotes for the allocation that waits.</summary>
    internal static Scenario Quoted(this Scenario scenario, decimal cost = 30m, Instant? until = null) =>
        scenario.Told(new QuoteSeen(scenario.Order.OpenAllocation()!.No, Euro(cost), scenario.Now, until));

    /// <summary>Decided to be bought from alpha for 30.00 EUR, the sale read again: the first step may be sent.</summary>
    internal static Scenario AnIntendedPurchase(Policies? policies = null, params OrderLine[] lines) =>
        APaidOrder(policies, lines).Offered(Alpha).Quoted().Reads();

    internal static Scenario APurchaseInDoubt(Policies? policies = null, params OrderLine[] lines) =>
        AnIntendedPurchase(policies, lines).Sends(TryKind.Create).Ends(Outcome.Unknown);

    internal static Scenario ABoughtPurchase(Policies? policies = null, params OrderLine[] lines) =>
        AnIntendedPurchase(policies, lines).Sends(TryKind.Create).Succeeds();

    internal static Scenario Succeeds(this Scenario scenario, decimal charged = 30m, int round = 1) =>
        scenario.Ends(Outcome.Done, new SupplierOrderSeen(round, At(SupplierOrderStatus.Paid, charged, id: $"so-{round}"))).Reads();

    /// <summary>One day later the carrier has everything, and the number is published.</summary>
    internal static Scenario AShippedOrder(Policies? policies = null, params OrderLine[] lines) =>
        ABoughtPurchase(policies, lines).HandedOver().Sends(TryKind.Publish).Ends(Outcome.Done);

    internal static Scenario HandedOver(this Scenario scenario, params LineUnits[] units) =>
        scenario.Waits(Days(1)).Reads().Told(Parcel(Number, scenario.Now, 1, units));

    internal static Scenario Arrives(this Scenario scenario, TrackingNumber? number = null) =>
        scenario.Waits(Days(6)).Told(Scan(number ?? Number, ParcelPhase.Delivered, scenario.Now));

    internal static Scenario ACompletedOrder(Policies? policies = null, params OrderLine[] lines) => AShippedOrder(policies, lines).Arrives();

    internal static Scenario PaidOut(this Scenario scenario, decimal amount = 38m, decimal fees = 7m, bool final = true, string id = "p1") =>
        scenario.Told(new PayoutSeen(new(id), Euro(amount), Euro(fees), final, scenario.Now));
}
