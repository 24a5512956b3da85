using Dropship.Domain;
using Dropship.Simulation.Runtime.Passage;
using Dropship.Storage;

namespace Dropship.Simulation.Runtime.NthOperation;

/// <summary>A planted fault, "journal after send": a commit is told as written while it is still on its way, and becomes so with the next use of the store. What a process held back when it died is gone.</summary>
internal sealed class JournalAfterSend(IOrderStore store) : IOrderStore
{
    private IReadOnlyList<OrderCommit> _held = [];

    public static StoreParts Plant(StoreParts parts) => parts with { Orders = new JournalAfterSend(parts.Orders) };

    public ValueTask InitializeAsync(CancellationToken cancellation) => store.InitializeAsync(cancellation);

    public async ValueTask<StoredOrder?> LoadAsync(OrderKey order, CancellationToken cancellation) => await (await WrittenAsync(cancellation)).LoadAsync(order, cancellation);

    public async ValueTask<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<OrderCommit> commits, CancellationToken cancellation)
    {
        await WrittenAsync(cancellation);
        _held = commits;
        return [.. commits.Select(static _ => AppendResult.Written)];
    }

    public async ValueTask TouchAsync(IReadOnlyList<OrderTouch> touches, CancellationToken cancellation) => await (await WrittenAsync(cancellation)).TouchAsync(touches, cancellation);

    public async ValueTask<IReadOnlyList<OrderHeader>> DueAsync(Instant now, int limit, CancellationToken cancellation) => await (await WrittenAsync(cancellation)).DueAsync(now, limit, cancellation);

    public async ValueTask<IReadOnlyList<OrderHeader>> LeaseAsync(LeaseRequest request, CancellationToken cancellation) => await (await WrittenAsync(cancellation)).LeaseAsync(request, cancellation);

    public async ValueTask ReleaseAsync(string holder, IReadOnlyList<OrderHeader> leased, CancellationToken cancellation) => await (await WrittenAsync(cancellation)).ReleaseAsync(holder, leased, cancellation);

    public async ValueTask<ShopGate?> ReadGateAsync(ShopId shop, CancellationToken cancellation) => await (await WrittenAsync(cancellation)).ReadGateAsync(shop, cancellation);

    public async ValueTask SetGateAsync(ShopId shop, ShopGate gate, CancellationToken cancellation) => await (await WrittenAsync(cancellation)).SetGateAsync(shop, gate, cancellation);

    public async ValueTask<decimal> ReadReservedAsync(ShopId shop, string scope, CancellationToken cancellation) => await (await WrittenAsync(cancellation)).ReadReservedAsync(shop, scope, cancellation);

    public async ValueTask<Instant?> NextWakeAsync(CancellationToken cancellation) => await (await WrittenAsync(cancellation)).NextWakeAsync(cancellation);

    public async ValueTask<IReadOnlyList<OrderHeader>> FindAsync(OrderQuery query, CancellationToken cancellation) => await (await WrittenAsync(cancellation)).FindAsync(query, cancellation);

    public async ValueTask<IReadOnlyList<OrderKey>> FindByNameAsync(ShopId shop, string name, CancellationToken cancellation) => await (await WrittenAsync(cancellation)).FindByNameAsync(shop, name, cancellation);

    public async ValueTask ParkAsync(OrderKey order, string reason, Instant wakeAt, CancellationToken cancellation) => await (await WrittenAsync(cancellation)).ParkAsync(order, reason, wakeAt, cancellation);

    public async ValueTask<string?> ReadCursorAsync(ShopId shop, string source, CancellationToken cancellation) => await (await WrittenAsync(cancellation)).ReadCursorAsync(shop, source, cancellation);

    public async ValueTask SaveCursorAsync(ShopId shop, string source, string cursor, CancellationToken cancellation) => await (await WrittenAsync(cancellation)).SaveCursorAsync(shop, source, cursor, cancellation);

    public async ValueTask<bool> ReceiveAsync(ShopId shop, string source, string message, Instant at, CancellationToken cancellation) => await (await WrittenAsync(cancellation)).ReceiveAsync(shop, source, message, at, cancellation);

    private async ValueTask<IOrderStore> WrittenAsync(CancellationToken cancellation)
    {
        if (_held.Count > 0) await store.AppendAsync(_held, cancellation);
        _held = [];
        return store;
    }
}
