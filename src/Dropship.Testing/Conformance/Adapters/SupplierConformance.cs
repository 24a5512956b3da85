using Dropship.Ports;
using Dropship.Testing.Conformance.Adapters.Cases;
using Dropship.Testing.Conformance.Adapters.Cases.Supplier;

namespace Dropship.Testing.Conformance.Adapters;

/// <summary>What every <see cref="ISupplierClient"/> must do, ours and users': hand each case a fresh fixture.</summary>
public static class SupplierConformance
{
    /// <summary>The cases, by name, and which of them a fixture can run.</summary>
    public static AdapterSuite<ISupplierFixture> Suite { get; } = new(
    [
        .. QuoteCases.All, .. PurchaseCases.All, .. OrderCases.All, .. DisputeCases.All, .. GoodsCases.All, .. TicketCases.All, .. RouteCases.All,
        .. ReadCases.Of(SupplierCalls.Port), .. WriteCases.Of(SupplierCalls.Port), .. GivingUpCases.Of(SupplierCalls.Port), .. WebhookCases.Of<ISupplierFixture>(),
    ]);
}
