using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Sdk.Tests.Fakes;

/// <summary>An engine's client of the supplier.</summary>
internal sealed class FakeSupplier(SupplierId name, SupplierBooks books, Calls calls, RateLimit? limit = null, int readBatch = 1) : ISupplierClient, ICancelPurchases, IDiscardDrafts, IUrgeShipping, IWallet, IReadWebhooks, IReadManyPurchases, IDisputes
{
    public SupplierDescriptor Descriptor { get; } = new(name, books.Terms, limit ?? RateLimit.None);

    public ValueTask<WebhookReading> ReadWebhookAsync(WebhookMessage message, CancellationToken cancellation) => calls.MakeAsync(new($"{name}.webhook", cancellation), () => FakeMessages.Read(message));

    public ValueTask<Quote> GetQuoteAsync(QuoteRequest request, CancellationToken cancellation) => calls.MakeAsync(new($"{name}.quote {request.Order.Id}", cancellation), books.Quote);

    public ValueTask<PurchaseReceipt> SendAsync(PurchaseRequest purchase, CancellationToken cancellation) =>
        calls.MakeAsync(new($"{name}.{purchase.Step} {purchase.Order.Id} {purchase.Reference}", cancellation), () => books.Carry(purchase));

    public ValueTask<IReadOnlyList<SupplierOrder>> FindByReferenceAsync(string reference, CancellationToken cancellation) => calls.MakeAsync(new($"{name}.find {reference}", cancellation), () => books.Find(reference));

    public ValueTask<SupplierReading?> GetOrderAsync(SupplierOrderId order, CancellationToken cancellation) => calls.MakeAsync(new($"{name}.read {order}", cancellation), () => books.Read(order));

    public int ReadBatch => readBatch;

    public ValueTask<IReadOnlyList<SupplierReading>> GetOrdersAsync(IReadOnlyList<SupplierOrderId> orders, CancellationToken cancellation) =>
        calls.MakeAsync<IReadOnlyList<SupplierReading>>(new($"{name}.many {orders.Count}", cancellation), () => books.ReadMany(orders));

    public ValueTask<PurchaseReceipt> CancelAsync(SupplierOrderId order, CancellationToken cancellation) => calls.MakeAsync(new($"{name}.cancel {order}", cancellation), () => books.Cancel(order));

    public ValueTask<PurchaseReceipt> DiscardAsync(SupplierOrderId order, CancellationToken cancellation) => calls.MakeAsync(new($"{name}.discard {order}", cancellation), () => books.Cancel(order));

    public ValueTask<WriteReceipt> UrgeAsync(SupplierOrderId order, int rung, CancellationToken cancellation) => calls.MakeAsync(new($"{name}.urge {order} {rung}", cancellation), () => WriteReceipt.Done);

    public ValueTask<IReadOnlyList<DisputableLine>> ListDisputableAsync(SupplierOrderId order, CancellationToken cancellation) => throw new NotSupportedException("the engine decides without it");

    public ValueTask<DisputeTerms?> GetDisputeTermsAsync(SupplierOrderId order, Few<LineUnits> units, CancellationToken cancellation) => throw new NotSupportedException("the engine decides without it");

    public ValueTask<DisputeReceipt> OpenDisputeAsync(DisputeRequest request, CancellationToken cancellation) =>
        calls.MakeAsync(new($"{name}.dispute {request.Order} {request.Reference}", cancellation), () => books.Disputes.Open(request));

    public ValueTask<IReadOnlyList<SupplierDispute>> FindDisputesAsync(SupplierOrderId order, CancellationToken cancellation) =>
        calls.MakeAsync(new($"{name}.disputes {order}", cancellation), () => books.Disputes.Find(order));

    public ValueTask<SupplierDispute?> GetDisputeAsync(SupplierOrderId order, string dispute, CancellationToken cancellation) => throw new NotSupportedException("the engine reads all of an order");

    public ValueTask<DisputeReceipt> WithdrawDisputeAsync(SupplierOrderId order, string dispute, CancellationToken cancellation) =>
        calls.MakeAsync(new($"{name}.withdraw {order} {dispute}", cancellation), () => books.Disputes.Withdraw(dispute));

    public ValueTask<Money> GetAvailableAsync(CancellationToken cancellation) => calls.MakeAsync(new($"{name}.wallet", cancellation), () => books.Wallet);
}
