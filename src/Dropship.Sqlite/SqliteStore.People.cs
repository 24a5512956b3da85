using Dropship.Domain;
using Dropship.Sqlite.Tables;
using Dropship.Storage;

namespace Dropship.Sqlite;

// Personal data and tokens: plain tables of their own.
public sealed partial class SqliteStore
{
    /// <inheritdoc />
    public async ValueTask SaveAddressAsync(OrderKey order, Address address, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(address);
        _ = (order.Shop.Value, order.Id.Value);
        await WriteAsync(writer =>
        {
            Addresses.Save(writer.Database, order, address);
            return true;
        }, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public ValueTask<Address?> FindAddressAsync(OrderKey order, CancellationToken cancellation) =>
        ReadAsync(database => Addresses.Find(database, order), cancellation);

    /// <inheritdoc />
    public async ValueTask SaveWordsAsync(OrderKey order, string name, string words, CancellationToken cancellation)
    {
        _ = (order.Shop.Value, order.Id.Value, name.Length, words.Length);
        await WriteAsync(writer =>
        {
            Words.Save(writer.Database, order, name, words);
            return true;
        }, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public ValueTask<string?> FindWordsAsync(OrderKey order, string name, CancellationToken cancellation) =>
        ReadAsync(database => Words.Find(database, order, name), cancellation);

    /// <inheritdoc />
    public async ValueTask EraseAsync(OrderKey order, CancellationToken cancellation)
    {
        _ = (order.Shop.Value, order.Id.Value);
        await WriteAsync(writer =>
        {
            Addresses.Erase(writer.Database, order);
            Words.Erase(writer.Database, order);
            Buyers.Erase(writer.Database, order);
            writer.ScrubLog();
            return true;
        }, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask KeepUntilAsync(OrderKey order, Instant? until, CancellationToken cancellation)
    {
        _ = (order.Shop.Value, order.Id.Value);
        await WriteAsync(writer =>
        {
            KeepingRows.Save(writer.Database, order, until);
            return true;
        }, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public ValueTask<Keeping?> FindKeepingAsync(OrderKey order, CancellationToken cancellation) =>
        ReadAsync(database => KeepingRows.Find(database, order), cancellation);

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<OrderKey>> OverdueAsync(Instant now, int limit, CancellationToken cancellation)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(limit);
        return ReadAsync(database => KeepingRows.Overdue(database, now, limit), cancellation);
    }

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<OrderKey>> FindPersonAsync(ShopId shop, string text, CancellationToken cancellation)
    {
        _ = (shop.Value.Length, text.Length);
        return ReadAsync(database => Addresses.FindPerson(database, shop, text), cancellation);
    }

    /// <inheritdoc />
    public ValueTask<StoredToken?> FindTokenAsync(string account, CancellationToken cancellation) =>
        ReadAsync(database => Tokens.Find(database, account), cancellation);

    /// <inheritdoc />
    public ValueTask<bool> SaveTokenAsync(string account, long expectedVersion, string value, CancellationToken cancellation)
    {
        _ = (account.Length, value.Length);
        return WriteAsync(writer => Tokens.Save(writer.Database, account, expectedVersion, value), cancellation);
    }
}
