using Dropship.Domain;
using Dropship.Orders;

namespace HelloDropship;

/// <summary>Answers what only a person can: lets an order to a warehouse of the marketplace pass, pays back what was lost on the way and books its cost as a loss.</summary>
/// <param name="orders">The desk.</param>
/// <param name="clock">The shops' time.</param>
internal sealed class Person(IOrders orders, TimeProvider clock)
{
    private const string Name = "hello";
    private static readonly string[] Asking = [nameof(Phase.Held), nameof(Phase.Delivered), nameof(Phase.InTransit)];
    private Instant _next;

    /// <summary>Looks through the orders that may ask something, once a day.</summary>
    internal async Task AnswerAsync()
    {
        var now = Instant.From(clock.GetUtcNow());
        if (now < _next) return;
        _next = now + TimeSpan.FromDays(1);
        foreach (var shop in Story.Shops)
            foreach (var header in await Reckoning.HeadersAsync(orders, shop))
                if (header.WakeAt is not null && Asking.Contains(header.Phase) && await orders.FindAsync(header.Order) is { } order)
                    foreach (var ask in Fulfilment.Next(order, Rules.Of(Policies.Default), now, new() { Sale = now }).Asks.AsEnumerable())
                        await AnswerAsync(order, ask);
    }

    private async Task AnswerAsync(Order order, Ask ask)
    {
        switch (ask.Kind)
        {
            case AskKind.ReviewHold when order.OpenHold?.Held.Reason == HoldReason.PlatformHub:
                await orders.ReleaseHoldAsync(order.Key, Name);
                break;
            case AskKind.Compensate when order.Latest() is { } sale:
                await orders.RefundAsync(order.Key, [new(sale.Lines[0].Id, sale.Paid)], RefundReason.Lost);
                foreach (var purchase in order.Purchases.AsEnumerable())
                    if (purchase.Outstanding is { Amount: > 0m })
                        await orders.WriteOffAsync(order.Key, purchase.Round);
                break;
        }
    }
}
