using Replay.Record;
using Replay.Report;

namespace Dropship.Replay.Tests;

/// <summary>A report with a figure of its own under each key, so that no two can be confused.</summary>
internal static class SampleReport
{
    internal static ReplayReport Of(params BadRow[] badRows) => new()
    {
        Orders = 12_345_678,
        BySourceStatus = Endings.Count([(SourceStatus.Canceled, Place.NeverPaid), (SourceStatus.Shipped, Place.InTransit), (SourceStatus.Canceled, Place.CancelledRefunded), (SourceStatus.Shipped, Place.InTransit)]),
        LateShipments = 2,
        LateDeliveries = 3,
        MultiSupplierOrders = 4,
        Units = 23_456_789,
        Money = new() { Received = 1_234_567_890.12m, Refunded = 10m, Settled = 1_234_567_000m, Fees = 800.1m, Difference = -0.05m, Open = 80.07m, SupplierCost = 700m, WrittenOff = 6.5m },
        Merchant = new() { MeanReview = 4.5m, Reviews = 14, LateShipmentRate = 0.0151m, LateDeliveryRate = 0.1604m, CancelRate = 0.0173m, RefundRate = 0.25m },
        PurchasesPaid = 5,
        DoublePurchases = 6,
        UnaccountedOrders = 7,
        Stalled = 8,
        RemindersSent = 9,
        Transitions = 9_876_543_210,
        Commits = 11,
        Seconds = 12.5,
        PeakMemoryMb = 313.25,
        BadRows = badRows,
    };
}
