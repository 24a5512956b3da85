using System.Globalization;
using Dropship.Testing.Simulation.Running;
using Dropship.Testing.Simulation.Worlds;

namespace Dropship.Testing.Simulation.Checking;

/// <summary>The vendors' books in the hash of a life: two runs are the same only if the vendors saw the same.</summary>
internal static class Ledgers
{
    internal static void Mix(Trace trace, World world)
    {
        foreach (var supplier in world.Suppliers)
            foreach (var order in supplier.Orders)
                trace.Mix(string.Create(CultureInfo.InvariantCulture, $"{order.Id} {order.Reference} {order.Status} {order.Charged} {order.Credited} {order.PaidAt} {order.CancelledAt} {order.Parcels.Count}"));
        foreach (var supplier in world.Suppliers)
            foreach (var dispute in supplier.Desk.Disputes)
                trace.Mix(string.Create(CultureInfo.InvariantCulture, $"{dispute.Id} {dispute.Ours} {dispute.Stage} {dispute.PaidBack} {dispute.ResentAs} {dispute.Parcels.Count}"));
        foreach (var refund in world.Market.Refunds) trace.Mix(refund.ToString());
        foreach (var payout in world.Market.Payouts) trace.Mix(payout.ToString());
        foreach (var ((release, number), times) in world.Market.Published) trace.Mix(string.Create(CultureInfo.InvariantCulture, $"{release} {number} {times}"));
        foreach (var (request, accepted) in world.Market.Answers) trace.Mix(accepted ? request : $"no {request}");
    }
}
