using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Claiming;

/// <summary>What becomes of a claim beside a refund or a refusal: goods once more, a return, and what rules decide.</summary>
public sealed class OutcomeSpecs
{
    private static readonly ClaimSeen Broken = new("k1", 1, ClaimKind.Damaged, [new(Shirts.Id, 1)], T0 + Days(8), Euro(20m), T0 + Days(12));
    private static readonly Few<LineAmount> Promised = [new(Shirts.Id, Euro(20m))];

    private static Scenario AClaim(Policies? policies = null, ClaimSeen? claim = null) => ACompletedOrder(policies).PaidOut().Told(claim ?? Broken);

    private static ClaimAnswered Resent(Scenario order, int units = 1) => new("k1", ClaimAnswer.Resent, "anna", "a picture", order.Now) { Units = [new(Shirts.Id, units)], Until = order.Now + Days(10) };

    private static ClaimAnswered Return(Scenario order, double days = 14) => new("k1", ClaimAnswer.Return, "anna", "a picture", order.Now) { Lines = Promised, Until = order.Now + Days(days) };

    [Fact]
    public void Goods_that_are_sent_once_more_are_wanted_again_searched_for_and_bought_once()
    {
        var order = AClaim();
        order.Decides(Resent(order)).Asks(AskKind.AnswerClaim).ShouldBeFalse();
        (order.IsOpen, order.Order.OpenUnits(Shirts.Id)).ShouldBe((true, 1));
        order.Happened.OfType<AllocationProposed>().ShouldHaveSingleItem().Units.ShouldBe([new(Shirts.Id, 1)]);
        order.Quoted(15m).Reads().Sends(TryKind.Create).Succeeds(15m, 2);
        order.Order.OpenUnits(Shirts.Id).ShouldBe(0);
        order.Order.Balance(Account.Cost, Eur).ShouldBe(Euro(45m), "what it costs is booked");
        order.Told(new ParcelSeen(2, Second, Carrier, [], order.Now), Scan(Second, ParcelPhase.Delivered, order.Now + Days(2)));
        order.Order.Demanded()[0].ShouldSatisfyAllConditions(line => line.Delivered.ShouldBe(3), line => line.IsAtEnd.ShouldBeTrue());
        order.Phase.ShouldBe(Phase.Settled);
    }

    [Fact]
    public void Nobody_who_has_them_means_the_money_goes_back()
    {
        var order = AClaim();
        order.Decides(Resent(order)).Told(new QuoteRefused(order.Order.OpenAllocation()!.No, DeclineReason.OutOfStock, order.Now)).Waits(Hours(6)).Offered();
        order.Happened.OfType<UnitsDropped>().ShouldHaveSingleItem(order.Transcript).Units.ShouldBe([new(Shirts.Id, 1)]);
        order.Happened.OfType<RefundDecided>().ShouldHaveSingleItem(order.Transcript).Amount.ShouldBe(Euro(22.50m));
    }

    [Fact]
    public void Once_more_goes_what_has_gone_before_once_and_for_money_that_was_kept()
    {
        var order = AClaim();
        order.Refusal(Resent(order, 3)).ShouldBe(RefusalCode.BeyondDemand);
        order.Refusal(Resent(order) with { Units = [] }).ShouldBe(RefusalCode.BeyondDemand);
        order.Refusal(Resent(order) with { Units = [new(Shirts.Id, 1), new(Shirts.Id, 1)] }).ShouldBe(RefusalCode.BeyondDemand);
        order.Refusal(Resent(order) with { Refund = 1 }).ShouldBe(RefusalCode.BeyondMoney);
        order.Refusal(Resent(order) with { Lines = Promised }).ShouldBe(RefusalCode.BeyondMoney);
        order.Refusal(Resent(order) with { Until = order.Now }).ShouldBe(RefusalCode.WrongStage);
        order.Told(Broken with { Claim = "k2" }).Decides(Resent(order, 2)).Refusal(Resent(order) with { Claim = "k2" }).ShouldBe(RefusalCode.BeyondDemand, "both were sent once more");
        AClaim(claim: Broken with { Kind = ClaimKind.Chargeback }).Refusal(Resent(order)).ShouldBe(RefusalCode.BeyondMoney);
        var given = AClaim();
        given.Decides(new RefundDecided(1, [new(Shirts.Id, Euro(45m))], Euro(45m), RefundReason.Goodwill, 0, given.Now)).Refusal(Resent(given)).ShouldBe(RefusalCode.BeyondMoney, "it was given back");
        ABoughtPurchase().Told(Broken with { At = T0 }).Refusal(Resent(order)).ShouldBe(RefusalCode.BeyondDemand, "nothing has gone yet");
    }

    [Fact]
    public void What_is_not_handed_over_in_time_is_asked_about()
    {
        var order = AClaim();
        order.Decides(Resent(order)).Quoted(15m).Reads().Sends(TryKind.Create).Succeeds(15m, 2);
        order.At(order.Order.Claim("k1")!.Answer!.Until!.Value - Days(1)).Agenda.Asks.ShouldContain(ask => ask.Kind == AskKind.DeadlineNear && ask.Subject.Contains("ResendBy of k1", StringComparison.Ordinal));
        order.Told(new ParcelSeen(2, Second, Carrier, [], order.Now)).Agenda.Asks.ShouldNotContain(ask => ask.Subject.Contains("ResendBy", StringComparison.Ordinal));
    }

    [Fact]
    public void A_lost_parcel_is_compensated_by_goods_as_well()
    {
        var order = AShippedOrder().Told(Scan(Number, ParcelPhase.Lost, T0 + Days(3))).At(T0 + Days(4)).Told(Broken with { At = T0 + Days(4), Kind = ClaimKind.NotReceived });
        order.Asks(AskKind.Compensate).ShouldBeTrue();
        order.Decides(Resent(order, 2)).Asks(AskKind.Compensate).ShouldBeFalse();
    }

    [Fact]
    public void A_return_is_awaited_and_refunded_once_when_it_has_arrived()
    {
        var order = AClaim();
        order.Decides(Return(order)).Asks(AskKind.AnswerClaim).ShouldBeFalse();
        (order.IsOpen, order.Order.Settlement.Decided.Count).ShouldBe((true, 0));
        order.Waits(Days(3)).Told(new ReturnSeen("k1", order.Now));
        order.Decided<RefundDecided>().ShouldSatisfyAllConditions(one => one.Amount.ShouldBe(Euro(20m)), one => one.Reason.ShouldBe(RefundReason.Returned), one => one.Claim.ShouldBe("k1"));
        order.Sends(TryKind.Refund).Ends(Outcome.Done, new RefundSeen("r1", Euro(20m), order.Now, 1)).Told(new PayoutSeen(new("p2"), Euro(-20m), Euro(0m), true, order.Now));
        (order.IsOpen, order.Order.Refunded()).ShouldBe((false, Euro(20m)));
        order.Told(new ReturnSeen("k1", order.Now - Days(1))).DecidedNo<RefundDecided>();
    }

    [Fact]
    public void A_return_that_does_not_come_is_asked_about_and_may_be_answered_anew()
    {
        var order = AClaim();
        order.Decides(Return(order)).Waits(Days(14)).Agenda.Asks.ShouldContain(ask => ask.Kind == AskKind.DeadlineNear && ask.Subject.Contains("ReturnBy of k1", StringComparison.Ordinal));
        order.Refusal(Return(order, days: 0) with { At = order.Now - Days(1) }).ShouldBe(RefusalCode.NotNext, "not longer than before");
        order.Decides(Return(order, days: 5)).Asks(AskKind.DeadlineNear).ShouldBeFalse();
        order.Waits(Days(5)).Decides(new ClaimAnswered("k1", ClaimAnswer.Refused, "anna", "it never came", order.Now)).IsOpen.ShouldBeFalse();
        order.Refusal(Return(order, days: 30)).ShouldBe(RefusalCode.NotNext);
        order.Told(new ReturnSeen("k1", order.Now)).DecidedNo<RefundDecided>();
    }

    [Fact]
    public void A_part_that_came_back_is_for_a_person()
    {
        var order = AClaim(claim: Broken with { Units = [new(Shirts.Id, 2)] });
        order.Decides(Return(order)).Told(new ReturnSeen("k1", order.Now, [new(Shirts.Id, 1)])).Asks(AskKind.ReviewReturn).ShouldBeTrue();
        order.DecidedNo<RefundDecided>();
        order.Told(new ReturnSeen("k1", order.Now, [new(Shirts.Id, 2)])).Decided<RefundDecided>().Amount.ShouldBe(Euro(20m));
    }

    [Fact]
    public void What_was_promised_and_cannot_be_given_back_any_more_is_for_a_person()
    {
        var order = AClaim();
        order.Decides(Return(order)).Decides(new RefundDecided(1, [new(Shirts.Id, Euro(45m))], Euro(45m), RefundReason.Goodwill, 0, order.Now)).Told(new ReturnSeen("k1", order.Now)).Asks(AskKind.ReviewReturn).ShouldBeTrue();
    }

    [Fact]
    public void What_stands_against_a_return()
    {
        var order = AClaim();
        order.Refusal(Return(order) with { Until = null }).ShouldBe(RefusalCode.WrongStage);
        order.Refusal(Return(order) with { Lines = [] }).ShouldBe(RefusalCode.BeyondMoney);
        order.Refusal(Return(order) with { Lines = [new(Shirts.Id, Euro(46m))] }).ShouldBe(RefusalCode.BeyondMoney);
        order.Refusal(Return(order) with { Lines = [new(Shirts.Id, Euro(1m)), new(Mug.Id, new(1m, Usd))] }).ShouldBe(RefusalCode.BeyondMoney);
        order.Refusal(Return(order) with { Units = [new(Shirts.Id, 1)] }).ShouldBe(RefusalCode.BeyondDemand);
    }

    [Fact]
    public void Arrivals_join_in_any_order()
    {
        ReturnSeen[] seen = [new("k1", T0), new("k1", T0 + Days(1), [new(Shirts.Id, 1)]), new("k1", T0 + Days(2), [new(Shirts.Id, 2)]), new("k1", T0 + Days(1), [new(Mug.Id, 1)]), new("k1", T0 + Days(3), [new(Mug.Id, 0)])];
        foreach (var one in seen)
            foreach (var other in seen)
                foreach (var third in seen)
                    Fold(one, other, third).ShouldBe(Fold(third, other, one, third, other));
        Fold(seen[1..]).Returned.ShouldBe(new ReturnSeen("k1", T0 + Days(1), [new(Shirts.Id, 2), new(Mug.Id, 1)]));
        Fold(seen).Returned.ShouldBe(new ReturnSeen("k1", T0));
    }

    [Theory]
    [InlineData(20, 25, true)]
    [InlineData(25, 25, false)]
    [InlineData(20, 19.99, false)]
    public void A_small_claim_is_refunded_by_rule_and_says_so(decimal wanted, decimal limit, bool refunded)
    {
        var order = AClaim(Policies.Default with { Claims = new() { RefundUpTo = Euro(limit) } }, Broken with { Wanted = Euro(wanted) });
        order.Asks(AskKind.AnswerClaim).ShouldBe(!refunded);
        order.Happened.OfType<RefundDecided>().Count().ShouldBe(refunded ? 1 : 0);
        if (!refunded) return;
        order.Decided<RefundDecided>().Lines.ShouldBe([new(Shirts.Id, Euro(wanted))]);
        order.Decided<ClaimAnswered>().ShouldSatisfyAllConditions(one => one.By.ShouldBe(nameof(ClaimRules.RefundUpTo)), one => one.Evidence.ShouldContain($"{Euro(limit)}"), one => one.Refund.ShouldBe(1));
        order.Told(Broken with { Claim = "k2" }).Asks(AskKind.AnswerClaim).ShouldBeTrue("a second refund of one line is for a person");
    }

    [Fact]
    public void A_claim_that_names_no_sum_is_refunded_by_what_its_units_cost_and_a_chargeback_never()
    {
        var rules = Policies.Default with { Claims = new() { RefundUpTo = Euro(30m) } };
        AClaim(rules, Broken with { Wanted = null }).Decided<RefundDecided>().Amount.ShouldBe(Euro(22.50m));
        AClaim(rules, Broken with { Wanted = null, Units = [] }).Asks(AskKind.AnswerClaim).ShouldBeTrue("45 is more");
        AClaim(rules, Broken with { Wanted = new(1m, Usd) }).Asks(AskKind.AnswerClaim).ShouldBeTrue();
        AClaim(rules, Broken with { Units = [new(new("l9"), 1)] }).Asks(AskKind.AnswerClaim).ShouldBeTrue();
        AClaim(rules, Broken with { Kind = ClaimKind.Chargeback }).Asks(AskKind.AnswerClaim).ShouldBeTrue();
    }

    [Fact]
    public void What_the_carrier_has_delivered_is_refused_by_rule_only_where_the_shop_says_so()
    {
        var rules = Policies.Default with { Claims = new() { RefuseDelivered = true } };
        var missing = Broken with { Kind = ClaimKind.NotReceived };
        AClaim(rules, missing).Decided<ClaimAnswered>().ShouldSatisfyAllConditions(one => one.Answer.ShouldBe(ClaimAnswer.Refused), one => one.By.ShouldBe(nameof(ClaimRules.RefuseDelivered)), one => one.Evidence.ShouldContain("delivered"));
        AClaim(claim: missing).Asks(AskKind.AnswerClaim).ShouldBeTrue("off by default");
        AClaim(rules).Asks(AskKind.AnswerClaim).ShouldBeTrue("it arrived, broken");
        AShippedOrder(rules).Told(missing with { At = T0 + Days(1) }).Asks(AskKind.AnswerClaim).ShouldBeTrue("it is on its way");
    }

    [Fact]
    public void Its_deadlines_stand_in_the_timetable_and_a_person_is_asked_their_margin_before()
    {
        var order = AClaim(claim: Broken with { ReplyBy = T0 + Days(12), EvidenceBy = T0 + Days(10) });
        Of(order, DeadlineKind.ReplyBy).ShouldSatisfyAllConditions(one => one.At.ShouldBe(T0 + Days(12)), one => one.Name.ShouldBe("k1"), one => one.Source.ShouldBe(DeadlineSource.Marketplace), one => one.IsMet.ShouldBeFalse());
        order.At(T0 + Days(9)).Agenda.Asks.ShouldContain(ask => ask.Kind == AskKind.DeadlineNear && ask.Subject.Contains("EvidenceBy of k1", StringComparison.Ordinal));
        order.Decides(new EvidenceGiven("k1", 0, 0, "anna", "the picture", order.Now, T0 + Days(10))).Asks(AskKind.DeadlineNear).ShouldBeFalse();
        order.Refusal(new EvidenceGiven("k1", 0, 0, "anna", "the picture", order.Now, T0 + Days(10))).ShouldBe(RefusalCode.NotNext);
        order.Refusal(new EvidenceGiven("k9", 0, 0, "anna", "the picture", order.Now)).ShouldBe(RefusalCode.Unknown);
        order.At(T0 + Days(12) - Hours(4)).Agenda.Asks.ShouldContain(ask => ask.Kind == AskKind.DeadlineNear && ask.Subject.Contains("ReplyBy of k1", StringComparison.Ordinal));
        order.Decides(new ClaimAnswered("k1", ClaimAnswer.Refused, "anna", "worn", order.Now));
        Of(order, DeadlineKind.ReplyBy).ShouldSatisfyAllConditions(one => one.IsMet.ShouldBeTrue(), one => one.MetAt.ShouldBe(order.Now));

        var untold = AClaim(Policies.Default with { Claims = new() { ReplyWithin = Days(2) } }, Broken with { ReplyBy = null });
        Of(untold, DeadlineKind.ReplyBy).ShouldSatisfyAllConditions(one => one.At.ShouldBe(Broken.At + Days(2)), one => one.Source.ShouldBe(DeadlineSource.Policy));
    }

    [Fact]
    public void A_refund_that_answers_another_claim_does_not_answer_this_one()
    {
        var order = AClaim().Told(Broken with { Claim = "k2" });
        order.Decides(new RefundDecided(1, Promised, Euro(20m), RefundReason.Goodwill, 0, order.Now) { Claim = "k2" });
        order.Refusal(new ClaimAnswered("k1", ClaimAnswer.Refunded, "anna", "a picture", order.Now, 1)).ShouldBe(RefusalCode.BeyondMoney);
        order.Refusal(new RefundDecided(2, Promised, Euro(20m), RefundReason.Goodwill, 0, order.Now) { Claim = "k2" }).ShouldBe(RefusalCode.NotNext);
        order.Refusal(new RefundDecided(2, Promised, Euro(20m), RefundReason.Goodwill, 0, order.Now) { Claim = "k9" }).ShouldBe(RefusalCode.Unknown);
    }

    private static Claim Fold(params ReturnSeen[] seen) => seen.Aggregate(new Order(new(new("shop"), new("o-1"))), Fulfilment.Evolve).Claim("k1")!;

    private static Deadline Of(Scenario order, DeadlineKind kind) => order.Order.Deadlines(order.Policies).Single(one => one.Kind == kind);
}
