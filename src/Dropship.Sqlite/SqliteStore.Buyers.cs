using Dropship.Domain;
using Dropship.Sqlite.Tables;
using Dropship.Storage;

namespace Dropship.Sqlite;

// The book of buyers. What notes an order looks for its kin in the same transaction.
public sealed partial class SqliteStore
{
    /// <inheritdoc />
    public ValueTask<IReadOnlyList<BuyerRecord>> MeetBuyerAsync(BuyerRecord met, int most, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(met);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        _ = (met.Order.Shop.Value, met.Order.Id.Value);
        return WriteAsync(writer => Buyers.Meet(writer.Database, met, most), cancellation);
    }

    /// <inheritdoc />
    public ValueTask<BuyerRecord?> FindBuyerAsync(OrderKey order, CancellationToken cancellation) =>
        ReadAsync(database => Buyers.Find(database, order), cancellation);

    /// <inheritdoc />
    public async ValueTask TellBuyerAsync(OrderKey order, int troubles, CancellationToken cancellation)
    {
        _ = (order.Shop.Value, order.Id.Value);
        await WriteAsync(writer =>
        {
            Buyers.Tell(writer.Database, order, troubles);
            return true;
        }, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public ValueTask<int> BlockBuyerAsync(OrderKey order, BuyerBlock? block, CancellationToken cancellation)
    {
        _ = (order.Shop.Value, order.Id.Value);
        return WriteAsync(writer => Buyers.Block(writer.Database, order, block), cancellation);
    }
}
