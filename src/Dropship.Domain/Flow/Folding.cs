using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;

namespace Dropship.Domain;

/// <summary>How each part of an order takes in an event. A part that does not change leaves the order the same instance.</summary>
internal static class Folding
{
    internal static Order Sell(this Order order, SaleSeen seen) => order.Sales.Merge(seen) is { } sales ? order with { Sales = sales } : order;

    internal static Order Source(this Order order, Search search) => order.Searches.Merge(search) is { } searches ? order with { Searches = searches } : order;

    internal static Order Source(this Order order, Allocation allocation) => order.Allocations.Merge(allocation) is { } allocations ? order with { Allocations = allocations } : order;

    internal static Order Buy(this Order order, Purchase purchase) => order.Purchases.Merge(purchase) is { } purchases ? order with { Purchases = purchases } : order;

    internal static Order Ship(this Order order, Parcel parcel) => order.Parcels.Merge(parcel) is { } parcels ? order with { Parcels = parcels } : order;

    internal static Order Work(this Order order, Try tried) => order.Tries.Merge(tried) is { } tries ? order with { Tries = tries } : order;

    internal static Order Cancel(this Order order, CancelRequest request) => order.Cancels.Merge(request) is { } cancels ? order with { Cancels = cancels } : order;

    internal static Order Complain(this Order order, Claim claim) => order.Claims.Merge(claim) is { } claims ? order with { Claims = claims } : order;

    internal static Order Rate(this Order order, Rating rating) => order.Ratings.Merge(rating) is { } ratings ? order with { Ratings = ratings } : order;

    internal static Order Punish(this Order order, Penalty penalty) => order.Penalties.Merge(penalty) is { } penalties ? order with { Penalties = penalties } : order;

    internal static Order Inquire(this Order order, Inquiry inquiry) => order.Inquiries.Merge(inquiry) is { } inquiries ? order with { Inquiries = inquiries } : order;

    internal static Inquiry Inquiring(this Order order, string id) => order.Inquiry(id) ?? new(id);

    internal static Claim Claiming(this Order order, string id) => order.Claim(id) ?? new(id);

    internal static Order Dispute(this Order order, int round, int no, Func<Dispute, Dispute> change)
    {
        var purchase = order.Buying(round);
        return purchase.Disputes.Merge(change(purchase.Dispute(no) ?? new(no))) is { } disputes ? order.Buy(purchase with { Disputes = disputes }) : order;
    }

    internal static Order Settle(this Order order, Settlement settlement) => ReferenceEquals(settlement, order.Settlement) ? order : order with { Settlement = settlement };

    internal static Order Release(this Order order, HoldReleased released)
    {
        for (var i = 0; i < order.Holds.Count; i++)
            if (order.Holds[i] is { ReleasedBy: null } hold && hold.Held.No == released.No)
                return order with { Holds = order.Holds.Set(i, hold with { ReleasedBy = released.By }) };
        return order;
    }

    internal static Search Search(this Order order, OffersFound found)
    {
        var known = order.SearchOf(found.Search);
        if (known is null) return new(found.Search, found.At, Sorted(found.Offers), Sorted(found.Scorecards), Sorted(found.Missing)) { Joint = Sorted(found.Joint ?? []) };
        var (offers, cards, missing, joint) = (known.Offers, known.Scorecards, known.Missing, known.Joint);
        foreach (var offer in found.Offers) offers = offers.Put(offer);
        foreach (var card in found.Scorecards) cards = cards.Put(card);
        foreach (var sku in found.Missing) missing = missing.Put(sku);
        foreach (var price in found.Joint ?? []) joint = joint.Put(price);
        return new(known.No, known.At > found.At ? known.At : found.At, offers, cards, missing) { Joint = joint };
    }

    internal static Allocation Allocating(this Order order, int no)
    {
        foreach (var allocation in order.Allocations)
            if (allocation.No == no)
                return allocation;
        return new(no);
    }

    internal static Allocation Hear(this Allocation allocation, QuoteSeen told) =>
        allocation.Quote is { } known && !IsDearer(told, known) ? allocation : allocation with { Quote = told };

    internal static Allocation Hear(this Allocation allocation, QuoteRefused told) =>
        allocation.Refused is { } known && (known.Reason, known.At.Milliseconds).CompareTo((told.Reason, told.At.Milliseconds)) <= 0 ? allocation : allocation with { Refused = told };

    internal static Order Hear(this Order order, BuyerChecked told)
    {
        var known = Find(order.Checks, told);
        var joined = told with { Faults = United(known?.Faults ?? [], told.Faults, StringComparer.Ordinal), Notes = United(known?.Notes ?? [], told.Notes, Comparer<BuyerNote>.Default), Figures = Higher(known?.Figures, told.Figures) };
        return order.Checks.Merge(joined) is { } checks ? order with { Checks = checks } : order;
    }

    private static BuyerFigures? Higher(BuyerFigures? one, BuyerFigures? other)
    {
        if (one is null || other is null) return one ?? other;
        var spent = one.Spent.Currency == other.Spent.Currency ? Money.Max(one.Spent, other.Spent) : one.Spent.Currency.CompareTo(other.Spent.Currency) > 0 ? one.Spent : other.Spent;
        return new(Math.Max(one.Known, other.Known), Math.Max(one.Same, other.Same), Math.Max(one.Recent, other.Recent), spent, Math.Max(one.Troubles, other.Troubles));
    }

    private static Few<T> United<T>(Few<T> one, Few<T> other, IComparer<T> by) => one.Concat(other).Distinct().Order(by).ToFew();

    internal static Purchase Buying(this Order order, int round) => order.Purchase(round) ?? new(round);

    internal static Purchase Intended(this Order order, PurchaseIntended intent) =>
        order.Purchase(intent.Round) is { } heard ? heard with { Intent = intent } : new(intent.Round) { Intent = intent };

    internal static Purchase Hear(this Purchase purchase, SupplierOrder told)
    {
        var joined = Find(purchase.Orders, told) is { } known ? known.Join(told) : told;
        return purchase.Orders.Merge(joined) is { } orders ? purchase with { Orders = orders } : purchase;
    }

    internal static Purchase Hear(this Purchase purchase, DisputeSeen told)
    {
        var joined = Find(purchase.DisputesSeen, told) is { } known ? Domain.Dispute.Join(known, told) : told;
        return purchase.DisputesSeen.Merge(joined) is { } seen ? purchase with { DisputesSeen = seen } : purchase;
    }

    // Of two places the smaller name counts: whoever tells first.
    internal static Purchase FoundBy(this Purchase purchase, SupplierId? told) =>
        told is not { } place || purchase.FoundAt?.CompareTo(place) <= 0 ? purchase : purchase with { FoundAt = place };

    internal static Parcel Shipped(this Order order, TrackingNumber number) => order.Parcel(number) ?? new(number);

    internal static Parcel Hear(this Parcel parcel, ScanSeen told) =>
        parcel.Scans.Merge(new Scan(told.At, told.Phase, told.Incident)) is { } scans ? parcel with { Scans = scans } : parcel;

    internal static Parcel Hear(this Parcel parcel, NumberChecked told)
    {
        var check = new NumberCheck(told.Carrier, told.Fit, told.Found, told.Formats, told.Others);
        var joined = Find(parcel.Checks, check)?.Join(check) ?? check.Join(check);   // with itself, so that its lists are sorted
        return parcel.Checks.Merge(joined) is { } checks ? parcel with { Checks = checks } : parcel;
    }

    internal static Parcel Hear(this Parcel parcel, SnapshotSeen told)
    {
        var legs = parcel.Legs;
        foreach (var leg in told.Legs) legs = legs.Put(leg);
        return parcel with
        {
            Destinations = told.To is { } country ? NumberCheck.United(parcel.Destinations, [country]) : parcel.Destinations,
            DeliveredAtFirst = parcel.DeliveredAtFirst || told.DeliveredAtFirst,
            Legs = legs,
        };
    }

    internal static Try Tried(this Order order, TryKey key, int no)
    {
        foreach (var tried in order.Tries)
            if (tried.No == no && tried.Key == key)
                return tried;
        return new(key, no);
    }

    // Made at once where it is new, not made and then copied.
    internal static Try Opened(this Order order, TryOpened opened)
    {
        foreach (var tried in order.Tries)
            if (tried.No == opened.No && tried.Key == opened.Key)
                return tried with { OpenedAt = opened.At, Deadline = opened.Deadline };
        return new(opened.Key, opened.No) { OpenedAt = opened.At, Deadline = opened.Deadline };
    }

    internal static CancelRequest Cancelling(this Order order, string request)
    {
        foreach (var cancel in order.Cancels)
            if (cancel.Request == request)
                return cancel;
        return new(request);
    }

    internal static CancelRequest Hear(this CancelRequest request, CancelAsked told) =>
        request.Asked is { } known && Withdrawing.Compare(known, told) <= 0 ? request : request with { Asked = told };

    internal static Settlement Hear(this Settlement settlement, RefundSeen told)
    {
        var known = Find(settlement.Seen, told);
        var joined = known is null || (known.Amount.Currency, known.Amount.Amount).CompareTo((told.Amount.Currency, told.Amount.Amount)) < 0 ? told : known;
        joined = joined with { Ours = Math.Max(joined.Ours, Math.Max(known?.Ours ?? 0, told.Ours)), At = Instant.Earlier(known?.At, told.At)!.Value };
        return settlement.Seen.Merge(joined) is { } seen ? settlement with { Seen = seen } : settlement;
    }

    internal static Settlement Hear(this Settlement settlement, ReceiptConfirmed told) =>
        settlement.Confirmed.Merge(told) is { } confirmed ? settlement with { Confirmed = confirmed } : settlement;

    internal static Settlement Hear(this Settlement settlement, PayoutSeen told)
    {
        var known = Find(settlement.Payouts, told);
        var joined = known is null || Key(known).CompareTo(Key(told)) < 0 ? told : known;
        joined = joined with { Final = told.Final || known is { Final: true } };
        return settlement.Payouts.Merge(joined) is { } payouts ? settlement with { Payouts = payouts } : settlement;
    }

    internal static Search? SearchOf(this Order order, int no)
    {
        foreach (var search in order.Searches)
            if (search.No == no)
                return search;
        return null;
    }

    private static T? Find<T>(Few<T> few, T key) where T : class, IKeyed<T>
    {
        foreach (var known in few.Span)
            if (known.CompareKey(key) == 0)
                return known;
        return null;
    }

    private static Few<T> Sorted<T>(Few<T> items) where T : IKeyed<T>
    {
        Few<T> sorted = [];
        foreach (var item in items) sorted = sorted.Put(item);
        return sorted;
    }

    // Two sightings of one key that differ: one must win whatever came first, so each has a total order.
    private static bool IsDearer(QuoteSeen one, QuoteSeen other) =>
        (one.Cost.Currency, one.Cost.Amount, one.At.Milliseconds, one.Until?.Milliseconds ?? long.MaxValue)
        .CompareTo((other.Cost.Currency, other.Cost.Amount, other.At.Milliseconds, other.Until?.Milliseconds ?? long.MaxValue)) is var dearer and not 0
            ? dearer > 0
            : Compare(one.Goods, other.Goods) > 0;

    private static int Compare(Few<LineAmount>? one, Few<LineAmount>? other)
    {
        if (one is not { } mine || other is not { } theirs) return (one is null ? 0 : 1) - (other is null ? 0 : 1);
        if (mine.Count != theirs.Count) return mine.Count.CompareTo(theirs.Count);
        for (var i = 0; i < mine.Count; i++)
            if ((mine[i].Line, mine[i].Amount.Currency, mine[i].Amount.Amount).CompareTo((theirs[i].Line, theirs[i].Amount.Currency, theirs[i].Amount.Amount)) is var parts and not 0)
                return parts;
        return 0;
    }

    private static (long, decimal, decimal, Currency, Currency, int) Key(PayoutSeen payout) => (payout.At.Milliseconds, payout.Amount.Amount, payout.Fees.Amount, payout.Amount.Currency, payout.Fees.Currency, (int?)payout.Kept ?? -1);
}
