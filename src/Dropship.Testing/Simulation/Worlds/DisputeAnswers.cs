using Dropship.Domain;
using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;

namespace Dropship.Testing.Simulation.Worlds;

/// <summary>What the person does about disputes: opens some, here or on the supplier's page, gives some up, and tells what only that page shows.</summary>
internal sealed class DisputeAnswers(World world)
{
    internal void Visit()
    {
        foreach (var purchase in world.Order.Purchases)
        {
            if (purchase.Intent is not { Terms.CanDispute: true } intent) continue;
            var desk = world.Supplier(intent.Supplier).Desk;
            foreach (var dispute in purchase.Disputes)
                if (dispute is { Decided: { } decided, Withdrawn: null })
                    LookAfter(purchase, dispute, decided, desk);
            if (purchase.Own is not { Status: >= SupplierOrderStatus.Paid } own || !world.Chance.Of(15)) continue;
            var wanted = new DisputeDecided(purchase.Round, purchase.Disputes.Count + 1, own.Id, [], DisputeCause.Damaged, DisputeRemedy.Refund, "It arrived broken.", "person", world.Now);
            if (world.Chance.Of(70)) world.Answer(wanted);
            else if (desk.Show(own.Id).All(static known => known.Stage != DisputeStage.Open))
                foreach (var seen in desk.Open(wanted, byHand: true).Learned) world.Tell(seen);
        }
    }

    /// <summary>The person sees the supplier's own page.</summary>
    internal void Settle(Try tried)
    {
        var purchase = world.Order.Purchase(tried.Key.No)!;
        var found = world.Supplier(purchase.Intent!.Supplier).Desk.Show(purchase.Dispute(tried.Key.Rung)!.Decided!.Order).Where(dispute => dispute.Ours == tried.Key.Rung).ToList();
        foreach (var dispute in found) world.Tell(dispute.Snapshot());
        if (Instant.Later(tried.Deadline, tried.ClosedAt) + purchase.Intent.Terms.Settle >= world.Now) return;   // it may show yet
        if (tried.Key.Kind == TryKind.OpenDispute ? found.Count == 0 : found.TrueForAll(static dispute => dispute.Stage != DisputeStage.Withdrawn)) world.Tell(new TryClosed(tried.Key, tried.No, Outcome.NotSent, world.Now, Code: "person"));
    }

    private void LookAfter(Purchase purchase, Dispute dispute, DisputeDecided decided, DisputeDesk desk)
    {
        var seen = purchase.SightingOf(dispute.No);
        if (seen?.EvidenceBy is { } until && dispute.Evidence is null && world.Chance.Of(50)) world.Answer(new EvidenceGiven("", purchase.Round, dispute.No, "person", "a picture", world.Now, until));
        switch (world.Order.State(purchase, dispute, world.Now))
        {
            case DisputeState.NotTaken:
            case DisputeState.Open when world.Chance.Of(10) || decided.At + TimeSpan.FromDays(30) < world.Now:
            case DisputeState.Resent when decided.At + TimeSpan.FromDays(40) < world.Now:
                world.Answer(new DisputeWithdrawn(purchase.Round, dispute.No, "person", "settled by mail", world.Now));
                break;
            case DisputeState.Refunded when seen is { PaidBack: null } && desk.Find(seen.Dispute) is { PaidBack: { } paid } && world.Chance.Of(50):
                world.Tell(seen with { PaidBack = paid });
                break;
        }
    }
}
