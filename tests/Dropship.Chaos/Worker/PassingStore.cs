using Dropship.Domain;
using Dropship.Storage;

namespace Dropship.Chaos.Worker;

/// <summary>A store that passes everything on to another one; those that change something start from it.</summary>
internal abstract class PassingStore(IOrderStore inner) : IOrderStore
{
    protected IOrderStore Inner => inner;

    public virtual ValueTask InitializeAsync(CancellationToken cancellation) => inner.InitializeAsync(cancellation);

    public ValueTask<StoredOrder?> LoadAsync(OrderKey order, CancellationToken cancellation) => inner.LoadAsync(order, cancellation);

    public virtual ValueTask<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<OrderCommit> commits, CancellationToken cancellation) => inner.AppendAsync(commits, cancellation);

    public ValueTask TouchAsync(IReadOnlyList<OrderTouch> touches, CancellationToken cancellation) => inner.TouchAsync(touches, cancellation);

    public ValueTask<IReadOnlyList<OrderHeader>> DueAsync(Instant now, int limit, CancellationToken cancellation) => inner.DueAsync(now, limit, cancellation);

    public ValueTask<IReadOnlyList<OrderHeader>> LeaseAsync(LeaseRequest request, CancellationToken cancellation) => inner.LeaseAsync(request, cancellation);

    public ValueTask ReleaseAsync(string holder, IReadOnlyList<OrderHeader> leased, CancellationToken cancellation) => inner.ReleaseAsync(holder, leased, cancellation);

    public ValueTask<ShopGate?> ReadGateAsync(ShopId shop, CancellationToken cancellation) => inner.ReadGateAsync(shop, cancellation);

    public ValueTask SetGateAsync(ShopId shop, ShopGate gate, CancellationToken cancellation) => inner.SetGateAsync(shop, gate, cancellation);

    public ValueTask<decimal> ReadReservedAsync(ShopId shop, string scope, CancellationToken cancellation) => inner.ReadReservedAsync(shop, scope, cancellation);

    public ValueTask<Instant?> NextWakeAsync(CancellationToken cancellation) => inner.NextWakeAsync(cancellation);

    public ValueTask<IReadOnlyList<OrderHeader>> FindAsync(OrderQuery query, CancellationToken cancellation) => inner.FindAsync(query, cancellation);

    public ValueTask<IReadOnlyList<OrderKey>> FindByNameAsync(ShopId shop, string name, CancellationToken cancellation) => inner.FindByNameAsync(shop, name, cancellation);

    public ValueTask ParkAsync(OrderKey order, string reason, Instant wakeAt, CancellationToken cancellation) => inner.ParkAsync(order, reason, wakeAt, cancellation);

    public virtual ValueTask<string?> ReadCursorAsync(ShopId shop, string source, CancellationToken cancellation) => inner.ReadCursorAsync(shop, source, cancellation);

    public virtual ValueTask SaveCursorAsync(ShopId shop, string source, string cursor, CancellationToken cancellation) => inner.SaveCursorAsync(shop, source, cursor, cancellation);

    public ValueTask<bool> ReceiveAsync(ShopId shop, string source, string message, Instant at, CancellationToken cancellation) => inner.ReceiveAsync(shop, source, message, at, cancellation);
}
