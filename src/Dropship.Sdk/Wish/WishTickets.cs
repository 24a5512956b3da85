using System.Text.Json;
using Dropship.Domain;
using Dropship.Ports;
using Microsoft.Extensions.Logging;

namespace Dropship.Wish;

/// <summary>Reads buyers' tickets, oldest change first, as orders are read, and writes to them. A reply is taken while the merchant is waited for, and is not repeated.</summary>
internal sealed class WishTickets(WishCalls calls, WishOptions options, TimeProvider clock, ILogger logger)
{
    /// <summary>The vendor's limit.</summary>
    internal const int MostLetters = 2_000;

    // Before there was a ticket at Wish.
    private static readonly Instant s_first = Instant.From(new DateTimeOffset(2010, 1, 1, 0, 0, 0, TimeSpan.Zero));

    internal async ValueTask<InquiryPage> ListAsync(string? cursor, CancellationToken cancellation)
    {
        var now = Instant.From(clock.GetUtcNow());
        var start = cursor is null ? new(now - options.StartFrom, true) : WishCursor.Parse(cursor);
        return await ListAsync(start, null, now, cancellation).ConfigureAwait(false);
    }

    /// <summary>Tickets that wait for the merchant, however old they are.</summary>
    internal async ValueTask<InquiryPage> ListWaitingAsync(string? cursor, CancellationToken cancellation)
    {
        var start = cursor is null ? new(s_first, true) : WishCursor.Parse(cursor);
        return await ListAsync(start, WishInquiries.AwaitingMerchant, Instant.From(clock.GetUtcNow()), cancellation).ConfigureAwait(false);
    }

    /// <summary>One ticket; null if Wish has none of this number.</summary>
    internal async ValueTask<MarketplaceInquiry?> FindAsync(string ticket, CancellationToken cancellation)
    {
        if (!WishInquiries.IsNumber(ticket)) return null;
        var answer = await calls.FindAsync((api, bearer, language, given) => api.GetTicketAsync(ticket, bearer, language, given), cancellation).ConfigureAwait(false);
        if (answer.IsMissing) return null;
        return answer.IsGood ? Read(ticket, answer) : throw answer.Fail();
    }

    internal async ValueTask<InquiryReceipt> ReplyAsync(InquiryReply reply, CancellationToken cancellation)
    {
        if (string.IsNullOrWhiteSpace(reply.Text) || reply.Text.Length > MostLetters) return new(Outcome.Rejected, Reason: DeclineReason.Invalid, Code: $"message has {reply.Text.Length} characters, Wish takes 1 to {MostLetters}: write it shorter");
        MarketplaceInquiry? ticket;
        try
        {
            ticket = await FindAsync(reply.Inquiry, cancellation).ConfigureAwait(false);
        }
        catch (ProviderException fault)
        {
            return InquiryReceipt.Of(WishCalls.Unsent(fault));
        }

        if (ticket is null) return new(Outcome.Rejected, Reason: DeclineReason.Invalid, Code: "Wish does not know the ticket: look whether the account is the right one");
        if (ticket.Says(reply.Text, reply.Since)) return new(Outcome.Done, ticket);
        if (ticket.Seen.State != InquiryState.AwaitsShop) return new(Outcome.Rejected, ticket, DeclineReason.TooLate, $"the ticket is {ticket.Seen.State}: Wish takes replies while the merchant is waited for");

        var words = new WishTicketWords(reply.Text);
        var (answer, receipt) = await calls.WriteAsync((api, bearer, language, given) => api.PostTicketReplyAsync(reply.Inquiry, words, bearer, language, given), cancellation).ConfigureAwait(false);
        return receipt is not null ? InquiryReceipt.Of(receipt) : IsTaken(answer!, reply) ? new(Outcome.Done) : new(Outcome.Unknown, Code: answer!.Detail);
    }

    internal async ValueTask<InquiryReceipt> MoveAsync(string ticket, InquiryAct act, CancellationToken cancellation)
    {
        var state = act switch
        {
            InquiryAct.Close => WishInquiries.Closed,
            InquiryAct.Reopen => WishInquiries.AwaitingMerchant,
            InquiryAct.Escalate => WishInquiries.AwaitingWish,
            _ => null,
        };
        if (!WishInquiries.IsNumber(ticket)) return new(Outcome.Rejected, Reason: DeclineReason.Invalid, Code: "the number is none of a ticket of Wish");
        if (state is null) return new(Outcome.Rejected, Reason: DeclineReason.Unsupported, Code: $"{act} is no move of a ticket");
        var (answer, receipt) = await calls.WriteAsync((api, bearer, language, given) => api.PutTicketAsync(ticket, new(state), bearer, language, given), cancellation).ConfigureAwait(false);
        if (receipt is not null) return InquiryReceipt.Of(receipt);
        try
        {
            var moved = Read(ticket, answer!);
            return moved.Seen.State.Shows(act) ? new(Outcome.Done, moved) : new(Outcome.Pending, Code: answer!.Detail);
        }
        catch (ProviderException)
        {
            return new(Outcome.Unknown, Code: answer!.Detail);
        }
    }

    private async ValueTask<InquiryPage> ListAsync(WishCursor start, string? state, Instant now, CancellationToken cancellation)
    {
        var from = start.From(options.Overlap);
        var answer = await calls.ReadAsync((api, bearer, language, given) => api.ListTicketsAsync(options.PageSize, state, WishCursor.Text(from), "updated_at.asc", bearer, language, given), cancellation).ConfigureAwait(false);
        if (answer.Data.ValueKind != JsonValueKind.Array) throw answer.Odd("the answer is no list of tickets");

        var (rows, last) = (0, default(Instant?));
        List<MarketplaceInquiry> read = [];
        foreach (var row in answer.Data.EnumerateArray())
        {
            rows++;
            var at = row.ValueKind == JsonValueKind.Object ? WishMapping.UpdatedIn(row) : null;
            if (at < last) throw answer.Odd("the tickets are not sorted by their changes, as was asked for");
            last = at ?? last;
            try
            {
                read.Add(WishInquiries.Read(row));
            }
            catch (WishFieldException fault)
            {
                WishLog.TicketPassedOver(logger, WishMapping.IdOf(row)?.Value ?? "without a number", fault.Message);
            }
        }

        var isFull = rows >= options.PageSize && last is not null;
        return new(read, start.After(from, last, isFull, now).ToString(), isFull);
    }

    // The answer names the message as the vendor keeps it.
    private static bool IsTaken(WishAnswer answer, InquiryReply reply)
    {
        try
        {
            return answer.Data.Deserialize(WishJson.Default.WishTicketReply) is { Message: { } message } && MarketplaceInquiry.SameWords(message, reply.Text);
        }
        catch (Exception fault) when (fault is JsonException or InvalidOperationException)
        {
            return false;
        }
    }

    private static MarketplaceInquiry Read(string ticket, WishAnswer answer)
    {
        try
        {
            var read = WishInquiries.Read(answer.Data);
            return read.Id == ticket ? read : throw answer.Odd("asked for one ticket, Wish answers with another");
        }
        catch (WishFieldException fault)
        {
            throw answer.Odd($"ticket {ticket}, {fault.Message}");
        }
    }
}
