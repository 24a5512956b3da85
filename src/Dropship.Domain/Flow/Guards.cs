using static Dropship.Domain.Decision;
using static Dropship.Domain.RefusalCode;

namespace Dropship.Domain;

#pragma warning disable format   // the switch is a table to be read

/// <summary>What stands against a decision. Everything it needs is in the order or frozen in the decision.</summary>
internal static class Guards
{
    internal static Refusal? Refuse(Order order, Decision wanted) => wanted switch
    {
        TryOpened e          => TryGuards.Refuse(order, e),
        DoubtAnswered e      => TryGuards.Refuse(order, e),
        PurchaseIntended e   => PurchaseGuards.Refuse(order, e),
        DraftChosen e        => PurchaseGuards.Refuse(order, e),
        PurchaseClosed e     => PurchaseGuards.Refuse(order, e),
        SupplierGivenUp e    => PurchaseGuards.Refuse(order, e),
        CostWrittenOff e     => PurchaseGuards.Refuse(order, e),
        AllocationProposed e => Refuse(order, e),
        AllocationDropped e  => Refuse(order, e),
        OrderHeld e          => e.No != order.Holds.Count + 1 ? Number(e.No, order.Holds.Count) : order.OpenHold is not null ? No(Held, "a hold is open already") : null,
        HoldReleased e       => order.OpenHold?.Held.No != e.No ? No(Unknown, $"hold {e.No} is not open") : null,
        ParcelReleased e     => Refuse(order, e),
        CancelAnswered e     => Refuse(order, e),
        ClaimAnswered e      => ClaimGuards.Refuse(order, e),
        RatingReviewed e     => Refuse(order, e),
        PenaltyNoted e       => Refuse(order, e),
        InquiryActed e       => InquiryGuards.Refuse(order, e),
        DisputeDecided e     => DisputeGuards.Refuse(order, e),
        DisputeWithdrawn e   => DisputeGuards.Refuse(order, e),
        EvidenceGiven e      => ClaimGuards.Refuse(order, e),
        UnitsDropped e       => Refuse(order, e),
        RefundDecided e      => Refuse(order, e),
        OrderCompleted e     => Refuse(order, e),
        _                    => No(Unknown, $"{wanted.GetType().Name} is not a decision that orders know"),
    };

    private static Refusal? Refuse(Order order, RatingReviewed wanted) =>
        order.Rating(wanted.Rating) is not { Seen: not null } rating ? No(Unknown, $"rating {wanted.Rating} is not known")
        : rating.Reviewed is not null ? No(NotNext, "somebody has looked into it before")
        : string.IsNullOrWhiteSpace(wanted.By) || string.IsNullOrWhiteSpace(wanted.Note) ? No(Unknown, "it does not say who has looked into it, and what was found")
        : null;

    private static Refusal? Refuse(Order order, PenaltyNoted wanted) =>
        order.Penalty(wanted.Penalty) is not { Seen: not null } penalty ? No(Unknown, $"penalty {wanted.Penalty} is not known")
        : penalty.Noted is not null ? No(NotNext, "somebody has taken note of it before")
        : string.IsNullOrWhiteSpace(wanted.By) || string.IsNullOrWhiteSpace(wanted.Note) ? No(Unknown, "it does not say who has taken note of it, and what was found")
        : null;

    internal static Refusal No(RefusalCode code, string because) => new(code, because);

    internal static Refusal Number(int no, int count) => No(NotNext, $"number {no} is not the next after {count}");

    /// <summary>The guards every step towards a purchase shares: the sale stands, nobody holds or cancels it.</summary>
    internal static Refusal? RefuseBuying(Order order) =>
        !order.Latest().Stands() ? No(NotForSale, "the sale is not paid or no longer stands")
        : order.IsWithdrawn() ? No(Cancelling, "the order is cancelled")
        : order.OpenCancel is { } cancel ? No(Cancelling, $"cancellation {cancel.Request} is open")
        : order.OpenHold is { } hold ? No(Held, $"held: {hold.Held.Reason}")
        : null;

    /// <summary>True if so many units of lines and items are to be bought.</summary>
    internal static bool FitsDemand(Order order, Few<LineUnits> units)
    {
        foreach (var unit in units)
            if (unit.Quantity < 1 || unit.Quantity > order.Bindable(unit.Line))
                return false;
        return AreApart(units);
    }

    // Units are dropped whole, also those of which an item is bought.
    private static bool FitsOpen(Order order, Few<LineUnits> units)
    {
        foreach (var unit in units)
            if (unit.Quantity < 1 || unit.Quantity > order.OpenUnits(unit.Line))
                return false;
        return AreApart(units);
    }

    private static bool AreApart(Few<LineUnits> units)
    {
        for (var i = 0; i < units.Count; i++)
            for (var j = 0; j < i; j++)
                if (units[j].Line.Owns(units[i].Line) || units[i].Line.Owns(units[j].Line))
                    return false;
        return !units.IsEmpty;
    }

    private static Refusal? Refuse(Order order, AllocationProposed wanted) =>
        wanted.No != order.ProposedAllocations() + 1 ? Number(wanted.No, order.ProposedAllocations())
        : RefuseBuying(order) is { } refusal ? refusal
        : order.OpenAllocation() is not null ? No(WrongStage, "an allocation waits already")
        : FitsDemand(order, wanted.Units) ? Bundles.Refuse(order, wanted) : No(BeyondDemand, "more units than are open");

    private static Refusal? Refuse(Order order, AllocationDropped wanted) =>
        order.OpenAllocation()?.No == wanted.No ? null : No(WrongStage, $"allocation {wanted.No} does not wait");

    private static Refusal? Refuse(Order order, CancelAnswered wanted) =>
        order.Cancelling(wanted.Request) is not { Asked: not null } request ? No(Unknown, $"request {wanted.Request} is not known")
        : request.Answer is not null ? No(NotNext, "it was answered before")
        : wanted.Release != order.Release ? No(WrongStage, $"release {wanted.Release} is not the present one")
        : wanted is { Accepted: true, Units.IsEmpty: true } && !order.Latest().IsCancelled() && (!request.Asked.Units.IsEmpty || order.HasMoved()) ? No(BeyondDemand, "the whole order cannot be cancelled: a part was asked for, or has gone")
        : order.FitsCancel(wanted.Units) ? null : No(BeyondDemand, "more units than can be cancelled");

    private static Refusal? Refuse(Order order, ParcelReleased wanted) =>
        order.Parcel(wanted.Number) is not { } parcel ? No(Unknown, $"parcel {wanted.Number} is not known")
        : wanted.Release != order.Release ? No(WrongStage, $"release {wanted.Release} is not the present one")
        : parcel.ReleasedBy is not null && parcel.ReleasedIn >= wanted.Release ? No(WrongStage, "it was released before")
        : null;

    private static Refusal? Refuse(Order order, UnitsDropped wanted) =>
        wanted.No != order.Settlement.Dropped.Count + 1 ? Number(wanted.No, order.Settlement.Dropped.Count)
        : wanted.Release != order.Release ? No(WrongStage, $"release {wanted.Release} is not the present one")
        : RefuseBuying(order) is { } refusal ? refusal
        : FitsOpen(order, wanted.Units) ? null : No(BeyondDemand, "more units than are open");

    private static Refusal? Refuse(Order order, RefundDecided wanted)
    {
        if (wanted.No != order.NextRefund()) return Number(wanted.No, order.NextRefund() - 1);
        if (order.Latest() is not { PaidAt: not null } sale || order.HighestPaid() is not { } paid) return No(NotForSale, "nothing was paid, or in several currencies");
        if (sale.Status == SaleStatus.Refunded) return No(BeyondMoney, "the marketplace has given everything back");
        if (wanted.Amount.Currency != paid.Currency || wanted.Amount.Amount <= 0m) return No(BeyondMoney, "the amount is not positive or in another currency");
        var before = order.DecidedRefunds(paid.Currency) + order.RefundedByMarketplace(paid.Currency);
        if (wanted.Claim is { } claim && ClaimGuards.RefuseRefund(order, claim) is { } refusal) return refusal;
        if (before + wanted.Amount > paid) return No(BeyondMoney, $"{before} of {paid} is given back or promised; {wanted.Amount} more exceeds it");

        if (sale.Lines.IsEmpty && wanted.Lines.IsEmpty) return null;
        var sum = Money.Zero(paid.Currency);
        foreach (var part in wanted.Lines) sum += part.Amount;
        if (sum != wanted.Amount) return No(BeyondMoney, $"the lines come to {sum}, not {wanted.Amount}");
        foreach (var part in wanted.Lines)
            if (part.Amount.Amount < 0m || order.DecidedRefunds(paid.Currency, part.Line) + part.Amount > HighestExpected(order, part.Line))
                return No(BeyondMoney, $"line {part.Line} would get back more than was paid for it");
        return null;
    }

    private static Money HighestExpected(Order order, LineId line)
    {
        var highest = Money.Zero(order.Latest()!.Paid.Currency);
        foreach (var sale in order.Sales)
            foreach (var (candidate, expected) in sale.Lines.Zip(sale.Lines.IsEmpty ? [] : sale.Expected()))
                if (candidate.Id == line && sale.PaidAt is not null && expected.Currency == highest.Currency && expected > highest)
                    highest = expected;
        return highest;
    }

    private static Refusal? Refuse(Order order, OrderCompleted wanted)
    {
        if (wanted.Release != order.Release) return No(WrongStage, $"release {wanted.Release} is not the present one");
        if (order.Settlement.Completed?.Release >= wanted.Release) return No(NotNext, "it was completed before");
        if (order.IsWithdrawn() || order.Latest() is not { PaidAt: not null }) return No(WrongStage, "the order is cancelled or not paid");
        if (Completing.Refuse(order, wanted) is { } refusal) return refusal;
        return order.HasDoubtedDelivery() ? No(Suspect, "what was delivered may be another parcel of the same number: release it first") : null;
    }
}
