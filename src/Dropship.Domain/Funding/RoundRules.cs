namespace Dropship.Domain;

/// <summary>What a round may be asked: what makes no sense is said back, never planned around.</summary>
internal static class RoundRules
{
    internal static void Check(PurchaseFunds money)
    {
        if (money.Purse is { } purse) Same(purse, money.Currency, "the purse");
        for (var i = 0; i < money.Accounts.Count; i++)
        {
            var account = money.Accounts[i];
            Positive(account.CreditLimit, $"the credit limit at {account.Supplier}");
            Positive(account.Reserved, $"what is reserved at {account.Supplier}");
            for (var j = 0; j < i; j++)
                if (money.Accounts[j].Supplier == account.Supplier && money.Accounts[j].Balance.Currency == account.Balance.Currency)
                    throw new ArgumentException($"There are two accounts in {account.Balance.Currency} at {account.Supplier}: add them up.", nameof(money));
        }

        foreach (var payout in money.Payouts) Positive(payout.Amount, $"the payout expected at {payout.At}");
    }

    internal static void Check(PurchaseFunds money, PurchaseCandidate[] sorted)
    {
        for (var i = 0; i < sorted.Length; i++)
        {
            var candidate = sorted[i];
            if (i > 0 && sorted[i - 1].Order == candidate.Order) throw new ArgumentException($"{candidate.Order} is in the round twice: it is bought wholly or not at all.", nameof(sorted));
            Same(candidate.Margin, money.Currency, $"{candidate.Order}: the margin");
            Same(candidate.Landed, money.Currency, $"{candidate.Order}: the landed cost");
            Positive(candidate.Landed, $"{candidate.Order}: the landed cost");
            foreach (var cost in candidate.Costs) Positive(cost.Amount, $"{candidate.Order}: the cost at {cost.Supplier}");
            if (candidate.Loss is { } loss) Penalty(loss, money.Currency, $"{candidate.Order}: the loss");
            if (candidate.Late is not { } late) continue;
            Penalty(late.AtOnce, money.Currency, $"{candidate.Order}: the penalty");
            Penalty(late.PerDay, money.Currency, $"{candidate.Order}: the penalty of a day");
            if (late.Most is { } most) Penalty(most, money.Currency, $"{candidate.Order}: the highest penalty");
        }
    }

    private static void Penalty(Money amount, Currency currency, string what)
    {
        Same(amount, currency, what);
        Positive(amount, what);
    }

    private static void Same(Money amount, Currency currency, string what)
    {
        if (amount.Currency != currency) throw new ArgumentException($"{what} is in {amount.Currency}: give it in the shop's currency, {currency}, by a dated rate.");
    }

    private static void Positive(Money amount, string what)
    {
        if (amount.Amount < 0m) throw new ArgumentException($"{what} is {amount}: it is zero or more.");
    }
}
