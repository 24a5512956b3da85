using Dropship.Domain;
using Dropship.Ports;
using Dropship.Testing.Tests.Adapters.Paper;

namespace Dropship.Testing.Tests.Adapters.Planted;

/// <summary>The paper marketplace's adapter, of which any member can be replaced by a wrong one.</summary>
internal sealed class BrokenMarketplace : IMarketplaceClient, IAnswerCancels, IPayoutClient, IReadWebhooks
{
    public BrokenMarketplace(PaperMarketplaceFixture fixture)
    {
        (Fixture, Inner) = (fixture, (PaperMarketplaceClient)fixture.Client);
        (Describe, List, Get, Verify) = (() => Inner.Descriptor, Inner.ListChangedAsync, Inner.GetOrderAsync, Inner.VerifyWriteAsync);
        (Write, Pay) = (WriteAsync, Inner.ListPayoutsAsync);
        Read = async message => await Inner.ReadWebhookAsync(message, default);
    }

    public PaperMarketplaceFixture Fixture { get; }

    public PaperMarketplaceClient Inner { get; }

    public Func<MarketplaceDescriptor> Describe { get; set; }

    public Func<string?, CancellationToken, ValueTask<OrderPage>> List { get; set; }

    public Func<OrderId, CancellationToken, ValueTask<MarketplaceOrder?>> Get { get; set; }

    public Func<OrderId, MarketplaceWrite, CancellationToken, ValueTask<Verification>> Verify { get; set; }

    public Func<MarketplaceWrite, CancellationToken, ValueTask<WriteReceipt>> Write { get; set; }

    public Func<string?, CancellationToken, ValueTask<PayoutPage>> Pay { get; set; }

    public Reader Read { get; set; }

    public MarketplaceDescriptor Descriptor => Describe();

    public ValueTask<OrderPage> ListChangedAsync(string? cursor, CancellationToken cancellation) => List(cursor, cancellation);

    public ValueTask<MarketplaceOrder?> GetOrderAsync(OrderId order, CancellationToken cancellation) => Get(order, cancellation);

    public ValueTask<WriteReceipt> SubmitShipmentAsync(MarketplaceWrite.Shipment shipment, CancellationToken cancellation) => Write(shipment, cancellation);

    public ValueTask<WriteReceipt> RefundAsync(MarketplaceWrite.Refund refund, CancellationToken cancellation) => Write(refund, cancellation);

    public ValueTask<WriteReceipt> AnswerCancelAsync(OrderId order, string request, bool accepted, CancellationToken cancellation) => Write(new MarketplaceWrite.CancelAnswer(order, request, accepted), cancellation);

    public ValueTask<Verification> VerifyWriteAsync(OrderId order, MarketplaceWrite write, CancellationToken cancellation) => Verify(order, write, cancellation);

    public ValueTask<PayoutPage> ListPayoutsAsync(string? cursor, CancellationToken cancellation) => Pay(cursor, cancellation);

    public async ValueTask<WebhookReading> ReadWebhookAsync(WebhookMessage message, CancellationToken cancellation) => await Read(message);

    /// <summary>The write as it should be.</summary>
    public ValueTask<WriteReceipt> WriteAsync(MarketplaceWrite write, CancellationToken cancellation) => write switch
    {
        MarketplaceWrite.Shipment shipment => Inner.SubmitShipmentAsync(shipment, cancellation),
        MarketplaceWrite.Refund refund => Inner.RefundAsync(refund, cancellation),
        MarketplaceWrite.CancelAnswer answer => Inner.AnswerCancelAsync(answer.Order, answer.Request, answer.Accepted, cancellation),
        _ => throw new InvalidOperationException(),
    };

    /// <summary>Breaks one kind of write.</summary>
    public void Break<TWrite>(Func<TWrite, CancellationToken, ValueTask<WriteReceipt>> wrong) where TWrite : MarketplaceWrite =>
        Write = (write, cancellation) => write is TWrite broken ? wrong(broken, cancellation) : WriteAsync(write, cancellation);

    /// <summary>Breaks what is told of an order, alone and in pages.</summary>
    public void Tell(Func<MarketplaceOrder, MarketplaceOrder> wrong)
    {
        Get = async (order, cancellation) => await Inner.GetOrderAsync(order, cancellation) is { } told ? wrong(told) : null;
        List = async (cursor, cancellation) => await Inner.ListChangedAsync(cursor, cancellation) is var page ? page with { Orders = [.. page.Orders.Select(wrong)] } : null!;
    }
}
