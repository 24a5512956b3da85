using System.Globalization;
using Dropship.Domain;
using Dropship.Storage;
using static Dropship.Domain.Decision;

namespace Dropship.Engine;

/// <summary>What the store has to guard in a commit: units that a purchase binds or frees, money it sets aside, and whether it opens a try that spends.</summary>
internal static class Spending
{
    /// <param name="commit">The commit.</param>
    /// <param name="events">What it writes.</param>
    /// <param name="order">The order after it.</param>
    /// <param name="policies">The rules of the shop.</param>
    /// <param name="before">The order before it; null where purchases only end.</param>
    /// <param name="limits">By round: the most that may be set aside at the purchase's wallet and in the purse, as the purchase round saw it.</param>
    /// <param name="exposure">What the marketplace may owe; null if it has no cap.</param>
    internal static OrderCommit Guarded(this OrderCommit commit, IReadOnlyList<Event> events, Order order, Policies policies, Order? before = null, IReadOnlyDictionary<int, RoundLimits>? limits = null, ExposureLimit? exposure = null)
    {
        List<UnitClaim>? claims = null;
        List<Reservation>? reserves = null;
        List<int>? frees = null;
        var spends = false;
        for (var i = 0; i < events.Count; i++)
            switch (events[i])
            {
                case PurchaseIntended e:
                    foreach (var units in e.Units) (claims ??= []).Add(new(units.Line, units.Quantity, Demanded(order, units.Line), e.Round));
                    (reserves ??= []).AddRange(Reserved(e, policies));
                    if (policies.Funding is not null) reserves.AddRange(Funded(e, limits is not null && limits.TryGetValue(e.Round, out var most) ? most : default));
                    break;
                case HoldReleased e when Approved(order, e) is { } more:
                    (reserves ??= []).AddRange(more);
                    break;
                case PurchaseClosed e:
                    (frees ??= []).Add(e.Round);
                    break;
                case SupplierGivenUp e when order.Purchase(e.Round) is { IsAbandoned: true }:
                    (frees ??= []).Add(e.Round);
                    break;
                case CostWrittenOff e when order.Purchase(e.Round) is { IsAbandoned: true }:
                    (frees ??= []).Add(e.Round);
                    break;
                case Fact.SupplierOrderSeen e when order.Purchase(e.Round) is { Intent: not null, IsCancelled: true }:
                    (frees ??= []).Add(e.Round);
                    break;
                case TryOpened e:
                    spends |= e.Key.Spends;
                    break;
            }

        if (policies.Funding is not null && before is not null)
        {
            foreach (var charged in Charged(before, order)) (reserves ??= []).Add(charged);
            foreach (var returned in Returned(before, order)) (reserves ??= []).Add(returned);
        }

        if (exposure is { } exposed && before is not null)
            foreach (var owed in exposed.Book.Reservations(before, order, events, frees, exposed.Limit)) (reserves ??= []).Add(owed);

        return claims is null && frees is null && reserves is null && !spends ? commit : commit with { Claims = claims ?? [], Reserves = reserves ?? [], Frees = frees ?? [], Spends = spends };
    }

    /// <summary>Where what a purchase costs counts: the shop's day, and the day at its supplier.</summary>
    private static IEnumerable<Reservation> Reserved(PurchaseIntended intent, Policies policies)
    {
        var own = FundingRules.Bound(intent);
        var limit = policies.DayCeiling is { } day && day.Currency == own.Currency ? day.Amount : (decimal?)null;
        yield return new(intent.Round, DayScope(intent.At, own.Currency), own.Amount, limit);
        var most = policies.SupplierCeilings.TryGetValue(intent.Supplier, out var ceiling) && ceiling.Currency == intent.Ceiling.Currency ? ceiling.Amount : (decimal?)null;
        yield return new(intent.Round, SupplierScope(intent.At, intent.Supplier, intent.Ceiling.Currency), intent.Ceiling.Amount, most);
    }

    // What is ever set aside counts for ever, and what came back of it in a scope beside it: the difference is what is bound now.
    private static IEnumerable<Reservation> Funded(PurchaseIntended intent, RoundLimits limits)
    {
        var own = FundingRules.Bound(intent);
        yield return new(intent.Round, PurseScope(own.Currency), own.Amount, limits.Purse);
        if (intent.Terms.HasWallet) yield return new(intent.Round, WalletScope(intent.Supplier, intent.Ceiling.Currency), intent.Ceiling.Amount, limits.Wallet);
    }

    // What a person approved beyond the ceiling that was set aside: it counts, and no limit stops what they have decided.
    private static List<Reservation>? Approved(Order order, HoldReleased released)
    {
        if (order.Holds.AsEnumerable().FirstOrDefault(hold => hold.Held.No == released.No)?.Held is not { Reason: HoldReason.PriceRose, Wanted: { } wanted } || order.Purchase(wanted.Round)?.Intent is not { } intent) return null;
        var before = (order with { Holds = order.Holds.Where(hold => hold.Held.No != released.No).ToFew() }).CeilingOf(intent);
        if (wanted.Sum.Currency != before.Currency || wanted.Sum <= before || intent.Cost.Amount == 0m) return null;
        var more = wanted.Sum - before;
        var own = new Money(intent.Judged.Cost.Amount * (more.Amount / intent.Cost.Amount), intent.Judged.Cost.Currency).Rounded();
        return [new(wanted.Round, DayScope(released.At, own.Currency), own.Amount, null), new(wanted.Round, SupplierScope(released.At, intent.Supplier, more.Currency), more.Amount, null)];
    }

    // What was set aside at a wallet leaves it when it is charged: both are counted, and the difference is what is still to come.
    private static IEnumerable<Reservation> Charged(Order before, Order order)
    {
        foreach (var purchase in order.Purchases.AsEnumerable())
            if (purchase is { IsBought: true, Closed: null, Intent: { Terms.HasWallet: true } intent } && before.Purchase(purchase.Round) is not { IsBought: true })
                yield return new(purchase.Round, ChargedScope(intent.Supplier, intent.Ceiling.Currency), intent.Ceiling.Amount, null);
    }

    private static IEnumerable<Reservation> Returned(Order before, Order order)
    {
        foreach (var purchase in order.Purchases.AsEnumerable())
            if (IsBack(order, purchase) && !(before.Purchase(purchase.Round) is { } known && IsBack(before, known)) && FundingRules.Bound(purchase.Intent!) is var own)
                yield return new(purchase.Round, ReturnedScope(own.Currency), own.Amount, null);
    }

    // What was never bought or is cancelled is freed instead, and with it both of its sums.
    private static bool IsBack(Order order, Purchase purchase) =>
        purchase is { IsBought: true, Closed: null, IsCancelled: false, IsAbandoned: false, Intent: not null } && (purchase is { WrittenOff: not null } or { Outstanding.Amount: <= 0m } || order.WasPaidInFull());

    /// <summary>Where everything counts that was ever decided to be paid out of the shop's purse.</summary>
    internal static string PurseScope(Currency currency) => $"purse {currency}";

    /// <summary>Where everything counts that has come back to it since.</summary>
    internal static string ReturnedScope(Currency currency) => $"returned {currency}";

    /// <summary>Where everything counts that was ever decided to be paid from a wallet.</summary>
    internal static string WalletScope(SupplierId supplier, Currency currency) => $"wallet {supplier} {currency}";

    /// <summary>Where everything counts that has been charged to it since.</summary>
    internal static string ChargedScope(SupplierId supplier, Currency currency) => $"charged {supplier} {currency}";

    internal static string DayScope(Instant at, Currency currency) => $"day {Day(at)} {currency}";

    internal static string SupplierScope(Instant at, SupplierId supplier, Currency currency) => $"supplier {supplier} {Day(at)} {currency}";

    private static string Day(Instant at) => at.ToDateTimeOffset().UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int Demanded(Order order, LineId line)
    {
        foreach (var candidate in order.Latest()?.Lines ?? [])
            if (candidate.Id.Owns(line))
                return candidate.Quantity + order.Resent(candidate.Id);
        return 0;
    }
}
