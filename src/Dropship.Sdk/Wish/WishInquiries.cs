using System.Text.Json;
using Dropship.Domain;
using Dropship.Ports;
using static Dropship.Wish.WishField;

namespace Dropship.Wish;

/// <summary>Turns tickets of Wish into inquiries. Pure; nothing is guessed: what cannot be understood is told.</summary>
internal static class WishInquiries
{
    internal const string AwaitingMerchant = "AWAITING_MERCHANT";
    internal const string AwaitingWish = "AWAITING_WISH";
    internal const string Closed = "CLOSED";
    private const int MostIdLetters = 64;

    /// <summary>So many turns of a thread go to an order's record, the newest.</summary>
    private const int MostTurns = 100;

    /// <summary>The inquiry of a row.</summary>
    /// <exception cref="WishFieldException">A field is not what it should be.</exception>
    internal static MarketplaceInquiry Read(JsonElement row)
    {
        WishTicket? ticket;
        try
        {
            ticket = row.Deserialize(WishJson.Default.WishTicket);
        }
        catch (JsonException fault)
        {
            throw Misfit(row, fault);
        }
        catch (InvalidOperationException)
        {
            throw new WishFieldException("ticket", "holds half of a character");
        }

        return Read(ticket ?? throw new WishFieldException("ticket", "is null"));
    }

    /// <summary>True if a text can be the vendor's number of something.</summary>
    internal static bool IsNumber(string id) => id is { Length: > 0 and <= MostIdLetters } && id.All(char.IsAsciiLetterOrDigit);

    private static MarketplaceInquiry Read(WishTicket ticket)
    {
        if (ticket.Id is not { } id || !IsNumber(id)) throw new WishFieldException("id", "is no number of a ticket");
        var updated = Moment(ticket.UpdatedAt) ?? throw new WishFieldException("updated_at", "is missing");
        var messages = (ticket.Replies ?? []).OfType<WishTicketReply>().Select(ReadMessage).OrderBy(static message => message.At?.Milliseconds ?? long.MinValue).ToList();
        var turns = messages.Where(static message => message.At is not null).Select(static message => new InquiryTurn(message.By, message.At!.Value)).TakeLast(MostTurns).ToFew();
        var seen = new Fact.InquirySeen(id, updated.Milliseconds, KindOf(ticket.Type), StateOf(ticket.State), Moment(ticket.OpenedAt) ?? updated, updated, turns, AboutOf(ticket.RefundReason));
        return new([.. OrdersOf(ticket)], seen, new(Clean(ticket.Subject), Clean(ticket.BuyerInfo?.Name), Clean(ticket.BuyerInfo?.Locale), messages));
    }

    private static InquiryMessage ReadMessage(WishTicketReply reply) =>
        new(PartyOf(reply.Sender), Moment(reply.RepliedAt), reply.Message ?? "", [.. (reply.SupportingFiles ?? []).Select(static file => Uri.TryCreate(file?.Url, UriKind.Absolute, out var address) && address.Scheme is "https" or "http" ? address : null).OfType<Uri>()]);

    private static IEnumerable<OrderId> OrdersOf(WishTicket ticket)
    {
        foreach (var order in ticket.Orders ?? [])
            if (order?.Id is { } id && IsNumber(id))
                yield return new(id);
    }

    // A state that is not documented would hide that somebody waits: it is an error, and the row is named.
    private static InquiryState StateOf(string? state) => state switch
    {
        AwaitingMerchant => InquiryState.AwaitsShop,
        "AWAITING_USER" => InquiryState.AwaitsBuyer,
        AwaitingWish => InquiryState.AwaitsMarketplace,
        Closed => InquiryState.Closed,
        "PERMANENTLY_CLOSED" => InquiryState.Ended,
        _ => throw new WishFieldException("state", $"is {Word(state)}, which is not documented"),
    };

    private static InquiryKind KindOf(string? type) => type switch
    {
        "ORDER" => InquiryKind.AboutOrder,
        "PRE_PURCHASE" => InquiryKind.BeforePurchase,
        "POST_CUSTOMER_SUPPORT" => InquiryKind.AfterSupport,
        _ => InquiryKind.Other,
    };

    private static InquiryParty PartyOf(string? sender) => sender switch
    {
        "USER" => InquiryParty.Buyer,
        WishStates.Merchant => InquiryParty.Shop,
        _ => InquiryParty.Marketplace,
    };

    // A word of the vendor's list; whatever else stands there may be the buyer's.
    private static string? AboutOf(string? reason) => reason is { Length: > 0 and <= 40 } && reason.All(static letter => char.IsAsciiLetterUpper(letter) || letter == '_') ? reason : null;
}
