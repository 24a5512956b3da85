using Dropship.Domain;
using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;

namespace Dropship.Benchmarks.StateMachine;

/// <summary>The guards of the machine: of the same things as the domain's, as far as a normal order meets them. A fact must bring news.</summary>
internal static class OrderRules
{
    internal static bool IsNews(OrderRow row, SaleSeen seen) => seen is { Status: SaleStatus.Paid, PaidAt: not null } && (row.Sale is not { } known || known.Revision < seen.Revision);

    internal static bool IsNews(OrderRow row, OffersFound found) => row.Search is not { } known || known.No < found.Search;

    internal static bool IsNews(OrderRow row, QuoteSeen seen) => row.Allocation?.No == seen.Allocation && row.Quote != seen;

    internal static bool IsNews(OrderRow row, TryClosed closed) => closed.Outcome == Outcome.Done && row.Tried(closed) is { Outcome: null };

    internal static bool IsBought(OrderRow row, SupplierOrderSeen seen) =>
        seen.Round == row.Purchase!.Round && seen.Order is { IsBought: true } && row.SupplierOrder is null;

    internal static bool IsAcknowledged(OrderRow row, SupplierOrderSeen seen) =>
        seen.Round == row.Purchase!.Round && row.SupplierOrder is { } known && seen.Order.Id == known.Id && seen.Order.Status >= SupplierOrderStatus.Acknowledged && known.Join(seen.Order) != known;

    internal static bool IsHandedOver(OrderRow row, ParcelSeen seen) => seen.HandedOverAt is not null && seen.Round == row.Purchase!.Round && row.Parcel is null;

    internal static bool IsNews(OrderRow row, ScanSeen seen, ParcelPhase phase) =>
        seen.Phase == phase && seen.Number == row.Parcel!.Number && !row.Scans.Contains(new(seen.At, seen.Phase, seen.Incident));

    internal static bool IsNews(OrderRow row, PayoutSeen seen)
    {
        foreach (var known in row.Payouts)
            if (known.Payout == seen.Payout)
                return false;
        return seen.Final;
    }

    internal static bool MayAllocate(OrderRow row, AllocationProposed wanted) =>
        wanted.No == 1 && MayBuy(row) && row.Allocation is null && FitsDemand(row, wanted.Units);

    internal static bool MayIntend(OrderRow row, PurchaseIntended wanted) =>
        wanted.Round == 1 && MayBuy(row)
        && row is { Allocation: { } proposed, Quote: { } quote, Purchase: null } && proposed.No == wanted.Allocation
        && proposed.Supplier == wanted.Supplier && proposed.Units == wanted.Units && quote.Cost == wanted.Cost
        && FitsDemand(row, wanted.Units)
        && wanted.Cost.Currency == wanted.Ceiling.Currency && wanted.Cost <= wanted.Ceiling
        && wanted.Judged.IsUnderCeiling && wanted.Judged.IsAboveFloor && wanted.Terms.Steps[0] == PurchaseStep.Create;

    internal static bool MayCreate(OrderRow row, TryOpened wanted) =>
        wanted.Key.Kind == TryKind.Create && IsNext(row, wanted) && MayBuy(row)
        && row is { Purchase: { } purchase, SupplierOrder: null } && purchase.Round == wanted.Key.No && wanted.No <= purchase.Terms.MaxTries;

    internal static bool MayPublish(OrderRow row, TryOpened wanted) =>
        wanted.Key.Kind == TryKind.Publish && IsNext(row, wanted)
        && row.Parcel is { } parcel && parcel.Number.Value == wanted.Key.Name
        && !(row.Scans.Count > 0 && row.Scans[0].At < row.Sale!.PlacedAt - TimeSpan.FromDays(2))
        && row.Sale!.Status == SaleStatus.Paid;

    internal static bool MayComplete(OrderRow row, OrderCompleted wanted)
    {
        if (wanted.Release != row.Sale!.Release || row.Completed is not null || row.Sale is not { Status: SaleStatus.Paid, PaidAt: not null }) return false;
        foreach (var line in row.Sale.Lines)
            if (Bought(row, line.Id) != line.Quantity)
                return false;
        return row.Scans[^1].Phase == ParcelPhase.Delivered;
    }

    private static bool MayBuy(OrderRow row) => row.Sale is { Status: SaleStatus.Paid, PaidAt: not null } && row.Cancels.Count == 0 && row.Holds.Count == 0;

    private static bool IsNext(OrderRow row, TryOpened wanted)
    {
        var count = 0;
        foreach (var tried in row.Tries)
            if (tried.Key == wanted.Key)
            {
                if (tried.Outcome is null or Outcome.Unknown or Outcome.Done) return false;
                count++;
            }

        return wanted.No == count + 1 && wanted.Deadline > wanted.At;
    }

    private static bool FitsDemand(OrderRow row, Few<LineUnits> units)
    {
        foreach (var unit in units)
            if (unit.Quantity < 1 || unit.Quantity > Open(row, unit.Line))
                return false;
        return !units.IsEmpty;
    }

    private static int Open(OrderRow row, LineId id)
    {
        foreach (var line in row.Sale!.Lines)
            if (line.Id == id)
                return line.Quantity - Bought(row, id);
        return 0;
    }

    private static int Bought(OrderRow row, LineId id)
    {
        if (row.Purchase is { } purchase)
            foreach (var unit in purchase.Units)
                if (unit.Line == id)
                    return unit.Quantity;
        return 0;
    }
}
