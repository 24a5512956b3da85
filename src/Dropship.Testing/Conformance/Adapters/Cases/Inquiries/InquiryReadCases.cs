using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Testing.Conformance.Adapters.Cases.Inquiries;

/// <summary>No inquiry is lost, each says who waits since when, and what was written stays in its thread.</summary>
internal static class InquiryReadCases
{
    internal static readonly AdapterCase<IInquiryFixture>[] All =
    [
        new("paging gives every inquiry and ends", [], PagingAsync),
        new("a change of an inquiry after the last page is told from its cursor", [], LaterAsync),
        new("a page tells an inquiry as a single read does", [], AsSingleAsync),
        new("an inquiry is among those that wait until it is answered", [], WaitingAsync),
        new("an unknown inquiry is null", [], UnknownAsync),
        new("an inquiry makes sense", [], SenseAsync),
        new("a change of an inquiry raises its revision", [], RevisionAsync),
        new("an inquiry's text tells no personal data", [], SilentAsync),
        new("the descriptor of inquiries is pure and makes sense", [], DescriptorAsync),
    ];

    private static async Task PagingAsync(IInquiryFixture fixture, CancellationToken cancellation)
    {
        var asked = await AskSomeAsync(fixture, (2 * fixture.InquiriesOnPage) + 1, cancellation).ConfigureAwait(false);
        var (seen, _) = await WalkAsync(fixture, null, cancellation).ConfigureAwait(false);
        MustHave(seen, asked, "Paging gives every inquiry.");
    }

    private static async Task LaterAsync(IInquiryFixture fixture, CancellationToken cancellation)
    {
        var asked = await AskSomeAsync(fixture, 3, cancellation).ConfigureAwait(false);
        var (_, cursor) = await WalkAsync(fixture, null, cancellation).ConfigureAwait(false);
        await fixture.AskAgainAsync(asked[1].Id, InquiryCalls.Question, cancellation).ConfigureAwait(false);
        AskedInquiry[] late = [asked[1], .. await AskSomeAsync(fixture, 1, cancellation).ConfigureAwait(false)];
        var (seen, _) = await WalkAsync(fixture, cursor, cancellation).ConfigureAwait(false);
        MustHave(seen, late, "What happens after the last page is told from its cursor.");
        Promise.Same(2, seen[asked[1].Id].Seen.Turns.Count, "What changed after the last page is told as it is afterwards.");
    }

    private static async Task AsSingleAsync(IInquiryFixture fixture, CancellationToken cancellation)
    {
        var asked = await AskSomeAsync(fixture, 2, cancellation).ConfigureAwait(false);
        var (seen, _) = await WalkAsync(fixture, null, cancellation).ConfigureAwait(false);
        foreach (var one in asked) Promise.Same((await fixture.MustFindAsync(one.Id, cancellation).ConfigureAwait(false)).Seen, seen.GetValueOrDefault(one.Id)?.Seen, "A page tells an inquiry as a single read does.");
    }

    private static async Task WaitingAsync(IInquiryFixture fixture, CancellationToken cancellation)
    {
        var asked = await AskSomeAsync(fixture, fixture.InquiriesOnPage + 1, cancellation).ConfigureAwait(false);
        MustHave(await WalkWaitingAsync(fixture, cancellation).ConfigureAwait(false), asked, "Every inquiry in which the shop is waited for is in the list of those that wait.");
        await InquiryCalls.Reply(fixture, asked[0].Id).AnswerAsync(cancellation).ConfigureAwait(false);
        await fixture.SettleAsync(cancellation).ConfigureAwait(false);
        var waiting = await WalkWaitingAsync(fixture, cancellation).ConfigureAwait(false);
        Promise.Holds(!waiting.ContainsKey(asked[0].Id), "An inquiry that is answered does not wait for the shop.");
        MustHave(waiting, asked[1..], "The others still wait.");
    }

    private static async Task UnknownAsync(IInquiryFixture fixture, CancellationToken cancellation)
    {
        await fixture.AskAsync(InquiryCalls.Question, cancellation).ConfigureAwait(false);
        Promise.Same(null, await fixture.Inquiries.FindInquiryAsync(fixture.UnknownInquiry, cancellation).ConfigureAwait(false), "An inquiry that the marketplace does not know is null.");
    }

    private static async Task SenseAsync(IInquiryFixture fixture, CancellationToken cancellation)
    {
        var asked = await fixture.AskAsync(InquiryCalls.Question, cancellation).ConfigureAwait(false);
        var read = await fixture.MustFindAsync(asked.Id, cancellation).ConfigureAwait(false);
        Promise.Same(asked.Id, read.Id, "The inquiry that is read is the one that was asked for.");
        Promise.SameList([asked.Order], read.Orders, "An inquiry names the order that it is about.");
        Promise.Same(InquiryState.AwaitsShop, read.Seen.State, "Who asks waits for the shop.");
        Promise.SameList([InquiryParty.Buyer], read.Seen.Turns.Select(static turn => turn.By), "The first word is the buyer's.");
        foreach (var at in new[] { read.Seen.OpenedAt, read.Seen.ChangedAt, read.Seen.Turns[0].At }) Sense.Time(at, "a time of the inquiry");
        Promise.Holds(read.Seen.OpenedAt <= read.Seen.ChangedAt, "An inquiry changes after it was opened, not before.");
        Promise.SameList([InquiryCalls.Question], read.Thread.Messages.Select(static message => message.Text), "What was written is in the thread.");
        Promise.Same(null, read.Seen.AnsweredIn, "Where an inquiry is answered is for the engine to say.");
    }

    private static async Task RevisionAsync(IInquiryFixture fixture, CancellationToken cancellation)
    {
        var asked = await fixture.AskAsync(InquiryCalls.Question, cancellation).ConfigureAwait(false);
        var before = (await fixture.MustFindAsync(asked.Id, cancellation).ConfigureAwait(false)).Seen;
        Promise.Same(before, (await fixture.MustFindAsync(asked.Id, cancellation).ConfigureAwait(false)).Seen, "An inquiry that did not change reads the same.");
        await fixture.AskAgainAsync(asked.Id, InquiryCalls.Question, cancellation).ConfigureAwait(false);
        var after = (await fixture.MustFindAsync(asked.Id, cancellation).ConfigureAwait(false)).Seen;
        Promise.Holds(after.Revision > before.Revision, "A change of an inquiry raises its revision.");
        Promise.Same(before.OpenedAt, after.OpenedAt, "When it was opened stays.");
    }

    private static async Task SilentAsync(IInquiryFixture fixture, CancellationToken cancellation)
    {
        var asked = await fixture.AskAsync(InquiryCalls.Question, cancellation).ConfigureAwait(false);
        var read = await fixture.MustFindAsync(asked.Id, cancellation).ConfigureAwait(false);
        var silent = new Secrecy([fixture.Asker, InquiryCalls.Question]);
        silent.Judge($"{read} {read.Seen} {read.Thread} {string.Join(' ', read.Thread.Messages)}", "the inquiry's text");
    }

    private static Task DescriptorAsync(IInquiryFixture fixture, CancellationToken cancellation)
    {
        Promise.Same(fixture.Inquiries.Inquiries.MostLetters, fixture.Inquiries.Inquiries.MostLetters, "The descriptor is the same each time.");
        Promise.Holds(fixture.Inquiries.Inquiries.MostLetters is >= 100 and <= 1_000_000, "A reply may have some hundred letters, and not without end.");
        return Task.CompletedTask;
    }

    private static async Task<List<AskedInquiry>> AskSomeAsync(IInquiryFixture fixture, int count, CancellationToken cancellation)
    {
        List<AskedInquiry> asked = [];
        for (var i = 0; i < count; i++) asked.Add(await fixture.AskAsync(InquiryCalls.Question, cancellation).ConfigureAwait(false));
        return asked;
    }

    private static async Task<(Dictionary<string, MarketplaceInquiry> Seen, string Cursor)> WalkAsync(IInquiryFixture fixture, string? cursor, CancellationToken cancellation)
    {
        Dictionary<string, MarketplaceInquiry> seen = [];
        for (var pages = 0; ; pages++)
        {
            var page = await fixture.Inquiries.ListInquiriesAsync(cursor, cancellation).ConfigureAwait(false);
            foreach (var inquiry in page.Inquiries) seen[inquiry.Id] = inquiry;
            cursor = page.Cursor;
            if (!page.HasMore) return (seen, cursor);
            Promise.Holds(pages < 20, "Paging of inquiries ends.");
        }
    }

    private static async Task<Dictionary<string, MarketplaceInquiry>> WalkWaitingAsync(IInquiryFixture fixture, CancellationToken cancellation)
    {
        Dictionary<string, MarketplaceInquiry> seen = [];
        string? cursor = null;
        for (var pages = 0; ; pages++)
        {
            var page = await fixture.Inquiries.ListWaitingAsync(cursor, cancellation).ConfigureAwait(false);
            foreach (var inquiry in page.Inquiries) seen[inquiry.Id] = inquiry;
            if (!page.HasMore) return seen;
            cursor = page.Cursor;
            Promise.Holds(pages < 20, "Paging of the inquiries that wait ends.");
        }
    }

    private static void MustHave(Dictionary<string, MarketplaceInquiry> seen, IEnumerable<AskedInquiry> asked, string promise)
    {
        var lost = asked.Count(one => !seen.ContainsKey(one.Id));
        if (lost > 0) throw new ConformanceException($"{promise} {lost} were not told.");
    }
}
