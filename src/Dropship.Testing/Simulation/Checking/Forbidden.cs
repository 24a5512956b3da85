using Dropship.Domain;
using static Dropship.Domain.Decision;

namespace Dropship.Testing.Simulation.Checking;

/// <summary>What no decision may do, said once more and in other words than the guards of the product.</summary>
internal static class Forbidden
{
    /// <summary>Why a decision that was or would be taken breaks a law, or null.</summary>
    internal static string? Why(Order order, Decision wanted) => wanted switch
    {
        PurchaseIntended e => Unjudged(e) ?? Beyond(order, e.Units),
        AllocationProposed e => Beyond(order, e.Units),
        TryOpened e => (e.Key.IsPurchaseStep ? Unguarded(order, e) ?? Unassembled(order, e) : null) ?? Incomplete(order, e) ?? Repeated(order, e),
        DraftChosen e => order.Purchase(e.Round)?.Chosen is { } chosen ? $"{chosen} is chosen already" : null,
        _ => null,
    };

    internal static string? Unjudged(PurchaseIntended intent)
    {
        var judged = intent.Judged;
        var beside = (judged.Lines ?? []).Sum(static line => line.Tax.Amount + line.Returns.Amount);
        if (judged.Floor is { } floor && (judged.Revenue - judged.Cost).Amount - beside < judged.Revenue.Amount * floor) return "below the margin floor";
        if (judged.LineFloor is { } least && (judged.Lines ?? []).Any(line => line.Price.Amount > 0m && line.Remains.Amount < (line.Price - line.Fee).Amount * least)) return "a line is below its floor";
        if (judged.Ceiling is { } most && (judged.Cost + judged.Committed).Amount > most.Amount) return "over the ceiling of the order";
        return intent.Ceiling.Currency != intent.Cost.Currency || intent.Ceiling < intent.Cost ? "the ceiling is below the quote" : null;
    }

    /// <summary>The most that may be taken for a purchase: its ceiling, or what a person let pass for this very purchase.</summary>
    internal static Money Most(Order order, PurchaseIntended intent) => order.Holds
        .Where(hold => hold.ReleasedBy is not null && hold.Held is { Reason: HoldReason.PriceRose, Wanted: { } wanted } && wanted.Round == intent.Round && wanted.Sum.Currency == intent.Ceiling.Currency)
        .Select(static hold => hold.Held.Wanted!.Sum)
        .Append(intent.Ceiling)
        .Max();

    internal static string? Unguarded(Order order, TryOpened opened)
    {
        if (order.Sales.IsEmpty || order.Sales[^1] is not { Status: SaleStatus.Paid, PaidAt: not null }) return "the sale does not stand";
        if (order.Holds.Any(static hold => hold.ReleasedBy is null)) return "a hold is open";
        if (order.Cancels.Any(static cancel => cancel is { Asked: not null, Answer: null })) return "a cancellation is open";
        if (order.Cancels.Any(cancel => cancel.Answer is { Accepted: true } answer && answer.Release == order.Sales[^1].Release)) return "the order is withdrawn";
        if (order.Purchase(opened.Key.No) is not { Intent: { } intent } purchase) return "nothing was decided";
        if (purchase.Closed is not null) return "the purchase is closed";
        return purchase.Orders.Any(seen => seen.Id == (purchase.Chosen ?? seen.Id) && !seen.Cancelled && seen.Due > Most(order, intent)) ? "more is due than the ceiling allows" : null;
    }

    /// <summary>Why a further try may not follow an earlier one of the same write, or null.</summary>
    internal static string? Repeated(Order order, TryOpened opened)
    {
        foreach (var earlier in order.Tries)
            if (earlier.Key == opened.Key && Forbids(order, earlier, opened) is { } why)
                return $"{opened.Key} try {opened.No} although try {earlier.No} {why}";
        return null;
    }

    /// <summary>Why so many units may not be bound, or null.</summary>
    internal static string? Beyond(Order order, Few<LineUnits> units)
    {
        foreach (var unit in units)
        {
            var (ordered, bound, dropped) = (Ordered(order, unit.Line), Bound(order, unit.Line), Dropped(order, unit.Line));
            if (unit.Quantity < 1 || bound + dropped + unit.Quantity > ordered) return $"takes {unit.Quantity} of {unit.Line}; {bound} are bound and {dropped} dropped of {ordered}";
        }

        return null;
    }

    /// <summary>Why an item of a bundle may not be paid for yet: another item of its units is bound nowhere; or null.</summary>
    internal static string? Unassembled(Order order, TryOpened opened)
    {
        foreach (var units in order.Purchase(opened.Key.No)?.Intent?.Units ?? [])
            if (BundleWith(order, units.Line) is { } bundle && order.Sales is [.., var sale] && sale.Lines.FirstOrDefault(line => line.Id == bundle.Line) is { } line)
            {
                var wanted = line.Quantity - Dropped(order, line.Id) - order.Cancels.Where(cancel => cancel.Answer?.Release == order.Release).Sum(cancel => Of(cancel.Answer!.Units, line.Id));
                foreach (var item in bundle.Items)
                    if (BoundOf(order, item.Item) < Math.Min(wanted, BoundOf(order, units.Line)))
                        return $"pays for {units.Line} while {item.Item} has no supplier";
            }

        return null;
    }

    /// <summary>Why a parcel may not be told yet: a unit whose items have not all gone would be told as shipped; or null.</summary>
    internal static string? Incomplete(Order order, TryOpened opened)
    {
        if (opened.Key.Kind != TryKind.Publish || order.Parcels.FirstOrDefault(parcel => parcel.Number.Value == opened.Key.Name) is not { } told) return null;
        var packed = In(order, told);
        var first = packed.Where(units => BundleWith(order, units.Line) is not { } bundle || bundle.Items[0].Item == units.Line).ToFew();
        if (first.IsEmpty && !packed.IsEmpty) return "tells of no line";
        foreach (var units in first)
            if (BundleWith(order, units.Line) is { } bundle)
                foreach (var item in bundle.Items)
                    if (Gone(order, item.Item) < units.Quantity)
                        return $"tells {bundle.Line} as shipped while {item.Item} has not gone";
        return null;
    }

    private static Bundle? BundleWith(Order order, LineId item) =>
        order.Allocations.SelectMany(static allocation => (allocation.Proposed?.Bundles ?? []).AsEnumerable()).LastOrDefault(bundle => bundle.Items.Any(one => one.Item == item));

    private static Few<LineUnits> In(Order order, Parcel parcel) => parcel.Units.IsEmpty ? order.Purchase(parcel.Round)?.Intent?.Units ?? [] : parcel.Units;

    private static int Gone(Order order, LineId item, int? round = null) =>
        order.Parcels.Where(parcel => round is null || parcel.Round == round).Where(static parcel => parcel.HandedOverAt is not null || parcel.Scans.Any(static scan => scan.Phase >= ParcelPhase.PickedUp)).Sum(parcel => With(In(order, parcel), item));

    private static int BoundOf(Order order, LineId item) =>
        order.Purchases.Where(static purchase => purchase is { Intent: not null, Closed: null }).Sum(purchase => purchase.IsCancelled ? Gone(order, item, purchase.Round) : With(purchase.Intent!.Units, item));

    // Of an item, also what whole units hold.
    private static int With(Few<LineUnits> units, LineId item) => units.Where(unit => unit.Line.Owns(item)).Sum(static unit => unit.Quantity);

    private static int Ordered(Order order, LineId line) => order.Sales.IsEmpty ? 0 : order.Sales[^1].Lines.Where(known => known.Id.Owns(line)).Sum(static known => known.Quantity) + Promised(order, line);

    /// <summary>Units of a line that answers to claims promised to send once more.</summary>
    internal static int Promised(Order order, LineId line) => order.Claims.Where(static claim => claim.Answer is { Answer: ClaimAnswer.Resent }).Sum(claim => With(claim.Answer!.Units, line));

    private static int Dropped(Order order, LineId line) =>
        order.Settlement.Dropped.Where(drop => drop.Release == order.Release).Sum(drop => drop.Units.Where(unit => unit.Line.Owns(line)).Sum(static unit => unit.Quantity));

    // Decided, not closed, and not every order at the supplier cancelled. Of a line also what holds an item of it; of an item also whole units.
    private static int Bound(Order order, LineId line)
    {
        var units = order.Purchases.Where(static purchase => purchase is { Intent: not null, Closed: null } && !purchase.IsCancelled).SelectMany(static purchase => purchase.Intent!.Units.AsEnumerable()).ToFew();
        return units.Where(unit => line.Owns(unit.Line) && unit.Line != line).Select(static unit => unit.Line).Append(line).Distinct().Max(item => With(units, item));
    }

    private static int Of(Few<LineUnits> units, LineId line) => units.Where(unit => unit.Line == line).Sum(static unit => unit.Quantity);

    private static string? Forbids(Order order, Try earlier, TryOpened next)
    {
        if (earlier.Outcome is null && earlier.Deadline > next.At) return "is on the wire";
        if (earlier.Outcome == Outcome.Done) return "is done";
        if (earlier.Outcome is Outcome.NotSent or Outcome.Rejected || IsSeen(order, earlier)) return null;
        return MayRepeat(order, next) || IsAbsent(order, earlier) ? null : "is in doubt";
    }

    private static bool MayRepeat(Order order, TryOpened next) =>
        next.Key.Kind == TryKind.Create && order.Purchase(next.Key.No)!.Intent!.Terms is { Kind: ProtocolKind.UniqueReference } terms
        && order.Tries.Where(tried => tried.Key == next.Key).Min(static tried => tried.OpenedAt) + terms.Horizon > next.At
        && !order.Cancels.Any(static cancel => cancel is { Asked: not null, Answer: null });

    // A look may be believed only as far as the protocol goes, and never for money given back.
    private static bool IsAbsent(Order order, Try tried)
    {
        var terms = tried.Key.IsPurchaseStep ? order.Purchase(tried.Key.No)!.Intent!.Terms : null;
        var over = tried.ClosedAt > tried.Deadline ? tried.ClosedAt : tried.Deadline;
        return tried.Key.Kind switch
        {
            TryKind.Create => (terms!.Kind == ProtocolKind.DraftThenPay || terms is { Kind: ProtocolKind.LookUp, ResendAfterSettle: true }) && tried.AbsentLast >= over + terms.Settle,
            TryKind.Pay => tried.AbsentLast - tried.AbsentFirst >= TimeSpan.FromMinutes(2) && tried.No == 1,
            TryKind.Refund => false,
            TryKind.OpenDispute => tried.AbsentLast >= over + order.Purchase(tried.Key.No)!.Intent!.Terms.Settle,
            _ => tried.AbsentLast >= (tried.ClosedAt ?? tried.Deadline),
        };
    }

    private static bool IsSeen(Order order, Try tried) => tried.Key.Kind switch
    {
        TryKind.Create => order.Purchase(tried.Key.No)!.Orders.Count > 0,
        <= TryKind.Pay => order.Purchase(tried.Key.No) is { Intent: { } intent } purchase && purchase.Orders.Any(seen => seen.Status >= intent.Terms.ResultOf((PurchaseStep)tried.Key.Kind)),
        TryKind.OpenDispute => order.Purchase(tried.Key.No)!.DisputesSeen.Any(seen => seen.Ours == tried.Key.Rung),
        TryKind.Refund => order.Settlement.Seen.Any(seen => seen.Ours == tried.Key.No),
        _ => false,
    };
}
