using Dropship.Domain;

namespace Dropship.Funding;

/// <summary>
/// Looks through every assignment of orders to "now", to each moment at which money is expected, and to "never", and
/// takes the best. It shares no code with the planner but the values that go in: money is summed as it is written.
/// </summary>
internal static class Brute
{
    internal const int MostOrders = 14;

    /// <summary>The most that any plan brings, in the shop's currency.</summary>
    internal static decimal Best(Instance instance)
    {
        var (money, orders) = instance;
        Instant[] moments = [money.AsOf, .. money.Payouts.Select(payout => payout.At).Where(at => at > money.AsOf).Distinct().Order()];
        var limits = Limits(money, moments);
        var search = new Search(money, orders, moments, limits);
        search.From(0, 0m);
        return search.Best;
    }

    /// <summary>What never buying anything brings.</summary>
    internal static decimal Nothing(Instance instance) => instance.Candidates.Sum(order => order.ValueOfNone.Amount);

    /// <summary>Why a round is no answer to its instance; null if it is one: every order once, never over the money, its value as it says.</summary>
    internal static string? Fault(Instance instance, PurchaseRound round)
    {
        var (money, orders) = instance;
        Instant[] moments = [money.AsOf, .. money.Payouts.Select(payout => payout.At).Where(at => at > money.AsOf).Distinct().Order()];
        var (limits, value) = (Limits(money, moments), 0m);
        var known = orders.ToDictionary(order => order.Order);
        if (round.Choices.Count != orders.Length) return $"{round.Choices.Count} answers for {orders.Length} orders";
        foreach (var choice in round.Choices)
        {
            if (!known.Remove(choice.Order, out var order)) return $"{choice.Order} is answered twice or was not asked";
            if (choice.Answer == RoundAnswer.Buy != (choice.At == money.AsOf) || choice.Answer == RoundAnswer.AwaitPayout != (choice.At > money.AsOf)) return $"{choice.Order}: {choice.Answer} at {choice.At}";
            if (choice.At is not { } at)
            {
                value += order.ValueOfNone.Amount;
                continue;
            }

            if (order.ValueAt(at) is not { } worth) return $"{choice.Order} is bought at {at}, after it can be bought";
            value += worth.Amount;
            for (var m = Array.IndexOf(moments, at); m < moments.Length; m++)
                foreach (var (limit, amount) in Costs(money, order))
                    limits[m][limit] -= amount;
        }

        var before = Limits(money, moments);
        for (var m = 0; m < moments.Length; m++)
            for (var limit = 0; limit < limits[m].Length; limit++)
                if (limits[m][limit] < 0m && limits[m][limit] < before[m][limit])   // an account may be overdrawn already; then nothing is taken from it
                    return $"{-limits[m][limit]} over the money of {(limit < money.Accounts.Count ? money.Accounts[limit].Supplier : "the purse")} at {moments[m]}";
        return value == round.Value.Amount ? null : $"says {round.Value} and brings {value}";
    }

    private static decimal[][] Limits(PurchaseFunds money, Instant[] moments) => Array.ConvertAll(moments, moment => (decimal[])
    [
        .. money.Accounts.Select(account => account.Balance.Amount + account.CreditLimit.Amount - account.Reserved.Amount + Come(money, moment, account.Supplier)),
        .. money.Purse is { } purse ? [purse.Amount + Come(money, moment, null)] : (decimal[])[],
    ]);

    private static decimal Come(PurchaseFunds money, Instant moment, SupplierId? to) =>
        money.Payouts.Where(payout => payout.To == to && payout.At > money.AsOf && payout.At <= moment).Sum(payout => payout.Amount.Amount);

    private static IEnumerable<(int Limit, decimal Amount)> Costs(PurchaseFunds money, PurchaseCandidate order)
    {
        foreach (var cost in order.Costs.AsEnumerable())
            for (var limit = 0; limit < money.Accounts.Count; limit++)
                if (money.Accounts[limit].Supplier == cost.Supplier)
                    yield return (limit, cost.Amount.Amount);
        if (money.Purse is not null) yield return (money.Accounts.Count, order.Landed.Amount);
    }

    private sealed class Search(PurchaseFunds money, PurchaseCandidate[] orders, Instant[] moments, decimal[][] limits)
    {
        private readonly (int Limit, decimal Amount)[][] _costs = Array.ConvertAll(orders, order => Costs(money, order).ToArray());
        private readonly decimal?[][] _values = Array.ConvertAll(orders, order => Array.ConvertAll(moments, moment => order.ValueAt(moment)?.Amount));

        internal decimal Best { get; private set; } = decimal.MinValue;

        internal void From(int at, decimal value)
        {
            if (at == orders.Length)
            {
                Best = Math.Max(Best, value);
                return;
            }

            if (value + MostFrom(at) <= Best) return;
            for (var m = 0; m < moments.Length; m++)
            {
                if (_values[at][m] is not { } worth) continue;
                Spend(at, m, 1m);
                if (IsAllowed(at, m)) From(at + 1, value + worth);
                Spend(at, m, -1m);
            }

            From(at + 1, value + orders[at].ValueOfNone.Amount);
        }

        // What all that is left would bring if money were no matter: below that no assignment of it can be better.
        private decimal MostFrom(int at)
        {
            var most = 0m;
            for (; at < orders.Length; at++) most += Math.Max(orders[at].ValueOfNone.Amount, _values[at].Max() ?? decimal.MinValue);
            return most;
        }

        private void Spend(int at, int moment, decimal sign)
        {
            for (var m = moment; m < moments.Length; m++)
                foreach (var (limit, amount) in _costs[at])
                    limits[m][limit] -= sign * amount;
        }

        private bool IsAllowed(int at, int moment)
        {
            for (var m = moment; m < moments.Length; m++)
                foreach (var (limit, amount) in _costs[at])
                    if (amount > 0m && limits[m][limit] < 0m)
                        return false;
            return true;
        }
    }
}
