using Dropship.Domain;
using Dropship.Storage;

namespace Dropship.Engine;

/// <summary>
/// Holds the purchase rounds of shops: reads what is set aside, what is in the wallets and what is left of the purse and of
/// the day's ceilings, plans, and tells each order whether it may buy or what it waits for. What is decided here spends
/// nothing: the store judges each commit again.
/// </summary>
internal sealed class Rounds(IOrderStore store, TimeProvider clock)
{
    private readonly Funds _funds = new(store, clock);
    private readonly ExpectedMoney _expected = new(store);

    /// <summary>Holds a round, if anybody waits for one.</summary>
    /// <returns>The orders that have a new answer.</returns>
    internal async ValueTask<IReadOnlyList<OrderKey>> HoldAsync(Shop shop, CancellationToken cancellation)
    {
        if (shop.Rounds is not { } book) return [];
        var moneyCame = book.HasMoneyCome;
        if (book.Gather(clock.Now()) is not { Count: > 0 } entries) return [];
        Dictionary<SupplierId, Pot> pots = [];
        foreach (var supplier in entries.Select(static entry => entry.Wanted.Supplier).Distinct().Order())
        {
            var (pot, isLater) = await _funds.AtAsync(shop, book, supplier, cancellation).ConfigureAwait(false);
            if (isLater)
            {
                if (moneyCame) book.MoneyCame();
                return [];   // who joined comes again, and with them the round
            }

            if (pot is not null) pots.Add(supplier, pot);
        }

        var currency = entries[0].Wanted.Judged.Cost.Currency;
        var purse = await _funds.InPurseAsync(shop, book, currency, cancellation).ConfigureAwait(false);
        var now = clock.Now();
        PurchaseCandidate[] candidates = [.. entries.Select(entry => book.CandidateOf(entry, currency))];
        var funds = new PurchaseFunds(now, currency)
        {
            Accounts = pots.Select(static pot => new SupplierAccount(pot.Key, pot.Value.Left!.Value, Money.Zero(pot.Value.Left.Value.Currency), Money.Zero(pot.Value.Left.Value.Currency))).ToFew(),
            Purse = purse?.Left,
            Payouts = [.. book.Rules.PayoutsIn(currency, book.Policies, now, await _expected.OfAsync(shop, book.Rules, moneyCame, now, cancellation).ConfigureAwait(false)), .. Again(pots, purse)],
        };
        var assumed = now + book.Rules.TopUpWithin;
        var round = PurchaseRounds.Plan(funds with { Payouts = [.. funds.Payouts, .. TopUps(funds, candidates, assumed)] }, candidates);
        Few<TopUp> notices = [];
        if (!round.Choices.All(static choice => choice.Answer == RoundAnswer.Buy))
        {
            var untopped = PurchaseRounds.Plan(funds, candidates);
            notices = untopped.TopUps;
            if (notices.IsEmpty) round = untopped;   // what is expected is enough: nobody waits for money that nobody is asked for
        }

        var capped = pots.Where(static pot => pot.Value.Again is not null).Select(static pot => pot.Key).ToHashSet();
        return Tell(book, new(round, notices, entries.ToDictionary(static entry => entry.Order.Key), assumed, capped, purse?.Again is not null), pots, purse, now);
    }

    private static IEnumerable<ExpectedPayout> Again(Dictionary<SupplierId, Pot> pots, Pot? purse)
    {
        foreach (var pot in pots.Values)
            if (pot.Again is { } again) yield return again;
        if (purse?.Again is { } more) yield return more;
    }

    // Enough for all: what is bought from it can wait so long, what cannot goes first.
    private static List<ExpectedPayout> TopUps(PurchaseFunds funds, PurchaseCandidate[] candidates, Instant at)
    {
        List<ExpectedPayout> topUps = [];
        foreach (var account in funds.Accounts)
        {
            var missing = Money.Max(-account.Available, Money.Zero(account.Balance.Currency));
            foreach (var candidate in candidates)
                foreach (var cost in candidate.Costs)
                    if (cost.Supplier == account.Supplier && cost.Amount.Currency == missing.Currency) missing += cost.Amount;
            topUps.Add(new(missing, at, account.Supplier));
        }

        if (funds.Purse is not { } purse) return topUps;
        var wanted = Money.Max(-purse, Money.Zero(funds.Currency));
        foreach (var candidate in candidates) wanted += candidate.Landed;
        topUps.Add(new(wanted, at));
        return topUps;
    }

    private static List<OrderKey> Tell(RoundBook book, Verdict verdict, Dictionary<SupplierId, Pot> pots, Pot? purse, Instant now)
    {
        List<OrderKey> told = [];
        foreach (var choice in verdict.Round.Choices)
        {
            var entry = verdict.Entries[choice.Order];
            var answer = choice.Answer == RoundAnswer.Buy
                ? new Seat(true, new(pots.GetValueOrDefault(entry.Wanted.Supplier)?.Limit, purse?.Limit))
                : new Seat(false, Awaits: new(verdict.Why(choice), entry.Since, Next(book, choice, now)));
            if (book.Tell(entry, answer, now) && (answer.MayBuy || entry.Answer is null)) told.Add(choice.Order);
        }

        return told;
    }

    // Those who wait come again together, on slots that all share, and at the latest when money is expected.
    private static Instant Next(RoundBook book, RoundChoice choice, Instant now)
    {
        var every = (long)book.PollFunds.TotalMilliseconds;
        return Instant.Earlier(new(((now.Milliseconds / every) + 1) * every), choice.At)!.Value;
    }
}
