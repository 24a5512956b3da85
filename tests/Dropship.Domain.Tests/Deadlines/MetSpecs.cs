using Dropship.Domain.Tests.Disputing;
using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Deadlines;

/// <summary>When a deadline is met and when not yet, by which moment, and in which order they stand.</summary>
public sealed class MetSpecs
{
    private static readonly Policies Rules = Policies.Default with { Deadlines = new() { AcceptWithin = Days(1), FirstScanWithin = Days(3), DisputeWithin = Days(45) } };
    private static readonly ClaimSeen Broken = new("k1", 1, ClaimKind.Damaged, [new(Shirts.Id, 1)], T0 + Days(8), Euro(20m), T0 + Days(20)) { EvidenceBy = T0 + Days(20) };

    private static Deadline? Find(Scenario order, DeadlineKind kind, int round = 0) =>
        order.Order.Deadlines(order.Policies).Where(one => one.Kind == kind && one.Round == round).Select(static one => (Deadline?)one).SingleOrDefault();

    private static ClaimAnswered Resent(Scenario order) => new("k1", ClaimAnswer.Resent, "anna", "a picture", order.Now) { Units = [new(Shirts.Id, 1)], Until = order.Now + Days(10) };

    [Fact]
    public void They_stand_by_time_and_those_of_one_moment_by_kind()
    {
        var all = ACompletedOrder(Rules).PaidOut().Told(Broken).Order.Deadlines(Rules);
        all.Select(static one => (one.At, one.Kind)).ShouldBe(all.Select(static one => (one.At, one.Kind)).Order());
        all.Where(static one => one.At == T0 + Days(20)).Select(static one => one.Kind).ShouldBe([DeadlineKind.DeliverBy, DeadlineKind.ReplyBy, DeadlineKind.EvidenceBy]);
    }

    [Fact]
    public void Without_a_purchase_or_a_name_only_kind_moment_and_source_are_told() =>
        new Deadline(DeadlineKind.DeliverBy, DeadlineSource.Marketplace, T0, Hours(1)).ToString().ShouldBe($"DeliverBy at {T0} (Marketplace)");

    [Fact]
    public void Of_two_margins_of_one_day_the_later_in_the_list_counts() =>
        new DeadlineRules { Margins = [new(DeadlineKind.DeliverBy, Hours(1), T0), new(DeadlineKind.DeliverBy, Hours(2), T0)] }.MarginOf(DeadlineKind.DeliverBy, T0).ShouldBe(Hours(2));

    [Fact]
    public void What_is_withdrawn_or_no_longer_stands_is_not_to_be_accepted_any_more()
    {
        Find(APaidOrder(Rules), DeadlineKind.Accept).ShouldNotBeNull();
        Find(APaidOrder(Rules).Told(new CancelAsked("c1", CancelOrigin.Buyer, T0, T0 + Days(20))), DeadlineKind.Accept).ShouldBeNull();
        Find(APaidOrder(Rules).Told(Sale(SaleStatus.Cancelled, 0, 2, Shirts)), DeadlineKind.Accept).ShouldBeNull();
        Find(APaidOrder(Rules).Told(Sale(SaleStatus.Refunded, 0, 2, Shirts)), DeadlineKind.Accept).ShouldBeNull();
    }

    [Fact]
    public void Who_set_the_time_for_a_request_or_a_claim_is_said_and_what_was_told_goes_before_the_rule()
    {
        Deadline OfCancel(Instant? expires) => Find(ABoughtPurchase(Rules).Told(new CancelAsked("c1", CancelOrigin.Buyer, T0, expires)), DeadlineKind.ReplyBy)!.Value;
        (OfCancel(T0 + Days(2)).Source, OfCancel(T0 + Days(2)).At).ShouldBe((DeadlineSource.Marketplace, T0 + Days(2)));
        (OfCancel(null).Source, OfCancel(null).At).ShouldBe((DeadlineSource.Policy, T0 + Rules.CancelWithin));
        var order = ACompletedOrder(Rules with { Claims = new() { ReplyWithin = Days(1) } }).PaidOut().Told(Broken);
        (Find(order, DeadlineKind.ReplyBy)!.Value.Source, Find(order, DeadlineKind.ReplyBy)!.Value.At).ShouldBe((DeadlineSource.Marketplace, T0 + Days(20)));
    }

    [Fact]
    public void Accept_is_met_once_a_supplier_is_bound_for_every_line_and_not_by_the_first()
    {
        var order = APaidOrder(Rules, Shirts, Mug).Told(new OffersFound(1, T0, [new(Shirts.Id, Alpha, new("A1")), new(Mug.Id, Beta, new("B1"))])).Quoted();
        order.Order.Purchases.Count.ShouldBe(1);
        (Find(order, DeadlineKind.Accept)!.Value.IsMet, Find(order, DeadlineKind.Accept)!.Value.MetAt).ShouldBe((false, null));
    }

    [Theory]
    [InlineData(ParcelPhase.InTransit)]
    [InlineData(ParcelPhase.Delivered)]
    [InlineData(ParcelPhase.Returned)]
    [InlineData(ParcelPhase.Lost)]
    public void Goods_that_are_sent_once_more_are_not_what_was_to_be_accepted_or_shipped(ParcelPhase phase)
    {
        var order = AShippedOrder(Rules).Told(Scan(Number, phase, T0 + Days(3))).At(T0 + Days(8)).Told(Broken);
        order.Decides(Resent(order)).Order.OpenUnits(Shirts.Id).ShouldBe(1);
        Find(order, DeadlineKind.Accept)!.Value.IsMet.ShouldBeTrue();
        order.Order.Deadlines(order.Policies).ShouldNotContain(one => one.Kind == DeadlineKind.ShipByHard && one.Name == "l1");
        Find(order, DeadlineKind.ResendBy)!.Value.IsMet.ShouldBeFalse();
    }

    [Fact]
    public void An_item_of_a_line_keeps_its_ship_by_until_it_is_bought_whatever_else_is()
    {
        OrderLine set = new(new("l1"), new Sku("TEASET"), 2, Euro(40m), Euro(0m), T0 + Days(4));
        LineId cup = set.Id.Item("cup"), lid = set.Id.Item("lid");
        Offer Of(LineId item, SupplierId supplier, decimal price) => new(item, supplier, new($"{supplier}-{item}"), 0, Terms: new(Euro(price))) { Items = [cup, lid] };
        var order = APaidOrder(Rules with { PriceTolerance = 0m }, set).Told(new OffersFound(1, T0, [Of(cup, Alpha, 30m), Of(lid, Beta, 10m)])).Quoted(30m).Quoted(10m).Reads();
        Find(order, DeadlineKind.ShipByHard)!.Value.Name.ShouldBe("l1", "nothing is bought yet");
        order.Sends(TryKind.Create).Succeeds(30m);
        Find(order, DeadlineKind.ShipByHard)!.Value.Name.ShouldBe("l1", "the lids are not");
        order.Sends(TryKind.Create).Succeeds(10m, 2);
        Find(order, DeadlineKind.ShipByHard).ShouldBeNull();
        (Find(order, DeadlineKind.ShipByHard, 1)!.Value.At, Find(order, DeadlineKind.ShipByHard, 2)!.Value.At).ShouldBe((set.ShipBy!.Value, set.ShipBy!.Value));
    }

    [Fact]
    public void Deliver_by_is_met_by_the_last_parcel_only()
    {
        var order = ABoughtPurchase(Rules, Shirts, Mug).HandedOver(new LineUnits(Shirts.Id, 2)).Sends(TryKind.Publish).Ends(Outcome.Done).Told(Parcel(Second, T0 + Days(1), 1, new LineUnits(Mug.Id, 1))).Arrives();
        (Find(order, DeadlineKind.DeliverBy)!.Value.IsMet, Find(order, DeadlineKind.DeliverBy)!.Value.MetAt).ShouldBe((false, null));
        order.Arrives(Second);
        (Find(order, DeadlineKind.DeliverBy)!.Value.IsMet, Find(order, DeadlineKind.DeliverBy)!.Value.MetAt).ShouldBe((true, order.Now));
    }

    [Fact]
    public void A_purchase_has_a_ship_by_once_it_is_bought_and_meets_it_when_all_of_it_has_gone()
    {
        var order = AnIntendedPurchase(Rules);
        Find(order, DeadlineKind.ShipByHard, 1).ShouldBeNull("only decided");
        order.Sends(TryKind.Create).Succeeds().HandedOver(new LineUnits(Shirts.Id, 1));
        (Find(order, DeadlineKind.ShipByHard, 1)!.Value.IsMet, Find(order, DeadlineKind.ShipByHard, 1)!.Value.MetAt).ShouldBe((false, null));
    }

    [Fact]
    public void Handed_over_is_the_hand_over_or_else_the_first_scan_by_the_carrier_and_of_its_own_parcels()
    {
        Instant? MetAt(Scenario order) => Find(order, DeadlineKind.ShipByHard, 1)!.Value.MetAt;
        MetAt(ABoughtPurchase(Rules).Told(Parcel(Number), Scan(Number, ParcelPhase.LabelCreated, T0 + Days(1)), Scan(Number, ParcelPhase.PickedUp, T0 + Days(2)))).ShouldBe(T0 + Days(2));
        MetAt(ABoughtPurchase(Rules).Told(Parcel(Number, T0 + Days(1)), Scan(Number, ParcelPhase.PickedUp, T0 + Days(2)))).ShouldBe(T0 + Days(1));
        var again = ACompletedOrder(Rules).PaidOut().Told(Broken);
        again.Decides(Resent(again)).Offered(Alpha).Quoted(15m).Reads().Sends(TryKind.Create).Succeeds(15m, 2).Told(new ParcelSeen(2, Second, Carrier, [], again.Now));
        MetAt(again).ShouldBe(T0 + Days(1), "what goes once more is another purchase's");
    }

    [Fact]
    public void The_first_scan_is_the_first_by_the_carrier_not_that_of_the_label()
    {
        var order = ABoughtPurchase(Rules).Told(Parcel(Number, T0 + Days(1)), Scan(Number, ParcelPhase.LabelCreated, T0 + Days(1)), Scan(Number, ParcelPhase.InTransit, T0 + Days(2)));
        (Find(order, DeadlineKind.FirstScan)!.Value.IsMet, Find(order, DeadlineKind.FirstScan)!.Value.MetAt).ShouldBe((true, T0 + Days(2)));
    }

    [Fact]
    public void There_is_nothing_to_dispute_in_what_was_given_back()
    {
        Find(AShippedOrder(Rules), DeadlineKind.DisputeBy, 1)!.Value.IsMet.ShouldBeFalse();
        Find(AShippedOrder(Rules).Told(new SupplierOrderSeen(1, At(SupplierOrderStatus.Paid, 30m, 30m))), DeadlineKind.DisputeBy, 1).ShouldBeNull();
    }

    [Fact]
    public void A_return_is_met_by_its_first_part_or_by_money_without_it()
    {
        ClaimAnswered Return(Scenario order) => new("k1", ClaimAnswer.Return, "anna", "a picture", order.Now) { Lines = [new(Shirts.Id, Euro(20m))], Until = order.Now + Days(14) };
        var part = ACompletedOrder(Rules).PaidOut().Told(Broken with { Units = [new(Shirts.Id, 2)] });
        part.Decides(Return(part));
        Find(part, DeadlineKind.ReturnBy)!.Value.IsMet.ShouldBeFalse();
        part.Told(new ReturnSeen("k1", part.Now + Days(1), [new(Shirts.Id, 1)]));
        (Find(part, DeadlineKind.ReturnBy)!.Value.IsMet, Find(part, DeadlineKind.ReturnBy)!.Value.MetAt).ShouldBe((true, part.Now + Days(1)));
        var paid = ACompletedOrder(Rules).PaidOut().Told(Broken);
        paid.Decides(Return(paid)).Decides(new RefundDecided(1, [new(Shirts.Id, Euro(20m))], Euro(20m), RefundReason.Goodwill, 0, paid.Now) { Claim = "k1" });
        (Find(paid, DeadlineKind.ReturnBy)!.Value.IsMet, Find(paid, DeadlineKind.ReturnBy)!.Value.MetAt).ShouldBe((true, null));
    }

    [Fact]
    public void A_dispute_is_to_be_decided_a_while_after_it_was_opened()
    {
        var order = ACompletedOrder(With(DisputeSpecs.Disputing));
        order.Decides(DisputeSpecs.Dispute(order)).Sends(TryKind.OpenDispute).Ends(Outcome.Done, DisputeSpecs.Seen() with { OpenedAt = order.Now - Hours(2) });
        (Find(order, DeadlineKind.DecideBy, 1)!.Value.Name, Find(order, DeadlineKind.DecideBy, 1)!.Value.At).ShouldBe(("dispute 1", order.Now - Hours(2) + Days(30)));
    }

    [Fact]
    public void What_came_back_after_all_is_not_completed()
    {
        var order = ACompletedOrder(Rules);
        Find(order, DeadlineKind.AutoConfirm).ShouldNotBeNull();
        Find(AShippedOrder(Rules).Told(Scan(Number, ParcelPhase.Delivered, T0 + Days(3)), Scan(Number, ParcelPhase.Returned, T0 + Days(4))), DeadlineKind.AutoConfirm).ShouldBeNull();
    }

    [Fact]
    public void A_payout_is_met_by_the_final_one()
    {
        var order = ACompletedOrder(Rules with { CompleteAfter = Days(1) }).Waits(Days(2)).PaidOut(10m, 0m, final: false);
        Find(order, DeadlineKind.Payout)!.Value.IsMet.ShouldBeFalse();
        order.Waits(Days(1)).PaidOut(28m, id: "p2");
        (Find(order, DeadlineKind.Payout)!.Value.IsMet, Find(order, DeadlineKind.Payout)!.Value.MetAt).ShouldBe((true, order.Now));
    }
}
