using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Testing.Conformance.Adapters.Cases.Inquiries;

/// <summary>The calls of <see cref="IInquiryClient"/>.</summary>
internal static class InquiryCalls
{
    internal const string Question = "Where is the parcel that I have paid for?";
    internal const string Answer = "It left yesterday, and it is followed.";

    internal static readonly Port<IInquiryFixture> Port = new([],
    [
        new("the list of changed inquiries", [], async (fixture, cancellation) =>
        {
            await fixture.AskAsync(Question, cancellation).ConfigureAwait(false);
            return async token => await fixture.Inquiries.ListInquiriesAsync(null, token).ConfigureAwait(false);
        }),
        new("the list of inquiries that wait", [], async (fixture, cancellation) =>
        {
            await fixture.AskAsync(Question, cancellation).ConfigureAwait(false);
            return async token => await fixture.Inquiries.ListWaitingAsync(null, token).ConfigureAwait(false);
        }),
        new("the read of an inquiry", [], async (fixture, cancellation) =>
        {
            var asked = await fixture.AskAsync(Question, cancellation).ConfigureAwait(false);
            return async token => await fixture.Inquiries.FindInquiryAsync(asked.Id, token).ConfigureAwait(false);
        }),
    ],
    [
        new("a reply", [], async (fixture, cancellation) => [Reply(fixture, (await fixture.AskAsync(Question, cancellation).ConfigureAwait(false)).Id)]),
        new("the closing of an inquiry", [], async (fixture, cancellation) => [Move(fixture, (await fixture.AskAsync(Question, cancellation).ConfigureAwait(false)).Id, InquiryAct.Close)]),
    ], static (fixture, _) => Task.FromResult<IReadOnlyList<string>>([fixture.Asker, Question, Answer]));

    internal static Sending Reply(IInquiryFixture fixture, string inquiry, string words = Answer)
    {
        var since = fixture.Now;
        return async token => Said(await fixture.Inquiries.ReplyAsync(new(inquiry, words, since), token).ConfigureAwait(false));
    }

    internal static Sending Move(IInquiryFixture fixture, string inquiry, InquiryAct act) =>
        async token => Said(await fixture.Inquiries.MoveAsync(inquiry, act, token).ConfigureAwait(false));

    /// <summary>The inquiry, which must be there.</summary>
    internal static async Task<MarketplaceInquiry> MustFindAsync(this IInquiryFixture fixture, string inquiry, CancellationToken cancellation) =>
        await fixture.Inquiries.FindInquiryAsync(inquiry, cancellation).ConfigureAwait(false) ?? throw new ConformanceException($"An inquiry that was opened can be read. {inquiry} is null.");

    private static Sent Said(InquiryReceipt receipt) => new(receipt.Outcome, $"{receipt} {receipt.Code}");
}
