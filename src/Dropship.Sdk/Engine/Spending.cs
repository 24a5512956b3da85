using System.Globalization;
using Dropship.Domain;
using Dropship.Storage;
using static Dropship.Domain.Decision;

namespace Dropship.Engine;

/// <summary>What the store has to guard in a commit: units that a purchase binds or frees, money it sets aside, and whether it opens a try that spends.</summary>
internal static class Spending
{
    internal static OrderCommit Guarded(this OrderCommit commit, IReadOnlyList<Event> events, Order order, Policies policies)
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

        return claims is null && reserves is null && frees is null && !spends ? commit : commit with { Claims = claims ?? [], Reserves = reserves ?? [], Frees = frees ?? [], Spends = spends };
    }

    /// <summary>Where what a purchase costs counts: the shop's day, and the day at its supplier.</summary>
    private static IEnumerable<Reservation> Reserved(PurchaseIntended intent, Policies policies)
    {
        // The ceiling in the shop's currency, at the rate the cost was judged by.
        var own = intent.Cost.Amount == 0m ? intent.Judged.Cost : new Money(intent.Judged.Cost.Amount * (intent.Ceiling.Amount / intent.Cost.Amount), intent.Judged.Cost.Currency).Rounded();
        var limit = policies.DayCeiling is { } day && day.Currency == own.Currency ? day.Amount : (decimal?)null;
        yield return new(intent.Round, DayScope(intent.At, own.Currency), own.Amount, limit);
        var most = policies.SupplierCeilings.TryGetValue(intent.Supplier, out var ceiling) && ceiling.Currency == intent.Ceiling.Currency ? ceiling.Amount : (decimal?)null;
        yield return new(intent.Round, SupplierScope(intent.At, intent.Supplier, intent.Ceiling.Currency), intent.Ceiling.Amount, most);
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

    internal static string DayScope(Instant at, Currency currency) => $"day {Day(at)} {currency}";

    internal static string SupplierScope(Instant at, SupplierId supplier, Currency currency) => $"supplier {supplier} {Day(at)} {currency}";

    private static string Day(Instant at) => at.ToDateTimeOffset().UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture);

    private static int Demanded(Order order, LineId line)
    {
        foreach (var candidate in order.Latest()?.Lines ?? [])
            if (candidate.Id == line)
                return candidate.Quantity;
        return 0;
    }
}
