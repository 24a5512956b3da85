using static Dropship.Domain.Decision;

namespace Dropship.Domain.Tests.Laws;

/// <summary>Buying, judged by the suppliers' own books and by what was known when a decision was taken.</summary>
internal static class BuyingLaws
{
    internal static string? BoughtOnce(History history)
    {
        var paid = history.World.Suppliers.SelectMany(static supplier => supplier.Orders).Where(static order => order is { PaidAt: not null, IsMistake: false }).ToList();
        foreach (var moment in paid.Select(static order => order.PaidAt!.Value))
        {
            var live = paid.Where(order => order.PaidAt <= moment && !(order.CancelledAt <= moment)).ToList();
            foreach (var line in live.SelectMany(static order => order.Units).Select(static units => units.Line).Distinct())
            {
                var bought = live.Sum(order => order.Units.Where(units => units.Line == line).Sum(static units => units.Quantity));
                var demanded = history.World.Market.Highest.Where(known => known.Id == line).Max(static known => known.Quantity);
                if (bought > demanded) return $"{moment}: {bought} units of {line} are paid and live, {demanded} were ever ordered: {string.Join(", ", live.Select(static order => $"{order.Id} ({order.Reference})"))}";
            }
        }

        return null;
    }

    internal static string? BoundWithinDemand(History history)
    {
        foreach (var commit in history.Commits)
        {
            var units = commit.Taken.Happened switch { AllocationProposed e => e.Units, PurchaseIntended e => e.Units, _ => [] };
            foreach (var unit in units)
            {
                var (ordered, bound, dropped) = (Ordered(commit.Before, unit.Line), Bound(commit.Before, unit.Line), Dropped(commit.Before, unit.Line));
                if (unit.Quantity < 1 || bound + dropped + unit.Quantity > ordered)
                    return $"{commit.At}: {commit.Taken.Happened} takes {unit.Quantity} of {unit.Line}; {bound} are bound and {dropped} dropped of {ordered}";
            }
        }

        return null;
    }

    /// <summary>The orders of the supplier's own books that bear the reference of a purchase.</summary>
    internal static IEnumerable<TrueOrder> Books(History history, PurchaseIntended intent) =>
        history.World.Suppliers.Where(supplier => supplier.Id == intent.Supplier).SelectMany(supplier => supplier.Find(intent.Reference));

    private static int Ordered(Order order, LineId line) => order.Sales.IsEmpty ? 0 : order.Sales[^1].Lines.Where(known => known.Id == line).Sum(static known => known.Quantity);

    private static int Dropped(Order order, LineId line) =>
        order.Settlement.Dropped.Where(drop => drop.Release == order.Release).Sum(drop => Of(drop.Units, line));

    // Decided, not closed, and not every order at the supplier cancelled.
    private static int Bound(Order order, LineId line) =>
        order.Purchases.Where(static purchase => purchase is { Intent: not null, Closed: null } && !purchase.IsCancelled).Sum(purchase => Of(purchase.Intent!.Units, line));

    private static int Of(Few<LineUnits> units, LineId line) => units.Where(unit => unit.Line == line).Sum(static unit => unit.Quantity);
}
