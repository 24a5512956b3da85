using Dropship.Domain;
using Dropship.Engine;
using Dropship.Ports;
using Dropship.Storage;

namespace Dropship.Standing;

/// <summary>Counts a shop's orders.</summary>
internal sealed class StandingDesk(Func<CancellationToken, ValueTask> start, IReadOnlyDictionary<ShopId, Shop> shops, IOrderStore store, PenaltyBook book, FigureBook told, TimeProvider clock) : IStanding
{
    private static readonly StandingMeasure[] Measures = Enum.GetValues<StandingMeasure>();

    public async Task<StandingReport> ReportAsync(ShopId shop, CancellationToken cancellation = default)
    {
        var known = Require(shop);
        await start(cancellation).ConfigureAwait(false);
        return await CountAsync(known, cancellation).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<ShopPenalty>> PenaltiesAsync(ShopId shop, CancellationToken cancellation = default)
    {
        var policies = Require(shop).Policies;
        await start(cancellation).ConfigureAwait(false);
        return [.. (await book.ReadAsync(shop, cancellation).ConfigureAwait(false)).Select(listed => listed with { DisputeBy = listed.Seen is { } seen ? Penalties.DisputeBy(policies, seen) : null })];
    }

    public async Task<Refusal?> NotePenaltyAsync(ShopId shop, string penalty, string by, string note, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        ArgumentException.ThrowIfNullOrWhiteSpace(note);
        Require(shop);
        await start(cancellation).ConfigureAwait(false);
        return await book.NoteAsync(shop, penalty, by, note, cancellation).ConfigureAwait(false);
    }

    public async Task RecordFiguresAsync(ShopId shop, IReadOnlyList<StandingFigure> figures, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(figures);
        Require(shop);
        foreach (var figure in figures)
            if (FigureRules.Wrong(figure) is { } wrong)
                throw new ArgumentException($"A figure of a marketplace: {wrong}.", nameof(figures));
        await start(cancellation).ConfigureAwait(false);
        await told.TellAsync(shop, figures, cancellation).ConfigureAwait(false);
    }

    /// <summary>Counts the orders of a shop, by what its suppliers take of late.</summary>
    internal async Task<StandingReport> CountAsync(Shop shop, CancellationToken cancellation)
    {
        var (policies, now) = (shop.Policies, clock.Now());
        var intake = await IntakeDoor.ThroughAsync(store, shop.Id, await StandingWatch.ReadAsync(store, shop.Id, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        var figures = await told.ReadAsync(shop.Id, cancellation).ConfigureAwait(false);
        List<OrderStanding> orders = [];
        List<Fact.PenaltySeen> issued = [];
        foreach (var listed in await book.ReadAsync(shop.Id, cancellation).ConfigureAwait(false))
            if (listed.Seen is { } seen)
            {
                issued.Add(seen);
                if (!seen.Reversed) orders.Add(OrderStanding.OfPenalty(seen.At, seen.Amount));
            }

        List<Order> open = [];
        List<HandOver> purchases = [];
        await foreach (var order in store.OrdersAsync(shop.Id, cancellation).ConfigureAwait(false))
        {
            foreach (var said in HandOverPace.Of(order, policies.Standing.Recent, now)) purchases.Add(said);
            foreach (var penalty in order.Penalties)
                if (penalty.Seen is { } seen) issued.Add(seen);
            if (OrderStanding.Of(order, policies, now) is not { } standing) continue;
            if (standing.ShipBy is null) orders.Add(standing);
            else open.Add(order);
        }

        var pace = HandOverPace.Count(purchases, policies.Standing.Recent, now);
        foreach (var order in open) orders.Add(OrderStanding.Of(order, policies, now, pace)!.Value);
        return Of(orders, policies.Standing, now, figures.Figures()) with { Intake = intake, Load = MerchantStanding.Load(orders, pace.NewWait), Penalties = figures.Tally(issued) };
    }

    private Shop Require(ShopId shop) => shops.TryGetValue(shop, out var known) ? known : throw new ArgumentException($"The shop {shop} is not configured; the shops are {string.Join(", ", shops.Keys.Order())}.", nameof(shop));

    /// <summary>The report of what orders say.</summary>
    internal static StandingReport Of(IReadOnlyCollection<OrderStanding> orders, StandingRules rules, Instant now, IReadOnlyList<StandingFigure> told)
    {
        List<StandingLine> lines = [];
        foreach (var measure in Measures)
        {
            var limit = rules.LimitOf(measure, now);
            var count = MerchantStanding.Count(orders, measure, limit is { } set ? now - set.Window : default);
            var line = new StandingLine(count, limit, limit is { } held ? count.Against(held, rules.WarnAt) : StandingLevel.Good);
            lines.Add(told.FirstOrDefault(figure => figure.Measure == measure) is { } figure ? Beside(line, figure, orders, rules) : line);
        }

        return new(now, lines);
    }

    // The marketplace acts by its own figure, so it counts where it is the worse one.
    private static StandingLine Beside(StandingLine line, StandingFigure told, IReadOnlyCollection<OrderStanding> orders, StandingRules rules)
    {
        var own = MerchantStanding.Count(orders, told.Measure, told.At - told.Window).Rate;
        var level = line.Limit is { } limit ? StandingCount.Level(told.Figure, limit, rules.WarnAt) : StandingLevel.Good;
        return line with { Level = level > line.Level ? level : line.Level, Told = new(told.Figure, told.At, told.Window, own) };
    }
}
