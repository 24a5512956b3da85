using Dropship.Domain;
using Dropship.Postgres.Tables;
using Dropship.Storage;

namespace Dropship.Postgres;

// Orders: appends go through the group commit, everything else is a statement of its own.
public sealed partial class PostgresStore
{
    /// <inheritdoc />
    public async ValueTask<StoredOrder?> LoadAsync(OrderKey order, CancellationToken cancellation) =>
        await JournalReads.LoadAsync(Opened, order, cancellation).ConfigureAwait(false);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<AppendResult>> AppendAsync(IReadOnlyList<OrderCommit> commits, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(commits);
        if (cancellation.IsCancellationRequested) return ValueTask.FromCanceled<IReadOnlyList<AppendResult>>(cancellation);
        if (commits.Count == 0) return new([]);
        // What cannot be written is refused here: it must not void the group of others.
        for (var at = 0; at < commits.Count; at++) Require(commits[at]);
        _ = Opened;
        return _commits.AppendAsync(commits, cancellation);
    }

    /// <inheritdoc />
    public async ValueTask TouchAsync(IReadOnlyList<OrderTouch> touches, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(touches);
        await OrderRows.TouchAsync(Opened, touches, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask ParkAsync(OrderKey order, string reason, Instant wakeAt, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(reason);
        await OrderRows.ParkAsync(Opened, order, reason, wakeAt, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<OrderHeader>> DueAsync(Instant now, int limit, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return await OrderReads.DueAsync(Opened, now, limit, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask<Instant?> NextWakeAsync(CancellationToken cancellation) => await OrderReads.NextWakeAsync(Opened, cancellation).ConfigureAwait(false);

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<OrderHeader>> FindAsync(OrderQuery query, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (query.Limit is < 1 or > 10_000) throw new ArgumentOutOfRangeException(nameof(query), query.Limit, "A page holds 1 to 10,000 headers.");
        return await OrderReads.FindAsync(Opened, query, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<OrderKey>> FindByNameAsync(ShopId shop, string name, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(name);
        return await OrderReads.FindByNameAsync(Opened, shop, name, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<OrderHeader>> LeaseAsync(LeaseRequest request, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(request);
        ArgumentNullException.ThrowIfNull(request.Holder);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(request.Limit);
        return await LeaseRows.TakeAsync(Opened, request, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask ReleaseAsync(string holder, IReadOnlyList<OrderHeader> leased, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(holder);
        ArgumentNullException.ThrowIfNull(leased);
        await LeaseRows.EndAsync(Opened, holder, leased, cancellation).ConfigureAwait(false);
    }

    private static void Require(OrderCommit commit)
    {
        _ = (commit.Order.Shop.Value, commit.Order.Id.Value, commit.Phase.Length);
        foreach (var name in commit.Names) ArgumentNullException.ThrowIfNull(name);
        foreach (var claim in commit.Claims) _ = claim.Line.Value;
        foreach (var reservation in commit.Reserves)
        {
            ArgumentNullException.ThrowIfNull(reservation.Scope);
            ArgumentOutOfRangeException.ThrowIfNegative(reservation.Amount);
        }
    }
}
