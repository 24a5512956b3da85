using System.Collections.Concurrent;
using Dropship.Domain;
using Dropship.Storage;
using Microsoft.Extensions.Logging;

namespace Dropship.Engine;

/// <summary>One round: what is new at the marketplaces, then every order that is due, earliest deadline first. One order's failure never stops another's.</summary>
internal sealed class Pump(IReadOnlyDictionary<ShopId, Shop> shops, IReadOnlyList<Inbox> inboxes, IOrderStore store, Residents residents, Visit visit, Scorecards scorecards, Retention retention, Waves waves, Telemetry telemetry, TimeProvider clock, Share share, ILogger logger) : IDisposable
{
    private const int MostVisits = 3;
    private const int MostRounds = 3;
    private static readonly TimeSpan ParkFor = TimeSpan.FromDays(1);
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly Rounds _rounds = new(store, clock);
    private readonly int _maxInFlight = share.MaxInFlight;
    private readonly ConcurrentDictionary<OrderKey, byte> _busy = new();
    private readonly ConcurrentDictionary<OrderKey, News> _next = new();

    // Of all rounds: the later look at an order counts, whichever round ends first.
    private readonly ConcurrentDictionary<OrderKey, OrderTouch> _touches = new();

    /// <summary>Runs a round. Returns when nothing is left to do at the present moment and no call is in flight; false if the store could not be used.</summary>
    internal async Task<bool> RunAsync(CancellationToken cancellation)
    {
        await _one.WaitAsync(cancellation).ConfigureAwait(false);
        try
        {
            foreach (var inbox in inboxes) await inbox.PollAsync(news => EachAsync(news, cancellation), cancellation).ConfigureAwait(false);
            await scorecards.RefreshAsync(cancellation).ConfigureAwait(false);
            await ServeAsync(cancellation).ConfigureAwait(false);
            for (var round = 0; round < MostRounds && await FundAsync(cancellation).ConfigureAwait(false); round++) await ServeAsync(cancellation).ConfigureAwait(false);
            await retention.ApplyAsync(cancellation).ConfigureAwait(false);
            return true;
        }
        catch (StoreUnavailableException fault)
        {
            LogMessages.StoreUnavailable(logger, fault.Message);
            return false;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    /// <summary>Takes in news at once, for people and webhooks.</summary>
    internal Task TakeAsync(IReadOnlyList<News> news, CancellationToken cancellation) => EachAsync(news, cancellation);

    /// <summary>When the next round has something to do; null if nothing is known to come.</summary>
    internal async ValueTask<Instant?> NextAtAsync(CancellationToken cancellation)
    {
        var next = await store.NextWakeAsync(cancellation).ConfigureAwait(false);
        foreach (var shop in shops.Values)
            if (shop.Rounds is { HasMoneyCome: true } || shop.Exposure is { HasMoneyCome: true }) next = clock.Now();
        foreach (var inbox in inboxes) next = Instant.Earlier(next, inbox.NextAt ?? clock.Now());
        return next;
    }

    // True if a purchase round was held: those who wanted to buy have their answer, and what they do with it may make others due.
    private async Task<bool> FundAsync(CancellationToken cancellation)
    {
        List<News> answered = [];
        foreach (var shop in shops.Values)
            foreach (var order in await _rounds.HoldAsync(shop, cancellation).ConfigureAwait(false))
                answered.Add(new(order, []));
        if (answered.Count > 0) await EachAsync(answered, cancellation).ConfigureAwait(false);
        return answered.Count > 0;
    }

    private async Task ServeAsync(CancellationToken cancellation)
    {
        Dictionary<OrderKey, int> visits = [];
        while (await ServeAsync(visits, cancellation).ConfigureAwait(false)) { }
    }

    // True if anything was due that may be visited once more in this round. What others hold is theirs.
    private async Task<bool> ServeAsync(Dictionary<OrderKey, int> visits, CancellationToken cancellation)
    {
        var leased = await store.LeaseAsync(new(share.Instance, clock.Now(), _maxInFlight * 4, share.LeaseFor), cancellation).ConfigureAwait(false);
        if (leased.Count == 0) return false;
        try
        {
            List<News> fresh = [];
            foreach (var header in leased)
            {
                residents.ForgetOlder(header.Order, header.Version);   // another process, or a person, moved it on
                var before = visits.GetValueOrDefault(header.Order);
                visits[header.Order] = before + 1;
                if (before < MostVisits) fresh.Add(new(header.Order, []) { Epoch = header.Epoch });
            }

            if (fresh.Count > 0) await EachAsync(fresh, cancellation).ConfigureAwait(false);
            return fresh.Count > 0;
        }
        finally
        {
            await store.ReleaseAsync(share.Instance, leased, CancellationToken.None).ConfigureAwait(false);   // also when the host stops: others go on at once
        }
    }

    private async Task EachAsync(IReadOnlyList<News> news, CancellationToken cancellation)
    {
        StoreUnavailableException? down = null;
        var wave = waves.Begin(Math.Min(news.Count, _maxInFlight));
        try
        {
            await Parallel.ForEachAsync(news, new ParallelOptions { MaxDegreeOfParallelism = _maxInFlight, CancellationToken = cancellation }, async (one, stop) =>
            {
                var arrival = wave.Next();
                try
                {
                    if (Volatile.Read(ref down) is not null) return;
                    if (await VisitAsync(one, arrival, stop).ConfigureAwait(false) is { } touch) _touches[one.Order] = touch;
                    else _touches.TryRemove(one.Order, out _);
                }
                catch (StoreUnavailableException fault)
                {
                    Volatile.Write(ref down, fault);   // told when the calls in flight have ended: none of them is cut off for it
                }
                finally
                {
                    arrival?.Here();
                }
            }).ConfigureAwait(false);
        }
        finally
        {
            wave.End();
        }

        if (down is not null) throw new StoreUnavailableException(down.Message, down);
        await TouchAsync(cancellation).ConfigureAwait(false);
    }

    private async ValueTask TouchAsync(CancellationToken cancellation)
    {
        List<OrderTouch> touches = [];
        foreach (var known in _touches)
            if (_touches.TryRemove(known))
                touches.Add(known.Value);
        if (touches.Count > 0) await store.TouchAsync(touches, cancellation).ConfigureAwait(false);
    }

    private async ValueTask<OrderTouch?> VisitAsync(News news, Arrival? arrival, CancellationToken cancellation)
    {
        if (!shops.TryGetValue(news.Order.Shop, out var shop))
        {
            LogMessages.NoSuchShop(logger, news.Order, news.Order.Shop);
            await store.ParkAsync(news.Order, $"shop {news.Order.Shop} is not configured", clock.Now() + ParkFor, cancellation).ConfigureAwait(false);
            return null;
        }

        // Somebody is at it and the order stays due; but facts are not kept anywhere yet, so they are taken in beside it.
        var isFirst = _busy.TryAdd(news.Order, 0);
        if (!isFirst && news.IsVisit) return null;
        if (!isFirst && news is { Facts.Count: 0, Invalid: null })
        {
            // A vendor is to be looked at again. Who is at it may have looked already and is about to write down when: so it is for the visit after that.
            _next.AddOrUpdate(news.Order, static (_, later) => later, static (_, known, later) => known.And(later), news);
            isFirst = _busy.TryAdd(news.Order, 0);
            if (!isFirst) return null;
            if (_next.TryRemove(news.Order, out var left)) news = left;
        }

        OrderTouch? touch;
        try
        {
            touch = await VisitOrParkAsync(shop, news, arrival, cancellation).ConfigureAwait(false);
        }
        finally
        {
            if (isFirst) _busy.TryRemove(news.Order, out _);
        }

        return isFirst && _next.TryRemove(news.Order, out var next) ? await VisitAsync(next, arrival, cancellation).ConfigureAwait(false) : touch;
    }

    private async ValueTask<OrderTouch?> VisitOrParkAsync(Shop shop, News news, Arrival? arrival, CancellationToken cancellation)
    {
        try
        {
            return await visit.RunAsync(shop, news, arrival, cancellation).ConfigureAwait(false);
        }
        catch (Exception fault) when (fault is not StoreUnavailableException && !(fault is OperationCanceledException && cancellation.IsCancellationRequested))
        {
            residents.Forget(news.Order);
            telemetry.Parked();
            LogMessages.Parked(logger, news.Order, fault.Message, fault);
            await store.ParkAsync(news.Order, fault.Message, clock.Now() + ParkFor, cancellation).ConfigureAwait(false);
            return null;
        }
    }
}

/// <summary>This process's share of the work.</summary>
/// <param name="Instance">The name it leases orders under.</param>
/// <param name="MaxInFlight">How many it works on at once.</param>
/// <param name="LeaseFor">How long what it leased stays its own.</param>
internal sealed record Share(string Instance, int MaxInFlight, TimeSpan LeaseFor);
