using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;

namespace Dropship.Domain.Tests.Laws;

/// <summary>Events that make no sense: foreign keys, mixed currencies, the ends of every range. A fold has to bear them.</summary>
internal sealed class Oddities(Chance chance, decimal most)
{
    private static readonly Instant[] Times = [default, Instant.From(DateTimeOffset.MaxValue), Instant.From(DateTimeOffset.MinValue), World.Start, World.Start + TimeSpan.FromDays(3)];

    internal Event Draw()
    {
        var (no, at) = (chance.Pick(0, 1, 2, 9, -1, int.MaxValue), Times[chance.Below(Times.Length)]);
        var key = new TryKey((TryKind)chance.Below(16), no, chance.Below(3), chance.Pick("", "c1", "ZZ999999", "q1"));
        return chance.Below(44) switch
        {
            0 => Sale(no, at),
            1 => new CancelAsked(chance.Pick("c1", "c9"), (CancelOrigin)chance.Below(9), at, chance.Of(50) ? at : null),
            2 => new OffersFound(no, at, [new(Line(), new("sup1"), new("x"), no), new(Line(), new("sup2"), new("y"), Parts: [new(new("y"), no)], Substitute: chance.Of(50), Terms: new(Cash(), no, no, at - World.Start, ShipsTo: ["", "DE"]))],
                [new(new("sup1"), new(no, no), default, default, Cash())], chance.Of(50) ? [] : [new(Line(), new("s"), [])]),
            3 => new QuoteSeen(no, Cash(), at, chance.Of(50) ? at : null) { Goods = chance.Of(50) ? [new(Line(), Cash()), new(Line(), Cash())] : null },
            4 => new QuoteRefused(no, (DeclineReason)chance.Below(20), at),
            5 => new SupplierOrderSeen(no, Supplied()),
            6 => new ParcelSeen(no, Number(), new(chance.Pick("A", "B")), chance.Of(50) ? [] : [new(Line(), no), new(Line(), 1)], chance.Of(50) ? at : null) { Resend = chance.Pick(0, 0, 1, -1) },
            7 => new ScanSeen(Number(), (ParcelPhase)chance.Below(20), (ParcelIncident)chance.Below(11), at),
            8 => new RefundSeen(chance.Pick("r1", "r2"), Cash(), at, no),
            9 => new PayoutSeen(new(chance.Pick("p1", "p2")), Cash(), Cash(), chance.Of(50), at),
            10 => new TryClosed(key, no, (Outcome)chance.Below(7), at, (DeclineReason)chance.Below(12), chance.Of(50) ? "code" : null),
            11 => new AbsenceSeen(key, no, at),
            12 => new TryOpened(key, no, at, Times[chance.Below(Times.Length)]),
            13 => new OrderHeld(no, (HoldReason)chance.Below(16), "", at) { Wanted = chance.Of(50) ? new(Cash(), [new(Line(), no)], no) : null },
            27 => new BuyerChecked(no, no, new("sup1"), [chance.Pick("a", "b")], [(BuyerNote)chance.Below(8)]) { Figures = chance.Of(50) ? new(chance.Below(9), chance.Below(9), chance.Below(9), Cash(), chance.Below(9)) : null },
            28 => new ClaimSeen(chance.Pick("k1", "k9"), no, (ClaimKind)chance.Below(8), chance.Of(50) ? [] : [new(Line(), no)], at, chance.Of(50) ? Cash() : null, chance.Of(50) ? at : null, chance.Of(50) ? chance.Pick("a", "b") : null, chance.Of(20)),
            29 => new ClaimAnswered(chance.Pick("k1", "k9"), (ClaimAnswer)chance.Below(6), chance.Pick("anna", ""), "", at, no) { Units = chance.Of(50) ? [] : [new(Line(), no)], Lines = chance.Of(50) ? [] : [new(Line(), Cash()), new(Line(), Cash())], Until = chance.Of(50) ? at : null },
            30 => new ReturnSeen(chance.Pick("k1", "k9"), at, chance.Of(50) ? [] : [new(Line(), no), new(Line(), 1)]),
            31 => new DisputeSeen(no, chance.Pick("d1", "d2"), new(chance.Pick("x-1", "x-9")), (DisputeStage)chance.Below(7), chance.Pick(0, 1, 2, -1), chance.Of(50) ? [] : [new(Line(), no)], chance.Of(50) ? Cash() : null, chance.Of(50) ? Cash() : null, chance.Of(50) ? new(chance.Pick("x-1", "x-2")) : null, chance.Of(50) ? at : null, chance.Of(50) ? at : null),
            32 => new DisputeDecided(no, chance.Pick(1, 2, -1), new(chance.Pick("x-1", "x-9")), chance.Of(50) ? [] : [new(Line(), no)], (DisputeCause)chance.Below(9), (DisputeRemedy)chance.Below(3), "", "", at, chance.Of(50) ? Cash() : null, chance.Of(50) ? "k1" : null),
            33 => new DisputeWithdrawn(no, chance.Pick(1, 2), "", "", at),
            34 => new EvidenceGiven(chance.Pick("", "k1"), no, chance.Pick(0, 1, 2), "", "", at, chance.Of(50) ? at : null),
            35 => new RatingSeen(chance.Pick("s1", "s9"), no, chance.Below(8) - 1, at, chance.Of(50) ? Line() : null, chance.Of(20)),
            36 => new RatingReviewed(chance.Pick("s1", "s9"), chance.Pick("anna", ""), "", at),
            37 => new NumberChecked(Number(), new(chance.Pick("A", "YunExpress")), (NumberFit)chance.Below(5), (ParcelSuspicions)chance.Below(256), chance.Of(50) ? [] : ["b", "a", "a"], chance.Of(50) ? [] : [chance.Pick("o-2", ""), "o-1"]),
            38 => new SnapshotSeen(Number(), chance.Pick("DE", "XX", null), chance.Of(50), chance.Of(50) ? [] : [new(new(chance.Pick("A", "B")), Number()), new(new("A"), Number())]),
            39 => new PenaltySeen(chance.Pick("n1", "n9", "p1"), no, (PenaltyReason)chance.Below(10), chance.Of(80) ? Cash() : null, at, chance.Of(30), chance.Pick("", "late")),
            40 => new PenaltyNoted(chance.Pick("n1", "n9"), chance.Pick("anna", ""), "", at),
            41 => new ReceiptConfirmed(at),
            42 => new InquirySeen(chance.Pick("q1", "q9"), no, (InquiryKind)chance.Below(7), (InquiryState)chance.Below(8), at, Times[chance.Below(Times.Length)], chance.Of(50) ? [] : [new((InquiryParty)chance.Below(5), at), new(InquiryParty.Shop, Times[chance.Below(Times.Length)])], chance.Of(50) ? chance.Pick("", "A") : null) { AnsweredIn = chance.Of(30) ? new(chance.Pick("o-1", "o-9")) : null },
            43 => new InquiryActed(chance.Pick("q1", "q9"), no, (InquiryAct)chance.Below(7), no, chance.Pick("anna", "AnswersItself", ""), at),
            14 => new HoldReleased(no, "", at),
            15 => new AllocationProposed(no, new("sup1"), [new(Line(), no)], at, chance.Of(50) ? [] : [new(Line(), no, "", no, (ChoiceReason)chance.Below(9), [new(new("sup1"), new("x"), no, Cash(), [(OfferGate)chance.Below(99)])])]),
            16 => new AllocationDropped(no, (DropReason)chance.Below(9), at),
            17 => Intended(no, at),
            18 => new DraftChosen(no, new("x-1"), at),
            19 => new PurchaseClosed(no, (CloseReason)chance.Below(9), at),
            20 => new SupplierGivenUp(no, at),
            21 => new CostWrittenOff(no, Cash(), at),
            22 => new ParcelReleased(Number(), "", at),
            23 => new CancelAnswered(chance.Pick("c1", "c9"), chance.Of(50), (AnswerReason)chance.Below(9), no, at),
            25 => new DoubtAnswered(key, no, (DoubtAnswer)chance.Below(5), chance.Pick("anna", ""), "", at),
            24 => chance.Of(50) ? new UnitsDropped(no, [], no, at) : new OrderCompleted(no, at) { By = chance.Of(50) ? (CompletionGround)chance.Below(6) : null },
            _ => new RefundDecided(no, [new(Line(), Cash())], Cash(), (RefundReason)chance.Below(9), no, at),
        };
    }

    /// <summary>A fact that makes no sense.</summary>
    internal Fact DrawFact()
    {
        while (true)
            if (Draw() is Fact fact)
                return fact;
    }

    private SaleSeen Sale(int release, Instant at)
    {
        Few<OrderLine> lines = chance.Of(30) ? [] : [new(Line(), null, chance.Pick(0, 1, int.MaxValue, -3), Cash(), Cash(), chance.Of(50) ? at : null), new(Line(), new("s"), 1, Cash(), Cash())];
        return new(release, chance.Pick(1, 2, 3, long.MaxValue), (SaleStatus)chance.Below(8), at, chance.Of(60) ? at : null, Cash(), lines, new(chance.Pick("DE", "")), chance.Of(50) ? at : null);
    }

    private SupplierOrder Supplied() => new(new(chance.Pick("x-1", "x-2", "x-3")), (SupplierOrderStatus)chance.Below(12))
    {
        Due = chance.Of(50) ? Cash() : null,
        Charged = chance.Of(50) ? Cash() : null,
        Credited = chance.Of(50) ? Cash() : null,
        Cancelled = chance.Of(30),
        PaymentReference = chance.Of(30) ? chance.Pick("a", "b") : null,
        PartOf = chance.Of(30) ? new(chance.Pick("x-1", "x-9")) : null,
    };

    private PurchaseIntended Intended(int round, Instant at) =>
        new(round, round, new("sup1"), [new(Line(), 1)], Cash(), Cash(), SupplierTerms.Staged, "ref", new(Cash(), Cash(), Cash(), 0.1m, null), at);

    private LineId Line() => new(chance.Pick("l1", "l2", "l9"));

    private TrackingNumber Number() => new(chance.Pick("ZZ999999", "ZZ888888", "YTSUP1SUP111"));

    private Money Cash() => new(chance.Pick(0m, 1m, 10.001m, 10.004m, -5m, most, -most), chance.Pick(Conditions.Eur, Conditions.Usd, new("JPY")));
}
