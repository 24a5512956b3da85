using Dropship.Domain;
using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;

namespace Dropship.Testing.Simulation.Worlds;

/// <summary>How the person answers claims: with money, with goods, with a return, or not.</summary>
internal sealed class ClaimAnswers(World world)
{
    internal void Answer(ClaimSeen claim)
    {
        if (claim.EvidenceBy is { } until && world.Chance.Of(50)) world.Answer(new EvidenceGiven(claim.Claim, 0, 0, "person", "a picture", world.Now, until));
        if (claim.Kind != ClaimKind.Chargeback && ((world.Chance.Of(25) && Resend(claim)) || (world.Chance.Of(25) && Return(claim)))) return;
        End(claim.Claim, claim.Kind != ClaimKind.Chargeback);
    }

    /// <summary>A return that came in part, or did not come in time.</summary>
    internal void Review(Claim claim)
    {
        if (claim.Returned is null && claim.Answer!.Until > world.Now) return;
        End(claim.Id, world.Chance.Of(50));
    }

    private void End(string claim, bool refunds)
    {
        var (no, sale) = (world.Order.NextRefund(), world.Order.Latest());
        if (refunds && sale is { Lines.IsEmpty: false, PaidAt: not null })
            world.Answer(new RefundDecided(no, [new(sale.Lines[0].Id, new(1m, sale.Paid.Currency))], new(1m, sale.Paid.Currency), RefundReason.Goodwill, world.Order.Release, world.Now) { Claim = claim });
        var given = world.Order.Refund(no) is not null;
        world.Answer(new ClaimAnswered(claim, given ? ClaimAnswer.Refunded : ClaimAnswer.Refused, "person", "what the carrier says", world.Now, given ? no : 0));
    }

    // Who sent it is asked for it once more, or it is bought anew.
    private bool Resend(ClaimSeen claim)
    {
        foreach (var line in world.Order.Demanded())
        {
            if (line.Shipped + line.Delivered + line.Returned + line.Lost < 1) continue;
            world.Answer(new ClaimAnswered(claim.Claim, ClaimAnswer.Resent, "person", "a picture", world.Now) { Units = [new(line.Line.Id, 1)], Until = world.Now + TimeSpan.FromDays(10) });
            if (world.Order.Claim(claim.Claim)?.Answer is null) continue;
            foreach (var purchase in world.Order.Purchases)
                if (world.Chance.Of(60) && purchase is { Intent.Terms.CanDispute: true, Own: { } own })
                    world.Answer(new DisputeDecided(purchase.Round, purchase.Disputes.Count + 1, own.Id, [new(line.Line.Id, 1)], claim.Kind.Cause(), DisputeRemedy.Resend, "It arrived broken.", "person", world.Now, Claim: claim.Claim));
            return true;
        }

        return false;
    }

    private bool Return(ClaimSeen claim)
    {
        if (world.Order.Latest() is not { Lines.IsEmpty: false } sale) return false;
        var (line, euro) = (sale.Lines[0], new Money(1m, sale.Paid.Currency));
        world.Answer(new ClaimAnswered(claim.Claim, ClaimAnswer.Return, "person", "a picture", world.Now) { Lines = [new(line.Id, euro)], Until = world.Now + TimeSpan.FromDays(world.Chance.Pick(5, 20)) });
        if (world.Order.Claim(claim.Claim)?.Answer is null) return false;
        Few<LineUnits> units = world.Chance.Of(50) ? [] : [new(line.Id, 1)];
        if (world.Chance.Of(70)) world.Post.At(world.Now + world.Chance.Between(TimeSpan.FromDays(1), TimeSpan.FromDays(15)), () => world.Tell(new ReturnSeen(claim.Claim, world.Now, units)));
        return true;
    }
}
