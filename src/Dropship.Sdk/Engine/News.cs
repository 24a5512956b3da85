using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Engine;

/// <summary>What is new of an order: facts, its address, or why what was told makes no sense and is not taken in.</summary>
internal sealed record News(OrderKey Order, IReadOnlyList<Fact> Facts, Address? Address = null, string? Invalid = null)
{
    /// <summary>Which watermarks no longer count, because a vendor says that there is something to be seen; null for none.</summary>
    internal Func<Looked, Looked>? Forget { get; init; }

    /// <summary>The epoch of the lease it is visited under; null for news that came by itself.</summary>
    internal long? Epoch { get; init; }

    /// <summary>True if nothing would be lost by not taking it in: the order is only to be visited.</summary>
    internal bool IsVisit => this is { Facts.Count: 0, Invalid: null, Forget: null };

    /// <summary>Both as one.</summary>
    internal News And(News later) => this with
    {
        Facts = [.. Facts, .. later.Facts],
        Address = later.Address ?? Address,
        Invalid = later.Invalid ?? Invalid,
        Forget = (Forget, later.Forget) switch
        {
            ({ } one, { } other) => looked => other(one(looked)),
            var (one, other) => one ?? other,
        },
    };

    /// <summary>All that is told, one for each order: it is visited once, with all its news.</summary>
    internal static IReadOnlyList<News> ByOrder(IEnumerable<News> told)
    {
        Dictionary<OrderKey, News> news = [];
        foreach (var one in told) news[one.Order] = news.TryGetValue(one.Order, out var before) ? before.And(one) : one;
        return [.. news.Values];
    }

    /// <summary>An order as a marketplace told it.</summary>
    internal static News Of(ShopId shop, MarketplaceOrder told)
    {
        var key = new OrderKey(shop, told.Id);
        if (ImportedOrderValidator.Fault(told) is { } fault) return new(key, [], null, fault);
        List<Fact> facts = [told.Sale];
        foreach (var cancel in told.Cancels) facts.Add(cancel);
        foreach (var refund in told.Refunds) facts.Add(refund);
        foreach (var confirmed in told.Confirmed) facts.Add(confirmed);
        foreach (var scan in told.Scans) facts.Add(scan);
        return new(key, facts, told.Address);
    }
}
