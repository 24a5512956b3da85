using Dropship.Domain;
using static Dropship.Testing.Conformance.Adapters.Cases.Inquiries.InquiryCalls;

namespace Dropship.Testing.Conformance.Adapters.Cases.Inquiries;

/// <summary>A buyer reads each word once, and an inquiry stands where it was put.</summary>
internal static class InquiryWriteCases
{
    internal static readonly AdapterCase<IInquiryFixture>[] All =
    [
        new("a reply reaches the buyer once and is found in a read", [], OnceAsync),
        new("a reply whose answer was lost is found in a read", [Need.Fault(VendorFault.LostAnswer)], LostAsync),
        new("words that stand there since they were first tried are not said again", [], AgainAsync),
        new("the same words to a later question are said", [], LaterAsync),
        new("a reply that is too long is refused and not cut", [], TooLongAsync),
        new("a reply to an inquiry that does not wait for the shop is refused", [], NotWaitingAsync),
        new("words to an unknown inquiry are never done", [], UnknownAsync),
        new("an inquiry is closed, opened again and handed on, and each is seen in a read", [], MovesAsync),
        new("an inquiry that is closed twice is closed", [], ClosedTwiceAsync),
    ];

    private static async Task OnceAsync(IInquiryFixture fixture, CancellationToken cancellation)
    {
        var (asked, since) = (await fixture.AskAsync(Question, cancellation).ConfigureAwait(false), fixture.Now);
        Promise.Holds(!(await fixture.MustFindAsync(asked.Id, cancellation).ConfigureAwait(false)).Says(Answer, since), "Words that were never sent are not found.");
        await MustTakeAsync(fixture, Reply(fixture, asked.Id), cancellation).ConfigureAwait(false);
        Promise.Same(1, fixture.CountReplies(asked.Id, Answer), "A reply reaches the buyer once.");
        var read = await fixture.MustFindAsync(asked.Id, cancellation).ConfigureAwait(false);
        Promise.Holds(read.Says(Answer, since), "A reply that was sent is found in a read.");
        Promise.Holds(read.Seen.Turns.Any(static turn => turn.By == InquiryParty.Shop) && read.Seen.State != InquiryState.AwaitsShop, "After a reply the shop has written, and is not waited for.");
    }

    private static async Task LostAsync(IInquiryFixture fixture, CancellationToken cancellation)
    {
        var (asked, since) = (await fixture.AskAsync(Question, cancellation).ConfigureAwait(false), fixture.Now);
        var sent = await fixture.UnderAsync(VendorFault.LostAnswer, VendorCalls.Writes, () => Reply(fixture, asked.Id).AnswerAsync(cancellation)).ConfigureAwait(false);
        Promise.Same(Outcome.Unknown, sent.Outcome, "A reply whose answer was lost is unknown.");
        await fixture.SettleAsync(cancellation).ConfigureAwait(false);
        Promise.Holds((await fixture.MustFindAsync(asked.Id, cancellation).ConfigureAwait(false)).Says(Answer, since), "A reply whose answer was lost is found in a read.");
    }

    private static async Task AgainAsync(IInquiryFixture fixture, CancellationToken cancellation)
    {
        var asked = await fixture.AskAsync(Question, cancellation).ConfigureAwait(false);
        var reply = Reply(fixture, asked.Id);
        await MustTakeAsync(fixture, reply, cancellation).ConfigureAwait(false);
        await MustTakeAsync(fixture, reply, cancellation).ConfigureAwait(false);
        await fixture.AskAgainAsync(asked.Id, Question, cancellation).ConfigureAwait(false);
        await MustTakeAsync(fixture, reply, cancellation).ConfigureAwait(false);
        Promise.Same(1, fixture.CountReplies(asked.Id, Answer), "Words that stand there since they were first tried are not said again.");
    }

    private static async Task LaterAsync(IInquiryFixture fixture, CancellationToken cancellation)
    {
        var asked = await fixture.AskAsync(Question, cancellation).ConfigureAwait(false);
        await MustTakeAsync(fixture, Reply(fixture, asked.Id), cancellation).ConfigureAwait(false);
        await fixture.AskAgainAsync(asked.Id, Question, cancellation).ConfigureAwait(false);
        await MustTakeAsync(fixture, Reply(fixture, asked.Id), cancellation).ConfigureAwait(false);
        Promise.Same(2, fixture.CountReplies(asked.Id, Answer), "The same words to a later question are said.");
    }

    private static async Task TooLongAsync(IInquiryFixture fixture, CancellationToken cancellation)
    {
        var asked = await fixture.AskAsync(Question, cancellation).ConfigureAwait(false);
        var words = new string('x', fixture.Inquiries.Inquiries.MostLetters);
        Promise.Same(Outcome.Rejected, (await Reply(fixture, asked.Id, words + "x").AnswerAsync(cancellation).ConfigureAwait(false)).Outcome, "A reply that is too long is refused.");
        Promise.Same(0, fixture.CountReplies(asked.Id, words) + fixture.CountReplies(asked.Id, words + "x"), "A reply that is too long does not reach the buyer, nor a part of it.");
        await MustTakeAsync(fixture, Reply(fixture, asked.Id, words), cancellation).ConfigureAwait(false);
    }

    private static async Task NotWaitingAsync(IInquiryFixture fixture, CancellationToken cancellation)
    {
        var asked = await fixture.AskAsync(Question, cancellation).ConfigureAwait(false);
        await MustTakeAsync(fixture, Reply(fixture, asked.Id), cancellation).ConfigureAwait(false);
        if (fixture.Inquiries.Inquiries.RepliesIn.Contains((await fixture.MustFindAsync(asked.Id, cancellation).ConfigureAwait(false)).Seen.State)) return;
        Promise.Same(Outcome.Rejected, (await Reply(fixture, asked.Id, "And one thing more.").AnswerAsync(cancellation).ConfigureAwait(false)).Outcome, "A reply to an inquiry that takes none is refused.");
    }

    private static async Task UnknownAsync(IInquiryFixture fixture, CancellationToken cancellation)
    {
        foreach (var sending in new[] { Reply(fixture, fixture.UnknownInquiry), Move(fixture, fixture.UnknownInquiry, InquiryAct.Close) })
            Promise.Holds((await sending.AnswerAsync(cancellation).ConfigureAwait(false)).Outcome is not (Outcome.Done or Outcome.Pending), "What is written to an inquiry that the marketplace does not know is not done.");
    }

    private static async Task MovesAsync(IInquiryFixture fixture, CancellationToken cancellation)
    {
        var asked = await fixture.AskAsync(Question, cancellation).ConfigureAwait(false);
        foreach (var act in new[] { InquiryAct.Close, InquiryAct.Reopen, InquiryAct.Escalate })
        {
            await MustTakeAsync(fixture, Move(fixture, asked.Id, act), cancellation).ConfigureAwait(false);
            var state = (await fixture.MustFindAsync(asked.Id, cancellation).ConfigureAwait(false)).Seen.State;
            Promise.Holds(state.Shows(act), $"{act} is seen in a read.");
        }
    }

    private static async Task ClosedTwiceAsync(IInquiryFixture fixture, CancellationToken cancellation)
    {
        var asked = await fixture.AskAsync(Question, cancellation).ConfigureAwait(false);
        for (var i = 0; i < 2; i++) await MustTakeAsync(fixture, Move(fixture, asked.Id, InquiryAct.Close), cancellation).ConfigureAwait(false);
        Promise.Holds((await fixture.MustFindAsync(asked.Id, cancellation).ConfigureAwait(false)).Seen.State.Shows(InquiryAct.Close), "An inquiry that is closed twice is closed.");
    }

    private static async Task MustTakeAsync(IInquiryFixture fixture, Sending sending, CancellationToken cancellation)
    {
        var sent = await sending.AnswerAsync(cancellation).ConfigureAwait(false);
        Promise.Holds(sent.Outcome is Outcome.Done or Outcome.Pending, "A write to an inquiry that the marketplace takes is done, or accepted; so is a repeat.");
        await fixture.SettleAsync(cancellation).ConfigureAwait(false);
    }
}
