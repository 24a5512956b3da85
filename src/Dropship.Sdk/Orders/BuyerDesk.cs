using Dropship.Domain;
using Dropship.Engine;
using Dropship.Storage;
using Microsoft.Extensions.Logging;

namespace Dropship.Orders;

/// <summary>Edits the list of buyers. The store keeps it, for every process.</summary>
internal sealed class BuyerDesk(Func<CancellationToken, ValueTask> start, IBuyerRecords? records, OwnBook? book, IPersonalDataStore persons, Residents residents, TimeProvider clock, ILogger logger) : IBuyers
{
    public async ValueTask<BuyerRecord?> FindAsync(OrderKey order, CancellationToken cancellation = default)
    {
        await start(cancellation).ConfigureAwait(false);
        return records is null ? null : await records.FindBuyerAsync(order, cancellation).ConfigureAwait(false);
    }

    public Task<Refusal?> BlockAsync(OrderKey order, string by, string reason, CancellationToken cancellation = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(reason);
        return SetAsync(order, by, new(by, reason, clock.Now()), cancellation);
    }

    public Task<Refusal?> UnblockAsync(OrderKey order, string by, CancellationToken cancellation = default) => SetAsync(order, by, null, cancellation);

    private async Task<Refusal?> SetAsync(OrderKey key, string by, BuyerBlock? block, CancellationToken cancellation)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        await start(cancellation).ConfigureAwait(false);
        if (book is null) return new(RefusalCode.WrongStage, "the store keeps no book of buyers: use one that implements IBuyerRecords");
        var resident = await residents.LoadAsync(key, cancellation).ConfigureAwait(false);
        if (resident.Version == 0) return new(RefusalCode.Unknown, "no such order is known");
        var address = await persons.FindAddressAsync(key, cancellation).ConfigureAwait(false);
        var concerned = await book.BlockAsync(resident.Order, address, block, cancellation).ConfigureAwait(false);
        if (concerned == 0) return new(RefusalCode.WrongStage, "nothing is known of the buyer: the address never came or is erased");
        LogMessages.BuyerListed(logger, key, block is null ? "off" : "on", by, concerned);
        return null;
    }
}
