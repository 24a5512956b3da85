using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;

namespace Dropship.Domain.Tests.Laws;

/// <summary>Events that make no sense: foreign keys, mixed currencies, the ends of every range. A fold has to bear them.</summary>
internal static class Oddities
{
    private static readonly Instant[] Times = [default, Instant.From(DateTimeOffset.MaxValue), Instant.From(DateTimeOffset.MinValue), Simulation.Start, Simulation.Start + TimeSpan.FromDays(3)];

    internal static Event Draw(Chance chance)
    {
        var (no, at) = (chance.Pick(0, 1, 2, 9, -1, int.MaxValue), Times[chance.Below(Times.Length)]);
        var key = new TryKey((TryKind)chance.Below(11), no, chance.Below(3), chance.Pick("", "c1", "ZZ999999"));
        return chance.Below(26) switch
        {
            0 => Sale(chance, no, at),
            1 => new CancelAsked(chance.Pick("c1", "c9"), (CancelOrigin)chance.Below(9), at, chance.Of(50) ? at : null),
            2 => new OffersFound(no, at, [new(Line(chance), new("sup1"), new("x"), no), new(Line(chance), new("sup2"), new("y"))]),
            3 => new QuoteSeen(no, Cash(chance), at, chance.Of(50) ? at : null),
            4 => new QuoteRefused(no, (DeclineReason)chance.Below(20), at),
            5 => new SupplierOrderSeen(no, Supplied(chance)),
            6 => new ParcelSeen(no, Number(chance), new(chance.Pick("A", "B")), chance.Of(50) ? [] : [new(Line(chance), no), new(Line(chance), 1)], chance.Of(50) ? at : null),
            7 => new ScanSeen(Number(chance), (ParcelPhase)chance.Below(20), (ParcelIncident)chance.Below(9), at),
            8 => new RefundSeen(chance.Pick("r1", "r2"), Cash(chance), at, no),
            9 => new PayoutSeen(new(chance.Pick("p1", "p2")), Cash(chance), Cash(chance), chance.Of(50), at),
            10 => new TryClosed(key, no, (Outcome)chance.Below(7), at, (DeclineReason)chance.Below(12), chance.Of(50) ? "code" : null),
            11 => new AbsenceSeen(key, no, at),
            12 => new TryOpened(key, no, at, Times[chance.Below(Times.Length)]),
            13 => new OrderHeld(no, (HoldReason)chance.Below(12), "", at),
            14 => new HoldReleased(no, "", at),
            15 => new AllocationProposed(no, new("sup1"), [new(Line(chance), no)], at),
            16 => new AllocationDropped(no, (DropReason)chance.Below(9), at),
            17 => Intended(chance, no, at),
            18 => new DraftChosen(no, new("x-1"), at),
            19 => new PurchaseClosed(no, (CloseReason)chance.Below(9), at),
            20 => new SupplierGivenUp(no, at),
            21 => new CostWrittenOff(no, Cash(chance), at),
            22 => new ParcelReleased(Number(chance), "", at),
            23 => new CancelAnswered(chance.Pick("c1", "c9"), chance.Of(50), (AnswerReason)chance.Below(9), no, at),
            24 => chance.Of(50) ? new UnitsDropped(no, [], no, at) : new OrderCompleted(no, at),
            _ => new RefundDecided(no, [new(Line(chance), Cash(chance))], Cash(chance), (RefundReason)chance.Below(9), no, at),
        };
    }

    /// <summary>A fact that makes no sense.</summary>
    internal static Fact DrawFact(Chance chance)
    {
        while (true)
            if (Draw(chance) is Fact fact)
                return fact;
    }

    private static SaleSeen Sale(Chance chance, int release, Instant at)
    {
        Few<OrderLine> lines = chance.Of(30) ? [] : [new(Line(chance), null, chance.Pick(0, 1, int.MaxValue, -3), Cash(chance), Cash(chance), chance.Of(50) ? at : null), new(Line(chance), new("s"), 1, Cash(chance), Cash(chance))];
        return new(release, chance.Pick(1, 2, 3, long.MaxValue), (SaleStatus)chance.Below(8), at, chance.Of(60) ? at : null, Cash(chance), lines, new(chance.Pick("DE", "")), chance.Of(50) ? at : null);
    }

    private static SupplierOrder Supplied(Chance chance) => new(new(chance.Pick("x-1", "x-2", "x-3")), (SupplierOrderStatus)chance.Below(12))
    {
        Due = chance.Of(50) ? Cash(chance) : null,
        Charged = chance.Of(50) ? Cash(chance) : null,
        Credited = chance.Of(50) ? Cash(chance) : null,
        Cancelled = chance.Of(30),
        PaymentReference = chance.Of(30) ? chance.Pick("a", "b") : null,
        PartOf = chance.Of(30) ? new(chance.Pick("x-1", "x-9")) : null,
    };

    private static PurchaseIntended Intended(Chance chance, int round, Instant at) =>
        new(round, round, new("sup1"), [new(Line(chance), 1)], Cash(chance), Cash(chance), SupplierTerms.Staged, "ref", new(Cash(chance), Cash(chance), Cash(chance), 0.1m, null), at);

    private static LineId Line(Chance chance) => new(chance.Pick("l1", "l2", "l9"));

    private static TrackingNumber Number(Chance chance) => new(chance.Pick("ZZ999999", "ZZ888888", "YTSUP1SUP111"));

    private static Money Cash(Chance chance) => new(chance.Pick(0m, 1m, 10.001m, 10.004m, -5m, 1_000_000_000_000m, -1_000_000_000_000m), chance.Pick(Conditions.Eur, Conditions.Usd, new("JPY")));
}
