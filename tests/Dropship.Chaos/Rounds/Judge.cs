using Dropship.Chaos.Vendors;
using Dropship.Chaos.Worker;
using Dropship.Domain;
using Dropship.Orders;
using Dropship.Storage;
using Dropship.Testing.Sandbox.Wish;

namespace Dropship.Chaos.Rounds;

/// <summary>What is wrong with an order.</summary>
internal enum Finding
{
    /// <summary>A line was paid twice at the supplier, or more was taken for an order than it costs.</summary>
    DoublePurchase,

    /// <summary>Unknown to the shop, open without anybody being asked, given up by the marketplace, or charged otherwise than the shop's books say.</summary>
    LostOrder,

    /// <summary>Waits for a person, or was taken out of the normal run.</summary>
    Parked,
}

/// <summary>One thing the judge found.</summary>
internal sealed record Judgement(Finding Finding, string Order, string Why);

/// <summary>Holds the shop's orders against the vendors' own books, when everything has come to rest.</summary>
internal sealed class Judge(Town town, IOrders orders)
{
    private readonly Instant _now = Instant.From(town.Clock.GetUtcNow());

    internal async Task<IReadOnlyList<Judgement>> ReadAsync()
    {
        List<Judgement> found = [];
        foreach (var line in town.Cj.Books.LinesPaidTwice) found.Add(new(Finding.DoublePurchase, line, "stands in two orders that were paid at the supplier"));
        foreach (var order in town.Cj.Books.Orders)
            if (order.Charged > order.Amount)
                found.Add(new(Finding.DoublePurchase, order.OrderNumber, $"costs {order.Amount} and {order.Charged} were taken"));
        var headers = (await orders.ListAsync(new(new(Town.Shop), Limit: 10_000))).ToDictionary(header => header.Order.Id.Value, StringComparer.Ordinal);
        foreach (var sale in town.Wish.Sales())
            if (!headers.TryGetValue(sale.Id, out var header)) found.Add(new(Finding.LostOrder, sale.Id, $"the shop does not know it; at the marketplace it is {sale.State}"));
            else if (await orders.FindAsync(header.Order) is { } order && (Look(sale, header, order) ?? await LookBackAsync(sale, header.Order)) is { } judgement) found.Add(judgement);
        return found;
    }

    private Judgement? Look(WishSandboxSale sale, OrderHeader header, Order order)
    {
        var theirs = town.Cj.Books.Orders.Where(booked => booked.Lines.Any(line => line.StoreLineItemId == sale.Id)).Sum(booked => booked.Charged - booked.Credited);
        var ours = order.Purchases.AsEnumerable().Sum(purchase => purchase.Outstanding?.Amount ?? 0m);
        if (theirs != ours) return new(Finding.LostOrder, sale.Id, $"the supplier took {theirs}, the shop's books say {ours}");
        if (header.Parked is { } why) return new(Finding.Parked, sale.Id, why);
        var asks = Asks(order, _now);
        if (!asks.IsEmpty) return header.WakeAt is null ? new(Finding.LostOrder, sale.Id, "asks and never wakes") : new(Finding.Parked, sale.Id, Names(asks));
        return header.WakeAt is not null ? new(Finding.LostOrder, sale.Id, $"{order.Phase(_now)} at the end, open, and nobody is asked") : null;
    }

    // All goods were to be had. What the marketplace gave back all the same is lost, unless a person was asked about it before and gave no answer: nobody does here.
    private async Task<Judgement?> LookBackAsync(WishSandboxSale sale, OrderKey key)
    {
        if (sale.Refunds == 0) return null;
        var order = new Order(key);
        foreach (var happened in await orders.HistoryAsync(key))
        {
            if (happened is Fact.SaleSeen { Status: SaleStatus.Refunded } told && Asks(order, new(told.Revision - 1)) is { IsEmpty: false } asks)
                return new(Finding.Parked, sale.Id, $"{Names(asks)}, and refunded by {string.Join(", ", sale.RefundSources)} while nobody answered");
            order = Fulfilment.Evolve(order, happened);
        }

        return new(Finding.LostOrder, sale.Id, $"refunded by {string.Join(", ", sale.RefundSources)}, though all goods were to be had, and nobody was asked");
    }

    private static Few<Ask> Asks(Order order, Instant at) => Fulfilment.Next(order, Assembly.Rules(Policies.Default), at, new() { Sale = at }).Asks;

    private static string Names(Few<Ask> asks) => string.Join(", ", asks.AsEnumerable().Select(ask => ask.Kind));
}
