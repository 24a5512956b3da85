using Dropship.Ports;
using Dropship.Testing.Conformance.Adapters.Cases;
using Dropship.Testing.Conformance.Adapters.Cases.Carrier;

namespace Dropship.Testing.Conformance.Adapters;

/// <summary>What every <see cref="ICarrierClient"/> must do, ours and users': hand each case a fresh fixture.</summary>
public static class CarrierConformance
{
    /// <summary>The cases, by name, and which of them a fixture can run.</summary>
    public static AdapterSuite<ICarrierFixture> Suite { get; } = new(
    [
        .. TrackingCases.All,
        .. ReadCases.Of(CarrierCalls.Port), .. GivingUpCases.Of(CarrierCalls.Port), .. WebhookCases.Of<ICarrierFixture>(),
    ]);
}
