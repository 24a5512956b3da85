using Dropship.Domain;
using Dropship.Engine;
using Dropship.Simulation.Runtime.Vendors;
using Dropship.Storage;
using Dropship.Testing.Sandbox.Wish;

namespace Dropship.Simulation.Runtime.Worlds;

/// <summary>Holds what the shop believes against the vendors' own books: nothing bought twice, nothing lost or silent, the money equal, no step that a law forbids.</summary>
internal sealed class Auditor(World world)
{
    private static readonly TimeSpan Overdue = TimeSpan.FromHours(2);

    public async Task<IReadOnlyList<Verdict>> JudgeAsync()
    {
        List<Verdict> verdicts = [];
        var (ids, payouts) = (world.Town.Ids, world.Wish.Payouts());
        for (var no = 0; no < ids.Count; no++)
            if (ids[no] is { } id)
                verdicts.Add(await JudgeAsync(no, world.Wish.Sale(id), payouts.Where(payout => payout.OrderId == id).Sum(payout => payout.Amount)));
        return verdicts;
    }

    private async Task<Verdict> JudgeAsync(int no, WishSandboxSale sale, decimal paidOut)
    {
        var key = new OrderKey(World.Shop, new(sale.Id));
        List<Booked> booked = [.. world.Supplier.Books.Where(known => known.Order == sale.Id)];
        var order = await world.Dropship.Orders.FindAsync(key);
        List<(string, string)> faults = [.. Twice(sale, booked)];
        if (order is null)
        {
            if (sale.State is not ("REQUIRE_REVIEW" or "REFUNDED")) faults.Add(("lost_orders", $"the shop knows nothing of {sale.Id}, which is {sale.State}"));
            return new(no, null, [], faults, [.. Books(sale, booked, paidOut)]);
        }

        var header = (await world.Dropship.Orders.ListAsync(new(World.Shop, Limit: 1_000))).Single(known => known.Order == key);
        var history = await world.Dropship.Orders.HistoryAsync(key);
        var asks = Fulfilment.Next(order, World.Rules(Policies.Default), world.Now, new() { Sale = world.Now, Funds = world.Now }).Asks.ToList();
        faults.AddRange(Silent(order, header.WakeAt, asks.Count > 0 || header.Parked is not null));
        faults.AddRange(Kept(order, await world.People.FindKeepingAsync(key, default)));
        faults.AddRange(Imbalance(order, sale, booked, paidOut, asks));
        faults.AddRange(Illegal(key, history));
        return new(no, order.Phase(world.Now), asks, faults, [.. history.Select(happened => happened.ToString()!), .. Books(sale, booked, paidOut)]);
    }

    private static IEnumerable<(string, string)> Twice(WishSandboxSale sale, List<Booked> booked)
    {
        var live = booked.Where(known => known.IsLive).ToList();
        if (live.Sum(known => known.Units) > sale.Quantity) yield return ("double_purchases", $"{sale.Quantity} ordered, bought {string.Join(" and ", live.Select(known => $"{known.Units} as {known.Reference}"))}");
        if (sale.Refunds > 1) yield return ("imbalance", $"the buyer was given money back {sale.Refunds} times");
        if (sale.TrackingNumbers.Distinct().Count() < sale.TrackingNumbers.Count && sale.TrackingNumbers.Count > 2) yield return ("illegal_transitions", "a number was published again and again");
    }

    private IEnumerable<(string, string)> Silent(Order order, Instant? wakeAt, bool isParked)
    {
        if (!order.IsOpen(world.Now)) yield break;
        if (wakeAt is not { } at || at + Overdue < world.Now) yield return ("silent_orders", $"it is open, {order.Phase(world.Now)}, and wakes {wakeAt?.ToString() ?? "never"}");
        else if (!isParked) yield return ("lost_orders", $"it is still {order.Phase(world.Now)}, and nobody is asked");
    }

    private IEnumerable<(string, string)> Kept(Order order, Keeping? keeping)
    {
        if (Retention.Needs(order, world.Now) is null && keeping is not ({ IsErased: true } or { Until: not null })) yield return ("silent_orders", "it has ended, and nobody will erase its buyer's address");
    }

    // While an outcome is unknown a person is asked, and the books may differ by that one purchase; so is one where the supplier does not tell what it gave back.
    private IEnumerable<(string, string)> Imbalance(Order order, WishSandboxSale sale, List<Booked> booked, decimal paidOut, List<Ask> asks)
    {
        var isKnown = true;
        foreach (var purchase in order.Purchases) isKnown &= order.Doubt(purchase.Round, world.Now) is null;
        var (charged, credited) = (order.Purchases.Sum(purchase => purchase.Charged?.Amount ?? 0m), order.Purchases.Sum(purchase => purchase.Credited?.Amount ?? 0m));
        var (taken, given) = (booked.Sum(known => known.Charged), booked.Sum(known => known.Credited));
        if (asks.Exists(ask => ask.Kind == AskKind.MissingCredit)) credited = given;
        if (isKnown && (charged, credited) != (taken, given)) yield return ("imbalance", $"charged {charged} less {credited}, by the supplier's books {taken} less {given}");
        var bank = order.Balance(Account.Bank, Goods.Dollars).Amount;
        if (bank != paidOut) yield return ("imbalance", $"{bank} was paid out, by the marketplace's books {paidOut}");
        if (!order.IsOpen(world.Now) && !order.Balance(Account.Reserved, Goods.Dollars).IsZero) yield return ("imbalance", "money is reserved for a closed order");
        if (sale.RefundWrites > 0 && sale.Refunds == 0 && order.Phase(world.Now) == Phase.Refunded) yield return ("imbalance", "given back by our books, not by the marketplace's");
    }

    private static IEnumerable<(string, string)> Illegal(OrderKey key, IReadOnlyList<Event> history)
    {
        var order = new Order(key);
        foreach (var happened in history)
        {
            if (happened is Decision decision && Fulfilment.Take(order, new Command.Decide(decision)).Refused is { } refusal) yield return ("illegal_transitions", $"{decision}: {refusal.Because}");
            order = Fulfilment.Evolve(order, happened);
        }
    }

    private static IEnumerable<string> Books(WishSandboxSale sale, List<Booked> booked, decimal paidOut) =>
        [$"marketplace: {sale.State}, refunded {sale.Refunded}, paid out {paidOut}, numbers {string.Join(' ', sale.TrackingNumbers)}", .. booked.Select(known => $"supplier: {known}")];
}
