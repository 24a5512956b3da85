using static Dropship.Domain.Decision;
using static Dropship.Domain.Guards;
using static Dropship.Domain.RefusalCode;

namespace Dropship.Domain;

/// <summary>What stands against a decision about a purchase.</summary>
internal static class PurchaseGuards
{
    internal static Refusal? Refuse(Order order, PurchaseIntended wanted)
    {
        var decided = order.DecidedPurchases();
        if (wanted.Round != decided + 1) return Number(wanted.Round, decided);
        if (RefuseBuying(order) is { } refusal) return refusal;
        if (order.NextFoundAt() is { } found && found != wanted.Supplier) return No(InDoubt, $"purchase {wanted.Round} exists at {found}");
        if (order.OpenAllocation() is not { Proposed: { } proposed, Quote: { } quote, Refused: null } || proposed.No != wanted.Allocation)
            return No(WrongStage, $"allocation {wanted.Allocation} is not quoted or does not wait");
        if (proposed.Supplier != wanted.Supplier || proposed.Units != wanted.Units || quote.Cost != wanted.Cost)
            return No(WrongStage, "supplier, units or cost are not those that were quoted");
        if (!FitsDemand(order, wanted.Units)) return No(BeyondDemand, "more units than are open");
        if (wanted.Cost.Currency != wanted.Ceiling.Currency || wanted.Cost > wanted.Ceiling) return No(BeyondMoney, $"the cost {wanted.Cost} exceeds the ceiling {wanted.Ceiling}");
        if (!wanted.Judged.IsUnderCeiling) return No(BeyondMoney, $"the order's ceiling {wanted.Judged.Ceiling} would be exceeded");
        if (!wanted.Judged.IsAboveFloor) return No(BelowMargin, $"less than {wanted.Judged.Floor:P0} of {wanted.Judged.Revenue} would remain");
        return wanted.Terms.Steps is [PurchaseStep.Create, ..] ? null : No(WrongStage, "the supplier's steps do not begin with Create");
    }

    internal static Refusal? Refuse(Order order, DraftChosen wanted)
    {
        if (order.Purchase(wanted.Round) is not { Intent: not null } purchase) return No(Unknown, $"purchase {wanted.Round} is not known");
        if (purchase.Chosen is not null) return No(NotNext, "a draft was chosen before");
        foreach (var seen in purchase.Orders)
            if (seen.Id == wanted.Order)
                return null;
        return No(Unknown, $"order {wanted.Order} was not seen at the supplier");
    }

    internal static Refusal? Refuse(Order order, PurchaseClosed wanted)
    {
        if (order.Purchase(wanted.Round) is not { Intent: not null } purchase) return No(Unknown, $"purchase {wanted.Round} is not known");
        if (purchase.Closed is not null) return No(NotNext, "it was closed before");
        if (purchase.IsBought) return No(WrongStage, "it is bought");
        return order.Doubt(wanted.Round, wanted.At) is not null || order.OnTheWire(wanted.Round, wanted.At) is not null
            ? No(InDoubt, "a try is on the wire or in doubt: it may be bought yet")
            : order.MayArrive(purchase) is { } late ? No(InDoubt, $"{late.Key} try {late.No} was not found and may arrive yet")
            : null;
    }

    internal static Refusal? Refuse(Order order, SupplierGivenUp wanted) =>
        order.Purchase(wanted.Round) is not { IsLive: true, IsBought: true } purchase ? No(WrongStage, "it is not bought")
        : purchase.GivenUpAt is not null ? No(NotNext, "it was given up before")
        : order.IsShipped(purchase) ? No(WrongStage, "it is shipped")
        : null;

    internal static Refusal? Refuse(Order order, CostWrittenOff wanted) =>
        order.Purchase(wanted.Round) is not { Outstanding: { } outstanding } purchase ? No(WrongStage, "nothing was charged")
        : purchase.WrittenOff is not null ? No(NotNext, "it was written off before")
        : purchase.AwaitsCharge ? No(WrongStage, "not every charge is known yet")
        : wanted.Amount != outstanding || outstanding.Amount <= 0m ? No(BeyondMoney, $"{outstanding} is outstanding, not {wanted.Amount}")
        : null;
}
