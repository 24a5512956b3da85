using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Testing.Tests.Adapters.Planted;

/// <summary>The Wish adapter's inquiries, of which any member can be replaced by a wrong one.</summary>
internal sealed class BrokenInquiries : IInquiryClient
{
    public BrokenInquiries(IInquiryClient inner)
    {
        Inner = inner;
        (Describe, List, ListWaiting, Get, Reply, Move) = (() => Inner.Inquiries, Inner.ListInquiriesAsync, Inner.ListWaitingAsync, Inner.FindInquiryAsync, Inner.ReplyAsync, Inner.MoveAsync);
    }

    public IInquiryClient Inner { get; }

    public Func<InquiryDescriptor> Describe { get; set; }

    public Func<string?, CancellationToken, ValueTask<InquiryPage>> List { get; set; }

    public Func<string?, CancellationToken, ValueTask<InquiryPage>> ListWaiting { get; set; }

    public Func<string, CancellationToken, ValueTask<MarketplaceInquiry?>> Get { get; set; }

    public Func<InquiryReply, CancellationToken, ValueTask<InquiryReceipt>> Reply { get; set; }

    public Func<string, InquiryAct, CancellationToken, ValueTask<InquiryReceipt>> Move { get; set; }

    public InquiryDescriptor Inquiries => Describe();

    public ValueTask<InquiryPage> ListInquiriesAsync(string? cursor, CancellationToken cancellation) => List(cursor, cancellation);

    public ValueTask<InquiryPage> ListWaitingAsync(string? cursor, CancellationToken cancellation) => ListWaiting(cursor, cancellation);

    public ValueTask<MarketplaceInquiry?> FindInquiryAsync(string inquiry, CancellationToken cancellation) => Get(inquiry, cancellation);

    public ValueTask<InquiryReceipt> ReplyAsync(InquiryReply reply, CancellationToken cancellation) => Reply(reply, cancellation);

    public ValueTask<InquiryReceipt> MoveAsync(string inquiry, InquiryAct act, CancellationToken cancellation) => Move(inquiry, act, cancellation);

    /// <summary>Breaks what is told of an inquiry, alone and in pages.</summary>
    public void Tell(Func<MarketplaceInquiry, MarketplaceInquiry> wrong)
    {
        Get = async (inquiry, cancellation) => await Inner.FindInquiryAsync(inquiry, cancellation) is { } told ? wrong(told) : null;
        List = async (cursor, cancellation) => await Inner.ListInquiriesAsync(cursor, cancellation) is var page ? page with { Inquiries = [.. page.Inquiries.Select(wrong)] } : null!;
    }

    /// <summary>Breaks a kind of write, seen as one.</summary>
    public void Break(string what, Func<Func<CancellationToken, ValueTask<InquiryReceipt>>, CancellationToken, ValueTask<InquiryReceipt>> wrong)
    {
        if (what == "a reply") Reply = (reply, cancellation) => wrong(token => Inner.ReplyAsync(reply, token), cancellation);
        else Move = (inquiry, act, cancellation) => wrong(token => Inner.MoveAsync(inquiry, act, token), cancellation);
    }
}
