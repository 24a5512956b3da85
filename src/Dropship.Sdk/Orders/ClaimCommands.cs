using Dropship.Domain;
using static Dropship.Domain.Command;
using static Dropship.Domain.Decision;

namespace Dropship.Orders;

/// <summary>Turns what people say of claims and disputes into commands that are taken together or not at all.</summary>
internal static class ClaimCommands
{
    internal static IReadOnlyList<Command> Refund(Order order, Policies policies, string claim, IReadOnlyList<LineAmount> lines, Money sum, string by, string evidence, Instant now)
    {
        var reason = order.Claim(claim)?.Seen?.Kind switch { ClaimKind.NotReceived => RefundReason.Lost, ClaimKind.ReturnedToSender => RefundReason.Returned, _ => RefundReason.Goodwill };
        var refund = new RefundDecided(order.NextRefund(), lines.ToFew(), sum, reason, order.Release, now, policies.RefundsAreKeyed) { Claim = claim };
        return [new Decide(refund), new Decide(new ClaimAnswered(claim, ClaimAnswer.Refunded, by, evidence, now, refund.No))];
    }

    internal static IReadOnlyList<Command> Resend(Order order, Policies policies, string claim, IReadOnlyList<LineUnits> units, string by, string evidence, string? message, Instant? until, Instant now)
    {
        List<Command> commands = [new Decide(new ClaimAnswered(claim, ClaimAnswer.Resent, by, evidence, now) { Units = units.ToFew(), Until = until ?? now + policies.Claims.ResendWithin })];
        if (message is null) return commands;
        foreach (var purchase in order.Purchases)
            if (purchase is { Intent: { } intent, Own: { Status: >= SupplierOrderStatus.Paid } own } && Share(order, purchase, intent, units) is { IsEmpty: false } share)
                commands.Add(new Decide(new DisputeDecided(purchase.Round, purchase.Disputes.Count + 1, own.Id, share, CauseOf(order, claim), DisputeRemedy.Resend, message, by, now, Claim: claim)));
        return commands;
    }

    internal static IReadOnlyList<Command> Dispute(Order order, DisputeOrder wanted, string by, Instant now)
    {
        if (order.Purchase(wanted.Round) is not { } purchase || (wanted.Order ?? purchase.Own?.Id) is not { } own) return [];
        return [new Decide(new DisputeDecided(wanted.Round, purchase.Disputes.Count + 1, own, wanted.Units, wanted.Cause, wanted.Remedy, wanted.Message, by, now, wanted.Wanted, wanted.Claim) { Ground = wanted.Ground, Pictures = wanted.Pictures })];
    }

    // The units that came from this purchase; of a line that several sent, the first that has it is asked.
    private static Few<LineUnits> Share(Order order, Purchase purchase, PurchaseIntended intent, IReadOnlyList<LineUnits> units)
    {
        Few<LineUnits> share = [];
        foreach (var bought in intent.Units)
        {
            var wanted = units.Where(one => one.Line == bought.Line).Sum(static one => one.Quantity);
            foreach (var earlier in order.Purchases)
                if (earlier.Round < purchase.Round && earlier.Intent is { } other)
                    foreach (var its in other.Units)
                        if (its.Line == bought.Line) wanted -= Gone(order.Places(earlier.Round, its));
            if (Math.Min(wanted, Gone(order.Places(purchase.Round, bought))) is var some and > 0) share = share.Put(new(bought.Line, some));
        }

        return share;
    }

    private static int Gone(UnitPlaces places) => places.Shipped + places.Delivered + places.Returned + places.Lost;

    private static DisputeCause CauseOf(Order order, string claim) => order.Claim(claim)?.Seen?.Kind.Cause() ?? DisputeCause.Other;
}
