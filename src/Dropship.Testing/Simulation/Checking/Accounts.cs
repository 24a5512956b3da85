using Dropship.Domain;
using Dropship.Testing.Simulation.Worlds;

namespace Dropship.Testing.Simulation.Checking;

/// <summary>The ledger of an order: balanced always, and at rest the same as the vendors' own books.</summary>
internal static class Accounts
{
    private static readonly Account[] All = Enum.GetValues<Account>();

    internal static string? Unbalanced(Order order, IReadOnlyList<Transfer> transfers)
    {
        foreach (var currency in transfers.Select(static transfer => transfer.Amount.Currency).Distinct())
        {
            var sum = All.Aggregate(0m, (total, account) => total + Balance(transfers, account, currency));
            if (sum != 0m) return $"the accounts sum to {sum} {currency}";
            var due = order.Purchases.Where(purchase => purchase is { Intent: not null, Closed: null, IsCancelled: false } && purchase.Intent.Ceiling.Currency == currency && purchase.Orders.All(static seen => seen.Charged is null)).Sum(purchase => Forbidden.Most(order, purchase.Intent!).Amount);
            if (Balance(transfers, Account.Reserved, currency) is var reserved && reserved != due) return $"{reserved} {currency} is reserved, the ceilings of what may still be charged come to {due}";
        }

        return null;
    }

    internal static string? AtRest(World world, Order order, IReadOnlyList<Transfer> transfers)
    {
        foreach (var supplier in world.Suppliers)
        {
            var rounds = order.Purchases.Where(purchase => purchase.Intent?.Supplier == supplier.Id).Select(static purchase => purchase.Round).ToHashSet();
            var charged = Sum(transfers, rounds, Account.Wallet, Account.Cost);
            var truly = supplier.Orders.Where(book => Purchases.IntentOf(order, book.Reference) is not { } intent || !Purchases.IsUnknowable(order, intent, book)).Sum(static book => book.Charged?.Amount ?? 0m);
            if (charged != truly) return $"{supplier.Id} took {truly}, the ledger says {charged}";
            if (Sum(transfers, rounds, Account.Cost, Account.Wallet) is var credited && credited > supplier.Orders.Sum(static order => order.GivenBack.Amount)) return $"{supplier.Id}: the ledger says {credited} was credited, which is more than was";
        }

        foreach (var currency in (ReadOnlySpan<Currency>)[Conditions.Eur, Conditions.Usd])
        {
            if (Balance(transfers, Account.Reserved, currency) is not 0m and var reserved) return $"{reserved} {currency} stays reserved";
            if (Balance(transfers, Account.Receivable, currency) is not 0m and var left && order.Latest()?.PaidAt is not null) return $"{left} {currency} stays receivable";
        }

        return null;
    }

    private static decimal Balance(IReadOnlyList<Transfer> transfers, Account account, Currency currency) =>
        transfers.Where(transfer => transfer.Amount.Currency == currency).Sum(transfer => (transfer.To == account ? transfer.Amount.Amount : 0m) - (transfer.From == account ? transfer.Amount.Amount : 0m));

    private static decimal Sum(IReadOnlyList<Transfer> transfers, HashSet<int> rounds, Account from, Account to) =>
        transfers.Where(transfer => rounds.Contains(transfer.Round) && transfer.From == from && transfer.To == to).Sum(static transfer => transfer.Amount.Amount);
}
