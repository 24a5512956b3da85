using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Settling;

/// <summary>Holds the lines of payouts against the orders they name. Pure.</summary>
internal static class Matching
{
    /// <summary>What a line says to an order as it stands.</summary>
    /// <param name="order">The order; null if the shop has none of this number.</param>
    /// <param name="row">The line, which names an order.</param>
    internal static Match Match(Order? order, PayoutRow row)
    {
        if (order is null) return new(null, UnmatchedReason.UnknownOrder);
        if (order.Latest() is not { PaidAt: not null } sale) return new(null, UnmatchedReason.NeverPaid);
        if (row.Line is { } line && !HasLine(order, line)) return new(null, UnmatchedReason.UnknownLine);
        if (row.Amount.Currency != sale.Paid.Currency) return new(null, UnmatchedReason.OtherCurrency);
        var told = Fact(row);
        foreach (var known in order.Settlement.Payouts)
            if (known.Payout == told.Payout)
                return Same(known, told) ? default : new(null, UnmatchedReason.Contradicted);
        return new(told, null);
    }

    /// <summary>What an order was paid too much or too little; null while it adds up, or while more may come.</summary>
    /// <param name="order">The order, with all that is told of it.</param>
    internal static PayoutDifference? Difference(Order order)
    {
        if (order.Latest() is not { PaidAt: not null } sale) return null;
        var currency = sale.Paid.Currency;
        var left = order.Balance(Account.Receivable, currency) + order.Balance(Account.Difference, currency);
        if (left.IsZero || (left.Amount > 0m && !order.IsPaidOut())) return null;
        return new(order.Key.Id, sale.Paid - (order.Refunded() ?? Money.Zero(currency)), order.Balance(Account.Bank, currency), Taken(order, currency), left);
    }

    /// <summary>What the marketplace kept of an order, by what for.</summary>
    internal static Few<KeptAmount> Kept(Order order, Currency currency)
    {
        Few<KeptAmount> kept = [];
        foreach (var name in Enum.GetValues<KeptFor>())
            if (order.Balance(Ledger.AccountOf(name), currency) is { IsZero: false } amount)
                kept = kept.Add(new(name, amount));
        return kept;
    }

    // Without the fines that are only announced.
    private static Few<KeptAmount> Taken(Order order, Currency currency)
    {
        Few<KeptAmount> taken = [];
        foreach (var kept in Kept(order, currency))
            if (kept.For != KeptFor.Fines) taken = taken.Add(kept);
            else if (kept.Amount + order.Balance(Account.PenaltiesDue, currency) is { IsZero: false } fines) taken = taken.Add(kept with { Amount = fines });
        return taken;
    }

    // What a charge takes from the shop's money is what the marketplace keeps: the order owes or is owed nothing by it.
    internal static Fact.PayoutSeen Fact(PayoutRow row)
    {
        var takes = row.Kind is not (PayoutKind.Sale or PayoutKind.Refund);
        KeptFor? kept = row.Kind switch
        {
            PayoutKind.Fine => KeptFor.Fines,
            PayoutKind.Tax => KeptFor.Taxes,
            PayoutKind.Exchange => KeptFor.Exchange,
            PayoutKind.Adjustment => KeptFor.Adjustments,
            _ => null,
        };
        return new(row.Id, row.Amount, takes ? -row.Amount : Money.Zero(row.Amount.Currency), row.IsFinal, row.PaidOn, kept);
    }

    // A line that a file tells again may say by then that it was the last.
    private static bool Same(Fact.PayoutSeen known, Fact.PayoutSeen told) => known with { Final = true } == told with { Final = true } && (known.Final || !told.Final);

    private static bool HasLine(Order order, LineId line)
    {
        foreach (var sale in order.Sales)
            foreach (var known in sale.Lines)
                if (known.Id == line)
                    return true;
        return false;
    }
}

/// <summary>What a line comes to: a fact to be taken in, a reason why not, or neither if it is known already.</summary>
internal readonly record struct Match(Fact.PayoutSeen? Told, UnmatchedReason? Reason);
