using Dropship.Domain.Tests.Disputing;
using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Claiming;

/// <summary>What rules decide about claims at their edges, what a person is told, and what stands against goods and money for one claim.</summary>
public sealed class ByRuleSpecs
{
    private static readonly ClaimSeen Broken = new("k1", 1, ClaimKind.Damaged, [new(Shirts.Id, 1)], T0 + Days(8), Euro(20m), T0 + Days(12));
    private static readonly ClaimSeen Missing = Broken with { Kind = ClaimKind.NotReceived, Units = [new(Shirts.Id, 2)] };

    private static Policies UpTo(decimal limit) => Policies.Default with { Claims = new() { RefundUpTo = Euro(limit) } };

    private static Scenario AClaim(Policies? policies, ClaimSeen claim, params OrderLine[] lines) => ACompletedOrder(policies, lines).PaidOut().Told(claim);

    private static ClaimAnswered Resent(Scenario order, int units = 1) => new("k1", ClaimAnswer.Resent, "anna", "a picture", order.Now) { Units = [new(Shirts.Id, units)], Until = order.Now + Days(10) };

    private static ClaimAnswered Return(Scenario order) => new("k1", ClaimAnswer.Return, "anna", "a picture", order.Now) { Lines = [new(Shirts.Id, Euro(20m))], Until = order.Now + Days(14) };

    private static ClaimAnswered Refused(Scenario order) => new("k1", ClaimAnswer.Refused, "anna", "worn", order.Now);

    private static RefundDecided For(Scenario order, string claim, decimal amount = 1m) => new(order.Order.NextRefund(), [new(Shirts.Id, Euro(amount))], Euro(amount), RefundReason.Goodwill, 0, order.Now) { Claim = claim };

    private static string? Because(Scenario order, Decision decision) => Fulfilment.Take(order.Order, new Command.Decide(decision)).Refused?.Because;

    [Fact]
    public void Rules_are_off_until_a_shop_sets_them_but_for_the_dispute_of_what_nobody_wants() =>
        new ClaimRules().ShouldSatisfyAllConditions(
            rules => rules.DisputeUnwanted.ShouldBeTrue(), rules => rules.RefundUpTo.ShouldBeNull(), rules => rules.RefuseDelivered.ShouldBeFalse(), rules => rules.DisputeCauses.ShouldBeEmpty(),
            rules => (rules.ReturnWithin, rules.ResendWithin, rules.DecideWithin).ShouldBe((Days(30), Days(10), Days(30))));

    [Fact]
    public void What_costs_just_the_limit_is_refunded_and_each_line_by_its_own_price()
    {
        AClaim(UpTo(20m), Broken).Decided<RefundDecided>().Amount.ShouldBe(Euro(20m));
        AClaim(UpTo(45m), Broken with { Wanted = null, Units = [] }).Decided<RefundDecided>().Lines.ShouldBe([new(Shirts.Id, Euro(45m))], "without units it is about all that was ordered");
        var both = Broken with { Wanted = null, Units = [new(Shirts.Id, 1), new(Mug.Id, 1)] };
        AClaim(UpTo(100m), both, Shirts, Mug).Decided<RefundDecided>().Lines.ShouldBe([new(Shirts.Id, Euro(22.50m)), new(Mug.Id, Euro(15m))]);
        AClaim(UpTo(100m), both with { Wanted = Euro(0.01m) }, Shirts, Mug).Decided<RefundDecided>().Lines.ShouldHaveSingleItem("a line that gets nothing is not named");
    }

    [Fact]
    public void What_says_nothing_that_can_be_paid_is_for_a_person()
    {
        AClaim(UpTo(100m), Broken with { Wanted = Euro(0m) }).Asks(AskKind.AnswerClaim).ShouldBeTrue();
        AClaim(UpTo(100m), Broken with { Wanted = null, Units = [new(Shirts.Id, 1), new(Mug.Id, 0)] }, Shirts, Mug).Asks(AskKind.AnswerClaim).ShouldBeTrue("no unit of a line");
        AClaim(UpTo(100m), Broken with { Wanted = null, Units = [new(Shirts.Id, 3)] }).Asks(AskKind.AnswerClaim).ShouldBeTrue("two were bought");
    }

    [Fact]
    public void Delivered_is_what_carriers_have_delivered_all_of()
    {
        var rules = Policies.Default with { Claims = new() { RefuseDelivered = true } };
        AClaim(rules, Missing).Decided<ClaimAnswered>().Answer.ShouldBe(ClaimAnswer.Refused);
        AClaim(rules, Missing with { Units = [new(new("l9"), 1)] }).Asks(AskKind.AnswerClaim).ShouldBeTrue("nobody ordered that");
        AClaim(rules, Missing with { Units = [new(Shirts.Id, 3)] }).Asks(AskKind.AnswerClaim).ShouldBeTrue("two were delivered");
        ACompletedOrder(rules).PaidOut().Told(Scan(Second, ParcelPhase.InTransit, T0 + Days(2))).Told(Missing).Decided<ClaimAnswered>().Answer.ShouldBe(ClaimAnswer.Refused, "a number that is of no purchase says nothing");

        var second = ABoughtPurchase(rules, Shirts, Mug).HandedOver(new LineUnits(Shirts.Id, 2)).Sends(TryKind.Publish).Ends(Outcome.Done);
        second.Told(Parcel(Second, second.Now, 1, new LineUnits(Mug.Id, 1)), Scan(Second, ParcelPhase.InTransit, second.Now)).Arrives().Told(Missing);
        second.Asks(AskKind.AnswerClaim).ShouldBeTrue("a parcel is on its way, and may hold what is missed");
    }

    [Fact]
    public void A_person_reads_what_is_wanted_until_when_and_what_came_back()
    {
        AClaim(null, Broken with { Wanted = null, ReplyBy = null }).Agenda.Asks.ShouldContain(ask => ask.Subject == "k1: Damaged");
        var part = AClaim(null, Broken with { Units = [new(Shirts.Id, 2)] });
        part.Decides(Return(part)).Told(new ReturnSeen("k1", part.Now, [new(Shirts.Id, 1)]));
        part.Agenda.Asks.ShouldContain(new Ask(AskKind.ReviewReturn, $"k1: a part came back on {part.Now}", part.Now));
        var late = AClaim(null, Broken);
        late.Decides(Return(late)).Decides(For(late, "", 45m) with { Claim = null }).Told(new ReturnSeen("k1", late.Now));
        late.Agenda.Asks.ShouldContain(new Ask(AskKind.ReviewReturn, $"k1: it came back on {late.Now}, and what was promised for it cannot be given back any more", late.Now));
    }

    [Fact]
    public void The_refund_of_a_return_is_dated_by_its_arrival()
    {
        var order = AClaim(null, Broken);
        order.Decides(Return(order)).Waits(Days(3)).Told(new ReturnSeen("k1", order.Now)).Decided<RefundDecided>().At.ShouldBe(order.Now);
    }

    [Fact]
    public void A_refund_answers_no_chargeback_and_no_claim_that_was_refused()
    {
        var bank = AClaim(null, Broken with { Kind = ClaimKind.Chargeback });
        (bank.Refusal(For(bank, "k1")), Because(bank, For(bank, "k1"))).ShouldBe((RefusalCode.BeyondMoney, "the bank has taken the money back: a refund would give it twice"));
        var refused = AClaim(null, Broken);
        refused.Decides(Refused(refused)).Refusal(For(refused, "k1")).ShouldBe(RefusalCode.NotNext);
        Because(refused, For(refused, "k1")).ShouldBe("it was answered before");
        var returned = AClaim(null, Broken);
        returned.Decides(Return(returned)).Refusal(For(returned, "k1")).ShouldBeNull("who waits for goods may be paid before");
    }

    [Fact]
    public void The_refund_of_an_answer_is_found_although_it_does_not_name_the_claim()
    {
        var order = AClaim(null, Broken);
        order.Decides(For(order, "k1") with { Claim = null }).Decides(new ClaimAnswered("k1", ClaimAnswer.Refunded, "anna", "a picture", order.Now, 1));
        order.Order.RefundOf("k1")!.No.ShouldBe(1);
        order.Order.RefundOf("k9").ShouldBeNull();
    }

    [Fact]
    public void Evidence_is_given_again_only_for_a_later_deadline()
    {
        var order = AClaim(null, Broken);
        EvidenceGiven Given(Instant? until, int no = 0) => new("k1", no, no, "anna", "a picture", order.Now, until);
        Because(order, Given(null) with { Claim = "k9" }).ShouldBe("claim k9 is not known");
        Because(order, Given(null, 1)).ShouldBe("dispute 1 about purchase 1 is not known");
        order.Decides(Given(null)).Refusal(Given(null)).ShouldBe(RefusalCode.NotNext, "none was told then, and none is told now");
        order.Decides(Given(T0 + Days(10))).Refusal(Given(T0 + Days(10))).ShouldBe(RefusalCode.NotNext);
        order.Refusal(Given(T0 + Days(9))).ShouldBe(RefusalCode.NotNext);
        order.Refusal(Given(null)).ShouldBe(RefusalCode.NotNext);
        order.Refusal(Given(T0 + Days(11))).ShouldBeNull();
    }

    [Fact]
    public void Goods_go_once_more_for_money_that_was_kept_or_for_none_and_also_where_they_came_back()
    {
        var free = AClaim(null, Broken).Told(Sale(SaleStatus.Paid, 0, 2, Shirts with { UnitPrice = Euro(0m), Shipping = Euro(0m) }));
        free.Refusal(Resent(free)).ShouldBeNull("what cost nothing cannot be given back");
        var given = AClaim(null, Broken);
        given.Told(new RefundSeen("m1", Euro(44.99m), given.Now)).Refusal(Resent(given)).ShouldBeNull();
        given.Told(new RefundSeen("m2", Euro(0.01m), given.Now));
        (given.Refusal(Resent(given)), Because(given, Resent(given))).ShouldBe((RefusalCode.BeyondMoney, "everything was given back: goods would give it twice"));
        var back = AShippedOrder().Told(Scan(Number, ParcelPhase.Returned, T0 + Days(3))).At(T0 + Days(8)).Told(Broken);
        back.Refusal(Resent(back, 2)).ShouldBeNull();
        var gone = AClaim(null, Broken).Told(Sale(SaleStatus.Cancelled, 0, 9, Shirts));
        (gone.Refusal(Resent(gone)), Because(gone, Resent(gone))).ShouldBe((RefusalCode.NotForSale, "the sale is not paid or no longer stands"));
    }

    [Fact]
    public void Goods_that_go_once_more_have_a_ship_by_of_their_own()
    {
        var order = AClaim(null, Broken);
        order.Decides(Resent(order)).Quoted(15m).Reads().Sends(TryKind.Create).Succeeds(15m, 2);
        Instant ShipBy(int round) => order.Order.Deadlines(order.Policies).Single(one => one.Kind == DeadlineKind.ShipByHard && one.Round == round).At;
        (ShipBy(1), ShipBy(2)).ShouldBe((Shirts.ShipBy!.Value, order.Order.Claim("k1")!.Answer!.Until!.Value));
        order.Told(Sale(SaleStatus.Paid, 0, 2, Shirts, Mug)).Offered(Alpha).Quoted(10m).Reads().Sends(TryKind.Create).Succeeds(10m, 3);
        ShipBy(3).ShouldBe(Mug.ShipBy!.Value, "another line is not what was promised");
    }

    [Fact]
    public void Claims_are_read_although_their_sale_was_never_seen()
    {
        var order = new Scenario().Given(Broken with { Units = [] }, new ClaimAnswered("k1", ClaimAnswer.Return, "anna", "a picture", T0) { Lines = [new(Shirts.Id, Euro(20m))], Until = T0 + Days(14) }, new ReturnSeen("k1", T0, [new(Shirts.Id, 1)]));
        order.Asks(AskKind.ReviewReturn).ShouldBeTrue();
        new Scenario().Given(Broken, new ClaimAnswered("k1", ClaimAnswer.Resent, "anna", "a picture", T0) { Units = [new(Shirts.Id, 1)], Until = T0 + Days(10) }).Order.Deadlines(Policies.Default).ShouldContain(one => one.Kind == DeadlineKind.ResendBy);
    }

    [Theory]
    [InlineData(ClaimKind.NotReceived, DisputeCause.NotReceived, "the goods did not arrive")]
    [InlineData(ClaimKind.Damaged, DisputeCause.Damaged, "the goods arrived damaged")]
    [InlineData(ClaimKind.WrongItem, DisputeCause.WrongItem, "the wrong goods arrived")]
    [InlineData(ClaimKind.NotAsDescribed, DisputeCause.NotAsDescribed, "the goods are not as described")]
    [InlineData(ClaimKind.ReturnedToSender, DisputeCause.Returned, "the goods went back to the sender")]
    public void The_supplier_reads_what_the_buyer_reports_of_which_units_once_somebody_has_borne_it(ClaimKind kind, DisputeCause cause, string words)
    {
        var policies = With(DisputeSpecs.Disputing) with { Claims = new() { DisputeCauses = [cause] } };
        var order = AClaim(policies, Broken with { Kind = kind });
        Few<Dispute> Disputes() => order.Order.Purchase(1)!.Disputes;
        Disputes().ShouldBeEmpty("it is not answered");
        order.Decides(Return(order));
        Disputes().ShouldBeEmpty("nothing came back, and nothing was paid");
        order.Told(new ReturnSeen("k1", order.Now));
        var one = Disputes().ShouldHaveSingleItem(order.Transcript).Decided!;
        (one.Units, one.Message).ShouldBe(([new(Shirts.Id, 1)], $"The buyer reports: {words}. It concerns 1 x l1. Please refund it."));

        var refused = AClaim(policies, Broken with { Kind = kind });
        refused.Decides(Refused(refused)).Order.Purchase(1)!.Disputes.ShouldBeEmpty("nobody bore it");
    }
}
