using Dropship.Domain;
using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;

namespace Dropship.Sdk.Tests.Storage;

/// <summary>One event or more of each type as it was when its stored form was approved: EventGolden.txt has them in this order, one a line. A property that came later has an event of its own, at the end.</summary>
internal static class GoldenEvents
{
    private static readonly Currency Eur = new("EUR");
    private static readonly Currency Usd = new("USD");
    private static readonly LineId Line = new("line \"1\"");
    private static readonly SupplierId Supplier = new("cj-中国");
    private static readonly TrackingNumber Number = new("YT2412345678");
    private static readonly TryKey Create = new(TryKind.Create, 1);
    private static readonly Few<LineUnits> Units = [new(Line, 2), new(new("l/2"), 1)];

    private static readonly SupplierOrder Own = new(new("so-9"), SupplierOrderStatus.Payable)
    {
        Due = new(30.5m, Usd), Charged = new(30.50m, Usd), Credited = new(0.01m, Usd), Cancelled = true, PaymentReference = "pay-7", PartOf = new("so-8"),
    };

    private static readonly SupplierTerms Terms = SupplierTerms.Staged with { CanCancel = false, ResendAfterSettle = true, Horizon = TimeSpan.FromDays(30), MaxTries = 5 };

    public static IReadOnlyList<Event> All { get; } =
    [
        new SaleSeen(1, 1_767_603_600_000, SaleStatus.Paid, At(0), At(1), new(45.00m, Eur), [new(Line, new Sku("S-1"), 2, new(20m, Eur), new(5m, Eur), At(9)), new(new("l/2"), null, 1, new(0m, Eur), new(0m, Eur))], new("DE", "10", true), At(10)),
        new CancelAsked("c-1", CancelOrigin.Buyer, At(2), At(3)),
        new OffersFound(1, At(2), [new(Line, Supplier, new("CJ1"), 3), new(new("l/2"), Supplier, new("CJ2"), 1, [new(new("CJ2"), 6), new(new("CJ3"), 1)], true, new(new(12.5m, Usd), 40, 2, TimeSpan.FromDays(2), TimeSpan.FromDays(9.5), ["DE", "AT"], DeclineReason.OutOfStock))],
            [new(Supplier, new(41.5, 2), new(40.125, 0), new(0, 1), new(99.10m, Usd))],
            [new(new("l/3"), new("S-9"), [new(Supplier, new("CJ9"), "Blue mug", new(3.2m, Usd))])]),
        new QuoteSeen(1, new(29.99m, Usd), At(3), At(4)),
        new QuoteRefused(2, DeclineReason.Destination, At(3)),
        new SupplierOrderSeen(1, Own),
        new SupplierOrderSeen(2, Own) { Supplier = Supplier },
        new ParcelSeen(1, Number, new("YunExpress"), Units, At(5)),
        new ScanSeen(Number, ParcelPhase.OutForDelivery, ParcelIncident.RecipientAbsent, At(6)),
        new RefundSeen("r-1", new(-1.5m, Eur), At(7), 1),
        new PayoutSeen(new("p-1"), new(38.25m, Eur), new(6.75m, Eur), true, At(8)),
        new TryClosed(Create, 2, Outcome.Rejected, At(4), DeclineReason.OutOfStock, "E 1603"),
        new AbsenceSeen(new(TryKind.Publish, Name: "YT2412345678"), 1, new(-62_135_596_800_000)),
        new OrderHeld(1, HoldReason.BelowMargin, "-1.00 EUR of 45.00 EUR would remain", At(4)),
        new HoldReleased(1, "desk", At(5)),
        new AllocationProposed(1, Supplier, Units, At(2), [new(Line, 2, "Balanced", 1, ChoiceReason.Share, [new(Supplier, new("CJ1"), 0.8125m, new(27.6m, Eur), []), new(new("mill"), new("M-1"), null, null, [OfferGate.Stock, OfferGate.ShipBy])])]),
        new AllocationDropped(1, DropReason.Expired, At(3)),
        new PurchaseIntended(1, 1, Supplier, Units, new(29.99m, Usd), new(30.59m, Usd), Terms, "ds-abc-1", new(new(38.25m, Eur), new(27.6m, Eur), new(0m, Eur), 0.10m, new(100m, Eur)), At(4)),
        new DraftChosen(1, new("so-9"), At(5)),
        new PurchaseClosed(1, CloseReason.OverCeiling, At(6)),
        new SupplierGivenUp(1, At(60)),
        new CostWrittenOff(1, new(30.49m, Usd), At(61), true),
        new ParcelReleased(Number, "ship-by", At(5), 1),
        new CancelAnswered("c-1", true, AnswerReason.SupplierCancelled, 1, At(3)),
        new UnitsDropped(1, Units, 1, At(4)),
        new RefundDecided(1, [new(Line, new(45m, Eur))], new(45m, Eur), RefundReason.Goodwill, 1, At(7)),
        new OrderCompleted(1, At(8)),
        new DoubtAnswered(new(TryKind.Pay, 1), 2, DoubtAnswer.GivenUp, "anna", "not in their list", At(8)),
        new TryOpened(new(TryKind.Urge, 1, 2), 1, At(4), At(5)),
        new SaleSeen(1, 1_767_603_600_001, SaleStatus.Paid, At(0), At(1), new(45.00m, Eur), [new(Line, new Sku("S-1"), 2, new(20m, Eur), new(5m, Eur))], new("DE"), Checkout: "basket \"7\""),
        new QuoteSeen(3, new(29.99m, Usd), At(3)) { Goods = [new(Line, new(20.5m, Usd)), new(new("l/2"), new(0m, Usd))] },
        new OrderHeld(2, HoldReason.PriceRose, "33.00 USD to cj", At(5)) { Wanted = new(new(33m, Usd), Units, 1) },
        new PurchaseIntended(2, 3, Supplier, Units, new(29.99m, Usd), new(30.59m, Usd), Terms, "ds-abc-2", new(new(38.25m, Eur), new(27.6m, Eur), new(0m, Eur), 0.10m, null) { Lines = [new(Line, new(45m, Eur), new(6.75m, Eur), new(18.45m, Eur), new(9.15m, Eur), new(3.5m, Eur), new(0.83m, Eur))], LineFloor = 0.05m }, At(4)),
        new PurchaseClosed(2, CloseReason.QuoteEnded, At(6)),
        new PurchaseClosed(3, CloseReason.BelowMargin, At(6)),
        new BuyerChecked(1, 1_767_603_600_001, Supplier, ["city is missing: have it completed"], [BuyerNote.Blocked, BuyerNote.TooMany]),
        new BuyerChecked(2, 7, Supplier, [], [BuyerNote.TooMuch, BuyerNote.Troublesome]) { Figures = new(3, 1, 6, new(120.5m, Usd), 2) },
        new CancelAsked("c-2", CancelOrigin.Buyer, At(2), null, Units),
        new CancelAnswered("c-2", false, AnswerReason.AlreadyShipped, 1, At(3), Units),
        new ClaimSeen("k-1", 2, ClaimKind.NotReceived, Units, At(20), new(45m, Eur), At(22), "ticket 9", true),
        new ClaimAnswered("k-1", ClaimAnswer.Refunded, "anna", "no scan for 30 days", At(21), 1),
        new PayoutSeen(new("p-2"), new(-2m, Eur), new(2m, Eur), false, At(8), KeptFor.Fines),
        new RatingSeen("s-1", 2, 1, At(23), new("l/2"), true),
        new RatingReviewed("s-1", "anna", "the parcel was late", At(24)),
        new ClaimSeen("k-2", 1, ClaimKind.Chargeback, [], At(20)) { EvidenceBy = At(24) },
        new ClaimAnswered("k-2", ClaimAnswer.Resent, "anna", "a picture", At(21)) { Units = Units, Until = At(30) },
        new ClaimAnswered("k-3", ClaimAnswer.Return, "anna", "a picture", At(21)) { Lines = [new(Line, new(45m, Eur))], Until = At(40) },
        new ReturnSeen("k-3", At(35), Units),
        new RefundDecided(2, [new(Line, new(45m, Eur))], new(45m, Eur), RefundReason.Returned, 1, At(35)) { Claim = "k-3" },
        new DisputeDecided(1, 1, new("so-9"), Units, DisputeCause.Damaged, DisputeRemedy.Refund, "two mugs arrived \"broken\"", "anna", At(21), new(12.5m, Usd), "k-1") { Ground = "7", Pictures = ["https://example.org/a.png"], Because = "claim k-1" },
        new DisputeSeen(1, "d-77", new("so-9"), DisputeStage.Refunded, 1, Units, new(20m, Usd), new(12.5m, Usd), new("so-9R"), At(22), At(25)),
        new DisputeWithdrawn(1, 1, "anna", "settled by mail", At(23)),
        new EvidenceGiven("", 1, 1, "anna", "three pictures", At(23), At(25)),
        new EvidenceGiven("k-1", 0, 0, "anna", "three pictures", At(23)),
        new ParcelSeen(1, Number, new("YunExpress"), Units, At(26)) { Resend = 1 },
        new PurchaseIntended(3, 4, Supplier, Units, new(29.99m, Usd), new(30.59m, Usd), Terms with { CanDispute = true }, "ds-abc-3", new(new(38.25m, Eur), new(27.6m, Eur), new(0m, Eur), 0.10m, null), At(4)),
        new TryOpened(new(TryKind.OpenDispute, 1, 2), 1, At(4), At(5)),
        new TryOpened(new NoticeKey(NoticeKind.Shipped, "YT2412345678", "4PX", 1).ToTry(), 2, At(4), At(5)),
        new NumberChecked(Number, new("YunExpress"), NumberFit.Fails, ParcelSuspicions.CheckDigit | ParcelSuspicions.Reused, ["S10"], ["o-7", "o \"8\""]),
        new SnapshotSeen(Number, "FR", true, [new(new("USPS"), new("9400111899560243888780"))]),
        new SaleSeen(1, 1_767_603_600_002, SaleStatus.Paid, At(0), At(1), new(45.00m, Eur), [new(Line, new Sku("S-1"), 2, new(20m, Eur), new(5m, Eur)) { Title = "Tea set, blue" }], new("DE")),
        new OffersFound(2, At(2), [new(Line.Item("cup"), Supplier, new("CJ1")) { Items = [Line.Item("cup"), Line.Item("lid")] }]) { Joint = [new(Supplier, Units, new(31m, Usd))] },
        new PenaltySeen("n-1", 1_767_603_600_003, PenaltyReason.LateShipment, new(5.5m, Usd), At(24), true, "Late \"shipment\""),
        new PenaltySeen("n-2", 1, PenaltyReason.Other, null, At(24)),
        new PenaltyNoted("n-1", "anna", "disputed", At(25)),
        new AllocationProposed(2, Supplier, [new(Line.Item("cup"), 2)], At(2)) { Bundles = [new(Line, [new(Line.Item("cup"), 0.75m), new(Line.Item("lid"), 0.25m)])] },
        new ReceiptConfirmed(At(9)),
        new OrderCompleted(1, At(9)) { By = CompletionGround.Confirmed },
        new OrderHeld(3, HoldReason.Exposure, "cj, 33.00 USD: the marketplace owes 990.00 EUR", At(5)) { Wanted = new(new(33m, Usd), Units, 1) },
        new InquirySeen("q-1", 1_767_603_600_003, InquiryKind.AfterSupport, InquiryState.AwaitsShop, At(9), At(10), [new(InquiryParty.Buyer, At(9)), new(InquiryParty.Shop, At(10))], "ITEM_NEVER_ARRIVED") { AnsweredIn = new("o-7") },
        new InquirySeen("q-2", 1, InquiryKind.AboutOrder, InquiryState.Ended, At(9), At(9)),
        new InquiryActed("q-1", 2, InquiryAct.Escalate, 1_767_603_600_003, "anna", At(11)),
        new TryOpened(new(TryKind.ReplyInquiry, 1, Name: "q-1"), 1, At(4), At(5)),
        new TryOpened(new(TryKind.MoveInquiry, 2, Name: "q-1"), 1, At(4), At(5)),
    ];

    private static Instant At(int day) => new(1_767_603_600_123 + (day * 86_400_000L));
}
