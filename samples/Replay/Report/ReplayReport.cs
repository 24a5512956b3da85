using Replay.Record;

namespace Replay.Report;

/// <summary>What a replay came to. The keys of its JSON are these names in snake_case, in this order.</summary>
public sealed record ReplayReport
{
    /// <summary>Orders read.</summary>
    public required int Orders { get; init; }

    /// <summary>Source status, then place, then count; see <see cref="Endings"/>.</summary>
    public required IReadOnlyDictionary<string, IReadOnlyDictionary<string, int>> BySourceStatus { get; init; }

    /// <summary>Orders with an item whose hand-over is later than the latest ship-by.</summary>
    public required int LateShipments { get; init; }

    /// <summary>Delivered orders whose delivery is later than promised.</summary>
    public required int LateDeliveries { get; init; }

    /// <summary>Orders with two or more sellers.</summary>
    public required int MultiSupplierOrders { get; init; }

    /// <summary>Item rows.</summary>
    public required int Units { get; init; }

    /// <summary>The money at the end.</summary>
    public required MoneyFigures Money { get; init; }

    /// <summary>How the shop stands.</summary>
    public required MerchantFigures Merchant { get; init; }

    /// <summary>Purchases that suppliers were paid for, credited ones included.</summary>
    public required int PurchasesPaid { get; init; }

    /// <summary>Purchases paid more than once; zero in a sound replay.</summary>
    public required int DoublePurchases { get; init; }

    /// <summary>Orders that are in no place; zero in a sound replay.</summary>
    public required int UnaccountedOrders { get; init; }

    /// <summary>Orders whose parcel was not delivered within its time.</summary>
    public required int Stalled { get; init; }

    /// <summary>Reminders sent to suppliers.</summary>
    public required int RemindersSent { get; init; }

    /// <summary>Events that moved an order; the bookkeeping of tries is left out, so that a replay that was killed comes to the same count.</summary>
    public required long Transitions { get; init; }

    /// <summary>Commits that moved an order; those of tries alone are left out.</summary>
    public required long Commits { get; init; }

    /// <summary>Real seconds from start to end.</summary>
    public required double Seconds { get; init; }

    /// <summary>Largest resident memory in MiB.</summary>
    public required double PeakMemoryMb { get; init; }

    /// <summary>Every row that made no sense.</summary>
    public required IReadOnlyList<BadRow> BadRows { get; init; }

    /// <summary>What buying by a policy came to; null, and not in the file, if it was bought as history did.</summary>
    public BuyingFigures? Buying { get; init; }
}
