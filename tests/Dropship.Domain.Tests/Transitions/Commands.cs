using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Transitions;

/// <summary>A representative of every command, made for an order so that only its stage can speak against it: numbers are the next ones, subjects exist where the order has any.</summary>
internal static class Commands
{
    internal static IEnumerable<(string Name, Fact Fact)> Facts(Scenario scenario)
    {
        var (order, now) = (scenario.Order, scenario.Now);
        var sale = order.Latest()!;
        return Named<Fact>(
            sale with { Revision = sale.Revision + 1, Status = SaleStatus.Refunded },
            new CancelAsked("c9", CancelOrigin.Buyer, now),
            new ClaimSeen("k9", 1, ClaimKind.NotReceived, [], now),
            new ReturnSeen("k9", now),
            new DisputeSeen(1, "d-7", Sample.Bought, DisputeStage.Refunded, 1, PaidBack: Euro(10m)),
            new OffersFound(order.Searches.Count + 1, now, [new(Shirts.Id, Beta, new("B"))]),
            new QuoteSeen(order.OpenAllocation()?.No ?? 1, Euro(30m), T0),
            new QuoteRefused(order.OpenAllocation()?.No ?? 1, DeclineReason.OutOfStock, now),
            new BuyerChecked(sale.Release, sale.Revision, Alpha, ["city is missing: complete it"], []),
            new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m)),
            Parcel(Number, T0 + Days(1)),
            Scan(Number, ParcelPhase.Delivered, T0 + Days(7)),
            new NumberChecked(Number, Carrier, NumberFit.Fails, ParcelSuspicions.CheckDigit),
            new SnapshotSeen(Number, "FR"),
            new RefundSeen("r9", sale.Paid, now),
            new RatingSeen("s9", 1, 1, now),
            new ReceiptConfirmed(now),
            new PenaltySeen("n9", 1, PenaltyReason.LateShipment, Euro(5m), now),
            new InquirySeen("q9", 1, InquiryKind.AboutOrder, InquiryState.AwaitsShop, now, now, [new(InquiryParty.Buyer, now)]),
            new PayoutSeen(new("p1"), Euro(38m), Euro(7m), true, now),
            new TryClosed(new(TryKind.Create, 1), 1, Outcome.Unknown, now),
            new AbsenceSeen(new(TryKind.Create, 1), 1, now));
    }

    internal static IEnumerable<(string Name, Decision Decision)> Decisions(Scenario scenario)
    {
        var (order, now, release) = (scenario.Order, scenario.Now, scenario.Order.Release);
        var open = order.Demanded()[0] is { Open: > 0 and var units } ? units : 1;
        Few<LineUnits> some = [new(Shirts.Id, open)];
        var intent = Intent(order, now);
        return
        [
            .. Named<Decision>(
                new OrderHeld(order.Holds.Count + 1, HoldReason.Unsupplied, "by hand", now),
                new HoldReleased(order.OpenHold?.Held.No ?? 1, "anna", now),
                new AllocationProposed(order.Allocations.Count + 1, Beta, some, now),
                new AllocationDropped(order.OpenAllocation()?.No ?? 1, DropReason.NotNeeded, now),
                intent),
            ("PurchaseIntended, below the floor", intent with { Judged = intent.Judged with { Floor = 0.99m } }),
            .. Named<Decision>(
                new DraftChosen(1, order.Purchase(1)?.Own?.Id ?? Sample.Bought, now),
                new PurchaseClosed(1, CloseReason.GivenUp, now),
                new SupplierGivenUp(1, now),
                new CostWrittenOff(1, order.Purchase(1)?.Outstanding ?? Euro(30m), now),
                new ParcelReleased(Number, "anna", now),
                new CancelAnswered(order.OpenCancel?.Request ?? "c9", true, AnswerReason.Expired, release, now),
                new ClaimAnswered("k9", ClaimAnswer.Refused, "anna", "it was signed for", now),
                new RatingReviewed("s9", "anna", "the parcel was late", now),
                new PenaltyNoted("n9", "anna", "disputed", now),
                new InquiryActed("q9", (order.Inquiry("q9")?.Acts.Count ?? 0) + 1, InquiryAct.Reply, order.Inquiry("q9")?.Seen?.Revision ?? 0, "anna", now),
                new DisputeDecided(1, (order.Purchase(1)?.Disputes.Count ?? 0) + 1, order.Purchase(1)?.Own?.Id ?? Sample.Bought, [], DisputeCause.Damaged, DisputeRemedy.Refund, "Two shirts arrived torn.", "anna", now),
                new DisputeWithdrawn(1, 1, "anna", "settled by mail", now),
                new EvidenceGiven("k9", 0, 0, "anna", "a picture", now),
                new UnitsDropped(order.Settlement.Dropped.Count + 1, some, release, now),
                new RefundDecided(order.Settlement.Decided.Count + 1, [new(Shirts.Id, Euro(1m))], Euro(1m), RefundReason.Goodwill, release, now),
                new OrderCompleted(release, now),
                new DoubtAnswered(new(TryKind.Create, 1), order.Read(new(TryKind.Create, 1), now).Last?.No ?? 1, DoubtAnswer.Absent, "anna", "not in their list", now)),
            .. Enum.GetValues<TryKind>().Select(kind => ($"TryOpened, {kind}", (Decision)Try(order, kind, now))),
        ];
    }

    private static TryOpened Try(Order order, TryKind kind, Instant now)
    {
        TryKey key = kind switch
        {
            TryKind.Publish => new(kind, Name: Number.Value),
            TryKind.AnswerCancel => new(kind, Name: "c9"),
            TryKind.ReplyInquiry or TryKind.MoveInquiry => new(kind, 1, Name: "q9"),
            TryKind.Urge or TryKind.OpenDispute or TryKind.WithdrawDispute => new(kind, 1, 1),
            TryKind.Notify => new NoticeKey(NoticeKind.Accepted, "", "", 0).ToTry(),
            _ => new(kind, 1),
        };
        return new(key, order.Read(key, now).Count + 1, now, now + Minutes(1));
    }

    private static PurchaseIntended Intent(Order order, Instant now)
    {
        var round = order.Purchases.AsEnumerable().Count(purchase => purchase.Intent is not null) + 1;
        var proposed = order.OpenAllocation()?.Proposed;
        var cost = order.OpenAllocation()?.Quote?.Cost ?? Euro(30m);
        return new(round, proposed?.No ?? 1, proposed?.Supplier ?? Alpha, proposed?.Units ?? [new(Shirts.Id, 2)], cost, cost, SupplierTerms.SingleStep, PurchaseReference.Of(order.Key, round), new(cost * 2m, cost, Euro(0m), 0m, null), now);
    }

    private static IEnumerable<(string, T)> Named<T>(params T[] events) where T : notnull => events.Select(happened => (happened.GetType().Name, happened));
}
