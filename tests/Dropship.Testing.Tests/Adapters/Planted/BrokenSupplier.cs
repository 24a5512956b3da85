using Dropship.Domain;
using Dropship.Ports;
using Dropship.Testing.Tests.Adapters.Paper;

namespace Dropship.Testing.Tests.Adapters.Planted;

/// <summary>The paper supplier's adapter, of which any member can be replaced by a wrong one.</summary>
internal sealed partial class BrokenSupplier : ISupplierClient, ICancelPurchases, IDiscardDrafts, IUrgeShipping, IWallet, IReadManyPurchases, IReadWebhooks, IDisputes
{
    public BrokenSupplier(PaperSupplierFixture fixture)
    {
        (Fixture, Inner) = (fixture, (PaperSupplierClient)fixture.Client);
        (Describe, Quote, Send, Find, Get) = (() => Inner.Descriptor, Inner.GetQuoteAsync, Inner.SendAsync, Inner.FindByReferenceAsync, Inner.GetOrderAsync);
        (Cancel, Discard, Balance, Many) = (Inner.CancelAsync, Inner.DiscardAsync, Inner.GetAvailableAsync, Inner.GetOrdersAsync);
        Urge = async (order, cancellation) => await Inner.UrgeAsync(order, 1, cancellation) is var receipt ? new(receipt.Outcome, default, receipt.Reason, receipt.Code) : null!;
        Desk = new(Inner);
        (OpenDispute, FindDisputes, WithdrawDispute) = (Desk.OpenDisputeAsync, Desk.FindDisputesAsync, Desk.WithdrawDisputeAsync);
        (DisputeTerms, Disputable, GetDispute) = (Desk.GetDisputeTermsAsync, Desk.ListDisputableAsync, Desk.GetDisputeAsync);
        Read = async message => await Inner.ReadWebhookAsync(message, default);
    }

    public PaperSupplierFixture Fixture { get; }

    public PaperSupplierClient Inner { get; }

    public Func<SupplierDescriptor> Describe { get; set; }

    public Func<QuoteRequest, CancellationToken, ValueTask<Quote>> Quote { get; set; }

    public Func<PurchaseRequest, CancellationToken, ValueTask<PurchaseReceipt>> Send { get; set; }

    public Func<string, CancellationToken, ValueTask<IReadOnlyList<SupplierOrder>>> Find { get; set; }

    public Func<SupplierOrderId, CancellationToken, ValueTask<SupplierReading?>> Get { get; set; }

    public Func<SupplierOrderId, CancellationToken, ValueTask<PurchaseReceipt>> Cancel { get; set; }

    public Func<SupplierOrderId, CancellationToken, ValueTask<PurchaseReceipt>> Discard { get; set; }

    public Func<SupplierOrderId, CancellationToken, ValueTask<PurchaseReceipt>> Urge { get; set; }

    public Func<CancellationToken, ValueTask<Money>> Balance { get; set; }

    public Func<IReadOnlyList<SupplierOrderId>, CancellationToken, ValueTask<IReadOnlyList<SupplierReading>>> Many { get; set; }

    /// <summary>The paper supplier takes no disputes: a desk beside it does, and does it right.</summary>
    public PaperDesk Desk { get; }

    public Func<DisputeRequest, CancellationToken, ValueTask<DisputeReceipt>> OpenDispute { get; set; }

    public Func<SupplierOrderId, CancellationToken, ValueTask<IReadOnlyList<SupplierDispute>>> FindDisputes { get; set; }

    public Func<SupplierOrderId, string, CancellationToken, ValueTask<DisputeReceipt>> WithdrawDispute { get; set; }

    public Func<SupplierOrderId, Few<LineUnits>, CancellationToken, ValueTask<DisputeTerms?>> DisputeTerms { get; set; }

    public Func<SupplierOrderId, CancellationToken, ValueTask<IReadOnlyList<DisputableLine>>> Disputable { get; set; }

    public Func<SupplierOrderId, string, CancellationToken, ValueTask<SupplierDispute?>> GetDispute { get; set; }

    public Reader Read { get; set; }

    public int ReadBatch { get; set; } = 20;

    public SupplierDescriptor Descriptor => Describe();

    public ValueTask<Quote> GetQuoteAsync(QuoteRequest request, CancellationToken cancellation) => Quote(request, cancellation);

    public ValueTask<PurchaseReceipt> SendAsync(PurchaseRequest purchase, CancellationToken cancellation) => Send(purchase, cancellation);

    public ValueTask<IReadOnlyList<SupplierOrder>> FindByReferenceAsync(string reference, CancellationToken cancellation) => Find(reference, cancellation);

    public ValueTask<SupplierReading?> GetOrderAsync(SupplierOrderId order, CancellationToken cancellation) => Get(order, cancellation);

    public ValueTask<PurchaseReceipt> CancelAsync(SupplierOrderId order, CancellationToken cancellation) => Cancel(order, cancellation);

    public ValueTask<PurchaseReceipt> DiscardAsync(SupplierOrderId order, CancellationToken cancellation) => Discard(order, cancellation);

    public async ValueTask<WriteReceipt> UrgeAsync(SupplierOrderId order, int rung, CancellationToken cancellation) => await Urge(order, cancellation) is var receipt ? new(receipt.Outcome, receipt.Reason, receipt.Code) : null!;

    public ValueTask<Money> GetAvailableAsync(CancellationToken cancellation) => Balance(cancellation);

    public ValueTask<IReadOnlyList<SupplierReading>> GetOrdersAsync(IReadOnlyList<SupplierOrderId> orders, CancellationToken cancellation) => Many(orders, cancellation);

    public ValueTask<IReadOnlyList<DisputableLine>> ListDisputableAsync(SupplierOrderId order, CancellationToken cancellation) => Disputable(order, cancellation);

    public ValueTask<DisputeTerms?> GetDisputeTermsAsync(SupplierOrderId order, Few<LineUnits> units, CancellationToken cancellation) => DisputeTerms(order, units, cancellation);

    public ValueTask<DisputeReceipt> OpenDisputeAsync(DisputeRequest request, CancellationToken cancellation) => OpenDispute(request, cancellation);

    public ValueTask<IReadOnlyList<SupplierDispute>> FindDisputesAsync(SupplierOrderId order, CancellationToken cancellation) => FindDisputes(order, cancellation);

    public ValueTask<SupplierDispute?> GetDisputeAsync(SupplierOrderId order, string dispute, CancellationToken cancellation) => GetDispute(order, dispute, cancellation);

    public ValueTask<DisputeReceipt> WithdrawDisputeAsync(SupplierOrderId order, string dispute, CancellationToken cancellation) => WithdrawDispute(order, dispute, cancellation);

    public async ValueTask<WebhookReading> ReadWebhookAsync(WebhookMessage message, CancellationToken cancellation) => await Read(message);

    /// <summary>Breaks what is told of an order, alone and among many.</summary>
    public void Tell(Func<SupplierReading, SupplierReading> wrong)
    {
        Get = async (order, cancellation) => await Inner.GetOrderAsync(order, cancellation) is { } told ? wrong(told) : null;
        Many = async (orders, cancellation) => [.. (await Inner.GetOrdersAsync(orders, cancellation)).Select(wrong)];
    }
}
