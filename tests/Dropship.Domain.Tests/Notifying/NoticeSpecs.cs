using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Notifying;

/// <summary>What a customer is told: each thing once, and again only where a fact changed.</summary>
public sealed class NoticeSpecs
{
    private static readonly Policies On = Policies.Default with { Notifying = NotifyRules.Default };

    [Fact]
    public void Nothing_is_told_without_a_way_to_tell_it() => AShippedOrder().Order.Tries.ShouldNotContain(tried => tried.Key.Kind == TryKind.Notify);

    [Fact]
    public void An_order_is_accepted_once_while_it_is_not_bought()
    {
        var order = APaidOrder(On);
        Planned(order).ShouldBe(new NoticeKey(NoticeKind.Accepted, "", "", 0));
        order.Sends(TryKind.Notify).Ends(Outcome.Done).Plans(TryKind.Notify).ShouldBeFalse();
        order.Waits(Days(1)).Plans(TryKind.Notify).ShouldBeFalse();
    }

    [Fact]
    public void Acceptance_that_nobody_told_for_days_is_not_told_any_more() => Told(new Scenario(On).At(T0 + Days(4)).Told(Paid())).ShouldBeNull();

    [Fact]
    public void What_may_have_arrived_is_not_told_again_and_asks_nobody()
    {
        var order = APaidOrder(On).Sends(TryKind.Notify).Ends(Outcome.Unknown);
        order.Plans(TryKind.Notify).ShouldBeFalse();
        order.Waits(Days(2)).Plans(TryKind.Notify).ShouldBeFalse();
        order.Asks(AskKind.WriteFailed).ShouldBeFalse();
    }

    [Fact]
    public void What_ended_without_an_answer_counts_as_told_at_its_deadline()
    {
        var order = APaidOrder(On).Sends(TryKind.Notify);
        order.Agenda.WakeAt.ShouldNotBeNull().ShouldBeLessThanOrEqualTo(order.Now + Minutes(1));
        order.Waits(Hours(1)).Plans(TryKind.Notify).ShouldBeFalse();
    }

    [Fact]
    public void What_never_left_is_tried_again_under_the_same_key()
    {
        var order = APaidOrder(On).Sends(TryKind.Notify).Ends(Outcome.NotSent);
        order.Plans(TryKind.Notify).ShouldBeFalse("it waits a minute first");
        order.Waits(Minutes(2)).Agenda.Todos.OfType<Todo.Send>().Single(send => send.Key.Kind == TryKind.Notify).No.ShouldBe(2);
        Planned(order)!.Value.No.ShouldBe(0);
    }

    [Fact]
    public void A_customer_who_cannot_be_reached_is_no_question_for_a_person_and_one_whose_address_is_refused_is()
    {
        APaidOrder(On).Sends(TryKind.Notify).Fails(DeclineReason.Unsupported).Asks(AskKind.WriteFailed).ShouldBeFalse();
        var refused = APaidOrder(On).Sends(TryKind.Notify).Fails(DeclineReason.Declined);
        refused.Agenda.Asks.Single(ask => ask.Kind == AskKind.WriteFailed).Subject.ShouldStartWith("Notify Accepted");
        refused.Waits(Days(4)).Asks(AskKind.WriteFailed).ShouldBeFalse("by then it is pointless");
    }

    [Fact]
    public void A_confirmed_purchase_is_told_with_the_day_it_ships_and_corrected_when_that_changes()
    {
        var order = ABoughtPurchase(On);
        Planned(order).ShouldBe(new NoticeKey(NoticeKind.Confirmed, "", "2026-01-09", 0));
        order.Sends(TryKind.Notify).Ends(Outcome.Done).Plans(TryKind.Notify).ShouldBeFalse();

        order.Told(Paid(Shirts with { ShipBy = T0 + Days(6) }) with { Revision = 2 });
        Planned(order).ShouldBe(new NoticeKey(NoticeKind.Confirmed, "", "2026-01-11", 1));
        order.Sends(TryKind.Notify).Ends(Outcome.Done);
        Said(order).ShouldBe(new Notice(NoticeKind.Confirmed) { Day = new(2026, 1, 11), DayBefore = new(2026, 1, 9) });

        order.Told(Paid(Shirts) with { Revision = 3 });
        Planned(order).ShouldBe(new NoticeKey(NoticeKind.Confirmed, "", "2026-01-09", 2), "back again is another change");
    }

    [Fact]
    public void A_day_that_was_never_told_is_not_corrected()
    {
        var order = ABoughtPurchase(On).Sends(TryKind.Notify).Ends(Outcome.NotSent).Told(Paid(Shirts with { ShipBy = T0 + Days(6) }) with { Revision = 2 });
        Planned(order).ShouldBe(new NoticeKey(NoticeKind.Confirmed, "", "2026-01-11", 1));
        order.Sends(TryKind.Notify).Ends(Outcome.Done);
        Said(order)!.DayBefore.ShouldBeNull();
    }

    [Fact]
    public void The_suppliers_own_promise_comes_before_the_marketplaces_limit()
    {
        var promised = On with { Deadlines = On.Deadlines with { Suppliers = new Dictionary<SupplierId, SupplierTime> { [Alpha] = new(WorkCalendar.Always, 2) } } };
        Planned(ABoughtPurchase(promised))!.Value.Fact.ShouldBe("2026-01-07");
    }

    [Fact]
    public void A_day_that_passes_without_shipping_is_told_once()
    {
        var order = ABoughtPurchase(On).Sends(TryKind.Notify).Ends(Outcome.Done).Reads().At(T0 + Days(5) + Hours(1));
        Planned(order).ShouldBeNull("the day has to pass, and half a day more");
        order.Reads().At(Instant.From(new(2026, 1, 10, 12, 0, 0, TimeSpan.Zero)));
        Planned(order).ShouldBe(new NoticeKey(NoticeKind.ShipsLate, "", "2026-01-09", 0));
        order.Sends(TryKind.Notify).Ends(Outcome.Done).Waits(Days(3)).Plans(TryKind.Notify).ShouldBeFalse();
    }

    [Fact]
    public void A_parcel_is_told_with_carrier_and_number_and_a_new_carrier_is_named()
    {
        var order = ShippedAndTold();
        Said(order).ShouldBe(new Notice(NoticeKind.Shipped) { Number = Number, Carrier = "YunExpress" });
        order.Told(Parcel(Number, T0 + Days(1)) with { Carrier = new("YunTrack") });
        order.Sends(TryKind.Notify).Ends(Outcome.Done);
        Said(order).ShouldBe(new Notice(NoticeKind.Shipped) { Number = Number, Carrier = "YunTrack", CarrierBefore = "YunExpress" });
    }

    [Fact]
    public void A_new_number_for_the_same_goods_names_the_old_one_which_is_not_spoken_of_any_more()
    {
        LineUnits all = new(Shirts.Id, 2);
        var order = ABoughtPurchase(On).Waits(Days(1)).Reads().Told(Parcel(Number, T0 + Days(1), 1, all)).Sends(TryKind.Notify).Ends(Outcome.Done);
        order.Waits(Hours(2)).Told(Parcel(Second, T0 + Days(1), 1, all)).Sends(TryKind.Notify).Ends(Outcome.Done);
        Said(order).ShouldBe(new Notice(NoticeKind.Shipped) { Number = Second, NumberBefore = Number, Carrier = "YunExpress" });
        order.Waits(Days(12)).Reads();
        Planned(order).ShouldBe(new NoticeKey(NoticeKind.Delayed, Second.Value, "2026-01-06", 0), "only the new one is late");
    }

    [Fact]
    public void A_second_parcel_of_other_goods_replaces_nothing()
    {
        LineUnits one = new(Shirts.Id, 1);
        var order = ABoughtPurchase(On).Waits(Days(1)).Reads().Told(Parcel(Number, T0 + Days(1), 1, one)).Sends(TryKind.Notify).Ends(Outcome.Done);
        order.Waits(Hours(2)).Told(Parcel(Second, T0 + Days(1), 1, one)).Sends(TryKind.Notify).Ends(Outcome.Done);
        Said(order)!.IsCorrection.ShouldBeFalse();
    }

    [Fact]
    public void A_suspect_number_is_not_told_before_it_is_released()
    {
        var order = ABoughtPurchase(On).Sends(TryKind.Notify).Ends(Outcome.Done).Waits(Days(1)).Reads().Told(Scan(Number, ParcelPhase.PickedUp, T0 - Days(9)), Parcel(Number, T0 + Days(1)));
        Planned(order).ShouldBeNull();
        order.Refusal(new TryOpened(new NoticeKey(NoticeKind.Shipped, Number.Value, "YunExpress", 0).ToTry(), 1, order.Now, order.Now + Minutes(1))).ShouldBe(RefusalCode.Suspect);
        order.Decides(new ParcelReleased(Number, "anna", order.Now)).Plans(TryKind.Notify).ShouldBeTrue();
    }

    [Fact]
    public void A_silent_parcel_is_told_as_late_and_again_only_after_a_sign_of_life()
    {
        var order = ShippedAndTold().Reads().At(T0 + Days(11) + Hours(1));
        Planned(order).ShouldBe(new NoticeKey(NoticeKind.Delayed, Number.Value, "2026-01-06", 0));
        order.Sends(TryKind.Notify).Ends(Outcome.Done).Waits(Days(9)).Plans(TryKind.Notify).ShouldBeFalse();
        order.Told(Scan(Number, ParcelPhase.InTransit, T0 + Days(12))).At(T0 + Days(30) + Hours(1));
        Planned(order).ShouldBe(new NoticeKey(NoticeKind.Delayed, Number.Value, "2026-01-17", 1));
    }

    [Theory]
    [InlineData(ParcelPhase.AttemptFailed, ParcelIncident.RecipientAbsent, NoticeKind.AttemptFailed)]
    [InlineData(ParcelPhase.AvailableForPickup, ParcelIncident.None, NoticeKind.Pickup)]
    [InlineData(ParcelPhase.InTransit, ParcelIncident.CustomsNeedsInfo, NoticeKind.Customs)]
    [InlineData(ParcelPhase.InTransit, ParcelIncident.Delayed, NoticeKind.Delayed)]
    [InlineData(ParcelPhase.Delivered, ParcelIncident.None, NoticeKind.Delivered)]
    [InlineData(ParcelPhase.Returning, ParcelIncident.Refused, NoticeKind.ComingBack)]
    [InlineData(ParcelPhase.Lost, ParcelIncident.None, NoticeKind.Lost)]
    public void What_happens_to_a_parcel_is_told_once_and_dropped_when_it_has_moved_on(ParcelPhase phase, ParcelIncident incident, NoticeKind kind)
    {
        var order = ShippedAndTold().Waits(Days(5));
        order.Told(new ScanSeen(Number, phase, incident, order.Now));
        Planned(order).ShouldBe(new NoticeKey(kind, Number.Value, "2026-01-11", 0));
        order.Sends(TryKind.Notify).Ends(Outcome.Done).Plans(TryKind.Notify).ShouldBeFalse();

        var late = ShippedAndTold().Waits(Days(5));
        late.Told(new ScanSeen(Number, phase, incident, late.Now - Days(4)), Scan(Number, ParcelPhase.OutForDelivery, late.Now - Days(1)));
        (Planned(late)?.Kind).ShouldBeOneOf(null, NoticeKind.Delayed);
    }

    [Fact]
    public void A_delivery_that_was_told_and_is_undone_is_corrected()
    {
        var order = ShippedAndTold().Waits(Days(5)).Told(Scan(Number, ParcelPhase.Delivered, T0 + Days(6))).Sends(TryKind.Notify).Ends(Outcome.Done);
        order.Told(Scan(Number, ParcelPhase.Returning, order.Now));
        Planned(order)!.Value.Kind.ShouldBe(NoticeKind.ComingBack);
    }

    [Fact]
    public void A_parcel_at_a_pick_up_point_is_reminded_of_while_it_waits()
    {
        var order = ShippedAndTold().Waits(Days(5)).Told(Scan(Number, ParcelPhase.AvailableForPickup, T0 + Days(6))).Sends(TryKind.Notify).Ends(Outcome.Done);
        order.Told(Scan(Number, ParcelPhase.AvailableForPickup, T0 + Days(7))).Plans(TryKind.Notify).ShouldBeFalse("it is the same wait");
        order.Reads().At(T0 + Days(9));
        Planned(order).ShouldBe(new NoticeKey(NoticeKind.PickupReminder, Number.Value, "2026-01-11 1", 0));
        order.Sends(TryKind.Notify).Ends(Outcome.Done).At(T0 + Days(12));
        Planned(order).ShouldBe(new NoticeKey(NoticeKind.PickupReminder, Number.Value, "2026-01-11 2", 1));
        order.Sends(TryKind.Notify).Ends(Outcome.Done).Waits(Hours(1)).Told(Scan(Number, ParcelPhase.Delivered, order.Now)).Sends(TryKind.Notify).Ends(Outcome.Done);
        Said(order)!.Kind.ShouldBe(NoticeKind.Delivered);
        order.Waits(Days(9)).Plans(TryKind.Notify).ShouldBeFalse();
    }

    [Fact]
    public void A_refund_is_told_when_the_money_has_gone_back()
    {
        var order = APaidOrder(On).Sends(TryKind.Notify).Ends(Outcome.Done).Decides(new RefundDecided(1, [new(Shirts.Id, Euro(5m))], Euro(5m), RefundReason.Goodwill, 0, T0));
        Planned(order).ShouldBeNull();
        order.Refusal(new TryOpened(new NoticeKey(NoticeKind.Refunded, "1", "", 0).ToTry(), 1, order.Now, order.Now + Minutes(1))).ShouldBe(RefusalCode.WrongStage);
        order.Sends(TryKind.Refund).Ends(Outcome.Done, new RefundSeen("r1", Euro(5m), order.Now, 1)).Sends(TryKind.Notify).Ends(Outcome.Done);
        Said(order).ShouldBe(new Notice(NoticeKind.Refunded) { Amount = Euro(5m) });
    }

    [Fact]
    public void One_message_at_a_time_and_what_has_become_pointless_is_not_told()
    {
        var order = AShippedOrder(On with { Notifying = NotifyRules.Default with { Silent = [NoticeKind.Confirmed] } });
        order.Agenda.Todos.OfType<Todo.Send>().Count(send => send.Key.Kind == TryKind.Notify).ShouldBe(1);
        order.Sends(TryKind.Notify).Told(Scan(Number, ParcelPhase.Delivered, order.Now)).Plans(TryKind.Notify).ShouldBeTrue("the shipment is on the wire, the delivery is another subject");
    }

    private static Scenario ShippedAndTold() => AShippedOrder(On with { Notifying = NotifyRules.Default with { Silent = [NoticeKind.Confirmed, NoticeKind.ShipsLate] } }).Sends(TryKind.Notify).Ends(Outcome.Done);

    private static NoticeKey? Planned(Scenario order) => order.Agenda.Todos.OfType<Todo.Send>().Where(send => send.Key.Kind == TryKind.Notify).Select(send => NoticeKey.Of(send.Key)).SingleOrDefault();

    private static NoticeKey? Told(Scenario order) => Planned(order);

    private static Notice? Said(Scenario order) => order.Order.ReadNotice(order.Order.Tries.AsEnumerable().Where(tried => tried.Key.Kind == TryKind.Notify).MaxBy(tried => (tried.ClosedAt ?? default, tried.Key.No, tried.Key.Rung))!.Key);

    [Fact]
    public void Each_day_or_number_or_carrier_that_was_told_before_makes_it_a_correction()
    {
        Notice notice = new(NoticeKind.Shipped) { Number = Number, Carrier = "YunExpress", Day = new(2026, 1, 9) };
        notice.IsCorrection.ShouldBeFalse();
        foreach (var corrected in new[] { notice with { DayBefore = new(2026, 1, 8) }, notice with { NumberBefore = Second }, notice with { CarrierBefore = "YunTrack" } })
            corrected.IsCorrection.ShouldBeTrue($"{corrected}");
    }

    [Fact]
    public void Only_what_was_told_before_of_the_same_purchase_and_never_scanned_is_stood_in_for()
    {
        Replaced(Packed(Number, T0), Packed(Second, T0 + Hours(2))).ShouldBe(Number);
        Replaced([.. Packed(Number, T0), Scan(Number, ParcelPhase.PickedUp, T0 + Days(1))], Packed(Second, T0 + Hours(2))).ShouldBeNull("it went");
        Replaced(Packed(Number, T0, round: 2), Packed(Second, T0 + Hours(2))).ShouldBeNull("it is of another purchase");
        Replaced(Packed(Number, T0), Packed(Second, T0)).ShouldBeNull("both were told at once");
        Replaced(Packed(Number, T0, outcome: Outcome.NotSent), Packed(Second, T0 + Hours(2))).ShouldBeNull("it was never told");
        Replaced(Packed(Number, T0, round: 7), Packed(Second, T0 + Hours(2), round: 7)).ShouldBeNull("what was bought is not known");
        Replaced(Packed(Number, T0, units: new(Mug.Id, 1)), Packed(Second, T0 + Hours(2))).ShouldBeNull("both lines were bought");
    }

    [Fact]
    public void A_number_is_spoken_of_until_the_one_that_stands_in_for_it_was_told()
    {
        bool IsReplaced(params Event[] second) => After([.. Packed(Number, T0), .. second]) is var order && order.IsReplaced(order.Parcel(Number)!);
        IsReplaced(Parcel(Second, T0, 1, new LineUnits(Shirts.Id, 2))).ShouldBeFalse();
        IsReplaced(Packed(Second, T0 + Hours(2))).ShouldBeTrue();
    }

    [Fact]
    public void What_stands_in_for_a_number_says_so_once()
    {
        var order = Silenced().Waits(Days(1)).Reads().Told(Parcel(Number, T0 + Days(1), 1, new LineUnits(Shirts.Id, 2))).Sends(TryKind.Notify).Ends(Outcome.Done);
        order.Waits(Hours(1)).Told(Parcel(Second, T0 + Days(1), 1, new LineUnits(Shirts.Id, 2))).Sends(TryKind.Notify).Ends(Outcome.Done);
        order.Waits(Hours(1)).Told(Parcel(Second, T0 + Days(1), 1, new LineUnits(Shirts.Id, 2)) with { Carrier = new("YunTrack") }).Sends(TryKind.Notify).Ends(Outcome.Done);
        Said(order).ShouldBe(new Notice(NoticeKind.Shipped) { Number = Second, Carrier = "YunTrack", CarrierBefore = "YunExpress" });
    }

    [Fact]
    public void A_delivery_is_told_with_its_day_number_and_carrier()
    {
        var order = ShippedAndTold().Waits(Days(5)).Told(Scan(Number, ParcelPhase.Delivered, T0 + Days(6))).Sends(TryKind.Notify).Ends(Outcome.Done);
        Said(order).ShouldBe(new Notice(NoticeKind.Delivered) { Day = new(2026, 1, 11), Number = Number, Carrier = "YunExpress" });
    }

    [Fact]
    public void A_day_that_changes_back_corrects_the_day_between_and_is_told_under_a_number_of_its_own()
    {
        var order = ABoughtPurchase(On).Sends(TryKind.Notify).Ends(Outcome.NotSent).Told(Paid(Shirts with { ShipBy = T0 + Days(6) }) with { Revision = 2 }).Sends(TryKind.Notify).Ends(Outcome.Done);
        order.Told(Paid(Shirts) with { Revision = 3 });
        Planned(order).ShouldBe(new NoticeKey(NoticeKind.Confirmed, "", "2026-01-09", 2));
        order.Sends(TryKind.Notify).Ends(Outcome.Done).Told(Paid(Shirts with { ShipBy = T0 + Days(7) }) with { Revision = 4 }).Sends(TryKind.Notify).Ends(Outcome.Done);
        Said(order).ShouldBe(new Notice(NoticeKind.Confirmed) { Day = new(2026, 1, 12), DayBefore = new(2026, 1, 9) });
    }

    [Fact]
    public void What_is_not_to_be_told_is_refused_with_a_word_why()
    {
        static Refusal? Refused(Scenario order, NoticeKey key) => RefusedKey(order, key.ToTry());
        static Refusal? RefusedKey(Scenario order, TryKey key) => Fulfilment.Take(order.Order, new Command.Decide(new TryOpened(key, 1, order.Now, order.Now + Minutes(1)))).Refused;
        NoticeKey accepted = new(NoticeKind.Accepted, "", "", 0);
        Refused(new Scenario(On).Told(Sale(SaleStatus.Unpaid, 0, 1, Shirts)), accepted).ShouldBe(new Refusal(RefusalCode.NotForSale, "the sale is not paid"));
        TryKey other = new(TryKind.Notify, (int)NoticeKind.Shipped, 0, "NOBODY|YunExpress");
        RefusedKey(APaidOrder(On), other).ShouldBe(new Refusal(RefusalCode.Unknown, $"{other} is not a notice of this order"));
        Refused(APaidOrder(On).Sends(TryKind.Notify).Ends(Outcome.Done), accepted with { No = 1 }).ShouldBe(new Refusal(RefusalCode.WrongStage, "it was told before"));
        Refused(ABoughtPurchase(On).Sends(TryKind.Notify).Ends(Outcome.Done), new(NoticeKind.Confirmed, "", "2026-01-12", 5)).ShouldBe(new Refusal(RefusalCode.NotNext, "number 5 is not the next after 0"));
    }

    [Fact]
    public void A_key_is_one_of_a_notice_only_if_all_of_it_is()
    {
        NoticeKey.Of(new(TryKind.Publish, (int)NoticeKind.Shipped, 0, "A|B")).ShouldBeNull();
        NoticeKey.Of(new(TryKind.Notify, 99, 0, "A|B")).ShouldBeNull();
        NoticeKey.Of(new(TryKind.Notify, (int)NoticeKind.Shipped, -1, "A|B")).ShouldBeNull();
        new NoticeKey(NoticeKind.Shipped, "A", "4PX", 0).Day.ShouldBeNull("a carrier is no day");
        NoticeKey.IsAbout(new(TryKind.Notify, (int)NoticeKind.Shipped, 0, "ABC"), NoticeKind.Shipped, "ABC").ShouldBeFalse();
    }

    [Fact]
    public void A_country_has_its_own_zones_or_those_of_elsewhere_and_never_none()
    {
        Zone there = new("There", Hours(12), []);
        var rules = NotifyRules.Default with { Zones = new Dictionary<string, Few<Zone>> { ["DE"] = [] }, Elsewhere = [there] };
        rules.ZonesOf(new("DE", "10")).ShouldBe([there]);
        rules.ZonesOf(new("FR", "75")).ShouldBe([there]);
        (rules with { Elsewhere = [] }).ZonesOf(new("FR", "75")).ShouldBe([Zone.Utc]);
    }

    [Fact]
    public void What_the_shop_is_silent_about_is_not_told() => Planned(APaidOrder(On with { Notifying = NotifyRules.Default with { Silent = [NoticeKind.Accepted] } })).ShouldBeNull();

    [Fact]
    public void At_the_end_of_its_time_a_thing_is_not_told_any_more() => Planned(new Scenario(On).At(T0 + Days(3)).Told(Paid())).ShouldBeNull();

    [Fact]
    public void Of_an_order_that_was_withdrawn_no_parcel_is_told()
    {
        var order = Silenced().Told(Sale(SaleStatus.Cancelled, 0, 2, Shirts)).HandedOver();
        Planned(order).ShouldBeNull();
    }

    [Fact]
    public void A_label_alone_is_no_parcel_that_has_shipped() => Planned(Silenced().Told(Parcel(Number))).ShouldBeNull();

    [Fact]
    public void Each_refund_is_told_for_itself_and_before_all_else()
    {
        var order = APaidOrder(On).Decides(new RefundDecided(1, [new(Shirts.Id, Euro(5m))], Euro(5m), RefundReason.Goodwill, 0, T0));
        order.Sends(TryKind.Notify).Ends(Outcome.Done).Told(new RefundSeen("r9", Euro(3m), T0));
        Planned(order).ShouldBeNull("that one is not ours");

        var both = APaidOrder(On).Decides(new RefundDecided(1, [new(Shirts.Id, Euro(5m))], Euro(5m), RefundReason.Goodwill, 0, T0)).Sends(TryKind.Refund).Ends(Outcome.Done);
        Planned(both).ShouldBe(new NoticeKey(NoticeKind.Refunded, "1", "", 0), "and the acceptance waits for it");
        both.Decides(new RefundDecided(2, [new(Shirts.Id, Euro(2m))], Euro(2m), RefundReason.Goodwill, 0, T0)).Sends(TryKind.Notify).Ends(Outcome.Done);
        Planned(both).ShouldBe(new NoticeKey(NoticeKind.Accepted, "", "", 0), "the second has not gone back");
    }

    [Fact]
    public void Late_messages_go_out_one_after_the_other_and_each_waits_for_the_one_before()
    {
        var order = Shipped().Reads().At(T0 + Days(12));
        Planned(order).ShouldBe(new NoticeKey(NoticeKind.Shipped, Number.Value, "YunExpress", 0));
        order.Sends(TryKind.Notify);
        Planned(order).ShouldBeNull("the first is on the wire");
        order.Ends(Outcome.Done);
        Planned(order)!.Value.Kind.ShouldBe(NoticeKind.Delayed);

        var waiting = ShippedAndTold().Told(Scan(Number, ParcelPhase.AvailableForPickup, T0 + Days(6))).At(T0 + Days(9));
        Planned(waiting).ShouldBe(new NoticeKey(NoticeKind.Pickup, Number.Value, "2026-01-11", 0), "a reminder needs something to remind of");
    }

    [Theory]
    [InlineData(DeclineReason.Unsupported)]
    [InlineData(DeclineReason.Declined)]
    public void What_could_not_be_told_keeps_nothing_else_back(DeclineReason reason) => Planned(Shipped().Sends(TryKind.Notify).Fails(reason).Reads().At(T0 + Days(12)))!.Value.Kind.ShouldBe(NoticeKind.Delayed);

    [Fact]
    public void The_way_back_is_told_with_the_day_it_began()
    {
        var order = ShippedAndTold().Waits(Days(6)).Told(Scan(Number, ParcelPhase.InTransit, T0 + Days(2)), Scan(Number, ParcelPhase.Returning, T0 + Days(5)), Scan(Number, ParcelPhase.Returned, T0 + Days(7)));
        Planned(order).ShouldBe(new NoticeKey(NoticeKind.ComingBack, Number.Value, "2026-01-10", 0));
    }

    [Fact]
    public void While_a_part_is_open_no_day_is_told_nor_acceptance_again_and_a_day_that_was_told_still_passes()
    {
        var more = Paid(Shirts with { Quantity = 4 }) with { Revision = 2 };
        Planned(ABoughtPurchase(On).Told(more)).ShouldBeNull();
        var order = ABoughtPurchase(On).Sends(TryKind.Notify).Ends(Outcome.Done).Told(more).Reads().At(T0 + Days(6));
        Planned(order).ShouldBe(new NoticeKey(NoticeKind.ShipsLate, "", "2026-01-09", 0));
    }

    [Fact]
    public void A_day_passes_whether_it_was_told_or_not_and_the_one_that_was_told_counts()
    {
        var untold = ABoughtPurchase(On with { Notifying = NotifyRules.Default with { Silent = [NoticeKind.Confirmed] } }).Reads().At(T0 + Days(6));
        Planned(untold).ShouldBe(new NoticeKey(NoticeKind.ShipsLate, "", "2026-01-09", 0));

        var held = ABoughtPurchase(On).Sends(TryKind.Notify).Ends(Outcome.Done).Under(rules => rules with { Screening = new() { HoldAbove = Euro(1m) } }).Told(Paid(Shirts with { ShipBy = T0 + Days(9) }) with { Revision = 2 });
        Planned(held).ShouldBeNull("while it is held no day is told");
        Planned(held.Reads().At(T0 + Days(6))).ShouldBe(new NoticeKey(NoticeKind.ShipsLate, "", "2026-01-09", 0));
    }

    [Fact]
    public void Of_two_parcels_one_is_told_at_a_time()
    {
        LineUnits one = new(Shirts.Id, 1);
        var order = Silenced().HandedOver(one).Told(Parcel(Second, T0 + Days(1), 1, one));
        Planned(order).ShouldBe(new NoticeKey(NoticeKind.Shipped, Number.Value, "YunExpress", 0));
        order.Sends(TryKind.Notify).Ends(Outcome.Done).Sends(TryKind.Notify).Ends(Outcome.Done);
        order.Told(Scan(Number, ParcelPhase.AvailableForPickup, T0 + Days(2)), Scan(Second, ParcelPhase.AvailableForPickup, T0 + Days(2))).Waits(Days(1));
        Planned(order).ShouldBe(new NoticeKey(NoticeKind.Pickup, Number.Value, "2026-01-07", 0));
    }

    [Fact]
    public void Moments_that_no_calendar_has_are_told_as_its_first_and_its_last_day()
    {
        static Instant Midnight(int year, int month, int day) => Instant.From(new(year, month, day, 0, 0, 0, TimeSpan.Zero));
        Planned(ABoughtPurchase(On, Shirts with { ShipBy = Midnight(9999, 12, 31) }))!.Value.Fact.ShouldBe("9999-12-29");
        var order = ShippedAndTold().Told(Scan(Number, ParcelPhase.AttemptFailed, Midnight(1, 1, 1)));
        order.Decides(new ParcelReleased(Number, "anna", order.Now));
        Planned(order)!.Value.Fact.ShouldBe("0001-01-03");
    }

    private static Order After(params Event[] history) => history.Aggregate(ABoughtPurchase(null, Shirts, Mug).Order, Fulfilment.Evolve);

    private static TrackingNumber? Replaced(Event[] first, Event[] second) => After([.. first, .. second]) is var order ? order.Replaces(order.Parcel(Second)!) : null;

    // A parcel that was handed over, and that the customer was told of.
    private static Event[] Packed(TrackingNumber number, Instant told, int round = 1, Outcome outcome = Outcome.Done, LineUnits? units = null)
    {
        var key = new NoticeKey(NoticeKind.Shipped, number.Value, "YunExpress", 0).ToTry();
        return [Parcel(number, T0, round, units ?? new(Shirts.Id, 2)), new TryOpened(key, 1, told, told + Minutes(1)), new TryClosed(key, 1, outcome, told)];
    }

    private static Scenario Silenced() => ABoughtPurchase(On with { Notifying = NotifyRules.Default with { Silent = [NoticeKind.Confirmed, NoticeKind.ShipsLate] } });

    private static Scenario Shipped() => Silenced().HandedOver().Sends(TryKind.Publish).Ends(Outcome.Done);
}
