using System.Globalization;
using Dropship.Domain;
using Dropship.Storage;
using static Dropship.Domain.Decision;

namespace Dropship.Engine;

/// <summary>How much a marketplace may owe, for one commit.</summary>
/// <param name="Book">What counts what it owes.</param>
/// <param name="Limit">How far the sum of all that was ever owed may grow; null for no limit, or where nothing is bought.</param>
internal readonly record struct ExposureLimit(ExposureBook Book, decimal? Limit);

/// <summary>
/// What a marketplace owes a shop, as sums of the store: what was ever owed by a purchase counts in one scope, what of it came in, or is owed no more, in another; the difference, with what was owed when counting began, is owed
/// now. The limit is in the commit that decides to buy, so that two processes that saw the same sums cannot both spend what is left.
/// </summary>
internal sealed class ExposureBook(ShopId shop, ExposureRules rules)
{
    private const string Place = "exposure";
    private int _count;
    private Instant _since;
    private Dictionary<string, decimal> _begun = [];
    private volatile bool _hasMoneyCome;

    internal ExposureRules Rules => rules;

    /// <summary>True if a payout was booked since it was last looked through.</summary>
    internal bool HasMoneyCome => _hasMoneyCome;

    internal void MoneyCame() => _hasMoneyCome = true;

    internal void LookedThrough() => _hasMoneyCome = false;

    /// <summary>
    /// Begins to count, or goes on. Orders that were bought for before there was a cap are read once and counted from then on; where the cap is taken away, counting ends and would begin anew, because nobody writes down meanwhile
    /// what is owed.
    /// </summary>
    internal static async Task BeginAsync(IOrderStore store, Shop shop, Instant now, CancellationToken cancellation)
    {
        var known = await store.ReadCursorAsync(shop.Id, Place, cancellation).ConfigureAwait(false);
        if (shop.Exposure is not { } book)
        {
            if (known?.Split(' ') is ["on", var last, ..]) await store.SaveCursorAsync(shop.Id, Place, $"off {last}", cancellation).ConfigureAwait(false);
            return;
        }

        if (known?.Split(' ') is not ["on", var number, var since, .. var sums])
        {
            number = ((known?.Split(' ') is ["off", var before] ? int.Parse(before, CultureInfo.InvariantCulture) : 0) + 1).ToString(CultureInfo.InvariantCulture);
            since = now.Milliseconds.ToString(CultureInfo.InvariantCulture);
            sums = [.. (await CountAsync(store, shop.Id, cancellation).ConfigureAwait(false)).Select(static sum => $"{sum.Key}={sum.Value.ToString(CultureInfo.InvariantCulture)}")];
            await store.SaveCursorAsync(shop.Id, Place, string.Join(' ', ["on", number, since, .. sums]), cancellation).ConfigureAwait(false);
        }

        book._count = int.Parse(number, CultureInfo.InvariantCulture);
        book._since = new(long.Parse(since, CultureInfo.InvariantCulture));
        book._begun = sums.Select(static sum => sum.Split('=')).ToDictionary(static parts => parts[0], static parts => decimal.Parse(parts[1], CultureInfo.InvariantCulture), StringComparer.Ordinal);
    }

    /// <summary>What is owed now in a currency, for all that was bought or is being bought.</summary>
    internal async ValueTask<Money> OwedAsync(IOrderStore store, Currency currency, CancellationToken cancellation)
    {
        var settled = await store.ReadReservedAsync(shop, SettledScope(currency), cancellation).ConfigureAwait(false);   // first: what comes in between is counted as owed, never as settled twice
        var owed = await store.ReadReservedAsync(shop, OwedScope(currency), cancellation).ConfigureAwait(false);
        return new(Begun(currency) + owed - settled, currency);
    }

    /// <summary>The limit for a commit: one reading of the store where something is bought in a currency that has a cap, else none.</summary>
    internal async ValueTask<ExposureLimit?> LimitAsync(IOrderStore store, IReadOnlyList<Event> events, CancellationToken cancellation)
    {
        foreach (var happened in events)
            if (happened is PurchaseIntended { Judged.Revenue.Currency: var currency } && rules.CapIn(currency) is { } cap)
                return new(this, cap.Amount - Begun(currency) + await store.ReadReservedAsync(shop, SettledScope(currency), cancellation).ConfigureAwait(false));
        return new(this, null);
    }

    /// <summary>What a commit changes of what is owed. A purchase that is freed takes its sums with it.</summary>
    internal IEnumerable<Reservation> Reservations(Order before, Order order, IReadOnlyList<Event> events, IReadOnlyList<int>? frees, decimal? limit)
    {
        if (!MovesMoney(events)) yield break;
        foreach (var purchase in order.Purchases.AsEnumerable())
        {
            if (purchase.Intent is not { } intent || (frees?.Contains(purchase.Round) == true && intent.At >= _since)) continue;
            var currency = intent.Judged.Revenue.Currency;
            var known = before.Purchase(purchase.Round) is { Intent: not null } earlier ? earlier : null;
            var more = order.Exposure(purchase).Amount - (known is null ? 0m : before.Exposure(known).Amount);
            if (more > 0m) yield return new(purchase.Round, OwedScope(currency), more, known is null && !order.IsExposureApproved(intent.Units, intent.Cost) ? limit : null);
            else if (more < 0m) yield return new(purchase.Round, SettledScope(currency), -more, null);
        }
    }

    /// <summary>Why a commit was refused, if it was for the cap.</summary>
    internal async ValueTask<Withholding?> WhyOverAsync(IOrderStore store, OrderCommit commit, Instant now, CancellationToken cancellation)
    {
        foreach (var wanted in commit.Reserves)
        {
            if (wanted.Limit is not { } limit || !wanted.Scope.StartsWith(OwedName, StringComparison.Ordinal)) continue;
            var currency = new Currency(wanted.Scope[^3..]);
            if (await store.ReadReservedAsync(shop, wanted.Scope, cancellation).ConfigureAwait(false) + wanted.Amount <= limit) continue;
            var owed = await OwedAsync(store, currency, cancellation).ConfigureAwait(false);
            return new($"the marketplace owes {owed} of at most {rules.CapIn(currency)} for what was bought, and would owe {new Money(wanted.Amount, currency)} more, at {now}: book its payouts, raise the cap, or let this order go on", now, now);
        }

        return null;
    }

    private static string OwedName => "owed ";

    private string OwedScope(Currency currency) => $"{OwedName}{_count} {currency}";

    private string SettledScope(Currency currency) => $"settled {_count} {currency}";

    private decimal Begun(Currency currency) => _begun.GetValueOrDefault(currency.Code);

    // What a parcel or a look brings moves no money: most commits are done with this.
    private static bool MovesMoney(IReadOnlyList<Event> events)
    {
        for (var i = 0; i < events.Count; i++)
            if (events[i] is PurchaseIntended or PurchaseClosed or SupplierGivenUp or CostWrittenOff or RefundDecided or Fact.SaleSeen or Fact.SupplierOrderSeen or Fact.DisputeSeen or Fact.RefundSeen or Fact.PayoutSeen or Fact.TryClosed { Key.Kind: TryKind.Refund })
                return true;
        return false;
    }

    private static async Task<SortedDictionary<string, decimal>> CountAsync(IOrderStore store, ShopId shop, CancellationToken cancellation)
    {
        SortedDictionary<string, decimal> sums = new(StringComparer.Ordinal);
        await foreach (var order in store.OrdersAsync(shop, cancellation).ConfigureAwait(false))
            foreach (var purchase in order.Purchases.AsEnumerable())
                if (purchase.Intent is not null && order.Exposure(purchase) is { IsZero: false } owed)
                    sums[owed.Currency.Code] = sums.GetValueOrDefault(owed.Currency.Code) + owed.Amount;
        return sums;
    }
}
