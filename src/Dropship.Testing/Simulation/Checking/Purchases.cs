using Dropship.Domain;
using Dropship.Testing.Simulation.Worlds;

namespace Dropship.Testing.Simulation.Checking;

/// <summary>Buying, judged by the suppliers' own books.</summary>
internal static class Purchases
{
    /// <summary>Where more units of a line were paid and live at once than were ever ordered, or null.</summary>
    internal static string? BoughtTwice(World world)
    {
        var paid = Paid(world);
        foreach (var moment in paid.Select(static order => order.PaidAt!.Value))
        {
            var live = paid.Where(order => order.PaidAt <= moment && !(order.CancelledAt <= moment)).ToList();
            foreach (var line in live.SelectMany(static order => order.Units).Select(static units => units.Line).Distinct())
            {
                var bought = live.Sum(order => Of(order.Units, line));   // a whole unit holds each of its items
                var demanded = world.Market.Highest.Where(known => known.Id.Owns(line)).Max(static known => known.Quantity) + Forbidden.Promised(world.Order, line);
                if (bought > demanded) return $"{moment}: {bought} units of {line} are paid and live, {demanded} were ever ordered: {string.Join(", ", live.Select(static order => $"{order.Id} ({order.Reference})"))}";
            }
        }

        return null;
    }

    /// <summary>What the suppliers took more for than the ceiling of its purchase, or what nobody decided, or null.</summary>
    internal static string? Undecided(World world, Order order)
    {
        foreach (var supplier in world.Suppliers)
            foreach (var book in supplier.Orders)
                if (IntentOf(order, book.Reference) is not { } intent) return $"{book.Id} bears {book.Reference}, which no decision names";
                else if (book.Charged is { } charged && charged > Forbidden.Most(order, intent)) return $"{book.Id} took {charged}; the ceiling of round {intent.Round} is {intent.Ceiling}";
        return null;
    }

    /// <summary>What is paid at a supplier while the order does not know it, has not ended it and asks nobody about it, or null.</summary>
    internal static string? Forgotten(World world, Order order, bool isAsked)
    {
        foreach (var supplier in world.Suppliers)
            foreach (var book in supplier.Orders)
                if (book.PaidAt is null || IntentOf(order, book.Reference) is not { } intent) continue;
                else if (!isAsked && !IsUnknowable(order, intent, book) && order.Purchase(intent.Round)!.Orders.All(seen => seen.Id != book.Id)) return $"{book.Id} is paid at the supplier, and the order does not know it";
                else if (!isAsked && !HasEnded(order, intent.Round)) return $"round {intent.Round} is paid, neither delivered nor credited nor written off, and nobody is asked";
        return null;
    }

    /// <summary>True for an order that the supplier made twice by its own mistake and told one of, where it answers no look for our reference: nobody here can know of the other.</summary>
    internal static bool IsUnknowable(Order order, Decision.PurchaseIntended intent, TrueOrder book) =>
        intent.Terms.Kind == ProtocolKind.PersonOnly && order.Purchase(intent.Round)!.Orders is { IsEmpty: false } seen && seen.All(known => known.Id != book.Id);

    /// <summary>Units of a closed order that were paid for and neither bought, nor taken off and given back, or null.</summary>
    internal static string? Unserved(World world, Order order)
    {
        var market = world.Market;
        foreach (var refund in order.Settlement.Decided)
            if (market.Refunds.All(seen => seen.Ours != refund.No) && market.Sale.Status != SaleStatus.Refunded && market.Refunded + refund.Amount <= market.HighestPaid)
                return $"refund {refund.No} of {refund.Amount} was decided and never reached the buyer";
        if (market.Sale.PaidAt is null || order.IsWithdrawn() || market.Sale.IsCancelled()) return null;
        var paid = Paid(world);
        foreach (var line in market.Sale.Lines)
        {
            var live = paid.Where(static book => book.CancelledAt is null).ToList();
            var bought = order.BundleOf(line.Id) is { } bundle ? bundle.Items.Min(item => live.Sum(book => Of(book.Units, item.Item))) : live.Sum(book => Of(book.Units, line.Id));
            var dropped = order.Settlement.Dropped.Where(drop => drop.Release == order.Release).Sum(drop => Of(drop.Units, line.Id));
            // What an answer took off is given back, unless the marketplace has given everything back before.
            var takenOff = order.Cancels.Any(cancel => cancel.Answer is { } answer && answer.Release == order.Release && Of(answer.Units, line.Id) > 0);
            var given = order.Settlement.Decided.Any(refund => refund.Lines.Any(part => part.Line == line.Id)) || (takenOff && market.Refunded >= market.HighestPaid);
            if (bought + dropped < line.Quantity && !given) return $"{line.Quantity} of {line.Id} were paid for, {bought} are bought and {dropped} taken off";
        }

        return null;
    }

    /// <summary>Where a dispute of ours was opened more than once at a supplier, or null.</summary>
    internal static string? DisputedTwice(World world)
    {
        foreach (var supplier in world.Suppliers)
            foreach (var same in supplier.Desk.Disputes.Where(static dispute => dispute.Ours > 0).GroupBy(static dispute => (dispute.Order.Reference, dispute.Ours)))
                if (same.Count() > 1)
                    return $"dispute {same.Key.Ours} about {same.Key.Reference} was opened {same.Count()} times: {string.Join(", ", same.Select(static dispute => dispute.Id))}";
        return null;
    }

    internal static bool HasEnded(Order order, int round)
    {
        var purchase = order.Purchase(round)!;
        if (purchase.WrittenOff is not null || purchase.Outstanding is { Amount: <= 0m }) return true;
        var places = order.Units(purchase);
        return places is { Covered: 0, Shipped: 0 };
    }

    private static List<TrueOrder> Paid(World world) =>
        [.. world.Suppliers.SelectMany(static supplier => supplier.Orders).Where(static order => order is { PaidAt: not null, IsMistake: false })];

    internal static Decision.PurchaseIntended? IntentOf(Order order, string reference)
    {
        foreach (var purchase in order.Purchases)
            if (purchase.Intent is { } intent && intent.Reference == reference)
                return intent;
        return null;
    }

    private static int Of(Few<LineUnits> units, LineId line) => units.Where(unit => unit.Line.Owns(line)).Sum(static unit => unit.Quantity);
}
