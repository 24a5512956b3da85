using Dropship.Domain;
using Dropship.Ports;
using Dropship.Storage;

namespace Dropship.Engine;

/// <summary>
/// Holds the purchase rounds of shops: reads what is set aside and what is in the wallets, plans, and tells each order
/// whether it may buy or what it waits for. What is decided here spends nothing: the store judges each commit again.
/// </summary>
internal sealed class Rounds(IOrderStore store, TimeProvider clock)
{
    /// <summary>Holds a round, if anybody waits for one.</summary>
    /// <returns>The orders that have a new answer.</returns>
    internal async ValueTask<IReadOnlyList<OrderKey>> HoldAsync(Shop shop, CancellationToken cancellation)
    {
        if (shop.Rounds is not { } book || book.Gather(clock.Now()) is not { Count: > 0 } entries) return [];
        Dictionary<SupplierId, Wallet> wallets = [];
        foreach (var supplier in entries.Select(static entry => entry.Wanted.Supplier).Distinct().Order())
        {
            var (wallet, isLater) = await ReadAsync(shop, book, supplier, cancellation).ConfigureAwait(false);
            if (isLater) return [];   // who joined comes again, and with them the round
            if (wallet is not null) wallets.Add(supplier, wallet);
        }

        var now = clock.Now();
        var currency = entries[0].Wanted.Judged.Cost.Currency;
        PurchaseCandidate[] candidates = [.. entries.Select(entry => book.CandidateOf(entry, currency))];
        var funds = new PurchaseFunds(now, currency) { Accounts = wallets.Values.Select(static wallet => wallet.Account).ToFew(), Payouts = book.Rules.ExpectedPayouts };
        var assumed = now + book.Rules.TopUpWithin;
        var round = PurchaseRounds.Plan(funds with { Payouts = [.. funds.Payouts, .. wallets.Values.Select(wallet => TopUp(wallet.Account, entries, assumed))] }, candidates);
        var notices = round.Choices.All(static choice => choice.Answer == RoundAnswer.Buy) ? [] : PurchaseRounds.Plan(funds, candidates).TopUps;
        return Tell(book, new(round, notices, entries.ToDictionary(static entry => entry.Order.Key), assumed), wallets, now);
    }

    // Enough for all: what is bought from it can wait so long, what cannot goes first.
    private static ExpectedPayout TopUp(SupplierAccount account, IReadOnlyList<RoundBook.Entry> entries, Instant at)
    {
        var missing = Money.Max(-account.Available, Money.Zero(account.Balance.Currency));
        foreach (var entry in entries)
            if (entry.Wanted.Supplier == account.Supplier && entry.Wanted.Ceiling.Currency == missing.Currency)
                missing += entry.Wanted.Ceiling;
        return new(missing, at, account.Supplier);
    }

    private static List<OrderKey> Tell(RoundBook book, Verdict verdict, Dictionary<SupplierId, Wallet> wallets, Instant now)
    {
        List<OrderKey> told = [];
        foreach (var choice in verdict.Round.Choices)
        {
            var entry = verdict.Entries[choice.Order];
            var answer = choice.Answer == RoundAnswer.Buy
                ? new Seat(true, wallets.GetValueOrDefault(entry.Wanted.Supplier)?.Limit)
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

    // What is set aside is read before the wallet: a charge in between is then counted twice, never not at all.
    private async ValueTask<(Wallet? Wallet, bool IsLater)> ReadAsync(Shop shop, RoundBook book, SupplierId supplier, CancellationToken cancellation)
    {
        if (shop.Supplier(supplier) is not { } client || client is not IWallet wallet) return default;
        var lane = shop.Lane(client);
        if (await lane.AdmitAsync(Traffic.Money, null).ConfigureAwait(false) is { IsGranted: false }) return (null, true);
        try
        {
            var currency = book.CurrencyAt(supplier);
            var decided = await store.ReadReservedAsync(shop.Id, Spending.WalletScope(supplier, currency), cancellation).ConfigureAwait(false);
            var charged = await store.ReadReservedAsync(shop.Id, Spending.ChargedScope(supplier, currency), cancellation).ConfigureAwait(false);
            var balance = await wallet.GetAvailableAsync(cancellation).ConfigureAwait(false);
            lane.Succeeded();
            if (balance.Currency != currency) return default;
            var account = new SupplierAccount(supplier, balance, book.Rules.CreditAt(supplier, currency), new(Math.Max(0m, decided - charged), currency));
            return (new(account, decided + account.Available.Amount), false);
        }
        catch (ProviderException fault)
        {
            lane.Failed(fault);
            return default;   // a wallet that cannot be read limits nobody: the supplier has the last word
        }
    }

    /// <summary>A wallet as a round sees it.</summary>
    /// <param name="Account">The account.</param>
    /// <param name="Limit">How far the sum of all that was ever set aside at it may grow.</param>
    private sealed record Wallet(SupplierAccount Account, decimal Limit);
}
