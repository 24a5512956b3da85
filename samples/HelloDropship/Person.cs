using Dropship.Domain;
using Dropship.Orders;
using Dropship.Storage;

namespace HelloDropship;

/// <summary>Answers what only a person can: lets an order to a warehouse of the marketplace pass, pays back what was lost on the way and books its cost as a loss.</summary>
/// <param name="orders">The desk.</param>
/// <param name="clock">The shops' time.</param>
internal sealed class Person(IOrders orders, TimeProvider clock)
{
    private const string Name = "hello";
    private static readonly string[] Asking = [nameof(Phase.Held), nameof(Phase.Delivered), nameof(Phase.InTransit)];

    /// <summary>Looks through the orders that may ask something.</summary>
    /// <param name="headers">All orders as they stand.</param>
    internal async Task AnswerAsync(IEnumerable<OrderHeader> headers)
    {
        var now = Instant.From(clock.GetUtcNow());
        foreach (var header in headers)
            if (header.WakeAt is not null && Asking.Contains(header.Phase) && await orders.FindAsync(header.Order) is { } order)
                foreach (var ask in Fulfilment.Next(order, Rules.Of(Policies.Default), now, new() { Sale = now }).Asks)
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
                foreach (var purchase in order.Purchases)
                    if (purchase.Outstanding is { Amount: > 0m })
                        await orders.WriteOffAsync(order.Key, purchase.Round);
                break;
        }
    }
}
