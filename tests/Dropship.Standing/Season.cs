using Dropship.Domain;
using Dropship.Tests.Seasons;

namespace Dropship.Seasons;

/// <summary>
/// Ninety days of a shop whose one supplier ships a third more than on a usual day and no further, with three weeks in which twice as many buyers come. Orders are real ones, folded from facts; what is judged is judged by the code
/// that the engine judges with. Each day of handling that is promised more keeps one buyer of 25 away.
/// </summary>
internal sealed class Season(string way, StandingRules rules, bool isWatched, int orders, ulong seed)
{
    internal const int Days = 90;
    private const int Promised = 3;
    private const double Capacity = 4d / 3d;
    private const double KeptAwayPerDay = 0.04;
    private static readonly (int From, int Until) s_peak = (40, 61);
    private static readonly Instant s_start = Instant.From(new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero));
    private static readonly Currency s_eur = new("EUR");
    private static readonly Money s_price = new(30m, s_eur);
    private static readonly Money s_cost = new(16m, s_eur);
    private static readonly SupplierId s_supplier = new("mill");
    private readonly List<Order> _orders = [];
    private readonly Queue<int> _waiting = new();
    private readonly Policies _policies = Policies.Default with { Standing = rules };
    private Chance _chance = new(seed);
    private double _left;
    private double _shipped;

    internal static StandingRules Rules { get; } = new() { Limits = [new(StandingMeasure.LateShipment, 0.10m, TimeSpan.FromDays(30), s_start, AtLeast: 50)], ExtraHandling = 2, SlowTo = 0.5m };

    /// <summary>Nothing is done; only longer times are promised; that, and less is taken in.</summary>
    internal static IEnumerable<Season> All(int orders, ulong seed) =>
    [
        new("neither", Rules, isWatched: false, orders, seed),
        new("handling", Rules with { SlowTo = 1m }, isWatched: true, orders, seed),
        new("both", Rules, isWatched: true, orders, seed),
    ];

    internal Figures Run()
    {
        var (intake, worst, breaches, heldBack) = (SalesIntake.Normal, 0m, 0, 0);
        int? firstBreach = null, firstWarning = null;
        for (var day = 0; day < Days + 30; day++)
        {
            var now = s_start + TimeSpan.FromDays(day);
            Ship(now);
            if (day < Days) Sell(day, now, intake);
            var (level, load, rate) = Judge(now + TimeSpan.FromDays(1));
            worst = Math.Max(worst, rate);
            if (level == StandingLevel.Breached)
            {
                breaches++;
                firstBreach ??= day;
            }

            if (level > StandingLevel.Good || load.Part > (double)rules.WarnAt) firstWarning ??= day;
            if (isWatched) intake = intake.Next(level, load, rules);
            if (intake != SalesIntake.Normal && day < Days) heldBack++;
        }

        return new() { Way = way, Orders = _orders.Count, Late = _orders.Count(IsLate), WorstRate = Math.Round(worst, 4), DaysInBreach = breaches, FirstBreach = firstBreach, FirstWarning = firstWarning, DaysHeldBack = heldBack };
    }

    private void Sell(int day, Instant midnight, SalesIntake intake)
    {
        var wanted = orders / (double)Days * (day >= s_peak.From && day < s_peak.Until ? 2d : 1d) * (double)intake.Share * (1d - (KeptAwayPerDay * intake.ExtraDays)) * _chance.Between(0.85, 1.15);
        for (_left += wanted; _left >= 1d; _left--)
        {
            var at = midnight + TimeSpan.FromSeconds((int)_chance.Between(0, 86_400));
            var order = new Order(new(new("shop"), new($"o-{_orders.Count}")));
            order = Fulfilment.Evolve(order, new Fact.SaleSeen(0, 1, SaleStatus.Paid, at, at, s_price, [new(new("l1"), new Sku("MUG"), 1, s_price, new(0m, s_eur), at + TimeSpan.FromDays(Promised + intake.ExtraDays))], new("DE")));
            order = Fulfilment.Evolve(order, new Decision.PurchaseIntended(1, 1, s_supplier, [new(new("l1"), 1)], s_cost, s_cost, SupplierTerms.SingleStep, order.Key.Id.Value, new(s_price, s_cost, s_cost, 0m, null), at));
            order = Fulfilment.Evolve(order, new Fact.SupplierOrderSeen(1, new SupplierOrder(new(order.Key.Id.Value), SupplierOrderStatus.Paid) { Charged = s_cost }));
            _waiting.Enqueue(_orders.Count);
            _orders.Add(order);
        }
    }

    // In the evening, first come first served: what came in today goes tomorrow at the earliest.
    private void Ship(Instant midnight)
    {
        for (_shipped += orders / (double)Days * Capacity; _shipped >= 1d && _waiting.Count > 0; _shipped--)
        {
            var at = _waiting.Dequeue();
            _orders[at] = Fulfilment.Evolve(_orders[at], new Fact.ParcelSeen(1, new($"RR{at:D9}CN"), new("post"), [], midnight + TimeSpan.FromHours(18)));
        }

        _shipped = Math.Min(_shipped, 1d);   // what was not used today is gone
    }

    private (StandingLevel Level, SalesLoad Load, decimal Rate) Judge(Instant now)
    {
        var limit = rules.LimitOf(StandingMeasure.LateShipment, now)!.Value;
        var pace = HandOverPace.Count(_orders.SelectMany(order => HandOverPace.Of(order, rules.Recent, now).AsEnumerable()), rules.Recent, now);
        var said = _orders.ConvertAll(order => OrderStanding.Of(order, _policies, now, pace)!.Value);
        var count = MerchantStanding.Count(said, StandingMeasure.LateShipment, now - limit.Window);
        return (count.Against(limit, rules.WarnAt), MerchantStanding.Load(said, pace.NewWait), count.Counted >= limit.AtLeast ? count.Rate ?? 0m : 0m);
    }

    private bool IsLate(Order order) => OrderStanding.Of(order, _policies, s_start + TimeSpan.FromDays(Days * 9))!.Value.ShippedLate == true;
}
