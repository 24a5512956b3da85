using System.Globalization;
using System.Text.Json;

namespace Dropship.Testing.Sandbox.Wish;

/// <summary>Answers what merchants ask about tickets and takes what they write in them: replies while the merchant is waited for, and where a ticket is to stand.</summary>
internal sealed class WishTickets(WishJournal journal, WishTicketJson tickets, WishReplies replies)
{
    private const int MostRows = 500;
    private const int MostLetters = 2_000;
    private static readonly IReadOnlyList<string> Sorts = ["updated_at", "updated_at.asc", "updated_at.desc"];

    internal SandboxAnswer List(SandboxRequest request)
    {
        var (states, types) = (Values(request, "states"), Values(request, "types"));
        var sort = request.Value("sort_by") ?? "updated_at.desc";
        var limit = int.TryParse(request.Value("limit") ?? "50", NumberStyles.None, CultureInfo.InvariantCulture, out var rows) ? rows : 0;
        if (limit is < 1 or > MostRows) return replies.Bad("limit must be a number from 1 to 500.");
        if (WishRange.Read(request, "updated_at") is not { } updated) return replies.Bad("A time of the query is not ISO 8601.");
        if (states.Any(state => !WishTicketWords.States.Contains(state))) return replies.Bad("states holds an unknown state.");
        if (types.Any(type => !WishTicketWords.Types.Contains(type))) return replies.Bad("types holds an unknown type.");
        if (!Sorts.Contains(sort)) return replies.Error(WishReplies.BadSort, "sort_by must be updated_at with .asc or .desc.");
        var chosen = journal.Account.Tickets.Where(ticket => updated.Holds(ticket.UpdatedAt) && (states.Length == 0 || states.Contains(ticket.State)) && (types.Length == 0 || types.Contains(ticket.What.Type)));
        var sorted = sort == "updated_at.asc" ? chosen.OrderBy(ticket => ticket.UpdatedAt) : chosen.OrderByDescending(ticket => ticket.UpdatedAt);
        return WishReplies.Data(json =>
        {
            json.WriteStartArray();
            foreach (var ticket in sorted.Take(limit)) tickets.Write(json, ticket);
            json.WriteEndArray();
        });
    }

    internal SandboxAnswer Get(string id) => journal.Account.FindTicket(id) is { } ticket ? One(ticket) : Unknown();

    internal SandboxAnswer Put(SandboxRequest request, string id)
    {
        if (journal.Account.FindTicket(id) is not { } ticket) return Unknown();
        if (WishBody.Read(request, WishJson.Default.WishTicketMoveSent) is not { State: { } state }) return replies.Bad("The body says no state.");
        if (state is not (WishTicketWords.Closed or WishTicketWords.AwaitingMerchant or WishTicketWords.AwaitingWish)) return replies.Bad("state must be CLOSED, AWAITING_MERCHANT or AWAITING_WISH.");
        if (ticket.State == WishTicketWords.PermanentlyClosed) return replies.Bad("The ticket is closed permanently.");
        if (state == WishTicketWords.AwaitingMerchant && ticket.State != WishTicketWords.Closed && ticket.State != state) return replies.Bad("Only a closed ticket can be opened again.");
        if (ticket.State != state) journal.Record(new WishEvent.TicketMoved(journal.Now, id, state, WishTicketWords.Merchant));
        return Get(id);
    }

    internal SandboxAnswer Reply(SandboxRequest request, string id)
    {
        if (journal.Account.FindTicket(id) is not { } ticket) return Unknown();
        if (WishBody.Read(request, WishJson.Default.WishTicketReplySent) is not { Message: { Length: > 0 and <= MostLetters } message }) return replies.Bad("message must have 1 to 2000 characters.");
        if (ticket.State != WishTicketWords.AwaitingMerchant) return replies.Bad($"A ticket in state {ticket.State} takes no reply.");
        journal.Record(new WishEvent.TicketWritten(journal.Now, id, WishTicketWords.Merchant, message));
        return WishReplies.Data(json => WishTicketJson.Write(json, journal.Account.FindTicket(id)!.Replies[^1]));
    }

    private SandboxAnswer One(WishTicket ticket) => WishReplies.Data(json => tickets.Write(json, ticket));

    private SandboxAnswer Unknown() => replies.Bad("There is no such ticket for the merchant.");

    private static string[] Values(SandboxRequest request, string name) => [.. request.Query.Where(pair => pair.Key == name).Select(pair => pair.Value)];
}

/// <summary>Writes tickets as the vendor tells them.</summary>
internal sealed class WishTicketJson(WishIds ids)
{
    internal void Write(Utf8JsonWriter json, WishTicket ticket)
    {
        json.WriteStartObject();
        json.WriteString("id", ticket.Id);
        json.WriteString("merchant_id", ids.MerchantId);
        json.WriteString("type", ticket.What.Type);
        json.WriteString("state", ticket.State);
        json.WriteString("subject", ticket.What.Subject);
        if (ticket.What.RefundReason is { } reason) json.WriteString("refund_reason", reason);
        json.WriteString("opened_at", WishTimes.Full(ticket.OpenedAt));
        json.WriteString("updated_at", WishTimes.Full(ticket.UpdatedAt));
        WishOrderJson.List(json, "orders", ticket.What.Orders, WriteId, full: true);
        json.WriteStartObject("buyer_info");
        json.WriteString("name", ticket.What.BuyerName);
        json.WriteString("locale", ticket.What.Locale);
        json.WriteEndObject();
        WishOrderJson.List(json, "replies", ticket.Replies, Write, full: true);
        if (ticket.Resolution is { } resolution) Write(json, resolution.At, resolution.By);
        json.WriteEndObject();
    }

    internal static void Write(Utf8JsonWriter json, WishSandboxReply reply)
    {
        json.WriteStartObject();
        json.WriteString("sender", reply.Sender);
        json.WriteString("message", reply.Message);
        json.WriteString("replied_at", WishTimes.Full(reply.At));
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, DateTimeOffset at, string by)
    {
        json.WriteStartObject("resolution_info");
        json.WriteString("closed_at", WishTimes.Full(at));
        json.WriteString("closed_by", by);
        json.WriteEndObject();
    }

    private static void WriteId(Utf8JsonWriter json, string id)
    {
        json.WriteStartObject();
        json.WriteString("id", id);
        json.WriteEndObject();
    }
}
