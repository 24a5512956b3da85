using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Testing.Conformance.Adapters.Cases.Supplier;

/// <summary>Carries one purchase through its steps, as the shop does.</summary>
internal sealed class Buyer(ISupplierFixture fixture, PurchaseRequest? purchase = null)
{
    private readonly PurchaseRequest _purchase = purchase ?? fixture.NewPurchase();
    private SupplierOrder? _own;

    internal string Reference => _purchase.Reference;

    internal SupplierTerms Terms { get; } = fixture.Client.Descriptor.Terms;

    /// <summary>The supplier's order as far as it was seen.</summary>
    internal SupplierOrder Own => _own ?? throw new ConformanceException("A purchase whose first step was taken has an order at the supplier. None was told, and none is found by its reference.");

    internal static async Task<Buyer> CreateAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        var buyer = new Buyer(fixture);
        await buyer.CarryAsync(PurchaseStep.Create, cancellation).ConfigureAwait(false);
        return buyer;
    }

    internal static async Task<Buyer> BuyAsync(ISupplierFixture fixture, CancellationToken cancellation)
    {
        var buyer = new Buyer(fixture);
        await buyer.CarryAllAsync(cancellation).ConfigureAwait(false);
        return buyer;
    }

    internal PurchaseRequest Request(PurchaseStep step) => _purchase with { Step = step, Own = _own };

    internal async Task CarryAllAsync(CancellationToken cancellation)
    {
        foreach (var step in Terms.Steps.ToArray()) await CarryAsync(step, cancellation).ConfigureAwait(false);
    }

    internal async Task CarryUntilAsync(PurchaseStep end, CancellationToken cancellation)
    {
        foreach (var step in Terms.Steps.TakeWhile(step => step != end)) await CarryAsync(step, cancellation).ConfigureAwait(false);
    }

    /// <summary>A step that the supplier must take.</summary>
    internal async Task CarryAsync(PurchaseStep step, CancellationToken cancellation)
    {
        var receipt = await fixture.Client.SendAsync(Request(step), cancellation).ConfigureAwait(false);
        if (receipt.Outcome is not (Outcome.Done or Outcome.Pending)) throw new ConformanceException($"A step of a purchase that the supplier takes is done. {step} was {receipt.Outcome}: {receipt.Reason}, {receipt.Code}.");
        if (receipt.Outcome == Outcome.Done && receipt.Orders.IsEmpty && _own is null) throw new ConformanceException($"A step that is done names the order, as long as the shop does not know it. {step} named none.");
        await fixture.SettleAsync(cancellation).ConfigureAwait(false);
        foreach (var told in receipt.Orders.ToArray()) See(told);
        if (_own is null || receipt.Outcome == Outcome.Pending) await LookAsync(cancellation).ConfigureAwait(false);
        if (_own is not null) See(_own with { Status = Terms.ResultOf(step) });
    }

    /// <summary>Looks the purchase up by its reference, and reads what it finds.</summary>
    internal async Task LookAsync(CancellationToken cancellation)
    {
        foreach (var found in await fixture.Client.FindByReferenceAsync(Reference, cancellation).ConfigureAwait(false)) See(found);
        if (_own is not null) See((await ReadAsync(cancellation).ConfigureAwait(false)).Order);
    }

    internal async Task<SupplierReading> ReadAsync(CancellationToken cancellation) =>
        await fixture.Client.GetOrderAsync(Own.Id, cancellation).ConfigureAwait(false) ?? throw new ConformanceException($"An order that exists at the supplier can be read. Order {Own.Id} is not there.");

    private void See(SupplierOrder told)
    {
        if (_own is null || told.Id == _own.Id) _own = _own?.Join(told) ?? told;
    }
}
