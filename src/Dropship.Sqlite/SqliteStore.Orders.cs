using Dropship.Domain;
using Dropship.Sqlite.Tables;
using Dropship.Storage;

namespace Dropship.Sqlite;

// Orders: appends go through the group commit, reads see table and tail as one.
public sealed partial class SqliteStore
{
    /// <inheritdoc />
    public async ValueTask<StoredOrder?> LoadAsync(OrderKey order, CancellationToken cancellation) =>
        await ReadOrdersAsync((database, tail) => JournalReads.Load(database, tail, order), cancellation).ConfigureAwait(false) is { } stored
            ? stored with { Epoch = _leases.EpochOf(order), Holder = _leases.HolderOf(order) }
            : null;

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<OrderCommit> commits, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(commits);
        if (cancellation.IsCancellationRequested) return ValueTask.FromCanceled<IReadOnlyList<AppendResult>>(cancellation);
        if (commits.Count == 0) return new([]);
        // What cannot be written is refused here: it must not void the group of others.
        for (var i = 0; i < commits.Count; i++)
        {
            _ = (commits[i].Order.Shop.Value, commits[i].Order.Id.Value, commits[i].Phase.Length);
            for (var name = 0; name < commits[i].Names.Count; name++) _ = commits[i].Names[name].Length;
            foreach (var claim in commits[i].Claims) _ = claim.Line.Value;
            foreach (var reservation in commits[i].Reserves) ArgumentOutOfRangeException.ThrowIfNegative(reservation.Amount, reservation.Scope);
        }

        _ = Opened;
        return _commits!.AppendAsync(commits, cancellation);
    }

    /// <inheritdoc />
    public async ValueTask TouchAsync(IReadOnlyList<OrderTouch> touches, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(touches);
        foreach (var touch in touches) _ = (touch.Order.Shop.Value, touch.Order.Id.Value);
        await WriteAsync(writer =>
        {
            foreach (var touch in touches) writer.Touch(touch);
            return true;
        }, cancellation, durable: false).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<OrderHeader>> DueAsync(Instant now, int limit, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return ReadOrdersAsync((database, tail) => OrderReads.Due(database, tail, now, limit), cancellation);
    }

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<OrderHeader>> LeaseAsync(LeaseRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(request.Limit);
        return _leases.Take(await DueAsync(request.Now, (int)Math.Min(int.MaxValue / 2, (long)request.Limit + _leases.Count), cancellation).ConfigureAwait(false), request);
    }

    /// <inheritdoc />
    public ValueTask ReleaseAsync(string holder, IReadOnlyList<OrderHeader> leased, CancellationToken cancellation)
    {
        _leases.End(holder, leased);
        return ValueTask.CompletedTask;
    }

    /// <inheritdoc />
    public ValueTask<Instant?> NextWakeAsync(CancellationToken cancellation) => ReadOrdersAsync(OrderReads.NextWake, cancellation);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<OrderHeader>> FindAsync(OrderQuery query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Limit is < 1 or > 10_000) throw new ArgumentOutOfRangeException(nameof(query), query.Limit, "A page holds 1 to 10,000 headers.");
        return ReadOrdersAsync((database, tail) => OrderReads.Find(database, tail, query), cancellation);
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<OrderKey>> FindByNameAsync(ShopId shop, string name, CancellationToken cancellation)
    {
        _ = (shop.Value, name.Length);
        return ReadAsync(database => Names.Find(database, shop, name), cancellation);
    }

    /// <inheritdoc />
    public async ValueTask ParkAsync(OrderKey order, string reason, Instant wakeAt, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(reason);
        _ = (order.Shop.Value, order.Id.Value);
        await WriteAsync(writer =>
        {
            writer.Park(order, reason, wakeAt);
            return true;
        }, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public ValueTask<string?> ReadCursorAsync(ShopId shop, string source, CancellationToken cancellation) =>
        ReadAsync(database => Cursors.Read(database, shop, source), cancellation);

    /// <inheritdoc />
    public async ValueTask SaveCursorAsync(ShopId shop, string source, string cursor, CancellationToken cancellation)
    {
        _ = (shop.Value, source.Length, cursor.Length);
        await WriteAsync(writer =>
        {
            Cursors.Save(writer.Database, shop, source, cursor);
            return true;
        }, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public ValueTask<bool> ReceiveAsync(ShopId shop, string source, string message, Instant at, CancellationToken cancellation)
    {
        _ = (shop.Value, source.Length, message.Length);
        return WriteAsync(writer => Inbox.Receive(writer.Database, shop, source, message, at), cancellation);
    }
}
