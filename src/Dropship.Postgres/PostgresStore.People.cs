using Dropship.Domain;
using Dropship.Postgres.Tables;
using Dropship.Storage;

namespace Dropship.Postgres;

// Cursors, messages, gates, addresses, tokens: one row each.
public sealed partial class PostgresStore
{
    /// <inheritdoc />
    public async ValueTask<string?> ReadCursorAsync(ShopId shop, string source, CancellationToken cancellation) =>
        await Cursors.ReadAsync(Opened, shop, source, cancellation).ConfigureAwait(false);

    /// <inheritdoc />
    public async ValueTask SaveCursorAsync(ShopId shop, string source, string cursor, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(cursor);
        await Cursors.SaveAsync(Opened, shop, source, cursor, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask<bool> ReceiveAsync(ShopId shop, string source, string message, Instant at, CancellationToken cancellation) =>
        await Inbox.ReceiveAsync(Opened, shop, source, message, at, cancellation).ConfigureAwait(false);

    /// <inheritdoc />
    public async ValueTask<ShopGate?> ReadGateAsync(ShopId shop, CancellationToken cancellation) => await Gates.ReadAsync(Opened, shop, cancellation).ConfigureAwait(false);

    /// <inheritdoc />
    public async ValueTask SetGateAsync(ShopId shop, ShopGate gate, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(gate);
        await Gates.SetAsync(Opened, shop, gate, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask<decimal> ReadReservedAsync(ShopId shop, string scope, CancellationToken cancellation) =>
        await Gates.ReservedAsync(Opened, shop, scope, cancellation).ConfigureAwait(false);

    /// <inheritdoc />
    public async ValueTask SaveAddressAsync(OrderKey order, Address address, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(address);
        await Addresses.SaveAsync(Opened, order, address, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask<Address?> FindAddressAsync(OrderKey order, CancellationToken cancellation) =>
        await Addresses.FindAsync(Opened, order, cancellation).ConfigureAwait(false);

    /// <inheritdoc />
    public async ValueTask SaveWordsAsync(OrderKey order, string name, string words, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(words);
        await Words.SaveAsync(Opened, order, name, words, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask<string?> FindWordsAsync(OrderKey order, string name, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(name);
        return await Words.FindAsync(Opened, order, name, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask EraseAsync(OrderKey order, CancellationToken cancellation) => await Addresses.EraseAsync(Opened, order, cancellation).ConfigureAwait(false);

    /// <inheritdoc />
    public async ValueTask KeepUntilAsync(OrderKey order, Instant? until, CancellationToken cancellation) =>
        await KeepingRows.SaveAsync(Opened, order, until, cancellation).ConfigureAwait(false);

    /// <inheritdoc />
    public async ValueTask<Keeping?> FindKeepingAsync(OrderKey order, CancellationToken cancellation) =>
        await KeepingRows.FindAsync(Opened, order, cancellation).ConfigureAwait(false);

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<OrderKey>> OverdueAsync(Instant now, int limit, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return await KeepingRows.OverdueAsync(Opened, now, limit, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<OrderKey>> FindPersonAsync(ShopId shop, string text, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(text);
        return await Addresses.FindPersonAsync(Opened, shop, text, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask<StoredToken?> FindTokenAsync(string account, CancellationToken cancellation) =>
        await Tokens.FindAsync(Opened, account, cancellation).ConfigureAwait(false);

    /// <inheritdoc />
    public async ValueTask<bool> SaveTokenAsync(string account, long expectedVersion, string value, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(value);
        return await Tokens.SaveAsync(Opened, account, expectedVersion, value, cancellation).ConfigureAwait(false);
    }
}
