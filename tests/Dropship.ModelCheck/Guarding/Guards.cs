using Dropship.Domain;
using Dropship.ModelCheck.Searching;
using static Dropship.Domain.Decision;

namespace Dropship.ModelCheck.Guarding;

/// <summary>The guards around a cancel and a purchase, and how each is taken away.</summary>
internal static class Guards
{
    internal static IReadOnlyList<Guard> All { get; } =
    [
        new("no-send-while-cancelling", "nothing is sent that buys while a request to cancel is open: what was not sent is closed instead", Scenarios.LookUp, Property.NotBoughtAfterCancel, new Blinding(
            static decision => decision is TryOpened { Key.Kind: TryKind.Create } or PurchaseClosed { Reason: CloseReason.Voided }, static (order, _) => Unasked(order)).Rules),
        new("no-repeat-while-cancelling", "a repeat that would be harmless is not sent while a request is open", Scenarios.Reference, Property.NotBoughtAfterCancel, new Blinding(
            static decision => decision is TryOpened { Key.Kind: TryKind.Create, No: > 1 }, static (order, _) => Unasked(order)).Rules),
        new("no-send-after-market-cancel", "nothing is sent that buys once the marketplace has cancelled the sale", Scenarios.LookUp, Property.NotBoughtAfterCancel, new Blinding(
            static decision => decision is TryOpened { Key.Kind: TryKind.Create } or PurchaseClosed { Reason: CloseReason.Voided }, static (order, _) => Uncancelled(order)).Rules),
        new("draft-is-not-paid", "a draft is not paid once a request to cancel is open", Scenarios.Draft, Property.NotBoughtAfterCancel, new Blinding(
            static decision => decision is TryOpened { Key.Kind: TryKind.Pay } or PurchaseClosed { Reason: CloseReason.Voided }, static (order, _) => order.Purchase(1) is { Orders.IsEmpty: false } ? Unasked(order) : order).Rules),
        new("look-first", "in doubt nothing but a look-up leads on", Scenarios.LookUp, Property.BoughtOnce, new Blinding(
            static decision => decision is TryOpened { Key.IsPurchaseStep: true }, Undoubted).Rules),
        new("no-fail-over-in-doubt", "a purchase in doubt binds its units: no other supplier is asked for them", Scenarios.SecondSupplier, Property.BoughtOnce, new Blinding(
            static decision => decision is AllocationProposed or AllocationDropped or PurchaseIntended, Unbound).Rules),
        new("void-when-certain", "a purchase is closed as not bought only when nothing of it is on the wire or in doubt", Scenarios.LookUp, Property.ClosedIsNotBought, new Blinding(
            static decision => decision is PurchaseClosed, Undoubted).Rules),
        new("void-when-settled", "a payment that a look did not find holds the purchase open until it can arrive no more", Scenarios.Draft, Property.ClosedIsNotBought, new Blinding(
            static decision => decision is PurchaseClosed, Settled).Rules),
        new("accept-at-expiry", "a request is accepted when it runs out", Scenarios.LookUp, Property.AnsweredInTime, new Blinding(
            static decision => decision is CancelAnswered, static (order, _) => order with { Cancels = order.Cancels.Select(static cancel => cancel with { Asked = cancel.Asked is { } asked ? asked with { Expires = asked.At + TimeSpan.FromDays(3650) } : null }).ToFew() }).Rules),
        new("refund-once", "a refund in doubt is not sent again", Scenarios.LookUp, Property.RefundsWithin, new Blinding(
            static decision => decision is TryOpened { Key.Kind: TryKind.Refund }, Undoubted).Rules),
        new("supplier-first", "a paid purchase is asked back before its request is accepted", Scenarios.LookUp, Property.SupplierFirst, new Blinding(
            static decision => decision is CancelAnswered, static (order, _) => order with { Purchases = order.Purchases.Where(static purchase => !purchase.IsBought).ToFew() }).Rules),
        new("dispute-once", "a dispute in doubt is not opened again before a look that settles it", Scenarios.Disputes, Property.DisputedOnce, new Blinding(
            static decision => decision is TryOpened { Key.Kind: TryKind.OpenDispute }, Undoubted).Rules),
        new("await-dispute", "a request to cancel waits for the supplier to decide the dispute", Scenarios.Disputes, Property.SupplierFirst, new Blinding(
            static decision => decision is CancelAnswered, static (order, _) => order with { Purchases = order.Purchases.Select(static purchase => purchase with { DisputesSeen = purchase.DisputesSeen.Select(static seen => seen with { Stage = DisputeStage.Refused }).ToFew() }).ToFew() }).Rules),
        new("book-stranded", "what a supplier keeps of a cancelled order is written off", Scenarios.LookUp, Property.PurchasesEnd, new Blinding(
            static decision => decision is CostWrittenOff, static (order, _) => order with { Purchases = order.Purchases.Select(static purchase => purchase with { WrittenOff = purchase.Outstanding }).ToFew() }).Rules),
        new("split-by-quantity", "of a request for an order of which a part has gone that part is refused", Scenarios.TwoUnits, Property.NotToldBoth, new Blinding(
            static decision => decision is CancelAnswered, static (order, _) => order with { Parcels = [] }).Rules),
        new("cancel-outranks-request", "a cancel that the marketplace has done outranks every request", Scenarios.LookUp, Property.CancelOutranks, new Blinding(
            static decision => decision is CancelAnswered, static (order, _) => Uncancelled(order)).Rules),
    ];

    private static Order Unasked(Order order) => order with { Cancels = order.Cancels.Where(static cancel => cancel.Answer is not null).ToFew() };

    private static Order Uncancelled(Order order) => order with { Sales = order.Sales.Where(static sale => !sale.IsCancelled()).ToFew() };

    // Every try without a sure end reads as one that never left.
    private static Order Undoubted(Order order, Instant now) => order with { Tries = order.Tries.Select(static tried => tried.Outcome is null or Outcome.Unknown or Outcome.Pending ? tried with { Outcome = Outcome.NotSent, ClosedAt = tried.OpenedAt } : tried).ToFew() };

    // Every payment that was looked for and not found reads as one that never left.
    private static Order Settled(Order order, Instant now) => order with { Tries = order.Tries.Select(static tried => tried is { Key.Kind: TryKind.Pay, Outcome: null or Outcome.Unknown, AbsentLast: not null } ? tried with { Outcome = Outcome.NotSent, ClosedAt = tried.OpenedAt } : tried).ToFew() };

    private static Order Unbound(Order order, Instant now) => order with { Purchases = order.Purchases.Select(purchase => order.Doubt(purchase.Round, now) is null ? purchase : purchase with { Closed = new(purchase.Round, CloseReason.Declined, now) }).ToFew() };
}
