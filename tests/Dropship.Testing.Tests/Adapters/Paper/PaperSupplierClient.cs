using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Testing.Tests.Adapters.Paper;

/// <summary>A supplier's adapter as a user writes it: each step of a purchase one request, each answer judged by a table.</summary>
internal sealed partial class PaperSupplierClient(HttpClient client, string key, SupplierTerms terms)
    : ISupplierClient, ICancelPurchases, IDiscardDrafts, IUrgeShipping, IWallet, IReadManyPurchases, IReadWebhooks
{
    private readonly PaperHttp _http = new(client, key);

    // <doc:terms>
    public static SupplierTerms Staged { get; } = new(ProtocolKind.DraftThenPay, [PurchaseStep.Create, PurchaseStep.Confirm, PurchaseStep.Pay], Settle: TimeSpan.FromMinutes(2), HasWallet: true);

    public static SupplierTerms AtOnce { get; } = new(ProtocolKind.UniqueReference, [PurchaseStep.Create], Settle: TimeSpan.FromMinutes(2), Horizon: TimeSpan.FromDays(30), HasWallet: true);
    // </doc:terms>

    public SupplierDescriptor Descriptor { get; } = new(new("paper"), terms, new(10, TimeSpan.FromSeconds(1)));

    public int ReadBatch => 20;

    public async ValueTask<Quote> GetQuoteAsync(QuoteRequest request, CancellationToken cancellation)
    {
        var reply = await _http.SendAsync<PaperQuote>(HttpMethod.Post, "quote", new { lines = Lines(request.Lines), country = request.To.Country }, cancellation);
        return reply switch
        {
            { IsOk: true, Body: { Cost: { } cost, Currency: { } currency } } => new(new Money(cost, new(currency))),
            { Came: Came.Answered, Status: 409, Body.Error: { } error } when Refusals.TryGetValue(error, out var reason) => new(null, Refused: reason),
            _ => throw reply.Fault(),
        };
    }

    // <doc:steps>
    public async ValueTask<PurchaseReceipt> SendAsync(PurchaseRequest purchase, CancellationToken cancellation) => (purchase.Step, purchase.Own) switch
    {
        (PurchaseStep.Create, _) when purchase.Address is null => new(Outcome.Rejected, Reason: DeclineReason.Invalid, Code: "the supplier needs the address"),
        (PurchaseStep.Create, _) => await WriteAsync("orders", new
        {
            reference = purchase.Reference,
            lines = Lines(purchase.Lines),
            name = purchase.Address.Name,
            street = string.Join(", ", purchase.Address.Lines),
            city = purchase.Address.City,
            country = purchase.To.Country,
            most = purchase.MaxTotal.Amount,
        }, purchase.Reference, cancellation),
        (PurchaseStep.Confirm, { } own) => await WriteAsync($"orders/{own.Id}/confirm", null, purchase.Reference, cancellation),
        (PurchaseStep.Pay, { } own) => await WriteAsync($"orders/{own.Id}/pay", new { most = purchase.MaxTotal.Amount }, purchase.Reference, cancellation),
        _ => new(Outcome.NotSent, Code: $"{purchase.Step} is no step of this supplier"),
    };

    // The vendor's codes that mean "no effect". A code that is not here leaves the outcome unknown.
    private static readonly Dictionary<string, DeclineReason> Refusals = new()
    {
        ["out-of-stock"] = DeclineReason.OutOfStock,
        ["unknown-sku"] = DeclineReason.Invalid,
        ["unknown-order"] = DeclineReason.Invalid,
        ["above-most"] = DeclineReason.PriceRose,
        ["shipped"] = DeclineReason.TooLate,
        ["paid"] = DeclineReason.TooLate,
        ["gone"] = DeclineReason.TooLate,
    };

    private async Task<PurchaseReceipt> WriteAsync(string path, object? content, string? reference, CancellationToken cancellation)
    {
        var reply = await _http.SendAsync<PaperPurchase>(HttpMethod.Post, path, content, cancellation);
        return reply switch
        {
            { IsOk: true, Body: { Id: not null } told } when reference is null || told.Reference == reference => new(Outcome.Done, [Read(told).Order]),
            { Came: Came.Answered, Status: 404 or 409, Body.Error: { } error } when Refusals.TryGetValue(error, out var reason) => new(Outcome.Rejected, Reason: reason, Code: error),
            _ => new(reply.Doubt),
        };
    }
    // </doc:steps>

    // <doc:find>
    public async ValueTask<IReadOnlyList<SupplierOrder>> FindByReferenceAsync(string reference, CancellationToken cancellation)
    {
        var reply = await _http.SendAsync<PaperPurchases>(HttpMethod.Get, $"orders?reference={Uri.EscapeDataString(reference)}", null, cancellation);
        if (!reply.IsOk) throw reply.Fault();   // "I could not look" is never "there is none"
        return [.. reply.Body!.Orders.Where(told => told.Reference == reference).Select(told => Read(told).Order)];
    }
    // </doc:find>

    public async ValueTask<SupplierReading?> GetOrderAsync(SupplierOrderId order, CancellationToken cancellation)
    {
        var reply = await _http.SendAsync<PaperPurchase>(HttpMethod.Get, $"orders/{Uri.EscapeDataString(order.Value)}", null, cancellation);
        if (reply is { Status: 404, Body.Error: "unknown-order" }) return null;
        return reply.IsOk && reply.Body!.Id == order.Value ? Read(reply.Body) : throw reply.Fault();
    }

    public async ValueTask<IReadOnlyList<SupplierReading>> GetOrdersAsync(IReadOnlyList<SupplierOrderId> orders, CancellationToken cancellation)
    {
        var reply = await _http.SendAsync<PaperPurchases>(HttpMethod.Get, $"orders?ids={string.Join(',', orders.Select(order => Uri.EscapeDataString(order.Value)))}", null, cancellation);
        return reply.IsOk ? [.. reply.Body!.Orders.Select(Read)] : throw reply.Fault();
    }

    public async ValueTask<PurchaseReceipt> CancelAsync(SupplierOrderId order, CancellationToken cancellation) => await WriteAsync($"orders/{order}/cancel", null, null, cancellation);

    public async ValueTask<PurchaseReceipt> DiscardAsync(SupplierOrderId order, CancellationToken cancellation) => await WriteAsync($"orders/{order}/discard", null, null, cancellation);

    public async ValueTask<WriteReceipt> UrgeAsync(SupplierOrderId order, int rung, CancellationToken cancellation) =>
        await WriteAsync($"orders/{order}/urge", new { rung }, null, cancellation) is var receipt ? new(receipt.Outcome, receipt.Reason, receipt.Code) : WriteReceipt.Unknown;

    public async ValueTask<Money> GetAvailableAsync(CancellationToken cancellation)
    {
        var reply = await _http.SendAsync<PaperBalance>(HttpMethod.Get, "balance", null, cancellation);
        return reply.IsOk ? new(reply.Body!.Amount, new(reply.Body.Currency)) : throw reply.Fault();
    }

    public ValueTask<WebhookReading> ReadWebhookAsync(WebhookMessage message, CancellationToken cancellation) => new(PaperWebhooks.Read(message, key));

    private static object Lines(Few<SupplierLine> lines) => lines.Select(line => new { sku = line.Sku.Value, quantity = line.Quantity });

    private static SupplierReading Read(PaperPurchase told)
    {
        var currency = new Currency(told.Currency!);
        Money? Amount(decimal? amount) => amount is { } known ? new Money(known, currency) : null;
        var order = new SupplierOrder(new(told.Id!), told.Status switch
        {
            "shipped" => SupplierOrderStatus.Shipped,
            "paid" => SupplierOrderStatus.Paid,
            "confirmed" => SupplierOrderStatus.Unpaid,
            _ => SupplierOrderStatus.Draft,
        }) { Due = Amount(told.Due), Charged = Amount(told.Charged), Credited = Amount(told.Credited), Cancelled = told.Cancelled };
        return new(order, told.Parcels!.Select(parcel => new SupplierParcel(new(parcel.Number), new(parcel.Carrier), [], Instant.From(parcel.At))).ToFew());
    }
}

internal sealed record PaperQuote(decimal? Cost = null, string? Currency = null, string? Error = null);

internal sealed record PaperBalance(decimal Amount, string Currency);

internal sealed record PaperPurchases(IReadOnlyList<PaperPurchase> Orders);

internal sealed record PaperPurchase(
    string? Id = null, string? Reference = null, string? Status = null, bool Cancelled = false, decimal? Due = null, decimal? Charged = null, decimal? Credited = null,
    string? Currency = null, IReadOnlyList<PaperParcel>? Parcels = null, string? Error = null);

internal sealed record PaperParcel(string Number, string Carrier, DateTimeOffset At);
