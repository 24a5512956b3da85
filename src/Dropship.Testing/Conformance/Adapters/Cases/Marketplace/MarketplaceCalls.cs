using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Testing.Conformance.Adapters.Cases.Marketplace;

/// <summary>The calls of <see cref="IMarketplaceClient"/>.</summary>
internal static class MarketplaceCalls
{
    internal static readonly Need[] Cancels = [Need.Client<IAnswerCancels>(), Need.Fixture<IAskCancels>()];

    internal static readonly Port<IMarketplaceFixture> Port = new([],
    [
        new("the list of changed orders", [], async (fixture, cancellation) =>
        {
            await fixture.PlaceOrderAsync(cancellation).ConfigureAwait(false);
            return async token => await fixture.Client.ListChangedAsync(null, token).ConfigureAwait(false);
        }),
        new("the read of an order", [], async (fixture, cancellation) =>
        {
            var order = await fixture.PlaceOrderAsync(cancellation).ConfigureAwait(false);
            return async token => await fixture.Client.GetOrderAsync(order, token).ConfigureAwait(false);
        }),
        new("the read-back of a shipment", [], async (fixture, cancellation) =>
        {
            var order = await fixture.PlaceOrderAsync(cancellation).ConfigureAwait(false);
            return async token => await fixture.Client.VerifyWriteAsync(order, fixture.NewShipment(order), token).ConfigureAwait(false);
        }),
    ],
    [
        new("a shipment", [], async (fixture, cancellation) => [Send(fixture, await ShipmentAsync(fixture, cancellation).ConfigureAwait(false))]),
        new("a refund", [], async (fixture, cancellation) => [Send(fixture, await RefundAsync(fixture, cancellation).ConfigureAwait(false))]),
        new("an answer to a cancel", Cancels, async (fixture, cancellation) => [Send(fixture, await AnswerAsync(fixture, cancellation).ConfigureAwait(false))]),
    ], async (fixture, cancellation) => Secrecy.Of((await fixture.MustGetAsync(await fixture.PlaceOrderAsync(cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false)).Address));

    internal static async Task<MarketplaceWrite> ShipmentAsync(IMarketplaceFixture fixture, CancellationToken cancellation) =>
        fixture.NewShipment(await fixture.PlaceOrderAsync(cancellation).ConfigureAwait(false));

    /// <summary>The whole order is given back: every marketplace can do that.</summary>
    internal static async Task<MarketplaceWrite> RefundAsync(IMarketplaceFixture fixture, CancellationToken cancellation)
    {
        var order = await fixture.MustGetAsync(await fixture.PlaceOrderAsync(cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        var shares = order.Sale.Expected();
        return new MarketplaceWrite.Refund(order.Id, 1, order.Sale.Lines.Select((line, i) => new LineAmount(line.Id, shares[i])).ToFew(), order.Sale.Paid, RefundReason.Unsupplied);
    }

    internal static async Task<MarketplaceWrite> AnswerAsync(IMarketplaceFixture fixture, CancellationToken cancellation)
    {
        var order = await fixture.PlaceOrderAsync(cancellation).ConfigureAwait(false);
        return new MarketplaceWrite.CancelAnswer(order, await ((IAskCancels)fixture).AskCancelAsync(order, cancellation).ConfigureAwait(false), Accepted: true);
    }

    internal static Sending Send(IMarketplaceFixture fixture, MarketplaceWrite write) => async cancellation =>
    {
        var receipt = write switch
        {
            MarketplaceWrite.Shipment shipment => await fixture.Client.SubmitShipmentAsync(shipment, cancellation).ConfigureAwait(false),
            MarketplaceWrite.Refund refund => await fixture.Client.RefundAsync(refund, cancellation).ConfigureAwait(false),
            MarketplaceWrite.CancelAnswer answer => await ((IAnswerCancels)fixture.Client).AnswerCancelAsync(answer.Order, answer.Request, answer.Accepted, cancellation).ConfigureAwait(false),
            _ => throw new InvalidOperationException($"{write.GetType().Name} is not known."),
        };
        return new(receipt.Outcome, $"{receipt}");
    };

    internal static OrderId OrderOf(this MarketplaceWrite write) => write switch
    {
        MarketplaceWrite.Shipment shipment => shipment.Order,
        MarketplaceWrite.Refund refund => refund.Order,
        MarketplaceWrite.CancelAnswer answer => answer.Order,
        _ => throw new InvalidOperationException($"{write.GetType().Name} is not known."),
    };

    internal static async Task<MarketplaceOrder> MustGetAsync(this IMarketplaceFixture fixture, OrderId order, CancellationToken cancellation) =>
        await fixture.Client.GetOrderAsync(order, cancellation).ConfigureAwait(false) ?? throw new ConformanceException($"An order that was placed can be read. Order {order} is not there.");
}
