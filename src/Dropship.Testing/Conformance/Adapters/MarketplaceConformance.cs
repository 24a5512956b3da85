using Dropship.Ports;
using Dropship.Testing.Conformance.Adapters.Cases;
using Dropship.Testing.Conformance.Adapters.Cases.Marketplace;

namespace Dropship.Testing.Conformance.Adapters;

/// <summary>What every <see cref="IMarketplaceClient"/> must do, ours and users': hand each case a fresh fixture.</summary>
public static class MarketplaceConformance
{
    /// <summary>The cases, by name, and which of them a fixture can run.</summary>
    public static AdapterSuite<IMarketplaceFixture> Suite { get; } = new(
    [
        .. PagingCases.All, .. PayoutCases.All, .. OrderCases.All, .. EffectCases.All,
        .. ReadCases.Of(MarketplaceCalls.Port), .. WriteCases.Of(MarketplaceCalls.Port), .. GivingUpCases.Of(MarketplaceCalls.Port), .. WebhookCases.Of<IMarketplaceFixture>(),
    ]);
}
