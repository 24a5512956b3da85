using Dropship.Domain;

namespace Dropship.Season;

/// <summary>A season of orders worked through in one way, in virtual time, on the pure core. The buyer of an order that was not handed over three weeks after ship-by gets the money back from the marketplace, which fines late orders.</summary>
internal sealed class Season(Way way, int orders, ulong seed)
{
    private const decimal Fine = 1m;
    private static readonly Instant s_start = Instant.From(new(2026, 9, 1, 0, 0, 0, TimeSpan.Zero));
    private static readonly TimeSpan s_length = TimeSpan.FromDays(90);
    private static readonly TimeSpan s_patience = TimeSpan.FromDays(21);
    private readonly PriorityQueue<Life, (long At, int Number)> _due = new();
    private readonly List<Life> _lives = [];

    internal Way Way => way;

    internal ulong Seed => seed;

    internal Instant Now { get; private set; } = s_start;

    internal Instant End { get; } = s_start + s_length + TimeSpan.FromDays(120);

    /// <summary>Counted anew each day from all orders so far, by the code that the engine counts with.</summary>
    internal Few<Scorecard> Scorecards { get; private set; }

    /// <summary>The part of the season that is over, from 0 to 1.</summary>
    internal double PartAt(Instant at) => Math.Clamp((at - s_start) / s_length, 0d, 1d);

    internal Figures Run()
    {
        var (placed, counted) = (0, s_start);
        while (true)
        {
            var next = placed < orders ? s_start + (s_length * ((double)placed / orders)) : (Instant?)null;
            var due = _due.TryPeek(out _, out var first) ? new Instant(first.At) : (Instant?)null;
            if (Instant.Earlier(next, due) is not { } at) break;
            Now = at > Now ? at : Now;
            if (way.FailsOver && Now >= counted + way.Policies.Choosing.CountEvery) (counted, Scorecards) = (Now, Outcomes.Count(_lives.SelectMany(life => Outcomes.Of(life.Order, Now).AsEnumerable()), way.Policies.Choosing.HalfLife, Now));
            if (next == at)
            {
                _lives.Add(new(this, placed++, Now));
                Visit(_lives[^1], placed);
            }
            else
            {
                _due.TryDequeue(out var life, out var place);
                Visit(life!, place.Number);
            }
        }

        return Reckon();
    }

    private void Visit(Life life, int number)
    {
        if (life.Run() is { } again) _due.Enqueue(life, (Math.Max(again.Milliseconds, Now.Milliseconds + 1), number));
    }

    private Figures Reckon()
    {
        var (late, undelivered, cost, lost, refunded) = (0, 0, 0m, 0m, 0m);
        var boughtFrom = new int[Supplier.All.Count];
        foreach (var life in _lives)
        {
            var order = life.Order;
            Instant? handed = null;
            foreach (var parcel in order.Parcels) handed = Instant.Earlier(handed, parcel.HandedOverAt);
            if (!(handed <= life.ShipBy)) late++;
            // Whoever waits too long has the marketplace give the money back; a parcel that comes after that is the shop's loss.
            var arrived = handed <= life.ShipBy + s_patience;
            if (!arrived) undelivered++;
            var given = order.Refunded()?.Amount ?? 0m;
            refunded += arrived ? given : Math.Max(given, Life.Price.Amount);
            foreach (var purchase in order.Purchases)
            {
                var paid = purchase.Outstanding?.Amount ?? 0m;
                cost += paid;
                if (!arrived || !order.Parcels.Any(parcel => parcel.Round == purchase.Round)) lost += paid;
            }

            if (order.Purchase(1)?.Intent?.Supplier is { } supplier) boughtFrom[Supplier.All.ToList().FindIndex(known => known.Id == supplier)]++;
        }

        var revenue = (_lives.Count * Life.Price.Amount) - refunded;
        return new()
        {
            Way = way.Name,
            Orders = _lives.Count,
            Late = late,
            LateRate = Math.Round((decimal)late / _lives.Count, 4),
            Undelivered = undelivered,
            Cost = cost,
            Lost = lost,
            Refunded = refunded,
            Margin = Math.Round((revenue * (1m - way.Policies.FeeRate)) - (late * Fine) - cost, 2),
            Reminders = _lives.Sum(life => life.Reminders),
            Defaults = _lives.Sum(life => life.Order.Purchases.Count(purchase => purchase.GivenUpAt is not null)),
            BoughtFrom = boughtFrom,
        };
    }
}
