using System.Collections.Concurrent;
using Dropship.Domain;
using Dropship.Ports;
using Dropship.Storage;
using Microsoft.Extensions.Logging;

namespace Dropship.Engine;

/// <summary>What a message of a vendor asks to look at.</summary>
internal sealed record Errand(Shop Shop, Sender Sender, Nudge Nudge);

/// <summary>
/// Runs the errands that messages asked for, after they were answered: the order is found and the vendor read again.
/// What cannot be done while the store is away is done in a later round; what is lost with the process, the polls bring.
/// </summary>
internal sealed class Errands(IReadOnlyDictionary<ShopId, Inbox> inboxes, IOrderStore store, Func<IReadOnlyList<News>, CancellationToken, Task> take, Telemetry telemetry, ILogger logger, CancellationToken stopping) : IDisposable
{
    private const int MostReads = 16;
    private readonly ConcurrentQueue<Errand> _owed = new();
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly CancellationToken _stopping = stopping;
    private int _open;

    /// <summary>True while something waits to be looked at, or is being looked at.</summary>
    internal bool AreOwed => Volatile.Read(ref _open) > 0;

    internal void Owe(Errand errand)
    {
        Interlocked.Increment(ref _open);
        _owed.Enqueue(errand);
    }

    /// <summary>Sets out, for nobody to wait for: the next round does.</summary>
    internal void Begin()
    {
        if (AreOwed) ThreadPool.UnsafeQueueUserWorkItem(static errands => _ = errands.RunAsync(errands._stopping), this, preferLocal: false);
    }

    /// <summary>Runs all that is owed; returns when it is done, or when the store is away. Never throws.</summary>
    internal async Task RunAsync(CancellationToken cancellation)
    {
        List<Errand> taken = [];
        try
        {
            await _one.WaitAsync(cancellation).ConfigureAwait(false);
            try
            {
                while (_owed.TryDequeue(out var errand)) taken.Add(errand);
                if (taken.Count > 0) await take(await NewsAsync(taken, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
                Interlocked.Add(ref _open, -taken.Count);
            }
            finally
            {
                _one.Release();
            }
        }
        catch (Exception fault) when (fault is StoreUnavailableException or OperationCanceledException or ObjectDisposedException)
        {
            foreach (var errand in taken) _owed.Enqueue(errand);
            if (fault is StoreUnavailableException) LogMessages.StoreUnavailable(logger, fault.Message);
        }
        catch (Exception fault)
        {
            Interlocked.Add(ref _open, -taken.Count);
            foreach (var errand in taken) LogMessages.ErrandBroke(logger, errand.Shop.Id, errand.Sender.Name, fault);
        }
    }

    public void Dispose() => _one.Dispose();

    // An order is visited once, whatever the messages say of it.
    private async Task<IReadOnlyList<News>> NewsAsync(List<Errand> errands, CancellationToken cancellation)
    {
        var distinct = errands.DistinctBy(static errand => (errand.Shop.Id, errand.Sender.Name, About(errand.Nudge))).ToList();
        var read = new IReadOnlyList<News>[distinct.Count];
        await Parallel.ForEachAsync(Enumerable.Range(0, distinct.Count), new ParallelOptions { MaxDegreeOfParallelism = MostReads, CancellationToken = cancellation },
            async (i, stop) => read[i] = await TryAsync(distinct[i], stop).ConfigureAwait(false)).ConfigureAwait(false);
        return News.ByOrder(read.SelectMany(static one => one));
    }

    private static (Type, string) About(Nudge nudge) => (nudge.GetType(), nudge switch
    {
        Nudge.Sale sale => sale.Order.Value,
        Nudge.Purchase purchase => purchase.Reference,
        Nudge.Parcel parcel => parcel.Number.Value,
        Nudge.Penalty penalty => penalty.Id,
        Nudge.Inquiry inquiry => inquiry.Id,
        _ => nudge.Message,
    });

    private async ValueTask<IReadOnlyList<News>> TryAsync(Errand errand, CancellationToken cancellation)
    {
        try
        {
            return await NewsOfAsync(errand, cancellation).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is not (StoreUnavailableException or OperationCanceledException))
        {
            LogMessages.ErrandBroke(logger, errand.Shop.Id, errand.Sender.Name, fault);
            return [];
        }
    }

    private async ValueTask<IReadOnlyList<News>> NewsOfAsync(Errand errand, CancellationToken cancellation)
    {
        switch (errand.Nudge)
        {
            case Nudge.Sale nudge:
                return await inboxes[errand.Shop.Id].ReadAsync(nudge.Order, cancellation).ConfigureAwait(false) is { } read ? [read] : [];
            case Nudge.Penalty nudge:
                return await inboxes[errand.Shop.Id].ReadAsync(nudge.Id, cancellation).ConfigureAwait(false) is { } punished ? [punished] : [];
            case Nudge.Inquiry nudge:
                return await inboxes[errand.Shop.Id].ReadInquiryAsync(nudge.Id, cancellation).ConfigureAwait(false);
            case Nudge.Purchase nudge:
                return await FindAsync(errand, nudge.Reference, looked => looked with { Supplier = null, Doubt = null, Disputes = null }, cancellation).ConfigureAwait(false);
            case Nudge.Parcel nudge when errand.Sender.IsSupplier:   // where it is, the carrier tells: for forty parcels in a call, not for one
                return await FindAsync(errand, nudge.Number.Value, looked => looked with { Supplier = null }, cancellation).ConfigureAwait(false);
            case Nudge.Parcel nudge:
                return await FindAsync(errand, nudge.Number.Value, looked => looked with { Carrier = null }, cancellation).ConfigureAwait(false);
            default:
                throw new InvalidOperationException($"{errand.Nudge.GetType().Name} is not a nudge that is known.");
        }
    }

    // A name that nobody has is no fault: the vendor was faster than our commit, or it is another system's order.
    private async ValueTask<IReadOnlyList<News>> FindAsync(Errand errand, string name, Func<Looked, Looked> forget, CancellationToken cancellation)
    {
        var found = await store.FindByNameAsync(errand.Shop.Id, name, cancellation).ConfigureAwait(false);
        telemetry.Nudged(errand.Sender.Name, isKnown: found.Count > 0);
        if (found.Count == 0) LogMessages.NudgeOfNothing(logger, errand.Shop.Id, errand.Sender.Name, errand.Nudge.GetType().Name);
        List<News> news = [];
        foreach (var order in found) news.Add(new(order, []) { Forget = forget });
        return news;
    }
}
