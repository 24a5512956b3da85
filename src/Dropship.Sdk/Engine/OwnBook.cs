using System.Collections.Concurrent;
using System.Security.Cryptography;
using Dropship.Domain;
using Dropship.Storage;

namespace Dropship.Engine;

/// <summary>
/// The shop's own book of buyers: what its earlier orders tell of the buyer of a new one. One look for an order, at which it is noted too; afterwards only what goes wrong with it is noted.
/// The key of the marks is made once for each shop and lies with the vendors' tokens.
/// </summary>
internal sealed class OwnBook(IBuyerRecords records, ITokenStore tokens)
{
    private const int MostOthers = 200;
    private const int KeyBytes = 32;
    private readonly ConcurrentDictionary<ShopId, byte[]> _keys = new();

    /// <summary>Notes an order and judges it by the others of its buyer.</summary>
    internal async ValueTask<(Few<BuyerNote> Notes, BuyerFigures? Figures)> LookAsync(Order order, Address? address, BuyerRules rules, Few<ExchangeRate> rates, CancellationToken cancellation)
    {
        var sale = order.Latest()!;
        if (address is null || await RecordAsync(order.Key, sale, address, cancellation).ConfigureAwait(false) is not { } met) return default;
        var found = await records.MeetBuyerAsync(met, MostOthers, cancellation).ConfigureAwait(false);
        var others = new OtherOrder[found.Count];
        BuyerBlock? block = null;
        for (var i = 0; i < others.Length; i++)
        {
            others[i] = Of(met, found[i]);
            if (others[i].IsOfBuyer) block ??= found[i].Block;
        }

        // The list knows orders, and an order's data go in time: who is on it stays there with each new order.
        if (block is not null) await records.BlockBuyerAsync(order.Key, block, cancellation).ConfigureAwait(false);
        return rules.Judge(sale, others, rates);
    }

    /// <summary>Notes what went wrong with an order, if these events say so. Absolute figures, so that twice is once; written before the commit that tells of it.</summary>
    internal async ValueTask TellAsync(IReadOnlyList<Event> events, Order order, CancellationToken cancellation)
    {
        var isNews = false;
        for (var i = 0; i < events.Count; i++) isNews |= events[i] is Decision.RefundDecided or Fact.RefundSeen or Fact.ClaimSeen;
        if (isNews) await records.TellBuyerAsync(order.Key, Troubles(order), cancellation).ConfigureAwait(false);
    }

    /// <summary>Puts the buyer of an order on the list, or takes them off.</summary>
    /// <returns>How many orders it concerned; 0 if nothing is known of the buyer.</returns>
    internal async ValueTask<int> BlockAsync(Order order, Address? address, BuyerBlock? block, CancellationToken cancellation)
    {
        if (order.Latest() is { } sale && address is not null && await RecordAsync(order.Key, sale, address, cancellation).ConfigureAwait(false) is { } met)
            await records.MeetBuyerAsync(met, 1, cancellation).ConfigureAwait(false);
        return await records.BlockBuyerAsync(order.Key, block, cancellation).ConfigureAwait(false);
    }

    private static int Troubles(Order order)
    {
        var troubles = order.Settlement.Decided.Count;
        foreach (var refund in order.Settlement.Seen)
            if (refund.Ours == 0) troubles++;
        foreach (var claim in order.Claims)
            if (claim.Seen is { Withdrawn: false }) troubles++;
        return troubles;
    }

    private static OtherOrder Of(BuyerRecord met, BuyerRecord other)
    {
        var isOfBuyer = other.Persons.Any(met.Persons.Contains);
        return new(other.PlacedAt, other.Paid, isOfBuyer, met.Place is not null && met.Place == other.Place, other.Goods.Any(met.Goods.Contains), other.Checkout, other.Troubles, other.Block is not null);
    }

    private async ValueTask<BuyerRecord?> RecordAsync(OrderKey order, Fact.SaleSeen sale, Address address, CancellationToken cancellation)
    {
        var key = await KeyAsync(order.Shop, cancellation).ConfigureAwait(false);
        var persons = BuyerMarks.Persons(key, address);
        Few<Sku> goods = [];
        foreach (var line in sale.Lines)
            if (line.Sku is { } sku) goods = goods.Add(sku);
        return persons.IsEmpty ? null : new(order, persons, sale.To.IsPlatformHub ? null : BuyerMarks.Place(key, address), sale.PlacedAt, sale.Paid, goods, sale.Checkout);
    }

    // Of two processes that make one at the same time, the store keeps one.
    private async ValueTask<byte[]> KeyAsync(ShopId shop, CancellationToken cancellation)
    {
        if (_keys.TryGetValue(shop, out var known)) return known;
        var account = $"buyers {shop}";
        if (await tokens.FindTokenAsync(account, cancellation).ConfigureAwait(false) is not { } kept)
        {
            await tokens.SaveTokenAsync(account, 0, Convert.ToBase64String(RandomNumberGenerator.GetBytes(KeyBytes)), cancellation).ConfigureAwait(false);
            kept = (await tokens.FindTokenAsync(account, cancellation).ConfigureAwait(false))!;
        }

        return _keys[shop] = Convert.FromBase64String(kept.Value);
    }
}
