using Dropship.Domain;
using Dropship.Engine;
using Dropship.Ports;
using Dropship.Storage;

namespace Dropship.Inquiries;

/// <summary>Inquiries for people.</summary>
internal sealed class InquiryDesk(
    Func<CancellationToken, ValueTask> start,
    IReadOnlyDictionary<ShopId, Shop> shops,
    IOrderStore store,
    IPersonalDataStore persons,
    Residents residents,
    Func<OrderKey, Func<Order, Decision?>, CancellationToken, Task<Refusal?>> decide,
    Func<IReadOnlyList<News>, CancellationToken, Task> take,
    IReadOnlyDictionary<ShopId, Inbox> inboxes,
    TimeProvider clock) : IInquiries
{
    private const int MostPages = 100;

    public async Task<IReadOnlyList<WaitingInquiry>> ListAsync(ShopId shop, CancellationToken cancellation = default)
    {
        var (known, client) = await BeginAsync(shop, cancellation).ConfigureAwait(false);
        Dictionary<string, WaitingInquiry> waiting = [];
        string? cursor = null;
        for (var i = 0; i < MostPages; i++)
        {
            var page = await AskAsync(known, () => client.ListWaitingAsync(cursor, cancellation)).ConfigureAwait(false);
            foreach (var inquiry in page.Inquiries)
                if (await WaitsAsync(known, inquiry, cancellation).ConfigureAwait(false) is { } one)
                    waiting[one.Id] = one;
            if (!page.HasMore) break;
            cursor = page.Cursor;
        }

        return [.. waiting.Values.OrderBy(static one => one.Since).ThenBy(static one => one.Id, StringComparer.Ordinal)];
    }

    public async Task<ReadInquiry?> ReadAsync(ShopId shop, string inquiry, CancellationToken cancellation = default)
    {
        var (known, client) = await BeginAsync(shop, cancellation).ConfigureAwait(false);
        if (await AskAsync(known, () => client.FindInquiryAsync(inquiry, cancellation)).ConfigureAwait(false) is not { } told) return null;
        await take(await inboxes[shop].Post.NewsOfAsync(told, cancellation).ConfigureAwait(false), cancellation).ConfigureAwait(false);
        return await HomeAsync(shop, told, cancellation).ConfigureAwait(false) is { } order ? new(order.Key, told, [.. order.Inquiry(told.Id)?.Acts ?? []]) : new(null, told, []);
    }

    public async Task<ProposedAnswer?> ProposeAsync(ShopId shop, string inquiry, CancellationToken cancellation = default)
    {
        if (await ReadAsync(shop, inquiry, cancellation).ConfigureAwait(false) is not { Order: { } key } read) return null;
        var (known, order) = (shops[shop], (await residents.LoadAsync(key, cancellation).ConfigureAwait(false)).Order);
        if (order.Latest() is not { } sale) return null;
        var parts = order.ProposeAnswer(known.Policies, clock.Now());
        var address = await persons.FindAddressAsync(key, cancellation).ConfigureAwait(false);
        var thread = read.Inquiry.Thread;
        return known.Texts.Answer(parts, key, sale.To, thread.Buyer ?? address?.Name, thread.Locale, known.Inquiries!.Inquiries.MostLetters) is var (language, text) ? new(language, text, parts) : null;
    }

    public async Task<Refusal?> ReplyAsync(OrderKey order, string inquiry, string text, string by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(by);
        var (_, client) = await BeginAsync(order.Shop, cancellation).ConfigureAwait(false);
        var words = text.ReplaceLineEndings("\n").Trim();
        if (words.Length == 0) return new(RefusalCode.Unknown, "text is empty: write what the buyer is to read");
        if (words.Length > client.Inquiries.MostLetters) return new(RefusalCode.Unknown, $"text has {words.Length} characters, the marketplace takes {client.Inquiries.MostLetters}: shorten it");
        if (await NextAsync(order, inquiry, InquiryAct.Reply, by, cancellation).ConfigureAwait(false) is not { } act) return NotHere(order, inquiry);
        if (Guarded(await residents.LoadAsync(order, cancellation).ConfigureAwait(false), act) is { } refusal) return refusal;
        await persons.SaveWordsAsync(order, Inquiring.NameOf(act), words, cancellation).ConfigureAwait(false);
        if (await persons.FindWordsAsync(order, Inquiring.NameOf(act), cancellation).ConfigureAwait(false) is null) return new(RefusalCode.WrongStage, "the order's personal data are erased: answer it on the marketplace's own page");
        return await decide(order, _ => act, cancellation).ConfigureAwait(false);
    }

    public async Task<Refusal?> MoveAsync(OrderKey order, string inquiry, InquiryAct act, string by, CancellationToken cancellation = default)
    {
        ArgumentNullException.ThrowIfNull(by);
        await BeginAsync(order.Shop, cancellation).ConfigureAwait(false);
        if (act == InquiryAct.Reply) return new(RefusalCode.Unknown, $"{nameof(act)} is {act}: words go by {nameof(ReplyAsync)}");
        return await NextAsync(order, inquiry, act, by, cancellation).ConfigureAwait(false) is { } wanted ? await decide(order, _ => wanted, cancellation).ConfigureAwait(false) : NotHere(order, inquiry);
    }

    public async Task<ResponseTimes> MeasureAsync(ShopId shop, TimeSpan window, CancellationToken cancellation = default)
    {
        Find(shop);
        await start(cancellation).ConfigureAwait(false);
        var now = clock.Now();
        var from = now - window;
        List<InquiryWait> waits = [];
        await foreach (var order in store.OrdersAsync(shop, cancellation).ConfigureAwait(false))
            foreach (var inquiry in order.Inquiries.AsEnumerable())
                waits.AddRange(order.Waits(inquiry).Where(wait => wait.Since >= from));
        return new(from, WaitFigures.Of(waits.Where(static wait => wait.IsFirst), now), WaitFigures.Of(waits, now));
    }

    private static Refusal NotHere(OrderKey order, string inquiry) => new(RefusalCode.Unknown, $"inquiry {inquiry} is not in the record of {order}: name the order that the list of open inquiries names, or answer it on the marketplace's own page");

    private static Refusal? Guarded(Resident resident, Decision.InquiryActed act) => Fulfilment.Take(resident.Order, new Command.Decide(act)).Refused;

    // What is decided is judged by the inquiry as it is now, not as it was at the last poll.
    private async Task<Decision.InquiryActed?> NextAsync(OrderKey order, string inquiry, InquiryAct act, string by, CancellationToken cancellation)
    {
        if (await ReadAsync(order.Shop, inquiry, cancellation).ConfigureAwait(false) is not { } read || read.Order != order) return null;
        var known = (await residents.LoadAsync(order, cancellation).ConfigureAwait(false)).Order.Inquiry(inquiry);
        return known is { Seen: { } seen } ? new(inquiry, known.Acts.Count + 1, act, seen.Revision, by, clock.Now()) : null;
    }

    // The order in whose record an inquiry is; null if none that is known here.
    private async Task<Order?> HomeAsync(ShopId shop, MarketplaceInquiry inquiry, CancellationToken cancellation)
    {
        foreach (var id in inquiry.Orders)
            if (await residents.LoadAsync(new(shop, id), cancellation).ConfigureAwait(false) is { Version: > 0, Order: var order } && order.Inquiry(inquiry.Id)?.Seen is { AnsweredIn: null })
                return order;
        return null;
    }

    private async Task<WaitingInquiry?> WaitsAsync(Shop shop, MarketplaceInquiry inquiry, CancellationToken cancellation)
    {
        var order = await HomeAsync(shop.Id, inquiry, cancellation).ConfigureAwait(false);
        var read = new Order(new(shop.Id, new(inquiry.Id)));
        read = Fulfilment.Evolve(read, inquiry.Seen);   // as it is at the marketplace, whatever was decided about it
        if (read.WaitsSince(read.Inquiry(inquiry.Id)!) is not { } since) return null;
        return new(inquiry.Id, order?.Key, inquiry.Seen.Kind, inquiry.Seen.About, since, since + shop.Policies.Inquiries.WithinOf(since));
    }

    private async ValueTask<(Shop Shop, IInquiryClient Client)> BeginAsync(ShopId shop, CancellationToken cancellation)
    {
        var known = Find(shop);
        var client = known.Inquiries ?? throw new ArgumentException($"The shop {shop} reads no inquiries: call InquiriesFrom, or set what the adapter needs for it.", nameof(shop));
        await start(cancellation).ConfigureAwait(false);
        return (known, client);
    }

    private Shop Find(ShopId shop) => shops.TryGetValue(shop, out var known) ? known : throw new ArgumentException($"The shop {shop} is not configured; the shops are {string.Join(", ", shops.Keys.Order())}.", nameof(shop));

    // People wait for it, yet the account's calls are shared with what buys.
    private static async Task<T> AskAsync<T>(Shop shop, Func<ValueTask<T>> ask)
    {
        if (await shop.MarketplaceLane.AdmitAsync(Traffic.Look, null).ConfigureAwait(false) is { IsGranted: false } later)
            throw new ProviderException(ProviderFault.Throttled, shop.Marketplace.Descriptor.Name, $"the account's calls are used up until {later.ComeAgainAt}: try again then");
        try
        {
            var told = await ask().ConfigureAwait(false);
            shop.MarketplaceLane.Succeeded();
            return told;
        }
        catch (ProviderException fault)
        {
            shop.MarketplaceLane.Failed(fault);
            throw;
        }
    }
}
