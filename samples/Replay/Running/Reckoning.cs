using System.Diagnostics;
using Dropship;
using Dropship.Domain;
using Dropship.Storage;
using Replay.Record;
using Replay.Report;
using Replay.Vendors;

namespace Replay.Running;

/// <summary>Reads from the store what the workflow came to. Only the counts that concern the record itself (late, several suppliers, units) are taken from the record.</summary>
public sealed class Reckoning(OrderRecord record, World world, Procurement buying, IDropship dropship, IOrderStore store)
{
    private readonly List<(SourceStatus Status, Place Place)> _endings = [];
    private MoneyFigures _money = new();
    private readonly Choices _choices = new(world);
    private int _purchasesPaid;
    private int _stalled;
    private int _reminders;
    private long _transitions;
    private long _commits;

    /// <summary>The report of all orders.</summary>
    public async Task<ReplayReport> ReportAsync(long started, CancellationToken cancellation)
    {
        await foreach (var header in ReplayRun.HeadersAsync(dropship.Orders, cancellation)) await AddAsync(header, cancellation);

        var expected = RecordFigures.Of(record);
        return new()
        {
            Orders = record.Orders.Count,
            BySourceStatus = Endings.Count(_endings),
            LateShipments = expected.LateShipments,
            LateDeliveries = expected.LateDeliveries,
            MultiSupplierOrders = expected.MultiSupplierOrders,
            Units = expected.Units,
            Money = _money,
            Merchant = MerchantFigures.Of(await dropship.Standing.ReportAsync(ReplayRun.Shop, cancellation)),
            PurchasesPaid = _purchasesPaid,
            DoublePurchases = world.Books.All(EntryKind.Charge).GroupBy(charge => charge.Owner).Sum(charges => charges.Sum(charge => charge.Count) - 1),
            UnaccountedOrders = record.Orders.Count - _endings.Count,
            Stalled = _stalled,
            RemindersSent = _reminders,
            Transitions = _transitions,
            Commits = _commits,
            Seconds = Math.Round(TimeProvider.System.GetElapsedTime(started).TotalSeconds, 3),
            PeakMemoryMb = Math.Round(Process.GetCurrentProcess().PeakWorkingSet64 / 1048576.0, 1),
            BadRows = record.BadRows,
            Buying = buying.Policy is null ? null : _choices.Figures(buying.Name, _money),
        };
    }

    private static Place? PlaceOf(Order order, Phase phase) => phase switch
    {
        Phase.Settled => Place.Settled,
        Phase.InTransit => Place.InTransit,
        Phase.Held => Place.Held,
        Phase.New or Phase.Cancelled when order.Latest()?.PaidAt is null => Place.NeverPaid,
        Phase.Refunded or Phase.WrittenOff => order.IsWithdrawn() ? Place.CancelledRefunded : Place.UnsuppliedRefunded,
        _ => null,
    };

    // A killed replay tries some writes again: tries are left out, so that what moved the orders is counted alike.
    private async Task CountAsync(OrderKey key, CancellationToken cancellation)
    {
        foreach (var commit in (await store.LoadAsync(key, cancellation))!.Commits)
        {
            var moved = EventCodec.Unpack(commit).Count(happened => happened is not (Decision.TryOpened or Fact.TryClosed or Fact.AbsenceSeen));
            _transitions += moved;
            if (moved > 0) _commits++;
        }
    }

    private static decimal InReais(Order order, Account account) => order.Balance(account, Reais.Brl).Amount;

    private async Task AddAsync(OrderHeader header, CancellationToken cancellation)
    {
        var order = (await dropship.Orders.FindAsync(header.Order, cancellation))!;
        await CountAsync(header.Order, cancellation);
        if (world.Find(header.Order.Id) is not { } story) return;

        if (PlaceOf(order, order.Phase(world.Now)) is { } place) _endings.Add((story.Order.Status, place));
        _purchasesPaid += order.Purchases.Count(purchase => purchase.Charged is { Amount: > 0m });
        _reminders += order.Tries.Count(tried => tried.Key.Kind == TryKind.Urge && order.IsDone(tried.Key));
        var agenda = Fulfilment.Next(order, ReplayRun.Rules(Policies.Default), world.Now, new() { Sale = world.Now });
        if (agenda.Asks.Any(ask => ask.Kind == AskKind.StalledParcel)) _stalled++;
        Book(order);
        _choices.Add(story, order);
    }

    private void Book(Order order)
    {
        var paid = order.Latest() is { PaidAt: not null } sale ? sale.Paid.Amount : 0m;
        _money = _money with
        {
            Received = _money.Received + paid,
            Refunded = _money.Refunded + (order.Refunded()?.Amount ?? 0m),
            Settled = _money.Settled + InReais(order, Account.Bank),
            Fees = _money.Fees + InReais(order, Account.Fees),
            Difference = _money.Difference + InReais(order, Account.Difference),
            Open = _money.Open + InReais(order, Account.Receivable),
            SupplierCost = _money.SupplierCost - InReais(order, Account.Wallet) - InReais(order, Account.Reserved),
            WrittenOff = _money.WrittenOff + InReais(order, Account.WrittenOff),
        };
    }
}
