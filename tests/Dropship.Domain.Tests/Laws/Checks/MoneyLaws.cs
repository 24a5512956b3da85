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
                else if (!HasEnded(last.Order, intent.Round) && last.Agenda.Asks.IsEmpty) return $"round {intent.Round} is paid, neither delivered nor credited nor written off, and nobody is asked";
        return null;
    }

    internal static string? BooksAgree(History history)
    {
        foreach (var order in history.Commits.Select(static commit => commit.Taken.Order))
            if (Unbalanced(history, order) is { } why)
                return why;
        return history.Ending is Ending.Closed ? AtRest(history, history.Turns[^1]) : null;
    }

    private static string? Unbalanced(History history, Order order)
    {
        var transfers = history.Rules.Transfers(order);
        foreach (var currency in transfers.Select(static transfer => transfer.Amount.Currency).Distinct())
        {
            var sum = Enum.GetValues<Account>().Aggregate(0m, (total, account) => total + Balance(transfers, account, currency));
            if (sum != 0m) return $"the accounts sum to {sum} {currency}";
            var due = order.Purchases.Where(purchase => purchase is { Intent: not null, Closed: null, IsCancelled: false } && purchase.Intent.Ceiling.Currency == currency && purchase.Orders.All(static seen => seen.Charged is null)).Sum(static purchase => purchase.Intent!.Ceiling.Amount);
            if (Balance(transfers, Account.Reserved, currency) is var reserved && reserved != due) return $"{reserved} {currency} is reserved, the ceilings of what may still be charged come to {due}";
        }

        return null;
    }

    private static string? AtRest(History history, Turn last)
    {
        var transfers = history.Rules.Transfers(last.Order);
        foreach (var supplier in history.World.Suppliers)
        {
            var rounds = history.Events.OfType<PurchaseIntended>().Where(intent => intent.Supplier == supplier.Id).Select(static intent => intent.Round).ToHashSet();
            var charged = Sum(transfers, rounds, Account.Wallet, Account.Cost);
            var truly = supplier.Orders.Sum(static order => order.Charged?.Amount ?? 0m);
            if (charged != truly) return $"{supplier.Id} took {truly}, the ledger says {charged}";
            if (Sum(transfers, rounds, Account.Cost, Account.Wallet) is var credited && credited > supplier.Orders.Sum(static order => order.Credited?.Amount ?? 0m)) return $"{supplier.Id}: the ledger says {credited} was credited, which is more than was";
        }

        foreach (var currency in (ReadOnlySpan<Currency>)[Conditions.Eur, Conditions.Usd])
        {
            if (Balance(transfers, Account.Reserved, currency) is not 0m and var reserved) return $"{last.Order.Phase(last.At)}: {reserved} {currency} stays reserved";
            if (Balance(transfers, Account.Receivable, currency) is not 0m and var left && last.Order.Latest()?.PaidAt is not null) return $"{last.Order.Phase(last.At)}: {left} {currency} stays receivable";
        }

        return null;
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

    private static bool HasEnded(Order order, int round)
    {
        var purchase = order.Purchase(round)!;
        if (purchase.WrittenOff is not null || purchase.Outstanding is { Amount: <= 0m }) return true;
        var places = order.Units(purchase);
        return places is { Covered: 0, Shipped: 0 };
    }

    private static decimal Balance(IReadOnlyList<Transfer> transfers, Account account, Currency currency) =>
        transfers.Where(transfer => transfer.Amount.Currency == currency).Sum(transfer => (transfer.To == account ? transfer.Amount.Amount : 0m) - (transfer.From == account ? transfer.Amount.Amount : 0m));

    private static decimal Sum(IReadOnlyList<Transfer> transfers, HashSet<int> rounds, Account from, Account to) =>
        transfers.Where(transfer => rounds.Contains(transfer.Round) && transfer.From == from && transfer.To == to).Sum(static transfer => transfer.Amount.Amount);
}
