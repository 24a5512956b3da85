using Dropship.Domain;
using Dropship.Ports;
using Dropship.Storage;
using Microsoft.Extensions.Logging;

namespace Dropship.Engine;

/// <summary>
/// Brings inquiries to the orders they are about. An order that the store does not know is read at the marketplace: it comes in with its inquiry, and whether anything is bought
/// for it is judged as for any other. An inquiry of no order is told by the log, and stands in the list of the open ones.
/// </summary>
internal sealed class InquiryPost(Shop shop, IOrderStore store, TimeProvider clock, ILogger logger)
{
    /// <summary>The news of an inquiry: for each of its orders, all but the first with where it is answered.</summary>
    /// <exception cref="ProviderException">An order could not be asked for now: the page is read again.</exception>
    internal async ValueTask<IReadOnlyList<News>> NewsOfAsync(MarketplaceInquiry inquiry, CancellationToken cancellation)
    {
        List<News> news = [];
        OrderId? first = null;
        foreach (var id in inquiry.Orders)
        {
            if (await KnowAsync(id, cancellation).ConfigureAwait(false) is not { } known) continue;
            news.Add(known.And(new(known.Order, [inquiry.Seen with { AnsweredIn = first }])));
            first ??= id;
        }

        if (news.Count == 0 && inquiry.Seen.State == InquiryState.AwaitsShop) LogMessages.InquiryApart(logger, shop.Id, inquiry.Id, inquiry.Seen.Kind, inquiry.Seen.State);
        return news;
    }

    // Nothing new of an order that the store has; what the marketplace tells of another; null if there is no such order, or none that can be understood.
    private async ValueTask<News?> KnowAsync(OrderId id, CancellationToken cancellation)
    {
        var key = new OrderKey(shop.Id, id);
        if (await HasAsync(key, cancellation).ConfigureAwait(false)) return new(key, []);
        if (await shop.MarketplaceLane.AdmitAsync(Traffic.Look, null).ConfigureAwait(false) is { IsGranted: false } later)
            throw new ProviderException(ProviderFault.Throttled, shop.Marketplace.Descriptor.Name, "the account's calls are used up for now", later.ComeAgainAt.Value - clock.Now());
        try
        {
            return await shop.Marketplace.GetOrderAsync(id, cancellation).ConfigureAwait(false) is { } told ? News.Of(shop.Id, told) : null;
        }
        catch (ProviderException fault) when (fault.Fault is ProviderFault.Malformed or ProviderFault.Rejected)
        {
            LogMessages.LookFailed(logger, key, nameof(InquiryPost), fault.Fault, fault.Message);
            return null;
        }
    }

    private async ValueTask<bool> HasAsync(OrderKey key, CancellationToken cancellation)
    {
        try
        {
            return await store.LoadAsync(key, cancellation).ConfigureAwait(false) is not null;
        }
        catch (StoreCorruptException)
        {
            return true;   // it is parked where a person sees it
        }
    }
}
