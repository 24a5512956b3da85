using Dropship.Domain;
using Dropship.Ports;
using static Dropship.Testing.Conformance.Adapters.Cases.Marketplace.MarketplaceCalls;

namespace Dropship.Testing.Conformance.Adapters.Cases.Marketplace;

/// <summary>What a write does at the marketplace, and what a read-back finds of it.</summary>
internal static class EffectCases
{
    private static readonly Need Books = Need.Fixture<IMarketplaceBooks>();
    private static readonly Need Lost = Need.Fault(VendorFault.LostAnswer);

    internal static readonly AdapterCase<IMarketplaceFixture>[] All =
    [
        .. ReadBacks("a shipment", [], ShipmentAsync), .. ReadBacks("a refund", [], RefundAsync), .. ReadBacks("an answer to a cancel", Cancels, AnswerAsync),
        new("a shipment that is repeated is one shipment", [Books], RepeatedShipmentAsync),
        new("an answer to a cancel that is repeated is taken", Cancels, RepeatedAnswerAsync),
        new("a refund that was sent once is one refund", [Books], RefundOnceAsync),
        new("a shipment of an unknown order is never done", [], UnknownOrderAsync),
        new("parallel shipments reach their own orders", [Books], ParallelAsync),
    ];

    private static AdapterCase<IMarketplaceFixture>[] ReadBacks(string name, Need[] needs, Func<IMarketplaceFixture, CancellationToken, Task<MarketplaceWrite>> make) =>
    [
        new($"{name} that was done is found by the read-back", needs, async (fixture, cancellation) =>
        {
            var write = await make(fixture, cancellation).ConfigureAwait(false);
            await MustTakeAsync(fixture, write, cancellation).ConfigureAwait(false);
            Promise.Same(Verification.Done, await ReadBackAsync(fixture, write, cancellation).ConfigureAwait(false), $"{name} that was done is found by the read-back.");
        }),
        new($"{name} whose answer was lost is found by the read-back", [.. needs, Lost], async (fixture, cancellation) =>
        {
            var write = await make(fixture, cancellation).ConfigureAwait(false);
            await fixture.UnderAsync(VendorFault.LostAnswer, VendorCalls.Writes, () => Send(fixture, write).AnswerAsync(cancellation)).ConfigureAwait(false);
            Promise.Same(Verification.Done, await ReadBackAsync(fixture, write, cancellation).ConfigureAwait(false), $"{name} whose answer was lost is found by the read-back.");
        }),
        new($"{name} that was never sent is not found by the read-back", needs, async (fixture, cancellation) =>
        {
            var write = await make(fixture, cancellation).ConfigureAwait(false);
            Promise.Same(Verification.NotDone, await ReadBackAsync(fixture, write, cancellation).ConfigureAwait(false), $"{name} that was never sent is not found by the read-back.");
        }),
    ];

    private static async Task RepeatedShipmentAsync(IMarketplaceFixture fixture, CancellationToken cancellation)
    {
        var shipment = (MarketplaceWrite.Shipment)await ShipmentAsync(fixture, cancellation).ConfigureAwait(false);
        for (var i = 0; i < 3; i++) await MustTakeAsync(fixture, shipment, cancellation).ConfigureAwait(false);
        Promise.Same(1, ((IMarketplaceBooks)fixture).CountShipments(shipment.Order, shipment.Number), "The same shipment, repeated, is one shipment.");
    }

    private static async Task RepeatedAnswerAsync(IMarketplaceFixture fixture, CancellationToken cancellation)
    {
        var answer = await AnswerAsync(fixture, cancellation).ConfigureAwait(false);
        for (var i = 0; i < 3; i++) await MustTakeAsync(fixture, answer, cancellation).ConfigureAwait(false);
        Promise.Same(Verification.Done, await ReadBackAsync(fixture, answer, cancellation).ConfigureAwait(false), "An answer that was repeated stands.");
    }

    private static async Task RefundOnceAsync(IMarketplaceFixture fixture, CancellationToken cancellation)
    {
        var refund = await RefundAsync(fixture, cancellation).ConfigureAwait(false);
        Promise.Same(0, ((IMarketplaceBooks)fixture).CountRefunds(refund.OrderOf()), "Nothing was given back yet.");
        await MustTakeAsync(fixture, refund, cancellation).ConfigureAwait(false);
        Promise.Same(1, ((IMarketplaceBooks)fixture).CountRefunds(refund.OrderOf()), "A refund that was sent once gives the buyer money once.");
    }

    private static async Task UnknownOrderAsync(IMarketplaceFixture fixture, CancellationToken cancellation)
    {
        var known = await fixture.PlaceOrderAsync(cancellation).ConfigureAwait(false);
        var sent = await Send(fixture, fixture.NewShipment(known) with { Order = fixture.UnknownOrder }).AnswerAsync(cancellation).ConfigureAwait(false);
        Promise.Holds(sent.Outcome is not (Outcome.Done or Outcome.Pending), "A shipment of an order that the marketplace does not know is not done.");
    }

    private static async Task ParallelAsync(IMarketplaceFixture fixture, CancellationToken cancellation)
    {
        List<MarketplaceWrite.Shipment> shipments = [];
        for (var i = 0; i < 8; i++) shipments.Add((MarketplaceWrite.Shipment)await ShipmentAsync(fixture, cancellation).ConfigureAwait(false));
        await Callers.AllAsync(shipments.Count, caller => MustTakeAsync(fixture, shipments[caller], cancellation)).ConfigureAwait(false);
        foreach (var shipment in shipments) Promise.Same(1, ((IMarketplaceBooks)fixture).CountShipments(shipment.Order, shipment.Number), "Parallel shipments reach their own orders, each once.");
    }

    private static async Task MustTakeAsync(IMarketplaceFixture fixture, MarketplaceWrite write, CancellationToken cancellation)
    {
        var sent = await Send(fixture, write).AnswerAsync(cancellation).ConfigureAwait(false);
        Promise.Holds(sent.Outcome is Outcome.Done or Outcome.Pending, "A write that the marketplace takes is done, or accepted; so is a repeat that the port calls harmless.");
        await fixture.SettleAsync(cancellation).ConfigureAwait(false);
    }

    private static async Task<Verification> ReadBackAsync(IMarketplaceFixture fixture, MarketplaceWrite write, CancellationToken cancellation)
    {
        await fixture.SettleAsync(cancellation).ConfigureAwait(false);
        return await fixture.Client.VerifyWriteAsync(write.OrderOf(), write, cancellation).ConfigureAwait(false);
    }
}
