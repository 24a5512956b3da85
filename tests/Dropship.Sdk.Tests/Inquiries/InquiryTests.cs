using System.Text;
using Dropship.Domain;
using Dropship.Notices;
using Dropship.Orders;
using Dropship.Ports;
using Dropship.Sdk.Tests.Fakes;
using Dropship.Sdk.Tests.Orders;

namespace Dropship.Sdk.Tests.Inquiries;

/// <summary>What buyers ask comes to their orders and waits for people; what is written to them is kept with their personal data, told once, and in no journal or log.</summary>
public sealed class InquiryTests
{
    private const string Question = "Canary-Question: where is it?";
    private const string Answer = "Canary-Answer: it left yesterday.";

    [Fact]
    public async Task An_inquiry_is_imported_listed_answered_and_measured()
    {
        await using var shop = new FakeShop { Inquiries = new() };
        var key = await AskedAsync(shop);
        (await WhyAsync(shop, key)).ShouldContain(why => why.Contains("AnswerInquiry", StringComparison.Ordinal) && why.Contains("q-1", StringComparison.Ordinal));
        var asked = shop.Now - TimeSpan.FromHours(1);
        var waiting = (await shop.Dropship.Inquiries.ListAsync(FakeShop.Id)).ShouldHaveSingleItem();
        waiting.ShouldBe(new("q-1", key, InquiryKind.AboutOrder, null, asked, asked + TimeSpan.FromHours(24)));
        (await shop.Dropship.Inquiries.ReadAsync(FakeShop.Id, "q-1"))!.Inquiry.Thread.Messages.ShouldHaveSingleItem().Text.ShouldBe(Question);
        (await shop.Dropship.Inquiries.ReadAsync(FakeShop.Id, "q-9")).ShouldBeNull();
        (await shop.Dropship.Inquiries.MeasureAsync(FakeShop.Id, TimeSpan.FromDays(7))).Each.ShouldBe(new(0, 1, null, null, null, TimeSpan.FromHours(1)));

        (await shop.Dropship.Inquiries.ReplyAsync(key, "q-1", $" {Answer}\r\n", "anna")).ShouldBeNull();
        await shop.PumpAsync();
        shop.Inquiries.Replies.ShouldBe([Answer]);
        (await WhyAsync(shop, key)).ShouldNotContain(why => why.Contains("AnswerInquiry", StringComparison.Ordinal));
        (await shop.Dropship.Inquiries.ListAsync(FakeShop.Id)).ShouldBeEmpty();
        var times = await shop.Dropship.Inquiries.MeasureAsync(FakeShop.Id, TimeSpan.FromDays(7));
        (times.First.Answered, times.First.Open, times.Each.Answered).ShouldBe((1, 0, 1));
        times.First.Median.ShouldNotBeNull().ShouldBeGreaterThan(TimeSpan.FromMinutes(50));
        (await shop.Dropship.Inquiries.ReadAsync(FakeShop.Id, "q-1"))!.Acts.ShouldHaveSingleItem().By.ShouldBe("anna");
        (await shop.Dropship.Standing.ReportAsync(FakeShop.Id)).Lines.ShouldContain(line => line.Count.Measure == StandingMeasure.LateReply);
    }

    [Fact]
    public async Task A_reply_whose_answer_is_lost_is_found_and_not_said_again()
    {
        await using var shop = new FakeShop { Inquiries = new() };
        var key = await AskedAsync(shop);
        shop.Script.On("market.reply", Disturbance.AnswerLost, times: 1);
        await shop.Dropship.Inquiries.ReplyAsync(key, "q-1", Answer, "anna");
        for (var i = 0; i < 5; i++) await shop.PumpAfterAsync(TimeSpan.FromMinutes(5));
        shop.Script.Count("market.reply").ShouldBe(1);
        shop.Inquiries.Replies.ShouldBe([Answer]);
        (await shop.OrderAsync(key)).IsDone(new(TryKind.ReplyInquiry, 1, Name: "q-1")).ShouldBeTrue();
    }

    [Fact]
    public async Task What_cannot_be_written_is_refused_with_its_cure()
    {
        await using var shop = new FakeShop { Inquiries = new() };
        var key = await AskedAsync(shop);
        var desk = shop.Dropship.Inquiries;
        (await desk.ReplyAsync(key, "q-1", " \n", "anna"))!.Because.ShouldContain("empty");
        (await desk.ReplyAsync(key, "q-1", new('x', 501), "anna"))!.Because.ShouldContain("500");
        (await desk.ReplyAsync(key, "q-9", Answer, "anna")).ShouldNotBeNull();
        (await desk.ReplyAsync(FakeShop.Key("A-9"), "q-1", Answer, "anna")).ShouldNotBeNull();
        (await desk.ReplyAsync(key, "q-1", Answer, " "))!.Code.ShouldBe(RefusalCode.Unknown);
        (await desk.MoveAsync(key, "q-1", InquiryAct.Reply, "anna"))!.Because.ShouldContain("ReplyAsync");
        (await desk.MoveAsync(key, "q-1", InquiryAct.Reopen, "anna"))!.Code.ShouldBe(RefusalCode.WrongStage);
        (await Should.ThrowAsync<ArgumentException>(() => desk.ListAsync(new("elsewhere")))).Message.ShouldContain(FakeShop.Id.Value);
        await using var deaf = new FakeShop();
        (await Should.ThrowAsync<ArgumentException>(() => deaf.Dropship.Inquiries.ListAsync(FakeShop.Id))).Message.ShouldContain("InquiriesFrom");
        shop.Inquiries.Replies.ShouldBeEmpty();
    }

    [Fact]
    public async Task An_inquiry_is_closed_and_handed_on_by_a_person()
    {
        await using var shop = new FakeShop { Inquiries = new() };
        var key = await AskedAsync(shop);
        foreach (var (act, state) in new[] { (InquiryAct.Close, InquiryState.Closed), (InquiryAct.Reopen, InquiryState.AwaitsShop), (InquiryAct.Escalate, InquiryState.AwaitsMarketplace) })
        {
            (await shop.Dropship.Inquiries.MoveAsync(key, "q-1", act, "anna")).ShouldBeNull();
            await shop.PumpAsync();
            shop.Inquiries.Find("q-1")!.Seen.State.ShouldBe(state);
            (await shop.OrderAsync(key)).Inquiry("q-1")!.Seen!.State.ShouldBe(state, "what the write told is known at once");
        }
    }

    [Fact]
    public async Task The_rule_answers_from_the_facts_by_its_margin_and_once()
    {
        await using var shop = new FakeShop { Inquiries = new(), Rules = rules => rules with { Inquiries = new() { AnswersItself = true } } };
        var key = await AskedAsync(shop);
        await shop.PumpAfterAsync(TimeSpan.FromHours(18));
        shop.Inquiries.Replies.ShouldBeEmpty();
        await shop.PumpAfterAsync(TimeSpan.FromHours(2));
        var said = shop.Inquiries.Replies.ShouldHaveSingleItem();
        said.ShouldContain("Hello Canary-Asker");
        said.ShouldContain("prepar");
        shop.Inquiries.AskAgain("q-1", "And now?", shop.Now + TimeSpan.FromHours(1));
        for (var i = 0; i < 30; i++) await shop.PumpAfterAsync(TimeSpan.FromHours(1));
        shop.Inquiries.Replies.Count.ShouldBe(1);
        (await WhyAsync(shop, key)).ShouldContain(why => why.Contains("AnswerInquiry", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_proposed_answer_is_in_the_buyers_language_and_tells_facts_only()
    {
        await using var shop = new FakeShop { Inquiries = new() };
        await AskedAsync(shop);
        var proposed = (await shop.Dropship.Inquiries.ProposeAsync(FakeShop.Id, "q-1"))!;
        proposed.Language.ShouldBe("en");
        proposed.Parts.Select(part => part.Kind).ShouldContain(AnswerKind.Preparing);
        proposed.Text.ShouldContain("Canary-Asker");
        proposed.ToString().ShouldNotContain("Canary");
        proposed.Text.Length.ShouldBeLessThanOrEqualTo(500);
        proposed.Text.ShouldNotContain("mill", Case.Insensitive);
    }

    [Fact]
    public async Task An_inquiry_about_several_orders_is_answered_in_one_and_one_of_none_is_listed_apart()
    {
        await using var shop = new FakeShop { Inquiries = new() };
        var (first, second) = (shop.Sell("A-1"), shop.Sell("A-2"));
        await shop.PumpAsync();
        shop.Inquiries.Ask(first.Id, Question, shop.Now, second.Id);
        shop.Inquiries.AskOfNothing(Question, shop.Now);
        await shop.PumpAfterAsync(TimeSpan.FromHours(1));
        (await shop.OrderAsync(second)).Inquiry("q-1")!.Seen!.AnsweredIn.ShouldBe(first.Id);
        (await WhyAsync(shop, second)).ShouldNotContain(why => why.Contains("AnswerInquiry", StringComparison.Ordinal));
        (await shop.Dropship.Inquiries.ListAsync(FakeShop.Id)).Select(one => (one.Id, one.Order)).ShouldBe([("q-1", (OrderKey?)first), ("q-2", null)]);
        shop.Logs.Lines.ShouldContain(line => line.Id.Id == 37);
        (await shop.Dropship.Inquiries.ReplyAsync(second, "q-1", Answer, "anna")).ShouldNotBeNull("its record is the first order's");
    }

    [Fact]
    public async Task No_word_of_an_inquiry_is_in_the_journal_or_a_log_and_the_words_go_with_the_person()
    {
        await using var shop = new FakeShop { Inquiries = new() };
        var key = await AskedAsync(shop);
        await shop.Dropship.Inquiries.ReplyAsync(key, "q-1", Answer, "anna");
        await shop.PumpAsync();
        var act = (await shop.OrderAsync(key)).Inquiry("q-1")!.Acts[0];
        (await shop.People.FindWordsAsync(key, Dropship.Engine.Inquiring.NameOf(act), default)).ShouldBe(Answer);
        var stored = (await shop.Store.LoadAsync(key, default))!;
        foreach (var commit in stored.Commits) Encoding.UTF8.GetString(commit.Span).ShouldNotContain("Canary", Case.Insensitive);
        foreach (var line in shop.Logs.Lines) line.Text.ShouldNotContain("Canary-", Case.Insensitive);
        (await shop.Dropship.Orders.ExplainAsync(key))!.ToString().ShouldNotContain("Canary", Case.Insensitive);
        await shop.People.EraseAsync(key, default);
        (await shop.People.FindWordsAsync(key, Dropship.Engine.Inquiring.NameOf(act), default)).ShouldBeNull();
    }

    [Fact]
    public async Task Words_that_were_erased_before_they_were_sent_are_not_sent()
    {
        await using var shop = new FakeShop { Inquiries = new() };
        var key = await AskedAsync(shop);
        await shop.People.EraseAsync(key, default);
        (await shop.Dropship.Inquiries.ReplyAsync(key, "q-1", Answer, "anna"))!.Because.ShouldContain("erased");
        var revision = (await shop.OrderAsync(key)).Inquiry("q-1")!.Seen!.Revision;
        (await ((OrderDesk)shop.Dropship.Orders).DecideAsync(key, _ => new Decision.InquiryActed("q-1", 1, InquiryAct.Reply, revision, "anna", shop.Now), default)).ShouldBeNull();
        await shop.PumpAfterAsync(TimeSpan.FromMinutes(1));
        shop.Inquiries.Replies.ShouldBeEmpty();
        (await WhyAsync(shop, key)).ShouldContain(why => why.Contains("AnswerInquiry", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_notice_knows_the_inquiry_in_which_the_buyer_waits()
    {
        await using var shop = new FakeShop { Inquiries = new(), Tells = true, Rules = rules => rules with { Notifying = NotifyRules.Default with { Quiet = null } } };
        await AskedAsync(shop);
        shop.Supplier.Ship(shop.Now);
        await shop.PumpAfterAsync(TimeSpan.FromHours(6));
        shop.Letters.Single(letter => letter.Kind == NoticeKind.Shipped).Inquiry.ShouldBe("q-1");
        shop.Letters.First().Inquiry.ShouldBeNull("nobody had asked by then");
    }

    [Fact]
    public async Task The_next_way_is_taken_where_one_refuses_and_none_where_it_may_have_arrived()
    {
        Way Of(WriteReceipt answer) => new(answer);
        async Task<(Outcome Outcome, DeclineReason Reason, int Asked)> TellAsync(params Way[] ways) =>
            await NotifierChain.Of(ways)!.NotifyAsync(new(FakeShop.Key("A-1"), "1", NoticeKind.Shipped, "en", "s", "t", null), default) is var told ? (told.Outcome, told.Reason, ways.Sum(way => way.Asked)) : default;
        var (none, no, done) = (WriteReceipt.Rejected(DeclineReason.Unsupported), WriteReceipt.Rejected(DeclineReason.Invalid), WriteReceipt.Done);
        NotifierChain.Of([]).ShouldBeNull();
        (await TellAsync(Of(none), Of(done))).ShouldBe((Outcome.Done, DeclineReason.None, 2));
        (await TellAsync(Of(no), Of(done))).ShouldBe((Outcome.Done, DeclineReason.None, 2));
        (await TellAsync(Of(done), Of(done))).ShouldBe((Outcome.Done, DeclineReason.None, 1));
        (await TellAsync(Of(new(Outcome.Unknown)), Of(done))).ShouldBe((Outcome.Unknown, DeclineReason.None, 1));
        (await TellAsync(Of(new(Outcome.NotSent)), Of(done))).ShouldBe((Outcome.NotSent, DeclineReason.None, 1));
        (await TellAsync(Of(no), Of(none))).ShouldBe((Outcome.Rejected, DeclineReason.Invalid, 2));
        (await TellAsync(Of(none), Of(none))).ShouldBe((Outcome.Rejected, DeclineReason.Unsupported, 2));
    }

    [Fact]
    public void Figures_of_waits_are_of_those_that_ended()
    {
        var waits = Enumerable.Range(1, 10).Select(hours => new InquiryWait(FakeShop.Start, FakeShop.Start + TimeSpan.FromHours(hours), false)).Append(new(FakeShop.Start, null, false));
        Dropship.Inquiries.WaitFigures.Of(waits, FakeShop.Start + TimeSpan.FromHours(30)).ShouldBe(new(10, 1, TimeSpan.FromHours(5), TimeSpan.FromHours(9), TimeSpan.FromHours(10), TimeSpan.FromHours(30)));
    }

    private static async Task<OrderKey> AskedAsync(FakeShop shop)
    {
        var key = await Reached.PhaseAsync(shop, Phase.AwaitingShipment);
        shop.Inquiries!.Ask(key.Id, Question, shop.Now);
        await shop.PumpAfterAsync(TimeSpan.FromHours(1));
        return key;
    }

    private static async Task<IReadOnlyList<string>> WhyAsync(FakeShop shop, OrderKey key) => (await shop.Dropship.Orders.ExplainAsync(key))!.Why;

    private sealed class Way(WriteReceipt answer) : ICustomerNotifier
    {
        public int Asked { get; private set; }

        public NotifierDescriptor Descriptor { get; } = new("way", RateLimit.None);

        public ValueTask<WriteReceipt> NotifyAsync(CustomerMessage message, CancellationToken cancellation)
        {
            Asked++;
            return new(answer);
        }
    }
}
