using static Dropship.Domain.Decision;

namespace Dropship.Domain;

/// <summary>Looks at the address and the buyer before a purchase is decided, and holds what a person should see. A release is an answer and stays one.</summary>
internal static class ScreeningPlan
{
    /// <summary>True if nothing is to be bought yet: the look is still to be made, or it found something.</summary>
    internal static bool Stops(ref Plan plan, AllocationProposed proposed)
    {
        if (!plan.Policies.Screening.ChecksBuyers) return false;
        if (Find(plan.Order, plan.Sale!, proposed.Supplier) is not { } check)
        {
            plan.Do(new Todo.CheckBuyer(proposed.No));
            return true;
        }

        if (!check.Faults.IsEmpty && !IsReleased(plan.Order, HoldReason.Address, Text(check.Faults)))
        {
            if (Chooser.Choose(plan.Order, plan.Policies, plan.Now, proposed.Units[0], without: proposed.Supplier) is not null) plan.Decide(new AllocationDropped(proposed.No, DropReason.Address, plan.Now));
            else SellingPlan.HoldOnce(ref plan, HoldReason.Address, Text(check.Faults));
        }
        else if (Text(plan.Policies.Screening, plan.Sale!, check) is { Length: > 0 } notes && !IsReleased(plan.Order, HoldReason.Buyer, notes))
        {
            SellingPlan.HoldOnce(ref plan, HoldReason.Buyer, notes);
        }

        return plan.IsDecided;
    }

    private static Fact.BuyerChecked? Find(Order order, Fact.SaleSeen sale, SupplierId supplier)
    {
        foreach (var check in order.Checks)
            if (check.Release == sale.Release && check.Revision == sale.Revision && check.Supplier == supplier)
                return check;
        return null;
    }

    private static bool IsReleased(Order order, HoldReason reason, string detail)
    {
        foreach (var hold in order.Holds)
            if (hold.ReleasedBy is not null && hold.Held.Reason == reason && hold.Held.Detail == detail)
                return true;
        return false;
    }

    private static string Text(Few<string> faults) => string.Join("; ", faults.AsEnumerable());

    private static string Text(Screening screening, Fact.SaleSeen sale, Fact.BuyerChecked check)
    {
        var above = screening.HoldNewAbove is { } most && sale.Paid.Currency == most.Currency && sale.Paid > most ? $", and {sale.Paid} is above {most}" : null;
        return string.Join("; ", check.Notes.Where(note => screening.HoldFor.Contains(note) || (note == BuyerNote.New && above is not null)).Select(note => note switch
        {
            BuyerNote.New => "the buyer is new" + above,
            BuyerNote.Blocked => "the buyer is on the shop's list",
            BuyerNote.Repeat => "the buyer ordered the same a short while ago",
            BuyerNote.TooMany => $"too many orders of the buyer or to the address in a short while{Figure(check.Figures?.Recent)}",
            BuyerNote.TooMuch => $"the orders of the buyer or to the address bring too much in a short while{Figure(check.Figures?.Spent)}",
            _ => $"too many refunds and claims of the buyer{Figure(check.Figures?.Troubles)}",
        }));
    }

    private static string Figure(object? figure) => figure is null ? "" : $": {figure}";
}
