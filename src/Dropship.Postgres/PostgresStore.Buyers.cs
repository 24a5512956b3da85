using Dropship.Domain;
using Dropship.Postgres.Tables;
using Dropship.Storage;

namespace Dropship.Postgres;

// The book of buyers.
public sealed partial class PostgresStore
{
    /// <inheritdoc />
    public async ValueTask<IReadOnlyList<BuyerRecord>> MeetBuyerAsync(BuyerRecord met, int most, CancellationToken cancellation)
    {
        ArgumentNullException.ThrowIfNull(met);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(most);
        return await Buyers.MeetAsync(Opened, met, most, cancellation).ConfigureAwait(false);
    }

    /// <inheritdoc />
    public async ValueTask<BuyerRecord?> FindBuyerAsync(OrderKey order, CancellationToken cancellation) =>
        await Buyers.FindAsync(Opened, order, cancellation).ConfigureAwait(false);

    /// <inheritdoc />
    public async ValueTask TellBuyerAsync(OrderKey order, int troubles, CancellationToken cancellation) =>
        await Buyers.TellAsync(Opened, order, troubles, cancellation).ConfigureAwait(false);

    /// <inheritdoc />
    public async ValueTask<int> BlockBuyerAsync(OrderKey order, BuyerBlock? block, CancellationToken cancellation) =>
        await Buyers.BlockAsync(Opened, order, block, cancellation).ConfigureAwait(false);
}
