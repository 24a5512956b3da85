using Dropship.Domain;
using Dropship.Ports;
using Dropship.Storage;
using static Dropship.Domain.Decision;
using static Dropship.Ports.MarketplaceWrite;

namespace Dropship.Engine;

/// <summary>
/// Puts one write on the wire, once, after its try is durable. Whatever is not a clear answer is unknown: an exception,
/// a time-out, a body without the order it should name.
/// </summary>
internal sealed class Wire(TimeProvider clock, IPersonalDataStore persons)
{
    private readonly Teller _teller = new(persons);
    private readonly Inquiring _inquiring = new(persons, clock);

    internal static Lane LaneOf(Shop shop, Order order, TryKey key) =>
        key.Kind == TryKind.Notify && shop.NotifierLane is { } notifier ? notifier : SupplierOf(shop, order, key) is { } supplier ? shop.Lane(supplier) : shop.MarketplaceLane;

    internal static Traffic TrafficOf(TryKey key) => key.Spends ? Traffic.Money : Traffic.Shipment;

    /// <summary>Sends a write whose try is durable, if anything is left of its time.</summary>
    internal async Task<Brought> SendAsync(Shop shop, Order order, Todo.Send send, TimeSpan left, CancellationToken cancellation)
    {
        // The gate: a worker that stalled between commit and wire does not send.
        if (left <= TimeSpan.Zero) return Closed(send, new(Outcome.NotSent, Code: "the deadline passed before it was sent"));

        using var timeout = new CancellationTokenSource(left, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellation);
        try
        {
            if (send.Key.Kind == TryKind.Notify) return Closed(send, await _teller.TellAsync(shop, order, send.Key, either.Token).ConfigureAwait(false));
            if (send.Key.Kind is TryKind.ReplyInquiry or TryKind.MoveInquiry) return await InquireAsync(shop, order, send, either.Token).ConfigureAwait(false);
            if (send.Key.IsPurchaseStep) return await StepAsync(shop, order, send, either.Token).ConfigureAwait(false);
            if (send.Key.Kind is TryKind.OpenDispute or TryKind.WithdrawDispute) return await DisputeAsync(shop, order, send, either.Token).ConfigureAwait(false);
            var receipt = await WriteAsync(shop, order, send.Key, either.Token).ConfigureAwait(false);
            return Closed(send, receipt);
        }
        catch (OperationCanceledException) when (cancellation.IsCancellationRequested)
        {
            throw;   // the host stops: the try stays open and is in doubt after its deadline
        }
        catch (Exception fault)
        {
            // A vendor that does not answer writes is not offered the next order's either.
            if (fault is ProviderException known) LaneOf(shop, order, send.Key).Failed(known);
            else if (fault is OperationCanceledException) LaneOf(shop, order, send.Key).Failed(new(ProviderFault.Unreachable, "", "no answer in time"));
            return Closed(send, new(Outcome.Unknown, Code: fault.GetType().Name));
        }
    }

    internal static Few<SupplierLine> LinesOf(Order order, AllocationProposed proposed)
    {
        Few<SupplierLine> lines = [];
        foreach (var unit in proposed.Units)
        {
            var offer = order.OfferOf(proposed, unit.Line) ?? throw new InvalidOperationException($"No offer of {proposed.Supplier} for line {unit.Line} is on record.");
            foreach (var line in LinesOf(offer, unit.Quantity)) lines = lines.Add(line);
        }

        return lines;
    }

    /// <summary>Units of the shop as the supplier names and counts them.</summary>
    internal static Few<SupplierLine> LinesOf(Offer offer, int units)
    {
        Few<SupplierLine> lines = [];
        foreach (var part in offer.Parts.IsEmpty ? [new SkuPart(offer.Sku, 1)] : offer.Parts) lines = lines.Add(new(offer.Line, part.Sku, checked(units * part.Quantity)));
        return lines;
    }

    /// <summary>What the supplier counts in its units, in the shop's. A unit whose pack is spread over parcels is in each of them.</summary>
    internal static Few<LineUnits> Unpacked(Order order, int round, Few<LineUnits> theirs)
    {
        if (order.Purchase(round)?.Intent is not { } intent) return theirs;
        var (proposed, ours) = (Proposed(order, intent), Few.Of<LineUnits>());
        foreach (var units in theirs)
        {
            var pieces = Math.Max(1, order.OfferOf(proposed, units.Line)?.Pieces ?? 1);
            ours = ours.Put(units with { Quantity = ((units.Quantity - 1) / pieces) + 1 });
        }

        return ours;
    }

    internal static MarketplaceWrite? MarketplaceWriteOf(Order order, TryKey key)
    {
        switch (key.Kind)
        {
            case TryKind.Publish:
                foreach (var parcel in order.Parcels)
                    if (parcel.Number.Value == key.Name)
                        return new Shipment(order.Key.Id, parcel.Number, parcel.Carrier!.Value, order.ToldWith(parcel) ?? [], parcel.HandedOverAt);
                return null;
            case TryKind.Refund:
                return order.Refund(key.No) is not { } refund ? null : new Refund(order.Key.Id, refund.No, refund.Lines, refund.Amount, refund.Reason);
            case TryKind.AnswerCancel:
                foreach (var cancel in order.Cancels)
                    if (cancel.Request == key.Name && cancel.Answer is { } answer)
                        return new CancelAnswer(order.Key.Id, key.Name, answer.Accepted);
                return null;
            default:
                return null;
        }
    }

    private static ISupplierClient? SupplierOf(Shop shop, Order order, TryKey key) =>
        key.IsAtSupplier && order.Purchase(key.No)?.Intent is { } intent ? shop.Supplier(intent.Supplier) : null;

    internal static AllocationProposed Proposed(Order order, PurchaseIntended intent)
    {
        foreach (var allocation in order.Allocations)
            if (allocation.No == intent.Allocation && allocation.Proposed is { } proposed)
                return proposed;
        return new(intent.Allocation, intent.Supplier, intent.Units, intent.At);
    }

    private Brought Closed(Todo.Send send, PurchaseReceipt receipt)
    {
        List<Fact> facts = [new Fact.TryClosed(send.Key, send.No, receipt.Outcome, clock.Now(), receipt.Reason, receipt.Code)];
        foreach (var seen in receipt.Orders) facts.Add(new Fact.SupplierOrderSeen(send.Key.No, seen));
        return new(facts);
    }

    private async Task<Brought> StepAsync(Shop shop, Order order, Todo.Send send, CancellationToken cancellation)
    {
        var purchase = order.Purchase(send.Key.No)!;
        var intent = purchase.Intent!;
        if (shop.Supplier(intent.Supplier) is not { } supplier) return Closed(send, new(Outcome.NotSent, Code: $"the shop has no account at {intent.Supplier}"));

        PurchaseRequest request;
        var step = (PurchaseStep)send.Key.Kind;
        if (order.WhyNot(send.Key.No, step, shop.Policies, clock.Now()) is { } why) return Closed(send, new(Outcome.NotSent, Code: why));   // it was judged before the commit, and the commit took its time
        try
        {
            var address = await persons.FindAddressAsync(order.Key, cancellation).ConfigureAwait(false);
            request = new(step, intent.Reference, order.Key, LinesOf(order, Proposed(order, intent)), order.Latest()!.To, address, order.MayCharge(intent, shop.Policies, clock.Now()), purchase.Own);
        }
        catch (Exception fault) when (fault is not OperationCanceledException)
        {
            return Closed(send, new(Outcome.NotSent, Code: fault.GetType().Name));   // no doubt: it never reached the supplier
        }

        var receipt = await supplier.SendAsync(request, cancellation).ConfigureAwait(false);
        var orders = receipt.Orders;
        if (receipt.Outcome == Outcome.Done && orders.IsEmpty)
        {
            if (purchase.Own is not { } own) return Closed(send, new(Outcome.Unknown, Code: "done, but no order was named"));
            orders = [own with { Status = intent.Terms.ResultOf(step) }];
        }

        var now = clock.Now();
        return Closed(send, receipt with { Orders = orders }) with { Mark = looked => looked with { Supplier = now } };
    }

    private async Task<Brought> InquireAsync(Shop shop, Order order, Todo.Send send, CancellationToken cancellation)
    {
        var (receipt, seen) = await _inquiring.SendAsync(shop, order, send.Key, cancellation).ConfigureAwait(false);
        var brought = Closed(send, new(receipt.Outcome, default, receipt.Reason, receipt.Code));
        return seen is null ? brought : brought with { Facts = [.. brought.Facts, seen] };
    }

    private async Task<Brought> DisputeAsync(Shop shop, Order order, Todo.Send send, CancellationToken cancellation)
    {
        var purchase = order.Purchase(send.Key.No)!;
        if (SupplierOf(shop, order, send.Key) is not IDisputes supplier) return Closed(send, new(Outcome.Rejected, Reason: DeclineReason.Unsupported));
        var receipt = send.Key.Kind == TryKind.OpenDispute
            ? await supplier.OpenDisputeAsync(Disputing.RequestOf(order, purchase, send.Key.Rung), cancellation).ConfigureAwait(false)
            : await supplier.WithdrawDisputeAsync(purchase.SightingOf(send.Key.Rung)!.Order, purchase.SightingOf(send.Key.Rung)!.Dispute, cancellation).ConfigureAwait(false);
        var brought = Closed(send, new(receipt.Outcome, default, receipt.Reason, receipt.Code));
        if (receipt.Dispute is not { } told) return brought;
        var isOurs = receipt.Outcome == Outcome.Done || send.Key.Kind == TryKind.WithdrawDispute;   // what stands in the way of a new one is somebody else's
        return brought with { Facts = [.. brought.Facts, Disputing.Seen(order, purchase.Round, told, isOurs ? send.Key.Rung : 0)] };
    }

    private static async Task<PurchaseReceipt> WriteAsync(Shop shop, Order order, TryKey key, CancellationToken cancellation)
    {
        var unsupported = new PurchaseReceipt(Outcome.Rejected, Reason: DeclineReason.Unsupported);
        if (MarketplaceWriteOf(order, key) is { } write)
            return await TellAsync(shop.Marketplace, write, cancellation).ConfigureAwait(false) is { } told ? new(told.Outcome, default, told.Reason, told.Code) : unsupported;

        if (order.Purchase(key.No) is not { Own: { } own } || SupplierOf(shop, order, key) is not { } supplier) return unsupported;
        return (key.Kind, supplier) switch
        {
            (TryKind.CancelPurchase, ICancelPurchases cancels) => await cancels.CancelAsync(own.Id, cancellation).ConfigureAwait(false),
            (TryKind.Discard, IDiscardDrafts drafts) => await drafts.DiscardAsync(own.Id, cancellation).ConfigureAwait(false),
            (TryKind.Urge, IUrgeShipping urge) => await urge.UrgeAsync(own.Id, key.Rung, cancellation).ConfigureAwait(false) is var told ? new(told.Outcome, default, told.Reason, told.Code) : unsupported,
            _ => unsupported,
        };
    }

    // Null if the marketplace cannot do it.
    private static async ValueTask<WriteReceipt?> TellAsync(IMarketplaceClient marketplace, MarketplaceWrite write, CancellationToken cancellation) => write switch
    {
        Shipment shipment => await marketplace.SubmitShipmentAsync(shipment, cancellation).ConfigureAwait(false),
        Refund refund => await marketplace.RefundAsync(refund, cancellation).ConfigureAwait(false),
        CancelAnswer answer when marketplace is IAnswerCancels cancels => await cancels.AnswerCancelAsync(answer.Order, answer.Request, answer.Accepted, cancellation).ConfigureAwait(false),
        _ => null,
    };
}
