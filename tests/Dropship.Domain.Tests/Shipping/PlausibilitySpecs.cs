using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Shipping;

/// <summary>What speaks against a number keeps it from the marketplace until a person, or a near ship-by, lets it pass; and a doubted delivery completes nothing.</summary>
public sealed class PlausibilitySpecs
{
    private static readonly TryKey Key = new(TryKind.Publish, Name: Number.Value);

    private static NumberChecked Checked(NumberFit fit, ParcelSuspicions found = ParcelSuspicions.None) => new(Number, Carrier, fit, found);

    private static Scenario HandedOverWith(params Fact[] facts) => ABoughtPurchase().Waits(Days(1)).Reads().Told([Parcel(Number, T0 + Days(1)), .. facts]);

    private static Parcel TheParcel(Scenario order) => order.Order.Parcel(Number)!;

    public static TheoryData<ParcelSuspicions> Found => new(ParcelSuspicions.CheckDigit, ParcelSuspicions.CarrierMisfit, ParcelSuspicions.Reused, ParcelSuspicions.OtherDestination);

    [Theory]
    [MemberData(nameof(Found))]
    public void What_a_look_found_keeps_the_number_back_until_it_is_released(ParcelSuspicions found)
    {
        var order = HandedOverWith(Checked(NumberFit.Fits, found));
        order.Plans(TryKind.Publish).ShouldBeFalse();
        order.Refusal(new TryOpened(Key, 1, order.Now, order.Now + Minutes(1))).ShouldBe(RefusalCode.Suspect);
        order.Asks(AskKind.ReviewParcel).ShouldBeTrue();
        order.Order.Plausibility(TheParcel(order)).ShouldBe(Plausibility.Suspect);
        order.Decides(new ParcelReleased(Number, "anna", order.Now)).Plans(TryKind.Publish).ShouldBeTrue();
    }

    [Theory]
    [MemberData(nameof(Found))]
    public void It_is_advice_and_never_holds_a_number_past_the_ship_by_margin(ParcelSuspicions found)
    {
        HandedOverWith(Checked(NumberFit.Fits, found)).At(T0 + Days(3.5) - Minutes(1)).DecidedNo<ParcelReleased>();
        var order = HandedOverWith(Checked(NumberFit.Fits, found)).At(T0 + Days(3.5));
        order.Decided<ParcelReleased>().By.ShouldBe("ship-by");
        order.Reads().Plans(TryKind.Publish).ShouldBeTrue();
    }

    [Fact]
    public void A_person_is_told_all_that_speaks_against_it()
    {
        var order = HandedOverWith(
            new NumberChecked(Number, Carrier, NumberFit.Fails, ParcelSuspicions.CheckDigit | ParcelSuspicions.CarrierMisfit | ParcelSuspicions.Reused, ["S10"], ["o-7"]),
            new SnapshotSeen(Number, "FR", true),
            Scan(Number, ParcelPhase.InTransit, T0 - Days(9)));
        order.Agenda.Asks.Single(ask => ask.Kind == AskKind.ReviewParcel).Subject.ShouldBe(
            "YT000001: the check digit is wrong; it is no number of YunExpress, but of S10; it belongs to order o-7 as well; the carrier says that it goes to FR, the order to DE; scanned before the order was placed; it was delivered when the carrier was first asked");
    }

    [Theory]
    [InlineData(NumberFit.Fits, Plausibility.Plausible)]
    [InlineData(NumberFit.Unknown, Plausibility.Unknown)]
    public void A_number_without_a_suspicion_is_published_whether_it_is_known_or_not(NumberFit fit, Plausibility found)
    {
        var order = HandedOverWith(Checked(fit));
        order.Plans(TryKind.Publish).ShouldBeTrue();
        order.Order.Plausibility(TheParcel(order)).ShouldBe(found);
        order.Told(Scan(Number, ParcelPhase.PickedUp, T0 + Days(1))).Order.Plausibility(TheParcel(order)).ShouldBe(Plausibility.Plausible, "the carrier knows it");
    }

    [Fact]
    public void What_was_found_for_another_carrier_is_not_held_against_it()
    {
        var order = HandedOverWith(new NumberChecked(Number, new("4PX"), NumberFit.Fits, ParcelSuspicions.CarrierMisfit));
        order.Plans(TryKind.Publish).ShouldBeTrue();
        order.Order.Plausibility(TheParcel(order)).ShouldBe(Plausibility.Unknown);
    }

    [Fact]
    public void A_carrier_that_says_another_country_keeps_it_back_unless_it_also_said_the_right_one()
    {
        var order = HandedOverWith(new SnapshotSeen(Number, "FR"));
        order.Plans(TryKind.Publish).ShouldBeFalse();
        order.Told(new SnapshotSeen(Number, "DE")).Plans(TryKind.Publish).ShouldBeTrue();
        TheParcel(order).Destinations.ShouldBe(["DE", "FR"]);
    }

    [Fact]
    public void To_a_hub_any_country_is_right() =>
        new Scenario().Told(Paid() with { To = new("DE", "10", IsPlatformHub: true) }, Parcel(Number, T0), new SnapshotSeen(Number, "CN")).Order.ShouldSatisfyAllConditions(order => order.Suspicions(order.Parcel(Number)!).ShouldBe(ParcelSuspicions.None));

    [Fact]
    public void What_is_found_after_publishing_asks_nobody_to_release_it()
    {
        var order = AShippedOrder().Told(Checked(NumberFit.Fails, ParcelSuspicions.CheckDigit));
        order.Asks(AskKind.ReviewParcel).ShouldBeFalse();
        order.Plans(TryKind.Publish).ShouldBeFalse();
    }

    [Fact]
    public void A_number_that_was_delivered_when_it_was_first_looked_at_completes_nothing_until_a_person_believes_it()
    {
        var order = AShippedOrder().Waits(Days(6)).Told(new SnapshotSeen(Number, "DE", true), Scan(Number, ParcelPhase.Delivered, T0 + Days(5)));
        order.Phase.ShouldBe(Phase.Delivered);
        order.Waits(Days(30)).Order.Settlement.Completed.ShouldBeNull();
        order.Asks(AskKind.ReviewParcel).ShouldBeTrue();
        order.Refusal(new OrderCompleted(0, order.Now)).ShouldBe(RefusalCode.Suspect);
        order.Decides(new ParcelReleased(Number, "anna", order.Now)).Order.Settlement.Completed.ShouldNotBeNull();
        order.Asks(AskKind.ReviewParcel).ShouldBeFalse();
    }

    [Fact]
    public void A_delivery_in_another_country_completes_nothing_either()
    {
        var order = AShippedOrder().Told(new SnapshotSeen(Number, "FR")).Arrives();
        order.Order.Settlement.Completed.ShouldBeNull();
        order.Asks(AskKind.ReviewParcel).ShouldBeTrue();
    }

    [Fact]
    public void A_doubt_that_comes_after_the_completion_undoes_nothing()
    {
        var order = ACompletedOrder();
        var before = order.Order.Settlement;
        order.Told(new SnapshotSeen(Number, "FR", true)).Order.Settlement.ShouldBe(before);
    }

    [Fact]
    public void An_old_story_of_the_number_is_no_story_of_the_order()
    {
        var order = AShippedOrder().Told(Scan(Number, ParcelPhase.InTransit, T0 - Days(40)), Scan(Number, ParcelPhase.Delivered, T0 - Days(30)));
        order.Order.Phase(TheParcel(order)).ShouldBe(ParcelPhase.Unknown);
        order.Phase.ShouldBe(Phase.InTransit);
        order.Order.Settlement.Completed.ShouldBeNull();
        order.Waits(Days(5)).Told(Scan(Number, ParcelPhase.Delivered, T0 + Days(5))).Order.Settlement.Completed.ShouldNotBeNull();
    }

    [Fact]
    public void The_first_scan_may_be_waited_for_but_not_past_the_ship_by_margin()
    {
        static Scenario Waiting(double days) => ABoughtPurchase(Policies.Default with { Timing = Timing.Default with { AwaitCarrier = Days(days) } }).Waits(Days(1)).Reads().Told(Parcel(Number, T0 + Days(1)));
        Waiting(1).Plans(TryKind.Publish).ShouldBeFalse();
        Waiting(1).Told(Scan(Number, ParcelPhase.PickedUp, T0 + Days(1))).Plans(TryKind.Publish).ShouldBeTrue();
        Waiting(1).At(T0 + Days(2) - Minutes(1)).Reads().Plans(TryKind.Publish).ShouldBeFalse();
        Waiting(1).At(T0 + Days(2)).Reads().Plans(TryKind.Publish).ShouldBeTrue();
        Waiting(9).At(T0 + Days(3.5) - Minutes(1)).Reads().Plans(TryKind.Publish).ShouldBeFalse();
        Waiting(9).At(T0 + Days(3.5)).Reads().Plans(TryKind.Publish).ShouldBeTrue();
        Waiting(9).Told(Scan(Number, ParcelPhase.Delivered, T0 - Days(9))).Asks(AskKind.ReviewParcel).ShouldBeTrue("that is what it is waited for");
    }

    [Fact]
    public void A_second_carrier_on_the_way_is_a_leg_and_no_parcel_of_its_own()
    {
        ParcelLeg usps = new(new("USPS"), new("9400111899560243888780")), dhl = new(new("DHL"), new("0034"));
        var order = AShippedOrder().Told(new SnapshotSeen(Number, Legs: [usps]), new SnapshotSeen(Number, Legs: [dhl, usps]));
        order.Order.Parcels.Count.ShouldBe(1);
        TheParcel(order).Legs.ShouldBe([dhl, usps]);
    }

    [Fact]
    public void Whose_number_it_is_is_told_where_it_is_known()
    {
        string Because(params Fact[] facts) => HandedOverWith(facts) is var order ? order.Order.Because(TheParcel(order)) : "";
        NumberChecked Found(ParcelSuspicions found, Few<string> formats = default, Few<string> others = default) => new(Number, Carrier, NumberFit.Fails, found, formats, others);
        Because(Found(ParcelSuspicions.CarrierMisfit)).ShouldBe("it is no number of YunExpress");
        Because(Found(ParcelSuspicions.CarrierMisfit, ["S10", "Swift"])).ShouldBe("it is no number of YunExpress, but of S10 or Swift");
        Because(Found(ParcelSuspicions.CarrierMisfit, ["S10"]), new NumberChecked(Number, new("4PX"), NumberFit.Unknown, ParcelSuspicions.None)).ShouldBe("it is no number of YunExpress, but of S10");
        Because(Found(ParcelSuspicions.Reused, others: ["o-7", "o-8"])).ShouldBe("it belongs to order o-7, o-8 as well");
        Because(Found(ParcelSuspicions.OtherDestination)).ShouldBe("the number names another destination");
        Because(Found(ParcelSuspicions.OtherDestination), new SnapshotSeen(Number, "FR"), new SnapshotSeen(Number, "IT")).ShouldBe("the carrier says that it goes to FR, IT, the order to DE", "number and carrier say so");
    }

    [Fact]
    public void A_person_is_asked_since_the_first_scan_or_the_hand_over_and_of_what_was_taken_back_since_the_last()
    {
        static Instant Since(Scenario order) => order.Agenda.Asks.Single(static ask => ask.Kind == AskKind.ReviewParcel).Since;
        Fact[] scans = [Scan(Number, ParcelPhase.PickedUp, T0 + Days(0.5)), Scan(Number, ParcelPhase.InTransit, T0 + Days(2))];
        Since(HandedOverWith(Checked(NumberFit.Fits, ParcelSuspicions.CheckDigit))).ShouldBe(T0 + Days(1));
        Since(HandedOverWith([Checked(NumberFit.Fits, ParcelSuspicions.CheckDigit), .. scans])).ShouldBe(T0 + Days(0.5));
        Since(AShippedOrder().Told(scans).Told(Sale(SaleStatus.Paid, 1, 2, Shirts)).Reads()).ShouldBe(T0 + Days(2));
    }

    [Fact]
    public void A_delivery_under_a_number_that_no_purchase_has_is_not_the_orders() =>
        ABoughtPurchase().Told(new SnapshotSeen(Second, "FR", true), Scan(Second, ParcelPhase.Delivered, T0 + Days(1))).Order.HasDoubtedDelivery().ShouldBeFalse();
}
