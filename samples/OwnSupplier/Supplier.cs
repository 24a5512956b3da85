using System.Net;
using System.Text;
using System.Text.Json;
using Dropship.Domain;
using Dropship.Ports;

namespace OwnSupplier;

/// <summary>A supplier of one's own: one request buys, and our reference sent again buys nothing more. The client has the base address and the key, follows no redirects and repeats nothing.</summary>
public sealed class Supplier(SupplierId name, HttpClient http) : ISupplierClient, ICancelPurchases
{
    private static readonly JsonSerializerOptions s_strict = new(JsonSerializerDefaults.Web) { AllowDuplicateProperties = false, RespectNullableAnnotations = true, RespectRequiredConstructorParameters = true };

    public SupplierDescriptor Descriptor { get; } = new(name, SupplierTerms.SingleStep with { Kind = ProtocolKind.UniqueReference, Horizon = TimeSpan.FromDays(30) }, new RateLimit(10, TimeSpan.FromSeconds(1)));

    public async ValueTask<Quote> GetQuoteAsync(QuoteRequest request, CancellationToken cancellation) =>
        await CallAsync<Price>(HttpMethod.Post, "quote", new { country = request.To.Country, lines = Lines(request.Lines) }, cancellation) switch
        {
            { Body: { } price } => new(new Money(price.Cost, new(price.Currency))),
            { Error: { } error } when Meaning(error) is { } reason => new(null, Refused: reason),
            var other => throw other.Fault,
        };

    public async ValueTask<PurchaseReceipt> SendAsync(PurchaseRequest purchase, CancellationToken cancellation) => purchase.Address is not { } to
        ? new(Outcome.Rejected, Reason: DeclineReason.Invalid, Code: "no address")
        : Receipt(await CallAsync<Placed>(HttpMethod.Post, "orders", new { purchase.Reference, lines = Lines(purchase.Lines), most = purchase.MaxTotal.Amount, to = new { to.Name, lines = to.Lines.ToArray(), to.City, to.PostalCode, to.Country } }, cancellation));

    public async ValueTask<PurchaseReceipt> CancelAsync(SupplierOrderId order, CancellationToken cancellation) => Receipt(await CallAsync<Placed>(HttpMethod.Post, $"orders/{Uri.EscapeDataString(order.Value)}/cancel", new { }, cancellation));

    public async ValueTask<IReadOnlyList<SupplierOrder>> FindByReferenceAsync(string reference, CancellationToken cancellation) =>
        await CallAsync<Found>(HttpMethod.Get, $"orders?reference={Uri.EscapeDataString(reference)}", null, cancellation) is var answer && answer.Body is { } found ? [.. found.Orders.Select(Order)] : throw answer.Fault;

    public async ValueTask<SupplierReading?> GetOrderAsync(SupplierOrderId order, CancellationToken cancellation) =>
        await CallAsync<Placed>(HttpMethod.Get, $"orders/{Uri.EscapeDataString(order.Value)}", null, cancellation) switch
        {
            { Body: { } placed } => new(Order(placed), [.. placed.Parcels.Select(parcel => new SupplierParcel(new(parcel.Number), new(parcel.Carrier), [], Instant.From(parcel.At)))]),
            { Status: 404, Error: "unknown-order" } => null,
            var other => throw other.Fault,
        };

    // Only what the supplier documents as "nothing was bought" is a refusal; every other bad answer leaves it open whether it was.
    private static PurchaseReceipt Receipt(Answer<Placed> answer) => answer switch
    {
        { Body: { } placed } => new(Outcome.Done, [Order(placed)]),
        { Status: 409, Error: { } error } when Meaning(error) is { } reason => new(Outcome.Rejected, Reason: reason, Code: error),
        _ => new(answer.Left ? Outcome.Unknown : Outcome.NotSent),
    };

    private static DeclineReason? Meaning(string error) => error switch { "out-of-stock" => DeclineReason.OutOfStock, "unknown-sku" => DeclineReason.Invalid, "above-most" => DeclineReason.PriceRose, "shipped" => DeclineReason.TooLate, _ => null };
    private static SupplierOrder Order(Placed placed) => new(new(placed.Id), placed.Status == "shipped" ? SupplierOrderStatus.Shipped : SupplierOrderStatus.Paid) { Charged = Amount(placed.Charged, placed), Credited = Amount(placed.Credited, placed), Cancelled = placed.Cancelled };

    private static Money? Amount(decimal? amount, Placed placed) => amount is { } known ? new Money(known, new(placed.Currency)) : null;
    private static object Lines(Few<SupplierLine> lines) => lines.Select(line => new { sku = line.Sku.Value, quantity = line.Quantity });
    private async Task<Answer<T>> CallAsync<T>(HttpMethod method, string path, object? body, CancellationToken cancellation) where T : class
    {
        using var request = new HttpRequestMessage(method, path) { Content = body is null ? null : new StringContent(JsonSerializer.Serialize(body, s_strict), Encoding.UTF8, "application/json") };
        (var status, TimeSpan? wait) = (0, null);
        try
        {
            using var response = await http.SendAsync(request, HttpCompletionOption.ResponseHeadersRead, cancellation);
            (status, wait) = ((int)response.StatusCode, response.Headers.RetryAfter?.Delta);
            await response.Content.LoadIntoBufferAsync(4 << 20, cancellation);
            var text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(await response.Content.ReadAsByteArrayAsync(cancellation));
            return response.StatusCode == HttpStatusCode.OK ? new(status, Body: JsonSerializer.Deserialize<T>(text, s_strict)) : new(status, Error: JsonSerializer.Deserialize<Refusal>(text, s_strict)?.Error, Wait: wait);
        }
        catch (HttpRequestException fault) when (fault.HttpRequestError is HttpRequestError.NameResolutionError or HttpRequestError.ConnectionError or HttpRequestError.SecureConnectionError) { return new(0, Left: false); }
        catch (Exception fault) when (!cancellation.IsCancellationRequested && fault is HttpRequestException or IOException or OperationCanceledException or JsonException or ArgumentException) { return new(status, Wait: wait); }
    }

    private sealed record Answer<T>(int Status, T? Body = null, string? Error = null, TimeSpan? Wait = null, bool Left = true) where T : class
    {
        internal ProviderException Fault => new(Status switch { 429 => ProviderFault.Throttled, 401 or 403 => ProviderFault.Unauthorized, 0 or >= 500 => ProviderFault.Unreachable, 409 or 404 when Error is not null => ProviderFault.Rejected, _ => ProviderFault.Malformed }, "own supplier", $"HTTP {Status}", Wait);
    }

    private sealed record Price(decimal Cost, string Currency);
    private sealed record Refusal(string Error);
    private sealed record Found(IReadOnlyList<Placed> Orders);
    private sealed record Placed(string Id, string Status, bool Cancelled, decimal? Charged, decimal? Credited, string Currency, IReadOnlyList<Sent> Parcels);
    private sealed record Sent(string Number, string Carrier, DateTimeOffset At);
}
