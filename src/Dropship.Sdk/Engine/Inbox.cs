using Dropship.Domain;
using Dropship.Ports;
using Dropship.Storage;
using Microsoft.Extensions.Logging;

namespace Dropship.Engine;

/// <summary>
/// Reads what is new at a shop's marketplace, page by page. A cursor moves only after everything on its page is durable;
/// what comes twice is known already.
/// </summary>
internal sealed class Inbox(Shop shop, IOrderStore store, Func<PayoutStatement, CancellationToken, Task> takeStatement, ListPenalties list, TimeProvider clock, Telemetry telemetry, ILogger logger)
{
    private const int MostPages = 1_000;
    private const string Orders = "orders";
    private const string Payouts = "payouts";
    private const string Ratings = "ratings";
    private const string Penalties = "penalties";
    private const string Inquiries = "inquiries";
    private Instant? _next;
    private volatile bool _isHurried;

    /// <summary>Brings inquiries to their orders.</summary>
    internal InquiryPost Post { get; } = new(shop, store, clock, logger);

    /// <summary>When the marketplace is to be asked again; null for at once.</summary>
    internal Instant? NextAt => _isHurried ? null : _next;

    /// <summary>Since when the last look began that read all orders that had changed; null if none did yet.</summary>
    internal Instant? ReadAllAt { get; private set; }

    /// <summary>All that is new is read in the next round.</summary>
    internal void Hurry() => _isHurried = true;

    /// <summary>Reads one order that a message was about. If that is not possible now, all that is new is read as soon as the lane allows: the message does not come again.</summary>
    internal ValueTask<News?> ReadAsync(OrderId order, CancellationToken cancellation) => TryAsync<News?>("a nudged order", null, async () =>
        await shop.Marketplace.GetOrderAsync(order, cancellation).ConfigureAwait(false) is { } seen ? News.Of(shop.Id, seen) : null, cancellation);

    /// <summary>Reads one penalty that a message was about; null if it belongs to no order, or nobody reads penalties here.</summary>
    internal async ValueTask<News?> ReadAsync(string penalty, CancellationToken cancellation) => shop.Penalties is not { } client ? null : await TryAsync<News?>("a nudged penalty", null, async () =>
    {
        var told = await client.GetPenaltyAsync(penalty, cancellation).ConfigureAwait(false);
        return told is null ? null : await TakeAsync([told], [], cancellation).ConfigureAwait(false) is [var news] ? news : null;
    }, cancellation).ConfigureAwait(false);

    // What could not be read is read with all that is new: the message does not come again.
    private async ValueTask<T> TryAsync<T>(string what, T nothing, Func<Task<T>> read, CancellationToken cancellation)
    {
        try
        {
            if (await shop.MarketplaceLane.AdmitAsync(Traffic.Look, null).ConfigureAwait(false) is { IsGranted: true })
            {
                var told = await read().ConfigureAwait(false);
                shop.MarketplaceLane.Succeeded();
                return told;
            }
        }
        catch (ProviderException fault)
        {
            telemetry.Faulted(fault.Fault);
            LogMessages.InboxFailed(logger, shop.Id, what, fault.Fault, fault.Message);
            shop.MarketplaceLane.Failed(fault);
        }
        catch (Exception fault) when (fault is not StoreUnavailableException && !(fault is OperationCanceledException && cancellation.IsCancellationRequested))
        {
            telemetry.Faulted(ProviderFault.Malformed);
            LogMessages.InboxBroke(logger, shop.Id, what, fault);
        }

        _isHurried = true;
        return nothing;
    }

    /// <summary>Reads one inquiry that a message was about. If that is not possible now, all that is new is read as soon as the lane allows.</summary>
    internal ValueTask<IReadOnlyList<News>> ReadInquiryAsync(string inquiry, CancellationToken cancellation) => TryAsync<IReadOnlyList<News>>("a nudged inquiry", [], async () =>
        shop.Inquiries is { } client && await client.FindInquiryAsync(inquiry, cancellation).ConfigureAwait(false) is { } seen ? await Post.NewsOfAsync(seen, cancellation).ConfigureAwait(false) : [], cancellation);

    /// <summary>Reads all that is new, if it is time.</summary>
    /// <param name="take">Takes in the news of some orders; returns when they are durable.</param>
    /// <param name="cancellation">Gives up.</param>
    internal async Task PollAsync(Func<IReadOnlyList<News>, Task> take, CancellationToken cancellation)
    {
        var now = clock.Now();
        if (_next > now && !_isHurried) return;
        _isHurried = false;
        var orders = await ReadAsync(Orders, take, ListOrdersAsync, cancellation).ConfigureAwait(false);
        if (orders is null) ReadAllAt = now;
        var payouts = shop.Payouts is null ? null : await ReadAsync(Payouts, take, ListPayoutsAsync, cancellation).ConfigureAwait(false);
        var ratings = shop.Ratings is null ? null : await ReadAsync(Ratings, take, ListRatingsAsync, cancellation).ConfigureAwait(false);
        var punished = shop.Penalties is null ? null : await ReadAsync(Penalties, take, ListPenaltiesAsync, cancellation).ConfigureAwait(false);
        var inquiries = shop.Inquiries is null ? null : await ReadAsync(Inquiries, take, ListInquiriesAsync, cancellation).ConfigureAwait(false);
        _next = Instant.Earlier(now + shop.Marketplace.Descriptor.PollEvery, Instant.Earlier(Instant.Earlier(orders, inquiries), Instant.Earlier(payouts, Instant.Earlier(ratings, punished))));
    }

    // When to come again, if it could not be read to its end.
    private async Task<Instant?> ReadAsync(string source, Func<IReadOnlyList<News>, Task> take, Func<string?, CancellationToken, ValueTask<Page>> list, CancellationToken cancellation)
    {
        var cursor = await store.ReadCursorAsync(shop.Id, source, cancellation).ConfigureAwait(false);
        try
        {
            for (var i = 0; i < MostPages; i++)
            {
                if (await shop.MarketplaceLane.AdmitAsync(Traffic.Look, null).ConfigureAwait(false) is { IsGranted: false } later) return later.ComeAgainAt;
                var page = await list(cursor, cancellation).ConfigureAwait(false);
                shop.MarketplaceLane.Succeeded();
                if (page.News.Count > 0) await take(page.News).ConfigureAwait(false);
                if (page.Cursor != cursor) await store.SaveCursorAsync(shop.Id, source, page.Cursor, cancellation).ConfigureAwait(false);
                cursor = page.Cursor;
                if (!page.HasMore) return null;
            }

            return clock.Now();
        }
        catch (ProviderException fault)
        {
            telemetry.Faulted(fault.Fault);
            LogMessages.InboxFailed(logger, shop.Id, source, fault.Fault, fault.Message);
            return shop.MarketplaceLane.Failed(fault);
        }
        catch (Exception fault) when (fault is not StoreUnavailableException && !(fault is OperationCanceledException && cancellation.IsCancellationRequested))
        {
            telemetry.Faulted(ProviderFault.Malformed);
            LogMessages.InboxBroke(logger, shop.Id, source, fault);   // the other shops, and the orders that are known, go on
            return null;
        }
    }

    private async ValueTask<Page> ListOrdersAsync(string? cursor, CancellationToken cancellation)
    {
        var page = await shop.Marketplace.ListChangedAsync(cursor, cancellation).ConfigureAwait(false);
        var told = page.Orders.Select(order => News.Of(shop.Id, order));
        var unreadable = page.Unreadable.Select(order => new News(new(shop.Id, order.Id), [], null, order.Why));
        return new(News.ByOrder(told.Concat(unreadable)), page.Cursor, page.HasMore);
    }

    private async ValueTask<Page> ListPayoutsAsync(string? cursor, CancellationToken cancellation)
    {
        var page = await shop.Payouts!.ListPayoutsAsync(cursor, cancellation).ConfigureAwait(false);
        foreach (var statement in page.Statements) await takeStatement(statement, cancellation).ConfigureAwait(false);   // booked or kept before the cursor moves
        return new(News.ByOrder(page.Payouts.Select(payout => new News(new(shop.Id, payout.Order), [payout.Payout]))), page.Cursor, page.HasMore);
    }

    private async ValueTask<Page> ListRatingsAsync(string? cursor, CancellationToken cancellation)
    {
        var page = await shop.Ratings!.ListRatingsAsync(cursor, cancellation).ConfigureAwait(false);
        return new(News.ByOrder(page.Ratings.Select(rating => new News(new(shop.Id, rating.Order), [rating.Rating]))), page.Cursor, page.HasMore);
    }

    private async ValueTask<Page> ListPenaltiesAsync(string? cursor, CancellationToken cancellation)
    {
        var page = await shop.Penalties!.ListPenaltiesAsync(cursor, cancellation).ConfigureAwait(false);
        return new(News.ByOrder(await TakeAsync(page.Penalties, page.Unreadable, cancellation).ConfigureAwait(false)), page.Cursor, page.HasMore);
    }

    // What belongs to no order is listed before the cursor moves.
    private async ValueTask<IReadOnlyList<News>> TakeAsync(IReadOnlyList<ToldPenalty> told, IReadOnlyList<UnreadablePenalty> unreadable, CancellationToken cancellation)
    {
        List<News> news = [];
        List<ToldPenalty> others = [];
        foreach (var one in told)
            if (one.Order is { } order) news.Add(new(new(shop.Id, order), [one.Penalty]));
            else others.Add(one);
        await list(shop.Id, others, unreadable, cancellation).ConfigureAwait(false);
        return news;
    }

    private async ValueTask<Page> ListInquiriesAsync(string? cursor, CancellationToken cancellation)
    {
        var page = await shop.Inquiries!.ListInquiriesAsync(cursor, cancellation).ConfigureAwait(false);
        List<News> news = [];
        foreach (var inquiry in page.Inquiries) news.AddRange(await Post.NewsOfAsync(inquiry, cancellation).ConfigureAwait(false));
        return new(News.ByOrder(news), page.Cursor, page.HasMore);
    }

    private readonly record struct Page(IReadOnlyList<News> News, string Cursor, bool HasMore);
}

/// <summary>Keeps penalties that belong to no order, and those that could not be understood, where a person sees them.</summary>
internal delegate ValueTask ListPenalties(ShopId shop, IReadOnlyList<ToldPenalty> told, IReadOnlyList<UnreadablePenalty> unreadable, CancellationToken cancellation);
