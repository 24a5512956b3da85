using Dropship.Domain;
using Dropship.Engine;
using Dropship.Storage;
using Microsoft.Extensions.Logging;

namespace Dropship.Orders;

/// <summary>Sets the gates of the shops; the store keeps them, and judges every commit that spends by them.</summary>
internal sealed class SpendingGate(Func<CancellationToken, ValueTask> start, IReadOnlyDictionary<ShopId, Shop> shops, IOrderStore store, TimeProvider clock, ILogger logger) : ISpendingGate
{
    public async ValueTask<ShopGate?> FindAsync(ShopId shop, CancellationToken cancellation = default)
    {
        Require(shop);
        await start(cancellation).ConfigureAwait(false);
        return await store.ReadGateAsync(shop, cancellation).ConfigureAwait(false);
    }

    public Task StopAsync(ShopId shop, string reason, string by, CancellationToken cancellation = default) => SetAsync(shop, GateState.Stopped, reason, by, cancellation);

    public Task ResumeAsync(ShopId shop, string reason, string by, CancellationToken cancellation = default) => SetAsync(shop, GateState.Open, reason, by, cancellation);

    public async Task ReconcileAsync(ShopId shop, string reason, string by, CancellationToken cancellation = default)
    {
        await SetAsync(shop, GateState.Reconciling, reason, by, cancellation).ConfigureAwait(false);
        await Reconciliation.BeginAsync(store, shop, cancellation).ConfigureAwait(false);
    }

    private async Task SetAsync(ShopId shop, GateState state, string reason, string by, CancellationToken cancellation)
    {
        Require(shop);
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        await start(cancellation).ConfigureAwait(false);
        await store.SetGateAsync(shop, new(state, reason, by, clock.Now()), cancellation).ConfigureAwait(false);
        LogMessages.GateSet(logger, shop, state, by, reason);
    }

    private void Require(ShopId shop)
    {
        if (!shops.ContainsKey(shop)) throw new ArgumentException($"Shop {shop} is not configured.", nameof(shop));
    }
}
