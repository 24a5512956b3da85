using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Sdk.Tests.Fakes;

/// <summary>An engine's client of what buyers ask at the marketplace.</summary>
internal sealed class FakeInquiries(InquiryBooks books, Calls calls) : IInquiryClient
{
    public InquiryDescriptor Inquiries { get; } = new(500);

    public ValueTask<InquiryPage> ListInquiriesAsync(string? cursor, CancellationToken cancellation) => calls.MakeAsync(new($"market.inquiries {cursor}", cancellation), () => books.Page(cursor));

    public ValueTask<InquiryPage> ListWaitingAsync(string? cursor, CancellationToken cancellation) => calls.MakeAsync(new("market.waiting", cancellation), () => new InquiryPage(books.Waiting(), "", false));

    public ValueTask<MarketplaceInquiry?> FindInquiryAsync(string inquiry, CancellationToken cancellation) => calls.MakeAsync(new($"market.inquiry {inquiry}", cancellation), () => books.Find(inquiry));

    public ValueTask<InquiryReceipt> ReplyAsync(InquiryReply reply, CancellationToken cancellation) => calls.MakeAsync(new($"market.reply {reply.Inquiry}", cancellation), () => books.Reply(reply));

    public ValueTask<InquiryReceipt> MoveAsync(string inquiry, InquiryAct act, CancellationToken cancellation) => calls.MakeAsync(new($"market.move {inquiry} {act}", cancellation), () => books.Move(inquiry, act));
}

/// <summary>The marketplace's books of what buyers ask.</summary>
internal sealed class InquiryBooks
{
    private readonly Lock _lock = new();
    private readonly List<MarketplaceInquiry> _all = [];
    private readonly List<string> _changes = [];
    private Instant _now;

    /// <summary>What the shop wrote to buyers.</summary>
    public List<string> Replies { get; } = [];

    /// <summary>A buyer asks; the first is q-1.</summary>
    public string Ask(OrderId order, string words, Instant at, params OrderId[] more)
    {
        lock (_lock)
        {
            _now = at;
            var id = $"q-{_all.Count + 1}";
            _all.Add(new([order, .. more], new(id, 0, InquiryKind.AboutOrder, InquiryState.AwaitsShop, at, at), new(null, "Canary-Asker", null, [])));
            Write(id, InquiryParty.Buyer, words, InquiryState.AwaitsShop);
            return id;
        }
    }

    /// <summary>A buyer of no order asks.</summary>
    public string AskOfNothing(string words, Instant at)
    {
        lock (_lock)
        {
            var id = Ask(new("nothing"), words, at);
            Change(id, inquiry => inquiry with { Orders = [], Seen = inquiry.Seen with { Kind = InquiryKind.BeforePurchase } });
            return id;
        }
    }

    /// <summary>The buyer writes again.</summary>
    public void AskAgain(string id, string words, Instant at)
    {
        lock (_lock)
        {
            _now = at;
            Write(id, InquiryParty.Buyer, words, InquiryState.AwaitsShop);
        }
    }

    public MarketplaceInquiry? Find(string id)
    {
        lock (_lock) return _all.Find(inquiry => inquiry.Id == id);
    }

    public InquiryPage Page(string? cursor)
    {
        lock (_lock)
        {
            var after = int.Parse(cursor ?? "0", System.Globalization.CultureInfo.InvariantCulture);
            return new([.. _changes.Skip(after).Distinct().Select(id => Find(id)!)], $"{_changes.Count}", false);
        }
    }

    public IReadOnlyList<MarketplaceInquiry> Waiting()
    {
        lock (_lock) return [.. _all.Where(inquiry => inquiry.Seen.State == InquiryState.AwaitsShop)];
    }

    public InquiryReceipt Reply(InquiryReply reply)
    {
        lock (_lock)
        {
            var inquiry = Find(reply.Inquiry)!;
            if (inquiry.Says(reply.Text, reply.Since)) return new(Outcome.Done, inquiry);
            if (inquiry.Seen.State != InquiryState.AwaitsShop) return new(Outcome.Rejected, inquiry, DeclineReason.TooLate, "it does not wait");
            Replies.Add(reply.Text);
            if (reply.Since > _now) _now = reply.Since;
            Write(reply.Inquiry, InquiryParty.Shop, reply.Text, InquiryState.AwaitsBuyer);
            return new(Outcome.Done, Find(reply.Inquiry));
        }
    }

    public InquiryReceipt Move(string id, InquiryAct act)
    {
        lock (_lock)
        {
            Change(id, inquiry => inquiry with
            {
                Seen = inquiry.Seen with { State = act switch { InquiryAct.Close => InquiryState.Closed, InquiryAct.Escalate => InquiryState.AwaitsMarketplace, _ => InquiryState.AwaitsShop } },
            });
            return new(Outcome.Done, Find(id));
        }
    }

    private void Write(string id, InquiryParty by, string words, InquiryState then) => Change(id, inquiry => inquiry with
    {
        Seen = inquiry.Seen with { State = then, Turns = inquiry.Seen.Turns.Add(new(by, _now)), ChangedAt = _now },
        Thread = inquiry.Thread with { Messages = [.. inquiry.Thread.Messages, new(by, _now, words, [])] },
    });

    private void Change(string id, Func<MarketplaceInquiry, MarketplaceInquiry> change)
    {
        var place = _all.FindIndex(inquiry => inquiry.Id == id);
        _changes.Add(id);
        _all[place] = change(_all[place]);
        _all[place] = _all[place] with { Seen = _all[place].Seen with { Revision = _changes.Count } };
    }
}
