using System.Text.Json;
using Dropship.Domain;
using Dropship.Ports;
using Microsoft.Extensions.Logging;

namespace Dropship.Wish;

/// <summary>An account at Wish.</summary>
internal sealed class WishClient(WishOrders orders, WishShipments shipments, WishRefunding refunds, WishRatings ratings, WishInvoices invoices, WishTickets tickets, WishWebhooks webhooks, WishOptions options, TimeProvider clock, ILogger logger) : IMarketplaceClient, IRatingClient, IPayoutClient, ITellEarlyPayments, IInquiryClient, IReadWebhooks
{
    public MarketplaceDescriptor Descriptor { get; } = new(WishAnswer.Vendor, new(options.Burst, TimeSpan.FromSeconds(options.Burst / options.CallsPerSecond)), options.PollEvery);

    public async ValueTask<OrderPage> ListChangedAsync(string? cursor, CancellationToken cancellation)
    {
        var start = cursor is null ? new(Instant.From(clock.GetUtcNow()) - options.StartFrom, true) : WishCursor.Parse(cursor);
        var from = start.From(options.Overlap);
        var rows = await orders.ListAsync(from, options.PageSize, cancellation).ConfigureAwait(false);
        List<MarketplaceOrder> read = [];
        List<UnreadableOrder> unreadable = [];
        foreach (var row in rows) Add(row, read, unreadable);

        var (last, isSorted) = LastOf(rows);
        var isFull = rows.Count >= options.PageSize && last is not null;
        if (isFull && !isSorted) throw new ProviderException(ProviderFault.Malformed, WishAnswer.Vendor, "the orders are not sorted by their changes, as was asked for");
        if (isFull && last <= from) WishLog.CrowdedMoment(logger, rows.Count, WishCursor.Text(from));
        return new(read, start.After(from, last, isFull, Instant.From(clock.GetUtcNow())).ToString(), isFull) { Unreadable = unreadable };
    }

    public async ValueTask<MarketplaceOrder?> GetOrderAsync(OrderId order, CancellationToken cancellation)
    {
        if (await orders.FindAsync(order, cancellation).ConfigureAwait(false) is not { } seen) return null;
        var reading = WishMapping.Read(order, seen);
        return reading.Order ?? throw new ProviderException(ProviderFault.Malformed, WishAnswer.Vendor, $"order {order}, {reading.Why}");
    }

    public ValueTask<WriteReceipt> SubmitShipmentAsync(MarketplaceWrite.Shipment shipment, CancellationToken cancellation) => shipments.SubmitAsync(shipment, cancellation);

    public ValueTask<WriteReceipt> RefundAsync(MarketplaceWrite.Refund refund, CancellationToken cancellation) => refunds.RefundAsync(refund, cancellation);

    public async ValueTask<Verification> VerifyWriteAsync(OrderId order, MarketplaceWrite write, CancellationToken cancellation)
    {
        if (await orders.FindAsync(order, cancellation).ConfigureAwait(false) is not { } seen) return Verification.NotDone;
        return write switch
        {
            MarketplaceWrite.Shipment shipment => WishShipments.Verify(seen, shipment),
            MarketplaceWrite.Refund refund => WishRefunding.Verify(seen, refund),
            _ => Verification.NotDone,   // there are no cancellation requests to answer
        };
    }

    public ValueTask<RatingPage> ListRatingsAsync(string? cursor, CancellationToken cancellation) => ratings.ListAsync(cursor, cancellation);

    public ValueTask<PayoutPage> ListPayoutsAsync(string? cursor, CancellationToken cancellation) => invoices.ListAsync(cursor, cancellation);

    public ValueTask<Money?> GetEarlyPaymentAsync(CancellationToken cancellation) => invoices.EarlyAsync(cancellation);

    public InquiryDescriptor Inquiries { get; } = new(WishTickets.MostLetters);

    public ValueTask<InquiryPage> ListInquiriesAsync(string? cursor, CancellationToken cancellation) => tickets.ListAsync(cursor, cancellation);

    public ValueTask<InquiryPage> ListWaitingAsync(string? cursor, CancellationToken cancellation) => tickets.ListWaitingAsync(cursor, cancellation);

    public ValueTask<MarketplaceInquiry?> FindInquiryAsync(string inquiry, CancellationToken cancellation) => tickets.FindAsync(inquiry, cancellation);

    public ValueTask<InquiryReceipt> ReplyAsync(InquiryReply reply, CancellationToken cancellation) => tickets.ReplyAsync(reply, cancellation);

    public ValueTask<InquiryReceipt> MoveAsync(string inquiry, InquiryAct act, CancellationToken cancellation) => tickets.MoveAsync(inquiry, act, cancellation);

    public ValueTask<WebhookReading> ReadWebhookAsync(WebhookMessage message, CancellationToken cancellation) => new(webhooks.Read(message));

    // The newest change of a page. Behind a full page that the vendor did not sort, older changes would be walked past without a trace.
    private static (Instant? Last, bool IsSorted) LastOf(IReadOnlyList<JsonElement> rows)
    {
        var (last, isSorted) = (default(Instant?), true);
        foreach (var row in rows)
        {
            var at = WishMapping.UpdatedIn(row);
            isSorted &= !(at < last);
            last = Instant.Later(last, at);
        }

        return (last, isSorted);
    }

    private static void Add(JsonElement row, List<MarketplaceOrder> read, List<UnreadableOrder> unreadable)
    {
        var id = WishMapping.IdOf(row)!.Value;
        WishReading reading;
        try
        {
            var order = WishMapping.Parse(row);
            if (!WishStates.IsOurs(order)) return;
            reading = WishMapping.Read(id, order);
        }
        catch (WishFieldException fault)
        {
            reading = new(null, fault.Message);
        }

        if (reading.Order is { } known) read.Add(known);
        else unreadable.Add(new(id, reading.Why!));
    }
}

/// <summary>What the adapter logs; nothing personal and no secret is in a message.</summary>
internal static partial class WishLog
{
    [LoggerMessage(101, LogLevel.Warning, "Wish: {Rows} orders changed in the one moment {At}, as many as fit on a page. Reading goes on a millisecond later; if there are more, they show at their next change.")]
    internal static partial void CrowdedMoment(ILogger logger, int rows, string at);

    [LoggerMessage(102, LogLevel.Warning, "Wish: a rating is passed over: {Why}")]
    internal static partial void RatingPassedOver(ILogger logger, string why);

    [LoggerMessage(107, LogLevel.Warning, "Wish: the job {Job} for payout files is {Status} and made none; another is started for the same time.")]
    internal static partial void InvoicesAgain(ILogger logger, string job, string status);

    [LoggerMessage(103, LogLevel.Warning, "Wish: {Rows} products were made in the one second {At}, as many as fit on a page. Reading goes on a second later; what else was made in it stays offered as it is.")]
    internal static partial void CrowdedSecond(ILogger logger, int rows, string at);

    [LoggerMessage(104, LogLevel.Warning, "Wish: handling times are not in its API: add {Days} days by hand, and take them away when the shop's standing is good again.")]
    internal static partial void DaysByHand(ILogger logger, int days);

    [LoggerMessage(105, LogLevel.Error, "Wish: product {Product} could not be changed, {Why}: of it {Off} variations were to be taken off the market and {On} to be put back; look at it at Wish.")]
    internal static partial void ProductRefused(ILogger logger, string product, string why, int off, int on);

    [LoggerMessage(106, LogLevel.Information, "Wish: product {Product}: {Off} variations are taken off the market, {On} are put back.")]
    internal static partial void ProductChanged(ILogger logger, string product, int off, int on);

    [LoggerMessage(108, LogLevel.Warning, "Wish: ticket {Ticket} is passed over, {Why} Answer it on the page of Wish.")]
    internal static partial void TicketPassedOver(ILogger logger, string ticket, string why);
}
