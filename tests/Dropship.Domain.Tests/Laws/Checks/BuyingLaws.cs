using Dropship.Testing.Simulation.Checking;
using static Dropship.Domain.Decision;

namespace Dropship.Domain.Tests.Laws;

/// <summary>Buying, judged by the suppliers' own books and by what was known when a decision was taken.</summary>
internal static class BuyingLaws
{
    internal static string? BoughtOnce(History history) => Purchases.BoughtTwice(history.World);

    internal static string? BoundWithinDemand(History history)
    {
        foreach (var commit in history.Commits)
        {
            var units = commit.Taken.Happened switch { AllocationProposed e => e.Units, PurchaseIntended e => e.Units, _ => [] };
            if (Forbidden.Beyond(commit.Before, units) is { } why) return $"{commit.At}: {commit.Taken.Happened} {why}";
        }

        return null;
    }

    /// <summary>The orders of the supplier's own books that bear the reference of a purchase.</summary>
    internal static IEnumerable<TrueOrder> Books(History history, PurchaseIntended intent) =>
        history.World.Suppliers.Where(supplier => supplier.Id == intent.Supplier).SelectMany(supplier => supplier.Find(intent.Reference));
}
