namespace Dropship.Domain;

/// <summary>
/// How the purchases of a shop share the money at its suppliers: purchase rounds decide who may buy. Suppliers whose
/// balance cannot be read are not affected.
/// </summary>
public sealed record FundingRules
{
    /// <summary>How far the balance at a supplier may go below zero, in the account's currency. Default: nowhere.</summary>
    public IReadOnlyDictionary<SupplierId, Money> CreditLimits { get; init; } = new Dictionary<SupplierId, Money>();

    /// <summary>
    /// How much of the shop's money may be bound at all suppliers together, in the shop's currency: what a purchase may cost counts from its decision until the order is paid out, or the money came
    /// back or is written off. Null for no such limit: the day's ceilings alone are shared. Default: null.
    /// </summary>
    public Money? Purse { get; init; }

    /// <summary>Money that will come to the accounts at suppliers, or to the purse: what can wait for it without cost lets others go first. What is overdue is not counted. Default: none.</summary>
    public Few<ExpectedPayout> ExpectedPayouts { get; init; }

    /// <summary>
    /// How much of what the marketplace is expected to pay rounds reckon with, from 0 to 1: on the day it is expected the purchases behind it are free for the purse again. It is never spent before it is booked; what can wait for
    /// it without cost lets others go first. Default: 0, so that only booked money counts.
    /// </summary>
    public decimal ExpectedShare { get; init; }

    /// <summary>What the marketplace takes for late and cancelled orders, by date. Default: none, so that margins alone decide.</summary>
    public Few<LateRule> LateRules { get; init; }

    /// <summary>How long suppliers take from the purchase to handing over: bought later than that before its ship-by, an order is late. Default: 1 day.</summary>
    public TimeSpan HandOverWithin { get; init; } = TimeSpan.FromDays(1);

    /// <summary>How long it takes until an account that is too low is topped up: a round assumes that what finds no money before is bought then, so that what would be late by then goes first. Default: 1 day.</summary>
    public TimeSpan TopUpWithin { get; init; } = TimeSpan.FromDays(1);

    /// <summary>The credit at a supplier, in a currency: zero if none is given.</summary>
    /// <param name="supplier">The supplier.</param>
    /// <param name="currency">The currency of its account.</param>
    public Money CreditAt(SupplierId supplier, Currency currency) =>
        CreditLimits.TryGetValue(supplier, out var credit) && credit.Currency == currency ? credit : Money.Zero(currency);

    /// <summary>Money that is expected, with what goes to the purse in the currency of a round; what has no rate to it is not counted.</summary>
    /// <param name="currency">The currency of the round.</param>
    /// <param name="policies">The rules of the shop.</param>
    /// <param name="now">The present.</param>
    /// <param name="more">What is expected beside <see cref="ExpectedPayouts"/>; null for nothing.</param>
    public Few<ExpectedPayout> PayoutsIn(Currency currency, Policies policies, Instant now, IEnumerable<ExpectedPayout>? more = null)
    {
        Few<ExpectedPayout> payouts = [];
        foreach (var payout in ExpectedPayouts.AsEnumerable().Concat(more ?? []))
            if (payout.To is not null || payout.Amount.Currency == currency) payouts = payouts.Add(payout);
            else if (ExchangeRate.Convert(payout.Amount, currency, policies.Rates, now) is { } amount) payouts = payouts.Add(payout with { Amount = amount });
        return payouts;
    }

    /// <summary>The most a purchase may cost, in the shop's currency, at the rate it was judged by: what is set aside for it.</summary>
    /// <param name="intent">The purchase.</param>
    public static Money Bound(Decision.PurchaseIntended intent) => intent.Cost.Amount == 0m ? intent.Judged.Cost
        : new Money(intent.Judged.Cost.Amount * (intent.Ceiling.Amount / intent.Cost.Amount), intent.Judged.Cost.Currency).Rounded();

    /// <summary>The last moment at which an order that was sold can be bought and still ships in time.</summary>
    /// <param name="order">The order.</param>
    /// <param name="policies">The rules of the shop.</param>
    public Instant LateFrom(Order order, Policies policies)
    {
        var sale = order.Latest()!;
        return (sale.ShipBy() ?? (sale.PaidAt ?? sale.PlacedAt) + policies.Chasing.ShipWithin) - HandOverWithin;
    }

    /// <summary>A purchase that waits to be decided, as a candidate of a round.</summary>
    /// <param name="order">The order.</param>
    /// <param name="wanted">The purchase, as it would be decided.</param>
    /// <param name="policies">The rules of the shop.</param>
    /// <param name="currency">The currency of the round; an order in another one, for which no rate is known, comes last.</param>
    public PurchaseCandidate CandidateOf(Order order, Decision.PurchaseIntended wanted, Policies policies, Currency currency)
    {
        var (sale, coin) = (order.Latest()!, new Money(currency.MinorUnit, currency));
        Money In(Money money) => ExchangeRate.Convert(money, currency, policies.Rates, wanted.At)?.Rounded() ?? Money.Zero(currency);
        var rule = LateRule.For(LateRules, sale.PlacedAt);
        var from = LateFrom(order, policies);
        var late = rule?.Of(sale.Paid, from);
        var (margin, loss) = (Money.Max(In(wanted.Judged.Revenue - wanted.Judged.Cost), coin), rule is null ? Money.Zero(currency) : In(rule.LossOf(sale.Paid)));

        // The purchase has passed the guards: whatever it costs to be late by now, it is worth a coin more than to leave the buyer without.
        var most = margin + loss - coin;
        if (late?.Most is { } limit) most = Money.Min(most, In(limit));
        return new(order.Key, [new(wanted.Supplier, wanted.Ceiling)], In(Bound(wanted)), margin)
        {
            Late = late is null ? new(from, Money.Zero(currency), Money.Zero(currency)) : new(from, In(late.AtOnce), In(late.PerDay), most),
            Loss = loss,
        };
    }
}
