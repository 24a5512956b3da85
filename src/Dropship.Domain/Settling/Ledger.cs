namespace Dropship.Domain;

/// <summary>An account of an order's double-entry ledger.</summary>
public enum Account
{
    /// <summary>The buyer: what was paid in, less what was given back, with a minus.</summary>
    Buyer,

    /// <summary>What the marketplace holds for us.</summary>
    Receivable,

    /// <summary>What reached the shop by payouts.</summary>
    Bank,

    /// <summary>The marketplace's fees.</summary>
    Fees,

    /// <summary>Its fines and penalties.</summary>
    Fines,

    /// <summary>Tax that it handed over itself.</summary>
    Taxes,

    /// <summary>What its change of currency cost.</summary>
    Exchange,

    /// <summary>What else it kept, by its own name for it.</summary>
    Adjustments,

    /// <summary>What the final payout left unexplained.</summary>
    Difference,

    /// <summary>Money of the shop at its suppliers, with a minus: reserved, charged, credited.</summary>
    Wallet,

    /// <summary>Ceilings of purchases that are decided but not charged.</summary>
    Reserved,

    /// <summary>Charged for goods and freight, less credits and losses.</summary>
    Cost,

    /// <summary>Losses: charged, not credited, and nothing to show for it.</summary>
    WrittenOff,

    /// <summary>Fines that penalties announce and no payout has taken yet, with a minus.</summary>
    PenaltiesDue,
}

/// <summary>Money moved from one account to another: balanced by its form.</summary>
/// <param name="From">Where it leaves.</param>
/// <param name="To">Where it arrives.</param>
/// <param name="Amount">How much; negative for a correction the other way.</param>
/// <param name="Line">The order line it belongs to; null if it concerns the whole order.</param>
/// <param name="Round">The purchase it belongs to; 0 if none.</param>
/// <param name="At">When it came about: payment, refund, payout, decision to buy. Null if nobody told.</param>
public readonly record struct Transfer(Account From, Account To, Money Amount, LineId? Line = null, int Round = 0, Instant? At = null);

/// <summary>The money of an order: a reading of its facts and decisions. Corrections are new facts, so nothing is ever edited.</summary>
public static class Ledger
{
    /// <summary>Every transfer of the order, in the order of its life.</summary>
    /// <param name="order">The order.</param>
    public static IReadOnlyList<Transfer> Transfers(this Order order)
    {
        var transfers = new List<Transfer>();
        if (order.Latest() is { PaidAt: not null } sale) Sold(order, sale, transfers);
        foreach (var (penalty, left) in order.ExpectedFines()) transfers.Add(new(Account.PenaltiesDue, Account.Fines, left, At: penalty.Seen!.At));
        foreach (var purchase in order.Purchases) Bought(order, purchase, transfers);
        return transfers;
    }

    /// <summary>What an account of the order holds, in one currency.</summary>
    /// <param name="order">The order.</param>
    /// <param name="account">The account.</param>
    /// <param name="currency">The currency.</param>
    public static Money Balance(this Order order, Account account, Currency currency)
    {
        var balance = Money.Zero(currency);
        foreach (var transfer in order.Transfers())
        {
            if (transfer.Amount.Currency != currency) continue;
            if (transfer.To == account) balance += transfer.Amount;
            if (transfer.From == account) balance -= transfer.Amount;
        }

        return balance;
    }

    /// <summary>What was given back to the buyer so far, by us and by the marketplace.</summary>
    /// <param name="order">The order.</param>
    public static Money? Refunded(this Order order)
    {
        if (order.Latest() is not { PaidAt: not null } sale) return null;
        if (sale.Status == SaleStatus.Refunded) return sale.Paid;
        var sum = order.RefundedByMarketplace(sale.Paid.Currency);
        foreach (var refund in order.Settlement.Decided)
            if (refund.Amount.Currency == sum.Currency && order.IsDone(new(TryKind.Refund, refund.No)))
                sum += refund.Amount;
        return sum;
    }

    /// <summary>Refunds on the marketplace's books that were not decided here: its own, and ours of a time that the store has forgotten.</summary>
    /// <param name="order">The order.</param>
    /// <param name="currency">The shop's currency.</param>
    public static Money RefundedByMarketplace(this Order order, Currency currency)
    {
        var sum = Money.Zero(currency);
        foreach (var seen in order.Settlement.Seen)
            if (order.Refund(seen.Ours) is null && seen.Amount.Currency == currency)
                sum += seen.Amount;
        return sum;
    }

    /// <summary>The number of the next refund: behind those decided here and those of ours on the marketplace's books, which a store that was restored does not know.</summary>
    /// <param name="order">The order.</param>
    public static int NextRefund(this Order order)
    {
        var last = order.Settlement.Decided is { IsEmpty: false } decided ? decided[^1].No : 0;
        foreach (var seen in order.Settlement.Seen) last = Math.Max(last, seen.Ours);
        return last + 1;
    }

    /// <summary>What our refund decisions come to, sent or not.</summary>
    /// <param name="order">The order.</param>
    /// <param name="currency">The shop's currency.</param>
    /// <param name="line">Of one line, or of all if null.</param>
    public static Money DecidedRefunds(this Order order, Currency currency, LineId? line = null)
    {
        var sum = Money.Zero(currency);
        foreach (var refund in order.Settlement.Decided)
        {
            if (refund.Amount.Currency != currency) continue;
            if (line is null) sum += refund.Amount;
            else
                foreach (var part in refund.Lines)
                    if (part.Line == line)
                        sum += part.Amount;
        }

        return sum;
    }

    /// <summary>The highest amount any revision said was paid: no refund goes beyond it. Null if nothing was paid, or the revisions name several currencies: then a person must refund.</summary>
    /// <param name="order">The order.</param>
    public static Money? HighestPaid(this Order order)
    {
        Money? highest = null;
        foreach (var sale in order.Sales)
        {
            if (sale.PaidAt is null) continue;
            if (highest is { } other && other.Currency != sale.Paid.Currency) return null;
            if (highest is not { } before || before < sale.Paid) highest = sale.Paid;
        }

        return highest;
    }

    /// <summary>True if one of our refunds is on the marketplace's books.</summary>
    internal static bool IsSeen(this Order order, TryKey refund)
    {
        foreach (var seen in order.Settlement.Seen)
            if (seen.Ours == refund.No)
                return true;
        return false;
    }

    /// <summary>True if a refund still fits into what was paid.</summary>
    internal static bool Covers(this Order order, Decision.RefundDecided refund) =>
        order.HighestPaid() is { } paid && paid.Currency == refund.Amount.Currency && order.Refunded() is { } given && given + refund.Amount <= paid;

    /// <summary>True once the marketplace said that it pays nothing more.</summary>
    /// <param name="order">The order.</param>
    public static bool IsPaidOut(this Order order)
    {
        foreach (var payout in order.Settlement.Payouts)
            if (payout.Final)
                return true;
        return false;
    }

    private static void Sold(Order order, Fact.SaleSeen sale, List<Transfer> transfers)
    {
        var currency = sale.Paid.Currency;
        var receivable = sale.Paid;
        if (sale.Lines.IsEmpty) transfers.Add(new(Account.Buyer, Account.Receivable, sale.Paid, At: sale.PaidAt));
        else
            foreach (var (line, expected) in sale.Lines.Zip(sale.Expected()))
                transfers.Add(new(Account.Buyer, Account.Receivable, expected, line.Id, At: sale.PaidAt));

        if (order.Refunded() is { IsZero: false } refunded)
        {
            transfers.Add(new(Account.Receivable, Account.Buyer, refunded, At: LastRefund(order)));
            receivable -= refunded;
        }

        foreach (var payout in order.Settlement.Payouts)
        {
            if (payout.Amount.Currency != currency || payout.Fees.Currency != currency) continue;
            if (!payout.Amount.IsZero) transfers.Add(new(Account.Receivable, Account.Bank, payout.Amount, At: payout.At));
            if (!payout.Fees.IsZero) transfers.Add(new(Account.Receivable, AccountOf(payout.Kept), payout.Fees, At: payout.At));
            receivable -= payout.Amount + payout.Fees;
        }

        if (order.IsPaidOut() && !receivable.IsZero) transfers.Add(new(Account.Receivable, Account.Difference, receivable, At: order.FinalPayout()));
    }

    /// <summary>Where what a marketplace keeps is booked.</summary>
    /// <param name="kept">What it is kept for; null for its fees.</param>
    public static Account AccountOf(KeptFor? kept) => kept switch
    {
        KeptFor.Fines => Account.Fines,
        KeptFor.Taxes => Account.Taxes,
        KeptFor.Exchange => Account.Exchange,
        KeptFor.Adjustments => Account.Adjustments,
        _ => Account.Fees,
    };

    private static Instant? LastRefund(Order order)
    {
        Instant? last = null;
        foreach (var seen in order.Settlement.Seen) last = last > seen.At ? last : seen.At;
        foreach (var refund in order.Settlement.Decided) last = last > refund.At ? last : refund.At;
        return last;
    }

    private static void Bought(Order order, Purchase purchase, List<Transfer> transfers)
    {
        var round = purchase.Round;
        if (purchase.Charged is not { } charged)
        {
            if (purchase is { Intent: { } intent, IsLive: true }) transfers.Add(new(Account.Wallet, Account.Reserved, order.CeilingOf(intent), Round: round, At: intent.At));
            return;
        }

        var at = purchase.Intent?.At;
        foreach (var own in purchase.Orders)
        {
            if (own.Charged is { } taken) transfers.Add(new(Account.Wallet, Account.Cost, taken, Round: round, At: at));
            if (purchase.CreditOf(own) is { } given) transfers.Add(new(Account.Cost, Account.Wallet, given, Round: round, At: at));
        }

        if (purchase is { WrittenOff: { } loss, Outstanding: { } left } && left.Currency == charged.Currency && loss.Currency == left.Currency)
            transfers.Add(new(Account.Cost, Account.WrittenOff, Money.Min(loss, left), Round: round, At: at));
    }
}
