using static Dropship.Domain.AnswerKind;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Inquiring;

/// <summary>What a buyer who asks is told: where it is, when it comes, what happens next, from the order's facts and nothing else.</summary>
public sealed class AnswerSpecs
{
    private static Few<AnswerPart> Answer(Scenario order) => order.Order.ProposeAnswer(order.Policies, order.Now);

    private static IEnumerable<AnswerKind> Kinds(Scenario order) => Answer(order).Select(part => part.Kind);

    [Fact]
    public void Each_stage_of_an_order_has_its_answer()
    {
        Kinds(APaidOrder()).ShouldBe([Received, ArrivesBy, TellsNumber, InvitesReply]);
        Kinds(AnIntendedPurchase()).ShouldBe([Preparing, ArrivesBy, TellsNumber, InvitesReply], "it is not bought yet: no day is promised");
        Kinds(ABoughtPurchase()).ShouldBe([Preparing, ShipsBy, ArrivesBy, TellsNumber, InvitesReply]);
        Kinds(ABoughtPurchase().HandedOver(new LineUnits(Shirts.Id, 1))).ShouldBe([PartShipped, OnTheWay, ShipsBy, ArrivesBy, TellsNumber, InvitesReply]);
        Kinds(AShippedOrder()).ShouldBe([OnTheWay, ArrivesBy, Follows, InvitesReply]);
        Kinds(ACompletedOrder()).ShouldBe([Delivered, InvitesReply]);
        Answer(new Scenario()).ShouldBeEmpty("nothing is known of the sale");
        Answer(new Scenario().Told(Sale(SaleStatus.Unpaid, 0, 1, Shirts))).ShouldBeEmpty("it is not paid");
    }

    [Fact]
    public void A_parcel_in_trouble_is_told_as_what_it_is()
    {
        Scenario Seen(ParcelPhase phase, ParcelIncident incident = ParcelIncident.None) => AShippedOrder().Waits(Days(1)) is var order ? order.Told(new Fact.ScanSeen(Number, phase, incident, order.Now)) : order;
        Kinds(Seen(ParcelPhase.AttemptFailed)).ShouldBe([AttemptFailed, ArrivesBy, LooksInto, InvitesReply]);
        Kinds(Seen(ParcelPhase.AvailableForPickup)).ShouldBe([AtPickup, ArrivesBy, Follows, InvitesReply]);
        Kinds(Seen(ParcelPhase.InTransit, ParcelIncident.CustomsNeedsInfo)).ShouldBe([AtCustoms, ArrivesBy, LooksInto, InvitesReply]);
        Kinds(Seen(ParcelPhase.Lost)).ShouldContain(Lost);
        Kinds(Seen(ParcelPhase.Returning)).ShouldContain(ComingBack);
    }

    [Fact]
    public void What_is_late_is_said_to_be_late()
    {
        Kinds(AShippedOrder().At(T0 + Days(21))).ShouldBe([OnTheWay, IsLate, Follows, LooksInto, InvitesReply]);
        Kinds(ABoughtPurchase().At(T0 + Days(21))).ShouldNotContain(ShipsBy, "a day that has passed is not promised");
    }

    [Fact]
    public void Money_that_was_given_back_and_a_cancelled_order_are_told()
    {
        var order = ACompletedOrder();
        Answer(order.Told(new Fact.RefundSeen("r1", Euro(5m), order.Now)))[0].ShouldBe(new AnswerPart(Refunded) { Amount = Euro(5m) });
        Kinds(APaidOrder().Told(Sale(SaleStatus.Refunded, 0, 2, Shirts), new Fact.RefundSeen("r1", Euro(45m), T0))).ShouldBe([Refunded, Cancelled, InvitesReply]);
    }

    [Fact]
    public void A_part_names_the_parcel_and_the_day()
    {
        var order = AShippedOrder();
        Answer(order)[0].ShouldBe(new AnswerPart(OnTheWay) { Number = Number, Carrier = "YunExpress", Day = new(2026, 1, 6) });
        Answer(order)[1].Day.ShouldBe(new DateOnly(2026, 1, 25));
    }

    [Fact]
    public void A_number_that_may_not_be_told_is_not_in_the_answer()
    {
        var order = ABoughtPurchase().Waits(Days(1)).Reads();
        order.Told(Parcel(Number, order.Now), new Fact.NumberChecked(Number, Carrier, NumberFit.Fails, ParcelSuspicions.CheckDigit | ParcelSuspicions.Reused));
        order.Order.AwaitsRelease(order.Order.Parcel(Number)!).ShouldBeTrue();
        Answer(order).ShouldAllBe(part => part.Number == null);
    }
}
