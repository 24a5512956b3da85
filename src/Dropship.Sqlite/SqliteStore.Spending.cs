using Dropship.Domain;
using Dropship.Sqlite.Tables;
using Dropship.Storage;

namespace Dropship.Sqlite;

// Gates and money set aside: what a commit is judged by beside its version.
public sealed partial class SqliteStore
{
    /// <inheritdoc />
    public ValueTask<ShopGate?> ReadGateAsync(ShopId shop, CancellationToken cancellation)
    {
        _ = shop.Value;
        return ReadAsync(database => Spending.ReadGate(database, shop), cancellation);
    }

    /// <inheritdoc />
    public async ValueTask SetGateAsync(ShopId shop, ShopGate gate, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(gate);
        _ = (shop.Value, gate.Reason.Length, gate.By.Length);
        await WriteAsync(writer =>
        {
            Spending.SetGate(writer.Database, shop, gate);
            return true;
        }, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public ValueTask<decimal> ReadReservedAsync(ShopId shop, string scope, CancellationToken cancellation)
    {
        _ = (shop.Value, scope.Length);
        return ReadAsync(database => Spending.ReadSum(database, shop, scope), cancellation);
    }
}
