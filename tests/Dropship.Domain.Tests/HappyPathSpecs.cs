using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests;

public sealed class HappyPathSpecs
{
    [Fact]
    public void A_paid_order_is_bought_shipped_delivered_completed_and_settled()
    {
        var order = APaidOrder();
        order.Phase.ShouldBe(Phase.Sourcing);
        order.Offered(Alpha).Quoted().Reads().Sends(TryKind.Create);
        order.Phase.ShouldBe(Phase.Buying);
        order.Succeeds();
        order.Phase.ShouldBe(Phase.AwaitingShipment);
        order.HandedOver().Sends(TryKind.Publish).Ends(Outcome.Done);
        order.Phase.ShouldBe(Phase.InTransit);
        order.Arrives();
        order.Phase.ShouldBe(Phase.Completed);
        order.Agenda.WakeAt.ShouldBe(order.Now + Days(30));
        order.PaidOut();
        order.Phase.ShouldBe(Phase.Settled);
        order.IsOpen.ShouldBeFalse();
        order.Agenda.WakeAt.ShouldBeNull();
    }

    [Fact]
    public void Its_transcript_reads_as_the_story_of_the_order() => ACompletedOrder().PaidOut().Transcript.ShouldBe("""
        +0d 00:00 told SaleSeen(0, 1, Paid, -0d 01:00, +0d 00:00, 45.00 EUR, [2 of l1 at 20.00 EUR], Destination(DE, 10), +20d 00:00)
        +0d 00:00 to do FindOffers(1, [l1])
        +0d 00:00 told OffersFound(1, [l1 by alpha])
        +0d 00:00 decided AllocationProposed(1, alpha, [2 of l1], [Ranked chose alpha (SHIRT, score 0) for 2 x line l1])
        +0d 00:00 to do GetQuote(1)
        +0d 00:00 told QuoteSeen(1, 30.00 EUR)
        +0d 00:00 decided PurchaseIntended(1, 1, alpha, [2 of l1], 30.00 EUR, 30.60 EUR, LookUp, ds-emj2f2ddkq2duosnmdz6edoa-1, cost 30.00 EUR of 45.00 EUR)
        +0d 00:00 to do ReadSale
        +0d 00:00 to do Send(Create 1, 1, +0d 00:01:40)
        +0d 00:00 decided TryOpened(Create 1, 1, +0d 00:01:40)
        +0d 00:00 told SupplierOrderSeen(1, SupplierOrder(so-1, Paid, 30.00 EUR))
        +0d 00:00 told TryClosed(Create 1, 1, Done)
        +1d 00:00 to do ReadPurchase(1, so-1)
        +1d 00:00 told ParcelSeen(1, YT000001, YunExpress, +1d 00:00)
        +1d 00:00 to do Send(Publish YT000001, 1, +1d 00:01)
        +1d 00:00 decided TryOpened(Publish YT000001, 1, +1d 00:01)
        +1d 00:00 told TryClosed(Publish YT000001, 1, Done)
        +7d 00:00 to do TrackParcel(YT000001, YunExpress)
        +7d 00:00 told ScanSeen(YT000001, Delivered)
        +7d 00:00 decided OrderCompleted(0)
        +7d 00:00 told PayoutSeen(p1, 38.00 EUR, 7.00 EUR, True)
        """);

    [Fact]
    public void Its_ledger_ends_at_rest()
    {
        var order = ACompletedOrder().PaidOut().Order;
        order.Balance(Account.Receivable, Eur).ShouldBe(Euro(0m));
        order.Balance(Account.Reserved, Eur).ShouldBe(Euro(0m));
        order.Balance(Account.Cost, Eur).ShouldBe(Euro(30m));
        order.Balance(Account.Bank, Eur).ShouldBe(Euro(38m));
        order.Balance(Account.Fees, Eur).ShouldBe(Euro(7m));
        order.Balance(Account.Buyer, Eur).ShouldBe(Euro(-45m));
    }

    [Fact]
    public void Everything_told_twice_happens_once()
    {
        var order = ACompletedOrder().PaidOut();
        var before = order.Order;
        order.Told(Paid(Shirts), Scan(Number, ParcelPhase.Delivered, order.Now), new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m)));
        order.Order.ShouldBeSameAs(before);
        order.Happened.ShouldBeEmpty();
    }
}
