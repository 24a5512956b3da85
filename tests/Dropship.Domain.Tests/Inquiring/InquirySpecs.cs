using static Dropship.Domain.Decision;
using static Dropship.Domain.Fact;
using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Inquiring;

/// <summary>An inquiry waits for a person until it is answered; what is decided about it is written once, looked for in doubt, and dropped where the inquiry has gone past it.</summary>
public sealed class InquirySpecs
{
    private static readonly Policies Answering = Policies.Default with { Inquiries = new() { AnswersItself = true } };

    private static InquirySeen Asked(Scenario order, long revision = 1, InquiryState state = InquiryState.AwaitsShop, params InquiryTurn[] turns) =>
        new("q1", revision, InquiryKind.AboutOrder, state, order.Now, order.Now, turns.Length == 0 ? [new(InquiryParty.Buyer, order.Now)] : turns.ToFew());

    private static Scenario AnInquiry(Policies? policies = null) => ABoughtPurchase(policies) is var order ? order.Told(Asked(order)) : order;

    private static InquiryActed Acted(Scenario order, InquiryAct act, string by = "anna") =>
        order.Order.Inquiry("q1") is { } inquiry ? new("q1", inquiry.Acts.Count + 1, act, inquiry.Seen?.Revision ?? 1, by, order.Now) : new("q1", 1, act, 1, by, order.Now);

    private static Scenario Replied(Scenario order) => order.Decides(Acted(order, InquiryAct.Reply));

    [Fact]
    public void An_inquiry_asks_a_person_until_it_is_answered()
    {
        var order = AnInquiry();
        order.Agenda.Asks.ShouldContain(new Ask(AskKind.AnswerInquiry, "q1: AboutOrder", T0));
        Replied(order).Asks(AskKind.AnswerInquiry).ShouldBeFalse("the answer is on its way");
        order.Plans(TryKind.ReplyInquiry).ShouldBeTrue();
        order.Sends(TryKind.ReplyInquiry).Ends(Outcome.Done);
        order.Asks(AskKind.AnswerInquiry).ShouldBeFalse();
        order.Plans(TryKind.ReplyInquiry).ShouldBeFalse();
        order.Order.WaitsSince(order.Order.Inquiry("q1")!).ShouldBeNull("what was written counts before the marketplace tells it");
    }

    [Fact]
    public void It_says_what_it_is_about_and_nothing_of_what_was_written()
    {
        var order = ABoughtPurchase();
        order.Told(Asked(order) with { Kind = InquiryKind.AfterSupport, About = "ITEM_DAMAGED" }).Agenda.Asks.ShouldContain(ask => ask.Subject == "q1: AfterSupport, ITEM_DAMAGED");
    }

    [Fact]
    public void The_reply_by_is_among_the_deadlines_from_the_first_word_that_was_not_answered()
    {
        var order = AnInquiry();
        Deadline By() => order.Order.Deadlines(order.Policies).Single(deadline => deadline is { Kind: DeadlineKind.ReplyBy, Name: "q1" });
        By().ShouldSatisfyAllConditions(by => by.At.ShouldBe(T0 + Hours(24)), by => by.Margin.ShouldBe(Hours(4)), by => by.IsMet.ShouldBeFalse());
        order.Waits(Hours(2)).Told(Asked(order, 2, InquiryState.AwaitsBuyer, new(InquiryParty.Buyer, T0), new(InquiryParty.Shop, order.Now)) with { OpenedAt = T0 });
        By().ShouldSatisfyAllConditions(by => by.IsMet.ShouldBeTrue(), by => by.MetAt.ShouldBe(T0 + Hours(2)));
        order.Waits(Hours(3)).Told(Asked(order, 3, InquiryState.AwaitsShop, new(InquiryParty.Buyer, T0), new(InquiryParty.Shop, T0 + Hours(2)), new(InquiryParty.Buyer, T0 + Hours(4)), new(InquiryParty.Buyer, order.Now)) with { OpenedAt = T0 });
        By().At.ShouldBe(T0 + Hours(28), "the second question waits from its first word on");
        order.Under(policies => policies with { Inquiries = new() { Within = [new(Hours(2))] } });
        By().Margin.ShouldBe(Hours(1), "a margin is at most half of the time");
        order.Under(policies => policies with { Inquiries = new() { Within = [] } }).Order.Deadlines(order.Policies).ShouldNotContain(deadline => deadline.Name == "q1");
        order.Asks(AskKind.AnswerInquiry).ShouldBeTrue("without a limit a person is asked all the same");
    }

    [Fact]
    public void A_reply_time_counts_from_its_date_on()
    {
        var rules = new InquiryRules { Within = [new(Hours(24)), new(Hours(8), T0), new(Hours(4), T0 + Days(9))] };
        rules.WithinOf(T0 - Hours(1)).ShouldBe(Hours(24));
        rules.WithinOf(T0).ShouldBe(Hours(8));
        rules.WithinOf(T0 + Days(9)).ShouldBe(Hours(4));
        new InquiryRules { Within = [new(Hours(8), T0)] }.WithinOf(T0 - Hours(1)).ShouldBeNull();
    }

    [Fact]
    public void What_stands_against_a_decision_is_said()
    {
        var order = ABoughtPurchase();
        order.Refusal(Acted(order, InquiryAct.Reply)).ShouldBe(RefusalCode.Unknown, "no inquiry is known");
        order.Told(Asked(order));
        var reply = Acted(order, InquiryAct.Reply);
        order.Refusal(reply with { No = 2 }).ShouldNotBeNull();
        order.Refusal(reply with { By = " " }).ShouldBe(RefusalCode.Unknown);
        order.Refusal(reply with { Act = (InquiryAct)9 }).ShouldBe(RefusalCode.Unknown);
        order.Refusal(reply with { Revision = 0 }).ShouldBe(RefusalCode.NotNext, "it was judged by what is no longer so");
        order.Refusal(Acted(order, InquiryAct.Reopen)).ShouldBe(RefusalCode.WrongStage);
        order.Refusal(reply).ShouldBeNull();
        order.Told(Asked(order, 2, InquiryState.AwaitsBuyer)).Refusal(Acted(order, InquiryAct.Reply)).ShouldBe(RefusalCode.WrongStage, "nobody waits for it");
        order.Told(Asked(order, 3, InquiryState.Ended)).Refusal(Acted(order, InquiryAct.Reopen)).ShouldBe(RefusalCode.WrongStage, "it is closed for good");
        order.Told(Asked(order, 4) with { AnsweredIn = new("o-0") }).Refusal(Acted(order, InquiryAct.Reply)).ShouldBe(RefusalCode.WrongStage);
        order.Asks(AskKind.AnswerInquiry).ShouldBeFalse("another order's record has it");
        var answered = Replied(AnInquiry()).Sends(TryKind.ReplyInquiry).Ends(Outcome.Done);
        answered.Refusal(Acted(answered, InquiryAct.Reply)).ShouldBe(RefusalCode.WrongStage, "it is answered, though the marketplace has not told so yet");
    }

    [Fact]
    public void A_reply_whose_outcome_is_unknown_is_looked_for_and_never_simply_said_again()
    {
        var order = Replied(AnInquiry()).Sends(TryKind.ReplyInquiry).Ends(Outcome.Unknown);
        order.Plans(TryKind.ReplyInquiry).ShouldBeFalse();
        order.Plans<Todo.VerifyWrite>().ShouldBeTrue();
        order.Refusal(Acted(order, InquiryAct.Close)).ShouldBe(RefusalCode.InDoubt, "what may be under way is not overtaken");
        order.Waits(Hours(1)).FindsNothing().Waits(Hours(1)).Plans(TryKind.ReplyInquiry).ShouldBeTrue("it is provably not there");
    }

    [Fact]
    public void A_reply_that_was_found_is_not_said_again()
    {
        var order = Replied(AnInquiry()).Sends(TryKind.ReplyInquiry).Ends(Outcome.Unknown).Waits(Hours(1)).Ends(Outcome.Done);
        order.Plans(TryKind.ReplyInquiry).ShouldBeFalse();
        order.Plans<Todo.VerifyWrite>().ShouldBeFalse();
    }

    [Fact]
    public void What_never_left_gives_way_to_what_is_decided_later()
    {
        var order = Replied(AnInquiry()).Sends(TryKind.ReplyInquiry).Ends(Outcome.NotSent).Waits(Hours(1));
        order.Decides(Acted(order, InquiryAct.Escalate, "ben"));
        order.Plans(TryKind.ReplyInquiry).ShouldBeFalse();
        order.Sends(TryKind.MoveInquiry).Ends(Outcome.Done).Asks(AskKind.AnswerInquiry).ShouldBeFalse();
        order.Order.Inquiry("q1")!.Acts.Select(act => act.By).ShouldBe(["anna", "ben"]);
    }

    [Fact]
    public void A_reply_that_was_refused_goes_back_to_a_person()
    {
        var order = Replied(AnInquiry()).Sends(TryKind.ReplyInquiry).Fails(DeclineReason.Invalid);
        order.Asks(AskKind.AnswerInquiry).ShouldBeTrue();
        order.Asks(AskKind.WriteFailed).ShouldBeTrue();
        Replied(order).Plans(TryKind.ReplyInquiry).ShouldBeTrue("other words are another reply");
    }

    [Fact]
    public void What_the_inquiry_has_gone_past_is_not_done_any_more()
    {
        var order = Replied(AnInquiry());
        order.Told(Asked(order, 2, InquiryState.Closed)).Plans(TryKind.ReplyInquiry).ShouldBeFalse();
        order.Refusal(new TryOpened(new(TryKind.ReplyInquiry, 1, Name: "q1"), 1, order.Now, order.Now + Minutes(1))).ShouldBe(RefusalCode.WrongStage);
    }

    [Fact]
    public void An_inquiry_is_not_closed_on_a_buyer_who_has_written_since()
    {
        var order = AnInquiry();
        order.Decides(Acted(order, InquiryAct.Close)).Plans(TryKind.MoveInquiry).ShouldBeTrue();
        order.Waits(Minutes(5)).Told(Asked(order, 2, InquiryState.AwaitsShop, new(InquiryParty.Buyer, T0), new(InquiryParty.Buyer, order.Now)) with { OpenedAt = T0 });
        order.Plans(TryKind.MoveInquiry).ShouldBeFalse();
        order.Asks(AskKind.AnswerInquiry).ShouldBeTrue();
        order.Decides(Acted(order, InquiryAct.Close, "ben")).Plans(TryKind.MoveInquiry).ShouldBeTrue("who has read it may close it");
    }

    [Fact]
    public void The_rule_answers_once_by_the_margin_before_the_reply_by()
    {
        var order = AnInquiry(Answering);
        order.Waits(Hours(20) - Minutes(1)).Plans(TryKind.ReplyInquiry).ShouldBeFalse();
        order.Asks(AskKind.AnswerInquiry).ShouldBeTrue("a person may still be first");
        order.Waits(Minutes(1)).Decided<InquiryActed>().ShouldSatisfyAllConditions(act => act.Act.ShouldBe(InquiryAct.Reply), act => act.By.ShouldBe("AnswersItself"));
        order.Sends(TryKind.ReplyInquiry).Ends(Outcome.Done);
        order.Waits(Hours(1)).Told(Asked(order, 2, InquiryState.AwaitsShop, new(InquiryParty.Buyer, T0), new(InquiryParty.Shop, T0 + Hours(20)), new(InquiryParty.Buyer, order.Now)) with { OpenedAt = T0 });
        order.Waits(Hours(30)).Plans(TryKind.ReplyInquiry).ShouldBeFalse("what is asked again is for a person");
        order.Asks(AskKind.AnswerInquiry).ShouldBeTrue();
    }

    [Fact]
    public void The_rule_answers_nothing_that_is_not_about_a_paid_order()
    {
        var order = ABoughtPurchase(Answering);
        order.Told(Asked(order) with { Kind = InquiryKind.BeforePurchase }).Waits(Hours(23)).Plans(TryKind.ReplyInquiry).ShouldBeFalse();
        var unpaid = new Scenario(Answering).Told(Sale(SaleStatus.Unpaid, 0, 1, Shirts));
        unpaid.Told(Asked(unpaid)).Waits(Hours(23)).Plans(TryKind.ReplyInquiry).ShouldBeFalse();
        AnInquiry().Waits(Hours(23)).Plans(TryKind.ReplyInquiry).ShouldBeFalse("without the rule nothing is answered by itself");
    }

    [Fact]
    public void An_order_that_has_ended_stays_open_while_somebody_waits()
    {
        var order = ACompletedOrder().PaidOut();
        order.IsOpen.ShouldBeFalse();
        order.Told(Asked(order)).IsOpen.ShouldBeTrue();
        Replied(order).Sends(TryKind.ReplyInquiry).Ends(Outcome.Done).IsOpen.ShouldBeFalse();
    }

    [Fact]
    public void The_newer_revision_counts_whatever_came_first()
    {
        var order = ABoughtPurchase();
        InquirySeen[] seen =
        [
            Asked(order), Asked(order, 2, InquiryState.Closed), Asked(order, 2), Asked(order, 2, InquiryState.AwaitsShop, new(InquiryParty.Buyer, T0), new(InquiryParty.Buyer, T0)),
            Asked(order, 2) with { About = "A" }, Asked(order, 2) with { AnsweredIn = new("o-9") }, Asked(order, 1, InquiryState.Ended),
        ];
        var random = new Random(7);
        var first = Fold(seen);
        for (var i = 0; i < 200; i++)
        {
            random.Shuffle(seen);
            Fold([.. seen, seen[0]]).ShouldBe(first);
        }

        first.Seen!.ShouldSatisfyAllConditions(it => it.Revision.ShouldBe(2), it => it.State.ShouldBe(InquiryState.AwaitsShop, "of one revision the one in which somebody waits"), it => it.Turns.Count.ShouldBe(2));
    }

    [Fact]
    public void Waits_are_counted_from_the_first_word_to_the_first_answer()
    {
        var order = ABoughtPurchase();
        InquiryTurn[] turns = [new(InquiryParty.Buyer, T0 + Hours(1)), new(InquiryParty.Marketplace, T0 + Hours(2)), new(InquiryParty.Shop, T0 + Hours(3)), new(InquiryParty.Shop, T0 + Hours(4)), new(InquiryParty.Buyer, T0 + Hours(5)), new(InquiryParty.Buyer, T0 + Hours(6))];
        order.Told(Asked(order, 2, InquiryState.AwaitsShop, turns));
        order.Order.Waits(order.Order.Inquiry("q1")!).ShouldBe([new InquiryWait(T0, T0 + Hours(3), true), new InquiryWait(T0 + Hours(5), null, false)]);
        order.Told(Asked(order, 3, InquiryState.Closed, turns)).Order.Waits(order.Order.Inquiry("q1")!).ShouldBe([new InquiryWait(T0, T0 + Hours(3), true)], "a wait that ended without a word is none");
    }

    [Fact]
    public void A_late_reply_counts_against_the_shop_by_when_the_wait_began()
    {
        var order = AnInquiry();
        StandingCount Count(Instant from) => MerchantStanding.Count([OrderStanding.Of(order.Order, order.Policies, order.Now)!.Value], StandingMeasure.LateReply, from);
        Count(T0).ShouldBe(new StandingCount(StandingMeasure.LateReply, 0, 0, 1));
        order.Waits(Hours(24) + Minutes(1));
        Count(T0).ShouldBe(new StandingCount(StandingMeasure.LateReply, 1, 1), "it is too late, answered or not");
        Count(T0 + Minutes(1)).ShouldBe(new StandingCount(StandingMeasure.LateReply, 0, 0), "before the window");
        order.Told(Asked(order, 2, InquiryState.AwaitsBuyer, new(InquiryParty.Buyer, T0), new(InquiryParty.Shop, T0 + Hours(24))) with { OpenedAt = T0 });
        Count(T0).ShouldBe(new StandingCount(StandingMeasure.LateReply, 1, 0), "at the limit is in time");
    }

    [Fact]
    public void The_evidence_of_a_write_names_who_decided()
    {
        var order = Replied(AnInquiry());
        Evidence.Of(order.Order, new(TryKind.ReplyInquiry, 1, Name: "q1")).ShouldContain("Reply by anna");
        Evidence.Of(order.Order, new(TryKind.ReplyInquiry, 2, Name: "q1")).ShouldNotContain("anna");
    }

    private static Inquiry Fold(InquirySeen[] seen) => seen.Aggregate(new Order(new(new("shop"), new("o-1"))), Fulfilment.Evolve).Inquiry("q1")!;
}
