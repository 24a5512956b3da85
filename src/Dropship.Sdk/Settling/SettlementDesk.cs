using Dropship.Domain;
using Dropship.Engine;
using Dropship.Files;
using Dropship.Ports;
using Dropship.Standing;
using Dropship.Storage;
using Microsoft.Extensions.Logging;

namespace Dropship.Settling;

/// <summary>Books payouts, and reads what the orders of a shop owe and earned.</summary>
internal sealed class SettlementDesk(Func<CancellationToken, ValueTask> start, IReadOnlyDictionary<ShopId, Shop> shops, IOrderStore store, Residents residents, ExposureDesk exposure, TimeProvider clock, Func<IReadOnlyList<News>, CancellationToken, Task> take) : ISettlements, IDisposable
{
    private const int OrdersAtOnce = 512;
    private readonly StoredPayouts _stored = new(store);
    private readonly KeptFiles _kept = new(store);
    private readonly SemaphoreSlim _one = new(1, 1);

    public async Task<PayoutImport> ImportAsync(ShopId shop, FileReading<PayoutRow> file, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(file);
        await BeginAsync(shop, cancellation).ConfigureAwait(false);
        try
        {
            return await BookAsync(shop, file, cancellation).ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
        }
    }

    public async Task<ExposureReport> ExposureAsync(ShopId shop, CancellationToken cancellation = default)
    {
        Require(shop);
        await start(cancellation).ConfigureAwait(false);
        var (report, _) = await exposure.CountAsync(shops[shop], cancellation).ConfigureAwait(false);
        return report with { IsIntakeClosed = await IntakeDoor.IsShutAsync(store, shop, cancellation).ConfigureAwait(false) };
    }

    public async Task<Money?> EarlyPaymentAsync(ShopId shop, CancellationToken cancellation = default)
    {
        Require(shop);
        await start(cancellation).ConfigureAwait(false);
        if ((shops[shop].Payouts ?? shops[shop].Marketplace as object) is not ITellEarlyPayments teller) return null;
        if (await shops[shop].MarketplaceLane.AdmitAsync(Traffic.Look, null).ConfigureAwait(false) is { IsGranted: false }) throw new ProviderException(ProviderFault.Throttled, shops[shop].Marketplace.Descriptor.Name, "no call is left for now: ask again later");
        return await teller.GetEarlyPaymentAsync(cancellation).ConfigureAwait(false);
    }

    public async Task<IReadOnlyList<KeptPayoutFile>> KeptFilesAsync(ShopId shop, CancellationToken cancellation = default)
    {
        Require(shop);
        await start(cancellation).ConfigureAwait(false);
        return await _kept.ReadAsync(shop, cancellation).ConfigureAwait(false);
    }

    public async Task<PayoutImport?> ImportKeptAsync(ShopId shop, string name, PayoutColumns columns, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(columns);
        await BeginAsync(shop, cancellation).ConfigureAwait(false);
        try
        {
            if (await _kept.FindAsync(shop, name, cancellation).ConfigureAwait(false) is not { } kept) return null;
            var reading = PayoutFile.Read(new StringReader(kept.Text), name, columns);
            var import = await BookAsync(shop, reading, cancellation).ConfigureAwait(false);
            if (reading.Faults.Count == 0) await _kept.DropAsync(shop, name, cancellation).ConfigureAwait(false);
            else await _kept.KeepAsync(shop, kept with { Why = KeptFiles.Describe(reading.Faults) }, cancellation).ConfigureAwait(false);
            return import;
        }
        finally
        {
            _one.Release();
        }
    }

    public async Task<bool> DropKeptAsync(ShopId shop, string name, CancellationToken cancellation = default)
    {
        await BeginAsync(shop, cancellation).ConfigureAwait(false);
        try
        {
            return await _kept.DropAsync(shop, name, cancellation).ConfigureAwait(false);
        }
        finally
        {
            _one.Release();
        }
    }

    /// <summary>Books a file that a marketplace gave, and keeps it where it could not be read in whole. Told again it changes nothing.</summary>
    internal async Task TakeInAsync(ShopId shop, PayoutStatement statement, ILogger logger, CancellationToken cancellation)
    {
        await BeginAsync(shop, cancellation).ConfigureAwait(false);
        try
        {
            var why = statement.Reading is { } reading ? reading.Faults.Count == 0 ? null : KeptFiles.Describe(reading.Faults) : statement.Why ?? "nothing of it could be read";
            if (why is not null)
            {
                await _kept.KeepAsync(shop, new(statement.Name, why, statement.Text), cancellation).ConfigureAwait(false);
                LogMessages.PayoutsKept(logger, shop, statement.Name, why);
            }

            if (statement.Reading is not { } rows) return;
            var import = await BookAsync(shop, rows, cancellation).ConfigureAwait(false);
            LogMessages.PayoutsImported(logger, shop, import.File, import.Booked, import.Known, import.Unmatched.Count, import.Differences.Count + import.TransferDifferences.Count);
        }
        finally
        {
            _one.Release();
        }
    }

    public async Task<IReadOnlyList<UnmatchedPayout>> UnmatchedAsync(ShopId shop, CancellationToken cancellation = default)
    {
        Require(shop);
        await start(cancellation).ConfigureAwait(false);
        return await _stored.ReadAsync(shop, cancellation).ConfigureAwait(false);
    }

    public async Task<Refusal?> AssignAsync(ShopId shop, UnmatchedPayout row, OrderId order, string by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        await BeginAsync(shop, cancellation).ConfigureAwait(false);
        try
        {
            var listed = await _stored.ReadAsync(shop, cancellation).ConfigureAwait(false);
            if (!listed.Remove(row)) return NotListed;
            var key = new OrderKey(shop, order);
            var match = Matching.Match(await FindAsync(key, cancellation).ConfigureAwait(false), row.Row with { Order = order, Line = null });
            if (match.Reason is { } reason) return new(RefusalCode.WrongStage, (row with { Row = row.Row with { Order = order }, Reason = reason }).ToString());
            if (match.Told is { } told)
            {
                await take([new(key, [told])], cancellation).ConfigureAwait(false);
                if (!await IsBookedAsync(key, told.Payout, cancellation).ConfigureAwait(false)) return new(RefusalCode.WrongStage, $"order {order} cannot be written for now: look why it is parked, then assign the line again");
            }

            await _stored.SaveAsync(shop, listed, cancellation).ConfigureAwait(false);
            return null;
        }
        finally
        {
            _one.Release();
        }
    }

    public async Task<Refusal?> AcceptAsync(ShopId shop, UnmatchedPayout row, string by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(row);
        ArgumentException.ThrowIfNullOrWhiteSpace(by);
        await BeginAsync(shop, cancellation).ConfigureAwait(false);
        try
        {
            var listed = await _stored.ReadAsync(shop, cancellation).ConfigureAwait(false);
            var at = listed.IndexOf(row);
            if (at < 0) return NotListed;
            if (row.AcceptedBy is { } before) return new(RefusalCode.NotNext, $"{before} accepted it before");
            listed[at] = row with { AcceptedBy = by };
            await _stored.SaveAsync(shop, listed, cancellation).ConfigureAwait(false);
            return null;
        }
        finally
        {
            _one.Release();
        }
    }

    public async Task<ReceivableReport> ReceivablesAsync(ShopId shop, CancellationToken cancellation = default)
    {
        Require(shop);
        await start(cancellation).ConfigureAwait(false);
        List<Receivable> open = [];
        await foreach (var order in store.OrdersAsync(shop, cancellation).ConfigureAwait(false))
            if (ReceivableReport.Of(order, shops[shop].Policies, clock.Now()) is { } owed)
                open.Add(owed);
        return ReceivableReport.Of(open, clock.Now());
    }

    public async Task<IReadOnlyList<ProfitLine>> ProfitAsync(ShopId shop, ProfitBy by, Instant from, Instant until, CancellationToken cancellation = default)
    {
        Require(shop);
        await start(cancellation).ConfigureAwait(false);
        var profits = new Profits(by, shops[shop].Policies.Rates);
        await foreach (var order in store.OrdersAsync(shop, cancellation).ConfigureAwait(false))
            if (order.Latest() is { PaidAt: { } paidAt } && paidAt >= from && paidAt < until)
                profits.Add(order);
        foreach (var own in await _stored.ReadAsync(shop, cancellation).ConfigureAwait(false))
            if (own.AcceptedBy is not null && own.Row.PaidOn >= from && own.Row.PaidOn < until)
                profits.Add(own.Row);
        return profits.Lines;
    }

    public async Task<int> ExportLedgerAsync(ShopId shop, TextWriter into, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(into);
        Require(shop);
        await start(cancellation).ConfigureAwait(false);
        using var file = new LedgerFile(into);
        await file.BeginAsync().ConfigureAwait(false);
        await foreach (var order in store.OrdersAsync(shop, cancellation).ConfigureAwait(false)) await file.AddAsync(order).ConfigureAwait(false);
        foreach (var own in await _stored.ReadAsync(shop, cancellation).ConfigureAwait(false))
            if (own.AcceptedBy is not null)
                await file.AddAsync(own).ConfigureAwait(false);
        return file.Count;
    }

    public void Dispose() => _one.Dispose();

    private static Refusal NotListed => new(RefusalCode.Unknown, "the line is not listed any more: somebody has settled it, or it was imported again");

    private async Task<PayoutImport> BookAsync(ShopId shop, FileReading<PayoutRow> file, CancellationToken cancellation)
    {
        var import = new Importing(file, await _stored.ReadAsync(shop, cancellation).ConfigureAwait(false));
        foreach (var page in import.ByOrder().Chunk(OrdersAtOnce)) await BookAsync(shop, import, page, cancellation).ConfigureAwait(false);
        await _stored.SaveAsync(shop, import.Listed, cancellation).ConfigureAwait(false);
        return import.Report();
    }

    // The facts of a page are durable before the next is read; what could not be written is listed, not lost.
    private async Task BookAsync(ShopId shop, Importing import, IReadOnlyList<IGrouping<OrderId, Incoming>> page, CancellationToken cancellation)
    {
        List<News> news = [];
        foreach (var rows in page)
        {
            var key = new OrderKey(shop, rows.Key);
            if (import.Match(await FindAsync(key, cancellation).ConfigureAwait(false), rows) is { Count: > 0 } facts) news.Add(new(key, facts));
        }

        if (news.Count > 0) await take(news, cancellation).ConfigureAwait(false);
        foreach (var one in news) import.Book((await FindAsync(one.Order, cancellation).ConfigureAwait(false))!);
    }

    private async ValueTask<Order?> FindAsync(OrderKey key, CancellationToken cancellation)
    {
        try
        {
            return await residents.LoadAsync(key, cancellation).ConfigureAwait(false) is { Version: > 0 } known ? known.Order : null;
        }
        catch (Exception fault) when (fault is StoreCorruptException or EventFormatException)
        {
            return new(key);   // there, but not to be read: as if it was never paid
        }
    }

    private async ValueTask<bool> IsBookedAsync(OrderKey key, PayoutId payout, CancellationToken cancellation)
    {
        foreach (var known in (await FindAsync(key, cancellation).ConfigureAwait(false))?.Settlement.Payouts ?? [])
            if (known.Payout == payout)
                return true;
        return false;
    }

    private async Task BeginAsync(ShopId shop, CancellationToken cancellation)
    {
        Require(shop);
        await start(cancellation).ConfigureAwait(false);
        await _one.WaitAsync(cancellation).ConfigureAwait(false);
    }

    private void Require(ShopId shop)
    {
        if (!shops.ContainsKey(shop)) throw new ArgumentException($"Shop {shop} is not configured.", nameof(shop));
    }
}
