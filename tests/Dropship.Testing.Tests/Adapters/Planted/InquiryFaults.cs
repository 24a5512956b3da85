using Dropship.Domain;
using Dropship.Ports;
using Dropship.Testing.Conformance.Adapters;

namespace Dropship.Testing.Tests.Adapters.Planted;

/// <summary>For every case of the inquiry suite at least one fault that it catches.</summary>
internal static class InquiryFaults
{
    private const string Secret = "wish-client-secret-40b1";
    private static readonly string[] Names = [.. InquiryConformance.Suite.Cases.Select(known => known.Name)];

    public static IReadOnlyList<Planted<BrokenInquiries>> All { get; } = [.. Telling(), .. Reads(), .. Writes("a reply"), .. Writes("the closing of an inquiry"), .. Effects()];

    private static IEnumerable<Planted<BrokenInquiries>> Telling() =>
    [
        new("paging gives every inquiry and ends", "drops the first of a page", client => client.List = async (cursor, cancellation) => await client.Inner.ListInquiriesAsync(cursor, cancellation) is var page && cursor is null ? page with { Inquiries = [.. page.Inquiries.Skip(1)] } : page),
        new("paging gives every inquiry and ends", "has always more", client => client.List = async (cursor, cancellation) => await client.Inner.ListInquiriesAsync(cursor, cancellation) with { HasMore = true }),
        new("a change of an inquiry after the last page is told from its cursor", "ends for good", client => client.List = async (cursor, cancellation) => await client.Inner.ListInquiriesAsync(cursor, cancellation) is var page && cursor is null ? page : page with { Inquiries = [] }),
        new("a page tells an inquiry as a single read does", "counts otherwise in pages", client => client.List = async (cursor, cancellation) => await client.Inner.ListInquiriesAsync(cursor, cancellation) is var page ? page with { Inquiries = [.. page.Inquiries.Select(one => one with { Seen = one.Seen with { Revision = 1 } })] } : null!),
        new("an inquiry is among those that wait until it is answered", "lists all", client => client.ListWaiting = client.Inner.ListInquiriesAsync),
        new("an inquiry is among those that wait until it is answered", "lists none", client => client.ListWaiting = (_, _) => new(new InquiryPage([], "", false))),
        new("an unknown inquiry is null", "throws", client => client.Get = async (inquiry, cancellation) => await client.Inner.FindInquiryAsync(inquiry, cancellation) ?? throw new ProviderException(ProviderFault.Rejected, "Wish", "404")),
        Tells("an inquiry makes sense", "takes seconds for milliseconds", one => one with { Seen = one.Seen with { OpenedAt = new(one.Seen.OpenedAt.Milliseconds / 1000) } }),
        Tells("an inquiry makes sense", "takes the buyer for the shop", one => one with { Seen = one.Seen with { Turns = [new(InquiryParty.Shop, one.Seen.OpenedAt)] } }),
        Tells("an inquiry makes sense", "names no order", one => one with { Orders = [] }),
        Tells("an inquiry makes sense", "hides that somebody waits", one => one with { Seen = one.Seen with { State = InquiryState.AwaitsBuyer } }),
        Tells("an inquiry makes sense", "keeps the words back", one => one with { Thread = one.Thread with { Messages = [] } }),
        Tells("a change of an inquiry raises its revision", "has one revision", one => one with { Seen = one.Seen with { Revision = 1 } }),
        Tells("an inquiry's text tells no personal data", "keeps the name", one => one with { Seen = one.Seen with { About = one.Thread.Buyer } }),
        new("the descriptor of inquiries is pure and makes sense", "takes nothing", client => client.Describe = () => new(0)),
        new("the descriptor of inquiries is pure and makes sense", "takes all", client => client.Describe = () => new(int.MaxValue)),
    ];

    private static IEnumerable<Planted<BrokenInquiries>> Reads()
    {
        foreach (var fault in Wrong.Faults)
        {
            var name = Wrong.CaseOf(Names, "a read", fault);
            yield return new(name, "tells an empty page", client => client.List = (cursor, cancellation) => Wrong.CatchAsync(() => client.Inner.ListInquiriesAsync(cursor, cancellation), _ => new([], "0", false)));
            yield return new(name, "calls it otherwise", client => client.Get = (inquiry, cancellation) => Wrong.CatchAsync(() => client.Inner.FindInquiryAsync(inquiry, cancellation), thrown => throw thrown.As(Wrong.Kind(fault))));
            yield return new(name, "throws what it caught", client => client.ListWaiting = (cursor, cancellation) => Wrong.CatchAsync<InquiryPage>(() => client.Inner.ListWaitingAsync(cursor, cancellation), _ => throw new HttpRequestException()));
        }

        yield return new("a read hands on how long the vendor asks to wait", "forgets it", client => client.Get = (inquiry, cancellation) => Wrong.CatchAsync(() => client.Inner.FindInquiryAsync(inquiry, cancellation), thrown => throw new ProviderException(thrown.Fault, "Wish", "")));
        yield return new("a read works again after every fault", "stays broken", Sulking);
        yield return new("a read tells no secret", "shows its key", client => client.Get = (inquiry, cancellation) => Wrong.CatchAsync(() => client.Inner.FindInquiryAsync(inquiry, cancellation), thrown => throw new ProviderException(thrown.Fault, "Wish", $"with {Secret}")));
        yield return new("a read tells no secret", "shows the buyer inside", client => client.List = (cursor, cancellation) => Wrong.CatchAsync(() => client.Inner.ListInquiriesAsync(cursor, cancellation), thrown => throw new ProviderException(thrown.Fault, "Wish", "", inner: new FormatException("Someone Unlikely"))));
        yield return new("a read that is cancelled before it starts throws OperationCanceledException", "does not listen", client => client.Get = (inquiry, _) => client.Inner.FindInquiryAsync(inquiry, default));
        yield return new("a read that is cancelled under way ends at once", "does not listen", client => client.Get = (inquiry, _) => client.Inner.FindInquiryAsync(inquiry, default));
    }

    private static IEnumerable<Planted<BrokenInquiries>> Writes(string what)
    {
        foreach (var fault in Wrong.Faults)
            foreach (var outcome in Wrong.Outcomes(fault))
                yield return Broken(Wrong.CaseOf(Names, what, fault), $"calls it {outcome}", what, async (write, cancellation) => await write(cancellation) is { Outcome: Outcome.Done } good ? good : new(outcome));
        yield return Broken($"{what} is one request", "does not see that it is done", what, async (write, cancellation) => await write(cancellation) with { Outcome = Outcome.Unknown });
        yield return Broken($"{what} is one request whatever goes wrong", "tries again", what, async (write, cancellation) => await write(cancellation) is { Outcome: Outcome.Done } good ? good : await write(cancellation));
        yield return Broken($"{what} tells no secret", "shows its key", what, async (write, cancellation) => await write(cancellation) with { Code = Secret });
        yield return Broken($"{what} tells no secret", "throws", what, async (write, cancellation) => await write(cancellation) is { Outcome: Outcome.Done } good ? good : throw new HttpRequestException());
        yield return Broken($"{what} that is cancelled before it starts does nothing", "does not listen", what, (write, _) => write(default));
        yield return Broken($"{what} that is cancelled under way ends at once and is not done", "does not listen", what, (write, _) => write(default));
    }

    private static IEnumerable<Planted<BrokenInquiries>> Effects() =>
    [
        Broken("a reply reaches the buyer once and is found in a read", "does nothing", "a reply", static (_, _) => new(new InquiryReceipt(Outcome.Done))),
        Tells("a reply reaches the buyer once and is found in a read", "does not tell who wrote", one => one with { Thread = one.Thread with { Messages = [.. one.Thread.Messages.Select(message => message with { By = InquiryParty.Buyer })] } }),
        Tells("a reply whose answer was lost is found in a read", "does not tell when", one => one with { Thread = one.Thread with { Messages = [.. one.Thread.Messages.Select(message => message with { At = null })] } }),
        new("words that stand there since they were first tried are not said again", "says them again", client => client.Reply = (reply, cancellation) => client.Inner.ReplyAsync(reply with { Since = new(long.MaxValue / 2) }, cancellation)),
        new("the same words to a later question are said", "takes the first for them", client => client.Reply = (reply, cancellation) => client.Inner.ReplyAsync(reply with { Since = new(0) }, cancellation)),
        new("a reply that is too long is refused and not cut", "cuts it", client => client.Reply = (reply, cancellation) => client.Inner.ReplyAsync(reply.Text.Length > 2_000 ? reply with { Text = reply.Text[..2_000] } : reply, cancellation)),
        Broken("a reply to an inquiry that does not wait for the shop is refused", "takes no for yes", "a reply", async (write, cancellation) => await write(cancellation) with { Outcome = Outcome.Done }),
        Broken("words to an unknown inquiry are never done", "takes no for yes", "a reply", async (write, cancellation) => await write(cancellation) with { Outcome = Outcome.Done }),
        Broken("words to an unknown inquiry are never done", "takes no for yes, closing", "a move", async (write, cancellation) => await write(cancellation) with { Outcome = Outcome.Done }),
        new("an inquiry is closed, opened again and handed on, and each is seen in a read", "closes whatever it is told", client => client.Move = (inquiry, _, cancellation) => client.Inner.MoveAsync(inquiry, InquiryAct.Close, cancellation)),
        new("an inquiry that is closed twice is closed", "refuses the repeat", client =>
        {
            HashSet<string> closed = [];
            client.Move = (inquiry, act, cancellation) => closed.Add(inquiry) ? client.Inner.MoveAsync(inquiry, act, cancellation) : new(new InquiryReceipt(Outcome.Rejected, Reason: DeclineReason.TooLate));
        }),
    ];

    private static Planted<BrokenInquiries> Tells(string name, string fault, Func<MarketplaceInquiry, MarketplaceInquiry> wrong) => new(name, fault, client => client.Tell(wrong));

    private static Planted<BrokenInquiries> Broken(string name, string fault, string what, Func<Func<CancellationToken, ValueTask<InquiryReceipt>>, CancellationToken, ValueTask<InquiryReceipt>> wrong) => new(name, fault, client => client.Break(what, wrong));

    private static void Sulking(BrokenInquiries client)
    {
        var hurt = false;
        client.List = (cursor, cancellation) => hurt
            ? throw new ProviderException(ProviderFault.Unreachable, "Wish", "")
            : Wrong.CatchAsync<InquiryPage>(() => client.Inner.ListInquiriesAsync(cursor, cancellation), thrown =>
            {
                hurt = true;
                throw thrown;
            });
    }
}
