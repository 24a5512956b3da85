using Dropship.Domain;
using Dropship.Ports;
using static Dropship.Ports.MarketplaceWrite;

namespace Dropship.Testing.Tests.Adapters.Paper;

/// <summary>An adapter as a user writes it: the page docs/write-an-adapter.md shows parts of it.</summary>
internal sealed class PaperMarketplaceClient(HttpClient client, string key) : IMarketplaceClient, IAnswerCancels, IPayoutClient, IReadWebhooks
{
    private readonly PaperHttp _http = new(client, key);

    // <doc:descriptor>
    public MarketplaceDescriptor Descriptor { get; } = new("Paper", new RateLimit(Calls: 10, Per: TimeSpan.FromSeconds(1)), PollEvery: TimeSpan.FromMinutes(5));
    // </doc:descriptor>

    // <doc:list>
    public async ValueTask<OrderPage> ListChangedAsync(string? cursor, CancellationToken cancellation)
    {
        var reply = await _http.SendAsync<PaperPage>(HttpMethod.Get, $"orders?after={Uri.EscapeDataString(cursor ?? "0")}", null, cancellation);
        if (!reply.IsOk) throw reply.Fault();
        List<MarketplaceOrder> orders = [];
        List<UnreadableOrder> unreadable = [];
        foreach (var told in reply.Body!.Orders)
            if (PaperMapping.Order(told, out var wrong) is { } order) orders.Add(order);
            else unreadable.Add(new(new(told.Id), wrong));
        return new(orders, reply.Body.Next, reply.Body.More) { Unreadable = unreadable };
    }
    // </doc:list>

    // <doc:get>
    public async ValueTask<MarketplaceOrder?> GetOrderAsync(OrderId order, CancellationToken cancellation) =>
        await FindAsync(order, cancellation) is not { } told ? null
            : PaperMapping.Order(told, out var wrong) ?? throw new ProviderException(ProviderFault.Malformed, "Paper", $"order {order}: {wrong}");

    private async Task<PaperOrder?> FindAsync(OrderId order, CancellationToken cancellation)
    {
        var reply = await _http.SendAsync<PaperOrder>(HttpMethod.Get, $"orders/{Uri.EscapeDataString(order.Value)}", null, cancellation);
        if (reply is { Status: 404, Body.Error: "unknown-order" }) return null;   // the vendor says so for certain
        return reply.IsOk && reply.Body!.Id == order.Value ? reply.Body : throw reply.Fault();
    }
    // </doc:get>

    // <doc:writes>
    public async ValueTask<WriteReceipt> SubmitShipmentAsync(Shipment shipment, CancellationToken cancellation) =>
        await WriteAsync(shipment.Order, "shipments", new { number = shipment.Number.Value, carrier = shipment.Carrier.Value }, cancellation);

    public async ValueTask<WriteReceipt> RefundAsync(Refund refund, CancellationToken cancellation) =>
        await WriteAsync(refund.Order, "refunds", new { no = refund.No, amount = refund.Amount.Amount }, cancellation);

    private async Task<WriteReceipt> WriteAsync(OrderId order, string what, object content, CancellationToken cancellation)
    {
        var reply = await _http.SendAsync<PaperTaken>(HttpMethod.Post, $"orders/{Uri.EscapeDataString(order.Value)}/{what}", content, cancellation);
        return reply switch
        {
            { IsOk: true, Body: { } body } when body.Order == order.Value && body.Taken == what => WriteReceipt.Done,   // it names what was done
            { Came: Came.Answered, Status: 404, Body.Error: "unknown-order" } => WriteReceipt.Rejected(DeclineReason.Invalid, "unknown-order"),   // listed as "no effect"
            _ => new(reply.Doubt),
        };
    }
    // </doc:writes>

    public async ValueTask<WriteReceipt> AnswerCancelAsync(OrderId order, string request, bool accepted, CancellationToken cancellation) =>
        await WriteAsync(order, "answers", new { request, accepted }, cancellation);

    // <doc:verify>
    public async ValueTask<Verification> VerifyWriteAsync(OrderId order, MarketplaceWrite write, CancellationToken cancellation)
    {
        if (await FindAsync(order, cancellation) is not { } told) return Verification.NotDone;
        var found = write switch
        {
            Shipment shipment => told.Shipments!.Any(entry => entry.Number == shipment.Number.Value),
            Refund refund => told.Refunds!.Any(entry => entry.No == refund.No),
            CancelAnswer answer => told.Answers!.Any(entry => entry.Request == answer.Request && entry.Accepted == answer.Accepted),
            _ => false,
        };
        return found ? Verification.Done : Verification.NotDone;
    }
    // </doc:verify>

    public async ValueTask<PayoutPage> ListPayoutsAsync(string? cursor, CancellationToken cancellation)
    {
        var reply = await _http.SendAsync<List<PaperPayout>>(HttpMethod.Get, $"payouts?after={Uri.EscapeDataString(cursor ?? "0")}", null, cancellation);
        if (!reply.IsOk) throw reply.Fault();
        var currency = new Currency("EUR");
        return new([.. reply.Body!.Select(told => new OrderPayout(new(told.Order), new(new($"{told.No}"), new(told.Paid, currency), Money.Zero(currency), true, default)))], reply.Body is [.., var last] ? $"{last.No}" : cursor ?? "0", HasMore: false);
    }

    public ValueTask<WebhookReading> ReadWebhookAsync(WebhookMessage message, CancellationToken cancellation) => new(PaperWebhooks.Read(message, key));
}
