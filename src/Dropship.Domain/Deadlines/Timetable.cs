namespace Dropship.Domain;

/// <summary>Takes the deadlines of an order one by one.</summary>
internal interface IDeadlineReader
{
    /// <summary>True if those that are met are wanted too.</summary>
    bool WantsMet { get; }

    void Take(in Deadline deadline);
}

/// <summary>
/// Every deadline of an order, in one place: read from what the marketplace told, what suppliers promise and what the rules say.
/// What wakes an order for a deadline, and what is shown of it, comes from here.
/// </summary>
public static class Timetable
{
    /// <summary>The deadlines of an order, open and met, by time.</summary>
    /// <param name="order">The order.</param>
    /// <param name="policies">The shop's rules.</param>
    public static IReadOnlyList<Deadline> Deadlines(this Order order, Policies policies)
    {
        var withdrawn = order.IsWithdrawn();
        var all = new All([]);
        Read(order, policies, withdrawn, order.DemandedInAll(withdrawn), ref all);
        all.Deadlines.Sort(static (one, other) => one.At != other.At ? one.At.CompareTo(other.At) : one.Kind.CompareTo(other.Kind));
        return all.Deadlines;
    }

    internal static void Read<T>(Order order, Policies policies, bool withdrawn, in DemandTotal demand, ref T reader) where T : IDeadlineReader, allows ref struct
    {
        foreach (var claim in order.Claims) OfClaim(order, policies, claim, ref reader);
        foreach (var penalty in order.Penalties)
            if (penalty.Seen is { } seen && Penalties.DisputeBy(policies, seen) is { } dispute)
                Take(ref reader, Of(policies, DeadlineKind.PenaltyDisputeBy, DeadlineSource.Marketplace, dispute) with { Name = penalty.Id, IsMet = penalty.Noted is not null || !penalty.Stands, MetAt = penalty.Noted?.At });
        foreach (var inquiry in order.Inquiries) OfInquiry(order, policies, inquiry, ref reader);
        if (order.Latest() is not { PaidAt: { } paidAt } sale) return;
        if (sale.Stands() && !withdrawn) OfSale(order, policies, sale, paidAt, demand, ref reader);
        foreach (var purchase in order.Purchases)
            if (purchase.Intent is { } intent) OfPurchase(order, policies, sale, purchase, intent, withdrawn, ref reader);
        if (policies.Deadlines.FirstScanWithin is { } scanned && !withdrawn) OfParcels(order, policies, scanned, ref reader);
        foreach (var cancel in order.Cancels)
            if (cancel.Asked is { } asked)
                Take(ref reader, ReplyBy(policies, asked) with { IsMet = cancel.Answer is not null, MetAt = cancel.Answer?.At });
        if (!withdrawn) OfEnd(order, policies, paidAt, demand, ref reader);
    }

    /// <summary>A deadline of a kind, with the margin that the rules give it.</summary>
    /// <param name="policies">The shop's rules.</param>
    /// <param name="kind">The kind.</param>
    /// <param name="source">Who set it.</param>
    /// <param name="at">When it is.</param>
    internal static Deadline Of(Policies policies, DeadlineKind kind, DeadlineSource source, Instant at) => new(kind, source, at, policies.Deadlines.MarginOf(kind, at));

    /// <summary>When a request to cancel runs out. It is answered by its margin before that; where the request is short, not before half of its time has passed, for suppliers need some to answer.</summary>
    internal static Deadline ReplyBy(Policies policies, Fact.CancelAsked asked)
    {
        var by = Of(policies, DeadlineKind.ReplyBy, asked.Expires is null ? DeadlineSource.Policy : DeadlineSource.Marketplace, asked.Expires ?? asked.At + policies.CancelWithin) with { Name = asked.Request };
        return AtMostHalf(by, asked.At);
    }

    /// <summary>When an inquiry is to be answered in which the shop is waited for; null without a rule.</summary>
    internal static Deadline? ReplyBy(Policies policies, Inquiry inquiry, Instant since) =>
        policies.Inquiries.WithinOf(since) is { } within ? AtMostHalf(Of(policies, DeadlineKind.ReplyBy, DeadlineSource.Policy, since + within) with { Name = inquiry.Id }, since) : null;

    /// <summary>When a purchase must be handed over: the nearest ship-by of its lines, or what was promised where it sends goods once more.</summary>
    internal static Deadline ShipBy(Order order, Policies policies, Fact.SaleSeen sale, Instant paidAt, Decision.PurchaseIntended intent)
    {
        if (order.ResendBy(intent) is { } until) return Of(policies, DeadlineKind.ShipByHard, DeadlineSource.Policy, until) with { Round = intent.Round };
        Instant? nearest = null;
        foreach (var line in sale.Lines)
            foreach (var units in intent.Units)
                if (line.Id.Owns(units.Line))
                    nearest = Instant.Earlier(nearest, line.ShipBy);
        return ShipBy(policies, nearest, paidAt) with { Round = intent.Round };
    }

    /// <summary>When the supplier hands a purchase over by its own promise, or null.</summary>
    internal static Deadline? Handling(Policies policies, Decision.PurchaseIntended intent) =>
        policies.Deadlines.Suppliers.TryGetValue(intent.Supplier, out var time) && time.HandlingDays is { } days
            ? Of(policies, DeadlineKind.ShipBySoft, DeadlineSource.Supplier, time.Calendar.AddDays(intent.At, days)) with { Round = intent.Round }
            : null;

    /// <summary>When the supplier must have taken note of a purchase, or null.</summary>
    internal static Deadline? Acknowledging(Policies policies, Decision.PurchaseIntended intent) =>
        policies.Deadlines.AcknowledgeWithin is { } within
            ? Of(policies, DeadlineKind.Acknowledge, DeadlineSource.Policy, policies.Deadlines.CalendarOf(intent.Supplier).Add(intent.At, within)) with { Round = intent.Round }
            : null;

    private static Deadline ShipBy(Policies policies, Instant? told, Instant paidAt) =>
        told is { } at ? Of(policies, DeadlineKind.ShipByHard, DeadlineSource.Marketplace, at)
        : Of(policies, DeadlineKind.ShipByHard, DeadlineSource.Policy, policies.Deadlines.ShipWithinDays is { } days ? policies.Deadlines.Marketplace.AddDays(paidAt, days) : paidAt + policies.Chasing.ShipWithin);

    private static Deadline AtMostHalf(in Deadline by, Instant since)
    {
        var half = TimeSpan.FromMilliseconds(Math.Max(0, by.At.Milliseconds - since.Milliseconds) / 2);
        return by.Margin > half ? by with { Margin = half } : by;
    }

    private static void OfSale<T>(Order order, Policies policies, Fact.SaleSeen sale, Instant paidAt, in DemandTotal demand, ref T reader) where T : IDeadlineReader, allows ref struct
    {
        if (policies.Deadlines.AcceptWithin is { } accept)
        {
            var bound = demand.Open == 0 || !order.IsAnyOpen(sale);
            Take(ref reader, Of(policies, DeadlineKind.Accept, DeadlineSource.Policy, paidAt + accept) with { IsMet = bound, MetAt = bound ? LastIntent(order) : null });
        }

        if (demand.Open + demand.Covered > 0)   // of what was ordered: goods that are sent once more have a time of their own
            foreach (var line in sale.Lines)
                if (order.IsUnbought(line))
                    Take(ref reader, ShipBy(policies, line.ShipBy, paidAt) with { Name = line.Id.Value });
        if (sale.DeliverBy is { } by)
            Take(ref reader, Of(policies, DeadlineKind.DeliverBy, DeadlineSource.Marketplace, by) with { IsMet = demand.IsAtEnd, MetAt = demand.IsAtEnd ? order.LastDelivery() : null });
    }

    private static void OfPurchase<T>(Order order, Policies policies, Fact.SaleSeen sale, Purchase purchase, Decision.PurchaseIntended intent, bool withdrawn, ref T reader) where T : IDeadlineReader, allows ref struct
    {
        if (purchase.IsBought && purchase is { IsLive: true, GivenUpAt: null } && !withdrawn && sale.PaidAt is { } paidAt)
        {
            var shipped = order.IsShipped(purchase);
            var handed = shipped && reader.WantsMet ? order.LastHandOver(purchase.Round) : null;
            Take(ref reader, ShipBy(order, policies, sale, paidAt, intent) with { IsMet = shipped, MetAt = handed });
            if (Handling(policies, intent) is { } soft) Take(ref reader, soft with { IsMet = shipped, MetAt = handed });
            if (Acknowledging(policies, intent) is { } note) Take(ref reader, note with { IsMet = purchase.Own is { Status: >= SupplierOrderStatus.Acknowledged } });
        }

        if (policies.Deadlines.DisputeWithin is { } dispute && purchase is { Outstanding.Amount: > 0m, WrittenOff: null })
        {
            var disputed = order.DisputedAt(purchase);
            Take(ref reader, Of(policies, DeadlineKind.DisputeBy, DeadlineSource.Policy, intent.At + dispute) with { Round = intent.Round, IsMet = disputed is not null || order.Units(purchase) is { Covered: 0, Shipped: 0, Returned: 0, Lost: 0 }, MetAt = disputed });
        }

        foreach (var ours in purchase.Disputes)
            if (ours.Decided is { } decided) OfDispute(order, policies, purchase, ours, decided, ref reader);
    }

    private static void OfClaim<T>(Order order, Policies policies, Claim claim, ref T reader) where T : IDeadlineReader, allows ref struct
    {
        if (claim.Seen is not { } seen) return;
        var open = order.IsOpen(claim);
        if ((seen.ReplyBy ?? (seen.At + policies.Claims.ReplyWithin)) is { } reply)
            Take(ref reader, Of(policies, DeadlineKind.ReplyBy, seen.ReplyBy is null ? DeadlineSource.Policy : DeadlineSource.Marketplace, reply) with { Name = claim.Id, IsMet = !open, MetAt = claim.Answer?.At });
        if (seen.EvidenceBy is { } until)
            Take(ref reader, Of(policies, DeadlineKind.EvidenceBy, DeadlineSource.Marketplace, until) with { Name = claim.Id, IsMet = !open || claim.Evidence?.Until >= until, MetAt = claim.Evidence?.At });
        if (claim.Answer is { Answer: ClaimAnswer.Return, Until: { } back })
            Take(ref reader, Of(policies, DeadlineKind.ReturnBy, DeadlineSource.Policy, back) with { Name = claim.Id, IsMet = claim.Returned is not null || !order.AwaitsReturn(claim), MetAt = claim.Returned?.At });
        if (claim.Answer is { Answer: ClaimAnswer.Resent, Until: { } sent })
            Take(ref reader, Of(policies, DeadlineKind.ResendBy, DeadlineSource.Policy, sent) with { Name = claim.Id, IsMet = order.IsResent(claim) });
    }

    private static void OfInquiry<T>(Order order, Policies policies, Inquiry inquiry, ref T reader) where T : IDeadlineReader, allows ref struct
    {
        if (reader.WantsMet && order.Waits(inquiry) is { IsEmpty: false } waits && waits[^1] is { AnsweredAt: { } answered } last)
        {
            if (ReplyBy(policies, inquiry, last.Since) is { } met) Take(ref reader, met with { IsMet = true, MetAt = answered });
        }
        else if (order.WaitsSince(inquiry) is { } since && ReplyBy(policies, inquiry, since) is { } open)
        {
            Take(ref reader, open);
        }
    }

    private static void OfDispute<T>(Order order, Policies policies, Purchase purchase, Dispute dispute, Decision.DisputeDecided decided, ref T reader) where T : IDeadlineReader, allows ref struct
    {
        if (purchase.SightingOf(dispute.No) is not { } seen) return;
        var open = order.State(purchase, dispute, decided.At) == DisputeState.Open;
        var name = $"dispute {dispute.No}";
        if (seen.EvidenceBy is { } until)
            Take(ref reader, Of(policies, DeadlineKind.EvidenceBy, DeadlineSource.Supplier, until) with { Round = purchase.Round, Name = name, IsMet = !open || dispute.Evidence?.Until >= until, MetAt = dispute.Evidence?.At });
        Take(ref reader, Of(policies, DeadlineKind.DecideBy, DeadlineSource.Policy, (seen.OpenedAt ?? decided.At) + policies.Claims.DecideWithin) with { Round = purchase.Round, Name = name, IsMet = !open });
    }

    private static void OfParcels<T>(Order order, Policies policies, TimeSpan within, ref T reader) where T : IDeadlineReader, allows ref struct
    {
        foreach (var parcel in order.Parcels)
            if (parcel is { Round: > 0, HandedOverAt: { } handed })
                Take(ref reader, Of(policies, DeadlineKind.FirstScan, DeadlineSource.Policy, handed + within) with { Name = parcel.Number.Value, IsMet = order.Phase(parcel) >= ParcelPhase.PickedUp, MetAt = order.FirstScan(parcel) });
    }

    private static void OfEnd<T>(Order order, Policies policies, Instant paidAt, in DemandTotal demand, ref T reader) where T : IDeadlineReader, allows ref struct
    {
        var completed = order.CompletedNow();
        if (order.Completion(policies, paidAt, demand) is { } complete)
            Take(ref reader, Of(policies, DeadlineKind.AutoConfirm, DeadlineSource.Policy, complete.At) with { IsMet = completed is not null, MetAt = completed?.At });
        var rule = CompletionRule.For(policies, paidAt);
        if (completed is not null)
            Take(ref reader, Of(policies, DeadlineKind.Payout, DeadlineSource.Policy, rule?.Paydays is { } paydays ? paydays.After(completed.At) + rule.Grace : completed.At + policies.PayoutWithin) with { IsMet = order.IsPaidUp(), MetAt = order.FinalPayout() });
        else if (rule?.ScanWithin is { } within && demand.Open + demand.Covered + demand.Shipped + demand.Delivered > 0)   // what is given back is not paid either way
            Take(ref reader, Of(policies, DeadlineKind.ScanToBePaid, DeadlineSource.Marketplace, paidAt + within) with { IsMet = order.ScannedAt(demand) is not null, MetAt = order.ScannedAt(demand) });
    }

    private static void Take<T>(ref T reader, in Deadline deadline) where T : IDeadlineReader, allows ref struct
    {
        if (!deadline.IsMet || reader.WantsMet) reader.Take(deadline);
    }

    // What no supplier was paid for, or was paid for at one that was given up: the purchases' own deadlines do not tell of it.
    private static bool IsUnbought(this Order order, OrderLine line)
    {
        if (order.BundleOf(line.Id) is { } bundle)
        {
            foreach (var item in bundle.Items)
                if (order.Bindable(line, item.Item) + order.PlacesOf(item.Item, line.Id).Covered > order.BoughtCover(item.Item, line.Id))
                    return true;
            return false;
        }

        var units = order.Read(line, withdrawn: false);
        return Math.Min(units.Open + units.Covered - order.BoughtCover(line.Id, line.Id), Awaited(units)) > 0;
    }

    private static int BoughtCover(this Order order, LineId id, LineId line)
    {
        var covered = 0;
        foreach (var purchase in order.Purchases)
            if (purchase is { IsBought: true, IsLive: true, GivenUpAt: null })
                foreach (var bought in purchase.Intent!.Units)
                    if (bought.Line == id || bought.Line == line)
                        covered += order.Places(purchase.Round, bought).Covered;
        return covered;
    }

    private static bool IsAnyOpen(this Order order, Fact.SaleSeen sale)
    {
        foreach (var line in sale.Lines)
            if (order.Read(line, withdrawn: false) is var units && Math.Min(units.Open, Awaited(units)) > 0)
                return true;
        return false;
    }

    // Of what was ordered; what is promised beside it has a deadline of its own.
    private static int Awaited(in LineDemand line) => line.Line.Quantity - line.Shipped - line.Delivered - line.Returned - line.Lost - line.Withdrawn - line.Unfillable;

    private static Instant? LastIntent(Order order)
    {
        Instant? last = null;
        foreach (var purchase in order.Purchases) last = Instant.Later(last, purchase.Intent?.At);
        return last;
    }

    private static Instant? LastHandOver(this Order order, int round)
    {
        Instant? last = null;
        foreach (var parcel in order.Parcels)
            if (parcel.Round == round && parcel.Resend == 0)
                last = Instant.Later(last, parcel.HandedOverAt ?? order.FirstScan(parcel));
        return last;
    }

    internal static Instant? LastDelivery(this Order order)
    {
        Instant? last = null;
        foreach (var parcel in order.Parcels) last = Instant.Later(last, parcel.DeliveredAt(order.CountsFrom()) ?? order.ConfirmedAt(parcel));
        return last;
    }

    internal static Instant? FirstScan(this Order order, Parcel parcel)
    {
        var from = order.CountsFrom();
        foreach (var scan in parcel.Scans)
            if (scan.At >= from && scan.Phase >= ParcelPhase.PickedUp)
                return scan.At;
        return null;
    }

    internal static Instant? FinalPayout(this Order order)
    {
        foreach (var payout in order.Settlement.Payouts)
            if (payout.Final)
                return payout.At;
        return null;
    }

    private readonly struct All(List<Deadline> deadlines) : IDeadlineReader
    {
        internal List<Deadline> Deadlines { get; } = deadlines;

        public bool WantsMet => true;

        public void Take(in Deadline deadline) => Deadlines.Add(deadline);
    }
}
