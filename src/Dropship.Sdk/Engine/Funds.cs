using Dropship.Domain;
using Dropship.Ports;
using Dropship.Storage;

namespace Dropship.Engine;

/// <summary>Reads what a round has to give: the wallets, the purse, and what the day's ceilings leave of both. What is set aside the store knows.</summary>
internal sealed class Funds(IOrderStore store, TimeProvider clock)
{
    /// <summary>A supplier's account as a round sees it; none if nothing limits it, or, once its lane is free, later.</summary>
    internal async ValueTask<(Pot? Pot, bool IsLater)> AtAsync(Shop shop, RoundBook book, SupplierId supplier, CancellationToken cancellation)
    {
        var currency = book.CurrencyAt(supplier);
        var (pot, isLater) = await WalletAsync(shop, book.Rules, supplier, currency, cancellation).ConfigureAwait(false);
        if (isLater || !book.Policies.SupplierCeilings.TryGetValue(supplier, out var ceiling) || ceiling.Currency != currency) return (pot, isLater);
        var now = clock.Now();
        var left = ceiling - new Money(await store.ReadReservedAsync(shop.Id, Spending.SupplierScope(now, supplier, currency), cancellation).ConfigureAwait(false), currency);
        return (Within(pot ?? new(null, null, null), left, ceiling, now, supplier), false);
    }

    /// <summary>The shop's purse as a round sees it; null if nothing limits it.</summary>
    internal async ValueTask<Pot?> InPurseAsync(Shop shop, RoundBook book, Currency currency, CancellationToken cancellation)
    {
        Pot? pot = null;
        if (book.Rules.Purse is { } purse && purse.Currency == currency)
        {
            var decided = await store.ReadReservedAsync(shop.Id, Spending.PurseScope(currency), cancellation).ConfigureAwait(false);
            var returned = await store.ReadReservedAsync(shop.Id, Spending.ReturnedScope(currency), cancellation).ConfigureAwait(false);
            var most = purse.Amount + Math.Min(returned, decided);
            pot = new(new(most - decided, currency), most, null);
        }

        if (book.Policies.DayCeiling is not { } ceiling || ceiling.Currency != currency) return pot;
        var now = clock.Now();
        var left = ceiling - new Money(await store.ReadReservedAsync(shop.Id, Spending.DayScope(now, currency), cancellation).ConfigureAwait(false), currency);
        return Within(pot ?? new(null, null, null), left, ceiling, now, null);
    }

    // The day's ceiling is filled again at midnight, as far as there is money behind it.
    private static Pot Within(Pot pot, Money left, Money ceiling, Instant now, SupplierId? to)
    {
        if (pot.Left <= left) return pot;
        var day = (long)TimeSpan.FromDays(1).TotalMilliseconds;
        var again = pot.Left is { } behind ? Money.Min(ceiling, behind - left) : ceiling;
        return pot with { Left = left, Again = new(again, new(((now.Milliseconds / day) + 1) * day), to) };
    }

    // What is set aside is read before the wallet: a charge in between is then counted twice, never not at all.
    private async ValueTask<(Pot? Pot, bool IsLater)> WalletAsync(Shop shop, FundingRules rules, SupplierId supplier, Currency currency, CancellationToken cancellation)
    {
        if (shop.Supplier(supplier) is not { } client || client is not IWallet wallet) return default;
        var lane = shop.Lane(client);
        if (await lane.AdmitAsync(Traffic.Money, null).ConfigureAwait(false) is { IsGranted: false }) return (null, true);
        try
        {
            var decided = await store.ReadReservedAsync(shop.Id, Spending.WalletScope(supplier, currency), cancellation).ConfigureAwait(false);
            var charged = await store.ReadReservedAsync(shop.Id, Spending.ChargedScope(supplier, currency), cancellation).ConfigureAwait(false);
            var balance = await wallet.GetAvailableAsync(cancellation).ConfigureAwait(false);
            lane.Succeeded();
            if (balance.Currency != currency) return default;
            var account = new SupplierAccount(supplier, balance, rules.CreditAt(supplier, currency), new(Math.Max(0m, decided - charged), currency));
            return (new(account.Available, decided + account.Available.Amount, null), false);
        }
        catch (ProviderException fault)
        {
            lane.Failed(fault);
            return default;   // a wallet that cannot be read limits nobody: the supplier has the last word
        }
    }
}

/// <summary>Money as a round sees it: a wallet or the purse.</summary>
/// <param name="Left">What can still be decided to be spent of it; null if that is not limited.</param>
/// <param name="Limit">How far the sum of all that was ever set aside in it may grow; null for no limit.</param>
/// <param name="Again">When there is more of it because a day ends whose ceiling leaves less than there is; null if no ceiling does.</param>
internal sealed record Pot(Money? Left, decimal? Limit, ExpectedPayout? Again);
