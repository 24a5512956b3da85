using static Dropship.Domain.Decision;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Shipping;

/// <summary>Tracking numbers go to the marketplace once the carrier has the parcel and the number is plausible.</summary>
public sealed class PublishSpecs
{
    private static readonly TryKey Key = new(TryKind.Publish, Name: Number.Value);

    private static LineUnits One => new(Shirts.Id, 1);

    private static Scenario Suspect() => ABoughtPurchase().Told(Parcel(Number, T0), Scan(Number, ParcelPhase.PickedUp, T0 - Days(30))).Reads();

    // The marketplace has cancelled the tracking and released the order anew.
    private static Scenario TakenBack(Policies? policies = null) => AShippedOrder(policies).Told(Sale(SaleStatus.Paid, 1, 2, Shirts)).Reads();

    private static IEnumerable<string> Published(Scenario order) => order.Agenda.Todos.OfType<Todo.Send>().Where(send => send.Key.Kind == TryKind.Publish).Select(send => send.Key.Name);

    [Fact]
    public void An_announced_number_is_not_published_before_the_hand_over()
    {
        var order = ABoughtPurchase().Told(Parcel(Number));
        order.Plans(TryKind.Publish).ShouldBeFalse();
        order.Told(Scan(Number, ParcelPhase.PickedUp, T0)).Plans(TryKind.Publish).ShouldBeTrue();
    }

    [Fact]
    public void The_sale_is_read_again_before_if_the_last_reading_is_an_hour_old()
    {
        var order = ABoughtPurchase().Waits(Hours(1)).Told(Parcel(Number, T0 + Hours(1)));
        order.Plans<Todo.ReadSale>().ShouldBeTrue();
        order.Plans(TryKind.Publish).ShouldBeFalse();
        order.Reads().Plans(TryKind.Publish).ShouldBeTrue();
    }

    [Fact]
    public void Nothing_is_published_for_a_sale_that_reads_as_cancelled()
    {
        var order = ABoughtPurchase().Told(Sale(SaleStatus.Cancelled, 0, 2, Shirts), Parcel(Number, T0));
        order.Plans(TryKind.Publish).ShouldBeFalse();
        order.Refusal(new TryOpened(Key, 1, T0, T0 + Minutes(1))).ShouldBe(RefusalCode.Cancelling);
        order.Refusal(new TryOpened(new(TryKind.Publish, Name: "NOBODY"), 1, T0, T0 + Minutes(1))).ShouldBe(RefusalCode.Unknown);
    }

    [Fact]
    public void A_suspect_number_waits_for_a_persons_release()
    {
        var order = Suspect();
        order.Plans(TryKind.Publish).ShouldBeFalse();
        order.Asks(AskKind.ReviewParcel).ShouldBeTrue();
        order.Refusal(new TryOpened(Key, 1, T0, T0 + Minutes(1))).ShouldBe(RefusalCode.Suspect);
        order.Decides(new ParcelReleased(Number, "anna", T0)).Plans(TryKind.Publish).ShouldBeTrue();
        order.Asks(AskKind.ReviewParcel).ShouldBeFalse();
        order.Refusal(new ParcelReleased(Number, "anna", T0)).ShouldBe(RefusalCode.WrongStage);
        order.Refusal(new ParcelReleased(Second, "anna", T0)).ShouldBe(RefusalCode.Unknown);
    }

    [Fact]
    public void A_number_the_marketplace_took_back_waits_for_a_person_in_the_next_release()
    {
        var order = TakenBack();
        order.Plans(TryKind.Publish).ShouldBeFalse();
        order.Asks(AskKind.ReviewParcel).ShouldBeTrue();
        order.Refusal(new TryOpened(Key with { No = 1 }, 1, T0, T0 + Minutes(1))).ShouldBe(RefusalCode.Suspect);
        order.Refusal(new TryOpened(Key, 2, T0, T0 + Minutes(1))).ShouldBe(RefusalCode.WrongStage);
        order.Refusal(new ParcelReleased(Number, "anna", T0)).ShouldBe(RefusalCode.WrongStage, "that was the release before");
        order.Decides(new ParcelReleased(Number, "anna", T0, 1)).Plans(TryKind.Publish).ShouldBeTrue();
        order.Sends(TryKind.Publish).Ends(Outcome.Done).Asks(AskKind.ReviewParcel).ShouldBeFalse();
        order.Plans(TryKind.Publish).ShouldBeFalse();
        order.Order.IsDone(Key with { No = 1 }).ShouldBeTrue();
    }

    [Fact]
    public void It_is_given_again_by_itself_when_ship_by_is_near() => TakenBack().At(T0 + Days(3.5)).Decided<ParcelReleased>().Release.ShouldBe(1);

    [Fact]
    public void A_new_number_of_the_supplier_goes_out_in_its_place()
    {
        var order = TakenBack(Policies.Default with { Publish = PublishRule.First }).Told(Parcel(Second, T0 + Hours(1))).Reads();
        Published(order).ShouldBe([Second.Value]);
        order.Sends(TryKind.Publish).Ends(Outcome.Done).Asks(AskKind.ReviewParcel).ShouldBeFalse();
    }

    [Fact]
    public void A_number_that_never_went_out_is_published_in_the_next_release_without_a_question() =>
        Published(ABoughtPurchase().Told(Parcel(Number, T0), Sale(SaleStatus.Paid, 1, 2, Shirts)).Reads()).ShouldBe([Number.Value]);

    [Fact]
    public void A_suspect_number_is_released_by_itself_twelve_hours_before_ship_by()
    {
        Suspect().At(T0 + Days(3.5) - Minutes(1)).DecidedNo<ParcelReleased>();
        var order = Suspect().At(T0 + Days(3.5));
        order.Decided<ParcelReleased>().By.ShouldBe("ship-by");
        order.Reads().Plans(TryKind.Publish).ShouldBeTrue();
    }

    [Fact]
    public void A_published_number_is_not_published_again()
    {
        var order = AShippedOrder().Waits(Days(3)).Reads();
        order.Plans(TryKind.Publish).ShouldBeFalse();
        order.Refusal(new TryOpened(Key, 2, order.Now, order.Now + Minutes(1))).ShouldBe(RefusalCode.WrongStage);
    }

    [Fact]
    public void An_unknown_outcome_is_verified_and_sent_again_only_after_a_look_that_does_not_find_it()
    {
        var order = ABoughtPurchase().HandedOver().Sends(TryKind.Publish).Ends(Outcome.Unknown);
        order.Plans(TryKind.Publish).ShouldBeFalse();
        order.Agenda.Todos.ShouldContain(new Todo.VerifyWrite(Key, 1));
        order.FindsNothing().Waits(TimeSpan.FromSeconds(59)).Reads().Plans(TryKind.Publish).ShouldBeFalse("until its deadline it may be under way");
        order.Waits(TimeSpan.FromSeconds(1)).FindsNothing().Plans<Todo.VerifyWrite>().ShouldBeFalse();
        order.Waits(Minutes(1)).Reads().Sends(TryKind.Publish).Ends(Outcome.Done).Order.IsDone(Key).ShouldBeTrue();
    }

    [Fact]
    public void An_outcome_the_marketplace_calls_pending_is_verified_until_it_is_there()
    {
        var order = ABoughtPurchase().HandedOver().Sends(TryKind.Publish).Ends(Outcome.Pending);
        order.Plans<Todo.VerifyWrite>().ShouldBeTrue();
        order.Waits(Hours(1)).Asks(AskKind.WriteFailed).ShouldBeTrue();
        order.Ends(Outcome.Done).Asks(AskKind.WriteFailed).ShouldBeFalse();
    }

    [Fact]
    public void A_rejected_number_asks_a_person_and_after_their_mending_is_sent_again()
    {
        var order = ABoughtPurchase().HandedOver().Sends(TryKind.Publish).Fails(DeclineReason.Invalid);
        order.Asks(AskKind.WriteFailed).ShouldBeTrue();
        order.Waits(Minutes(10)).Plans(TryKind.Publish).ShouldBeFalse();
        order.FindsNothing().Waits(Minutes(1)).Plans(TryKind.Publish).ShouldBeTrue();
        ABoughtPurchase().HandedOver().Sends(TryKind.Publish).Fails(DeclineReason.Declined).Waits(Minutes(10)).FindsNothing().Waits(Days(1)).Plans(TryKind.Publish).ShouldBeFalse();
    }

    [Fact]
    public void What_never_leaves_is_tried_five_times_and_then_a_person_is_asked_and_stays_asked_while_it_is_tried_daily()
    {
        var order = ABoughtPurchase().HandedOver();
        for (var i = 0; i < 5; i++) order.Waits(Minutes(20)).Reads().Sends(TryKind.Publish).Ends(Outcome.NotSent);
        order.Waits(Hours(5));
        order.Plans(TryKind.Publish).ShouldBeFalse();
        order.Plans<Todo.ReadSale>().ShouldBeFalse();
        order.Asks(AskKind.WriteFailed).ShouldBeTrue();
        order.Waits(Hours(19)).Reads().Sends(TryKind.Publish).Ends(Outcome.NotSent).Waits(Hours(23)).Reads().Plans(TryKind.Publish).ShouldBeFalse();
        order.Asks(AskKind.WriteFailed).ShouldBeTrue();
        order.Waits(Hours(1)).Reads().Sends(TryKind.Publish).Ends(Outcome.Done).Asks(AskKind.WriteFailed).ShouldBeFalse();
    }

    [Fact]
    public void By_default_every_number_is_published() =>
        Published(ABoughtPurchase().HandedOver(One).Told(Parcel(Second, T0 + Hours(20), 1, One))).ShouldBe([Number.Value, Second.Value]);

    [Fact]
    public void Where_one_number_is_taken_the_first_hand_over_may_count() =>
        Published(ABoughtPurchase(Policies.Default with { Publish = PublishRule.First }).HandedOver(One).Told(Parcel(Second, T0 + Hours(20), 1, One))).ShouldBe([Second.Value]);

    [Fact]
    public void A_first_number_that_is_published_stays_although_an_earlier_hand_over_is_told_later()
    {
        var order = AShippedOrder(Policies.Default with { Publish = PublishRule.First }).Told(Parcel(Second, T0 + Hours(20)));
        order.Plans(TryKind.Publish).ShouldBeFalse();
    }

    [Fact]
    public void Or_the_last_hand_over_once_all_units_are_handed_over()
    {
        var order = ABoughtPurchase(Policies.Default with { Publish = PublishRule.Last }).HandedOver(One);
        Published(order).ShouldBeEmpty();
        Published(order.Told(Parcel(Second, T0 + Hours(30), 1, One))).ShouldBe([Second.Value]);
    }
}
