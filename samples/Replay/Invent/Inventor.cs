using Dropship.Domain;
using Replay.Record;
using static Replay.Invent.Twist;

namespace Replay.Invent;

/// <summary>An invented order, its payments one by one.</summary>
public sealed record InventedOrder(SourceOrder Order, string Customer, IReadOnlyList<Money> Payments);

/// <summary>
/// Invents orders of the record's form from a seed. The first orders take every plot once and then every twist once, the
/// rest come by frequency: so a record of forty orders or more has everything in it.
/// </summary>
public sealed class Inventor(long seed, int orders)
{
    private static readonly Instant Opening = Instant.From(new(2025, 1, 6, 8, 0, 0, TimeSpan.Zero));
    private static readonly TimeSpan Season = TimeSpan.FromDays(180);
    private readonly Market _market = new(seed, orders);

    /// <summary>All orders.</summary>
    public IEnumerable<InventedOrder> Orders() => Enumerable.Range(0, orders).Select(Invent);

    private InventedOrder Invent(int number)
    {
        var chance = new Chance(seed, "order", number);
        var (plot, twist) = Cast(number, chance);
        var order = InventedTimes.Of(plot, twist, chance, new(chance.Id(), plot.Status, Opening + chance.Span(TimeSpan.Zero, Season)));
        if (plot.Has.HasFlag(Has.Items)) order = order with { Lines = Lines(order, twist, chance) };
        var payments = Payments(order, twist, chance);
        order = order with
        {
            Destination = Market.Town(chance),
            Payments = payments.Aggregate(Reais.Zero, (sum, payment) => sum + payment),
            Reviews = Reviews(order, twist, chance),
        };
        return new(order, chance.Id(), payments);
    }

    private static (Plot, Twist) Cast(int number, Chance chance) => (number - Plot.All.Length) switch
    {
        < 0 => (Plot.All[number], None),
        var beyond when beyond < Twists.Frequencies.Length => (Plot.All[0], Twists.Frequencies[beyond].Twist),
        _ => (Plot.Any(chance), Twists.Any(chance)),
    };

    private Few<SourceLine> Lines(SourceOrder order, Twist twist, Chance chance)
    {
        var first = _market.Any(chance);
        List<(Offer Offer, int Quantity)> wanted = [(first, twist.HasFlag(SeveralUnits) ? chance.Between(2, chance.Hits(9000) ? 3 : 8) : 1)];
        if (twist.HasFlag(SeveralSellers)) wanted.Add((_market.Beside(first, sameSeller: false), chance.Between(1, 2)));
        if (twist.HasFlag(SeveralProducts)) wanted.Add((_market.Beside(first, sameSeller: true), 1));
        if (twist.HasFlag(OwnShipBy)) wanted.Add((first, 1));

        var shipBy = InventedTimes.ShipBy(order, twist, chance);
        var (lines, number) = (new List<SourceLine>(), 1);
        foreach (var (offer, quantity) in wanted)
        {
            var own = twist.HasFlag(OwnShipBy) && lines.Count > 0 ? shipBy - TimeSpan.FromDays(1) : shipBy;
            lines.Add(new(number, offer.Product, offer.Seller, offer.Price, twist.HasFlag(FreeFreight) ? Reais.Zero : offer.Freight, own, quantity));
            number += quantity;
        }

        return lines.ToFew();
    }

    private static List<Money> Payments(SourceOrder order, Twist twist, Chance chance)
    {
        var total = order.Lines.IsEmpty ? Reais.Of(chance.Between(1500, 40_000) / 100m) : new Story(order).Base;
        if (twist.HasFlag(UnevenPayments)) total += Reais.Of((chance.Hits(5000) ? -1m : 1m) * chance.Between(1, 250) / 100m);
        List<Money> payments = [.. total.Allocate([.. Enumerable.Repeat(1m, twist.HasFlag(SeveralPayments) ? chance.Between(2, chance.Hits(8500) ? 3 : 29) : 1)])];
        if (twist.HasFlag(EmptyPayment)) payments.Add(Reais.Zero);
        return payments;
    }

    private static Few<SourceReview> Reviews(SourceOrder order, Twist twist, Chance chance) => Enumerable
        .Range(0, twist.HasFlag(MoreReviews) ? chance.Between(2, 3) : chance.Hits(9900) ? 1 : 0)
        .Select(_ =>
        {
            var asked = (order.DeliveredAt ?? order.PurchasedAt + TimeSpan.FromDays(30)).Midnight() + TimeSpan.FromDays(1);
            var score = order.DeliveredAt is null ? chance.Between(1, 3) : chance.Between(3, 5);
            return new SourceReview(chance.Id(), score, asked, asked + chance.Span(TimeSpan.FromHours(2), TimeSpan.FromDays(4)));
        })
        .ToFew();
}
