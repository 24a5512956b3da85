using Dropship.Domain;
using static Dropship.Domain.Fact;

namespace Dropship.Testing.Simulation.Worlds;

/// <summary>What the marketplace and its buyer will do in the course of a history.</summary>
internal static class MarketPlans
{
    internal static void Make(World world, Market market)
    {
        var post = world.Post;
        if (market.Sale.PaidAt is null) post.At(Later(world, 1, 40), () => PayOrLeave(world, market));
        for (var no = 1; no <= 2; no++)
        {
            var request = $"c{no}";
            if (world.Strikes(SimulationFaults.CancelRequests)) post.At(Later(world, 0, 300), () => AskToCancel(world, market, request));
        }

        if (world.Strikes(SimulationFaults.Revisions)) post.At(Later(world, 0, 200), () => Change(world, market));
        if (world.Strikes(SimulationFaults.Revisions, 40)) post.At(Later(world, 0, 100), () => Contradict(world, market));
        if (world.Strikes(SimulationFaults.OddSales, 50)) post.At(Later(world, 0, 100), () => OnHold(world, market));
        if (world.Strikes(SimulationFaults.OwnRefunds, 60)) post.At(Later(world, 0, 700), () => market.OwnRefund((market.Sale.Paid * 0.25m).Rounded()));
        if (world.Strikes(SimulationFaults.DoneCancels)) post.At(Later(world, 0, 500), () => Cancel(world, market));
        if (world.Strikes(SimulationFaults.StrangeFacts)) post.At(Later(world, 0, 500), () => TellStrange(world));
        post.At(world.Now + TimeSpan.FromDays(5), market.WatchDelivery);
    }

    private static Instant Later(World world, int fromHours, int toHours) => world.Now + world.Chance.Between(TimeSpan.FromHours(fromHours), TimeSpan.FromHours(toHours));

    private static void PayOrLeave(World world, Market market)
    {
        if (world.Chance.Of(70)) market.Revise(sale => sale with { Status = SaleStatus.Paid, PaidAt = world.Now });
        else market.Revise(static sale => sale with { Status = SaleStatus.Cancelled });
    }

    private static void AskToCancel(World world, Market market, string request)
    {
        var origin = world.Chance.Pick(CancelOrigin.Buyer, CancelOrigin.Buyer, CancelOrigin.Marketplace, CancelOrigin.Merchant);
        Instant? expires = origin != CancelOrigin.Merchant && world.Chance.Of(50) ? world.Now + world.Chance.Between(TimeSpan.FromHours(6), TimeSpan.FromDays(4)) : null;
        market.Ask(new(request, origin, world.Now, expires));
    }

    private static void Change(World world, Market market)
    {
        var sale = market.Sale;
        if (sale.IsCancelled() || sale.Lines.IsEmpty) return;
        var place = world.Chance.Below(sale.Lines.Count);
        var line = sale.Lines[place];
        if (line.Quantity < 2 || world.Chance.Of(40))
        {
            market.Revise(now => now with { DeliverBy = now.DeliverBy + TimeSpan.FromDays(3) });
            return;
        }

        var less = line with { Quantity = line.Quantity - 1 };
        market.Revise(now => now with { Lines = now.Lines.Set(place, less), Paid = now.Paid - line.UnitPrice });
    }

    // One revision with two contents, then a newer one that is plain again.
    private static void Contradict(World world, Market market)
    {
        if (market.Sale.IsCancelled()) return;
        world.Mail(market.Sale with { DeliverBy = market.Sale.PlacedAt + TimeSpan.FromDays(99) });
        world.Post.At(Later(world, 1, 200), () => market.Revise(static sale => sale with { DeliverBy = sale.PlacedAt + TimeSpan.FromDays(30) }));
    }

    private static void OnHold(World world, Market market)
    {
        if (market.Sale.Status != SaleStatus.Paid) return;
        market.Revise(static sale => sale with { Status = SaleStatus.OnHold });
        world.Post.At(Later(world, 1, 400), () => market.Revise(static sale => sale.Status == SaleStatus.OnHold ? sale with { Status = SaleStatus.Paid } : sale));
    }

    private static void Cancel(World world, Market market)
    {
        if (market.Sale.IsCancelled()) return;
        market.Revise(static sale => sale with { Status = SaleStatus.Cancelled });
        if (world.Strikes(SimulationFaults.OwnRefunds)) world.Post.At(Later(world, 0, 100), market.GiveBack);
        if (world.Setting.Has(SimulationFaults.Reopenings)) world.Post.At(Later(world, 0, 2), () => Reopen(market));
    }

    // Only while the buyer's money is still there: a marketplace does not ship what it has refunded.
    private static void Reopen(Market market)
    {
        if (market.Sale.Status == SaleStatus.Cancelled && market.Sale.PaidAt is not null && market.Refunds.Count == 0)
            market.Revise(static sale => sale with { Release = sale.Release + 1, Status = SaleStatus.Paid });
    }

    private static void TellStrange(World world)
    {
        Fact fact = world.Chance.Below(6) switch
        {
            5 => new SupplierOrderSeen(80, new(new("foreign-2"), SupplierOrderStatus.Draft)),
            0 => new SupplierOrderSeen(70, new(new("foreign-1"), SupplierOrderStatus.Paid) { Charged = new(9m, Conditions.Eur) }),
            1 => new ScanSeen(new("ZZ999999"), ParcelPhase.Delivered, ParcelIncident.None, world.Now),
            2 => new TryClosed(new(TryKind.Refund, 9), 3, Outcome.Unknown, world.Now),
            3 => new AbsenceSeen(new(TryKind.Publish, Name: "ZZ999999"), 2, world.Now),
            _ => new QuoteRefused(40, DeclineReason.Declined, world.Now),
        };
        world.Tell(fact);
    }
}
