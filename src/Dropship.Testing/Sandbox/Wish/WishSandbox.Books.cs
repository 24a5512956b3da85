using Dropship.Ports;
using Dropship.Settling;

namespace Dropship.Testing.Sandbox.Wish;

/// <content>The account's books, to check a merchant's by.</content>
public sealed partial class WishSandbox
{
    /// <summary>Every order as it is now, the oldest first.</summary>
    public IReadOnlyList<WishSandboxSale> Sales() => Present<IReadOnlyList<WishSandboxSale>>(() => [.. _journal.Account.Orders.Select(WishSandboxSale.Of)]);

    /// <summary>One order as it is now.</summary>
    /// <param name="id">The order.</param>
    /// <exception cref="ArgumentException">There is no such order.</exception>
    public WishSandboxSale Sale(string id) => Present(() => WishSandboxSale.Of(_journal.Account.Find(id) ?? throw new ArgumentException($"The sandbox has no order {id}.", nameof(id))));

    /// <summary>Whether each variation of the catalogue is offered, in Wish's words, by its SKU.</summary>
    public IReadOnlyDictionary<string, string> Variations() => Present<IReadOnlyDictionary<string, string>>(() => _journal.Account.Shelves.Products.SelectMany(product => product.Variations).ToDictionary(one => one.Sku, one => one.Status, StringComparer.Ordinal));

    /// <summary>
    /// What was paid to the merchant by now, the oldest first; lines are only ever added. Wish itself tells payouts by files of which no description is public,
    /// so this list, and the columns of its files (<see cref="InvoiceColumns"/>), are the sandbox's own: an order's money is owed from its confirmed delivery on and paid on the next 1st or 15th of a month at midnight UTC;
    /// a refund after the delivery is taken off, on the payment day that follows it.
    /// </summary>
    public IReadOnlyList<WishSandboxPayout> Payouts() => Present(() => WishPayments.Until(_journal.Account.Orders, _journal.Now));

    /// <summary>What the columns of the sandbox's payout files mean. Those of the vendor are not public.</summary>
    public static PayoutColumns InvoiceColumns { get; } = new()
    {
        Id = ["invoice_line"],
        Order = "order_id",
        Kind = "type",
        PaidOn = "payment_released_at",
        DayFormat = "yyyy-MM-dd'T'HH:mm:ss.fff'Z'",
        Payout = "invoice",
        Line = null,
        Final = null,
        Note = null,
        Ignored = ["transaction_id"],
        Kinds = new Dictionary<string, PayoutKind>(StringComparer.Ordinal) { ["ORDER"] = PayoutKind.Sale, ["REFUND"] = PayoutKind.Refund, ["DISBURSEMENT"] = PayoutKind.Transfer },
    };
}

/// <summary>An order in the account's books. Money is in the account's currency.</summary>
/// <param name="Id">The order.</param>
/// <param name="TransactionId">Its checkout.</param>
/// <param name="Sku">The variant.</param>
/// <param name="Quantity">How many pieces.</param>
/// <param name="State">Wish's word for where it is.</param>
/// <param name="Total">What the merchant was to receive when it was placed.</param>
/// <param name="BuyerTotal">What the buyer paid.</param>
/// <param name="DeliveredAt">When the carrier delivered it, or null.</param>
public sealed record WishSandboxSale(string Id, string TransactionId, string Sku, int Quantity, string State, decimal Total, decimal BuyerTotal, DateTimeOffset? DeliveredAt)
{
    /// <summary>The tracking numbers that were published, the oldest first; one that was replaced or cancelled stays here.</summary>
    public IReadOnlyList<string> TrackingNumbers { get; private init; } = [];

    /// <summary>How many refunds it has; more than one means that the buyer was paid twice.</summary>
    public int Refunds { get; private init; }

    /// <summary>Who refunded, in Wish's words, the oldest first.</summary>
    public IReadOnlyList<string> RefundSources { get; private init; } = [];

    /// <summary>What the buyer got back.</summary>
    public decimal Refunded { get; private init; }

    /// <summary>What of that the merchant bears.</summary>
    public decimal Charged { get; private init; }

    /// <summary>How many tracking writes came in for it, refused and repeated ones counted.</summary>
    public int TrackingWrites { get; private init; }

    /// <summary>How many refund writes came in for it, refused ones counted.</summary>
    public int RefundWrites { get; private init; }

    /// <summary>How many address writes came in for it, refused ones counted.</summary>
    public int AddressWrites { get; private init; }

    internal static WishSandboxSale Of(WishOrder order) => new(order.Id, order.Terms.TransactionId, order.What.Sku, order.What.Quantity, order.State, order.Prices.MerchantTotal, order.Prices.BuyerTotal, order.DeliveredAt)
    {
        TrackingNumbers = [.. order.Tracking.Reverse().Select(tracking => tracking.TrackingNumber!)],
        Refunds = order.Refunds.Count,
        RefundSources = [.. order.Refunds.Select(refund => refund.Source)],
        Refunded = order.Refunds.Sum(refund => refund.Amount),
        Charged = order.Refunds.Sum(refund => refund.Responsible),
        TrackingWrites = order.Counts.Tracking,
        RefundWrites = order.Counts.Refunds,
        AddressWrites = order.Counts.Addresses,
    };
}

/// <summary>A line of a payout.</summary>
/// <param name="OrderId">The order.</param>
/// <param name="Amount">What was paid for it, in the account's currency; negative if more was taken back.</param>
/// <param name="PaidAt">When.</param>
public sealed record WishSandboxPayout(string OrderId, decimal Amount, DateTimeOffset PaidAt);
