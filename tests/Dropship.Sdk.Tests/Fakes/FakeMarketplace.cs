using Dropship.Domain;
using Dropship.Ports;
using static Dropship.Ports.MarketplaceWrite;

namespace Dropship.Sdk.Tests.Fakes;

/// <summary>An engine's client of the marketplace.</summary>
internal sealed class FakeMarketplace(MarketBooks books, Calls calls, RateLimit? limit = null, TimeSpan? pollEvery = null) : IMarketplaceClient, IAnswerCancels, IPayoutClient, IControlIntake, IReadWebhooks
{
    public MarketplaceDescriptor Descriptor { get; } = new("Bazaar", limit ?? RateLimit.None, pollEvery ?? TimeSpan.FromHours(1));

    public ValueTask<WebhookReading> ReadWebhookAsync(WebhookMessage message, CancellationToken cancellation) => calls.MakeAsync(new("market.webhook", cancellation), () => FakeMessages.Read(message));

    public ValueTask<OrderPage> ListChangedAsync(string? cursor, CancellationToken cancellation) => calls.MakeAsync(new($"market.list {cursor}", cancellation), () => books.Page(cursor));

    public ValueTask<MarketplaceOrder?> GetOrderAsync(OrderId order, CancellationToken cancellation) => calls.MakeAsync(new($"market.get {order}", cancellation), () => books.Find(order));

    public ValueTask<WriteReceipt> SubmitShipmentAsync(Shipment shipment, CancellationToken cancellation) =>
        calls.MakeAsync(new($"market.ship {shipment.Order} {shipment.Number}", cancellation), () => books.Enter(books.Shipments, shipment));

    public ValueTask<WriteReceipt> RefundAsync(Refund refund, CancellationToken cancellation) => calls.MakeAsync(new($"market.refund {refund.Order} {refund.No}", cancellation), () => books.Refund(refund));

    public ValueTask<Verification> VerifyWriteAsync(OrderId order, MarketplaceWrite write, CancellationToken cancellation) =>
        calls.MakeAsync(new($"market.verify {order}", cancellation), () => books.Verify(write));

    public ValueTask<WriteReceipt> AnswerCancelAsync(OrderId order, string request, bool accepted, CancellationToken cancellation) =>
        calls.MakeAsync(new($"market.answer {order} {accepted}", cancellation), () => books.Enter(books.Answers, new CancelAnswer(order, request, accepted)));

    public ValueTask<PayoutPage> ListPayoutsAsync(string? cursor, CancellationToken cancellation) => calls.MakeAsync(new($"market.payouts {cursor}", cancellation), () => books.Payouts(cursor));

    public async ValueTask<bool> SetIntakeAsync(SalesIntake intake, CancellationToken cancellation)
    {
        await calls.MakeAsync(new($"market.intake {intake.ExtraDays}", cancellation), () => books.Enter(books.Intakes, intake));
        return books.IntakeSlices-- <= 0;
    }
}
