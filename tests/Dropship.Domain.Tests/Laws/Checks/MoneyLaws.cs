using Dropship.Testing.Simulation.Checking;
using static Dropship.Domain.Decision;

namespace Dropship.Domain.Tests.Laws;

/// <summary>Money: never given back beyond what came in, never lost, and the books agree with the world's own.</summary>
internal static class MoneyLaws
{
    internal static string? RefundsWithin(History history)
    {
        var market = history.World.Market;
        foreach (var commit in history.Commits)
        {
            if (commit.Taken.Happened is RefundDecided decided && Beyond(commit.Taken.Order, decided) is { } why) return $"{commit.At}: {why}";
            if (commit.Taken.Happened is TryOpened { Key: { Kind: TryKind.Refund } key } && Possible(commit.Taken.Order, commit.At, key.No) is var possible && possible > Highest(commit.Before))
                return $"{commit.At}: {key} is sent; with what was or may have been given back it makes {possible} of {Highest(commit.Before)}";
        }

        return market.Refunded > market.HighestPaid ? $"the marketplace gave back {market.Refunded} of {market.HighestPaid}" : null;
    }

    internal static string? PurchasesEnd(History history)
    {
        if (history.Ending is not (Ending.Closed or Ending.Waiting)) return null;
        var last = history.Turns[^1];
        foreach (var intent in history.Events.OfType<PurchaseIntended>())
            foreach (var book in BuyingLaws.Books(history, intent).Where(static book => book.PaidAt is not null))
                if (last.Order.Purchase(intent.Round)!.Orders.All(seen => seen.Id != book.Id)) return $"{book.Id} is paid at the supplier, and the order does not know it";
                else if (!Purchases.HasEnded(last.Order, intent.Round) && last.Agenda.Asks.IsEmpty) return $"round {intent.Round} is paid, neither delivered nor credited nor written off, and nobody is asked";
        return null;
    }

    internal static string? BooksAgree(History history)
    {
        foreach (var order in history.Commits.Select(static commit => commit.Taken.Order))
            if (Accounts.Unbalanced(order, history.Rules.Transfers(order)) is { } why)
                return why;
        if (history.Ending is not Ending.Closed) return null;
        var last = history.Turns[^1];
        return Accounts.AtRest(history.World, last.Order, history.Rules.Transfers(last.Order)) is { } unequal ? $"{last.Order.Phase(last.At)}: {unequal}" : null;
    }

    private static string? Beyond(Order order, RefundDecided decided)
    {
        var sum = order.Settlement.Decided.Sum(static refund => refund.Amount.Amount);
        if (decided.Amount.Amount <= 0m || sum > Highest(order).Amount) return $"{sum} is promised back of {Highest(order)}";
        foreach (var line in decided.Lines.Select(static part => part.Line))
        {
            var given = order.Settlement.Decided.SelectMany(static refund => refund.Lines).Where(part => part.Line == line).Sum(static part => part.Amount.Amount);
            var most = order.Sales.Where(static sale => sale.PaidAt is not null).SelectMany(sale => sale.Lines.Zip(sale.Lines.IsEmpty ? [] : sale.Expected())).Where(each => each.First.Id == line).Max(static each => each.Second.Amount);
            if (given > most) return $"line {line} gets {given} back, {most} came in";
        }

        return null;
    }

    // What is given back, and every refund of ours that may have been: on the wire, in doubt, or this one.
    private static Money Possible(Order order, Instant at, int no) =>
        order.Settlement.Decided.Where(refund => refund.No == no || order.Read(new(TryKind.Refund, refund.No), at).Stage is WriteStage.Done or WriteStage.Open or WriteStage.InDoubt)
            .Aggregate(order.RefundedByMarketplace(Conditions.Eur), static (sum, refund) => sum + refund.Amount);

    private static Money Highest(Order order) => order.Sales.Where(static sale => sale.PaidAt is not null).Select(static sale => sale.Paid).Max();
}
