using Dropship.Ports;
using Dropship.Testing.Conformance.Adapters.Cases;
using Dropship.Testing.Conformance.Adapters.Cases.Carrier;

namespace Dropship.Testing.Conformance.Adapters;

/// <summary>What every <see cref="IListTracking"/> must do, ours and users': hand each case a fresh fixture.</summary>
public static class RegistryConformance
{
    /// <summary>The cases, by name, and which of them a fixture can run.</summary>
    public static AdapterSuite<IRegistryFixture> Suite { get; } = new([.. RegistryCases.All, .. ReadCases.Of(RegistryCases.Port), .. GivingUpCases.Of(RegistryCases.Port)]);
}
