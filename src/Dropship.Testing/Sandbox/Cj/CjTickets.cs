using System.Text.Json.Nodes;

namespace Dropship.Testing.Sandbox.Cj;

/// <summary>Tickets, by which an order is urged: opening twice makes two, a reminder goes once.</summary>
internal sealed class CjTickets(CjDesk desk)
{
    private const int LongestText = 1_000;

    internal static CjReply QuestionTypes(CjCall call) => call.Request.Value("type") == "ORDER_ISSUE"
        ? CjReply.Done(new JsonArray(Question("1", "Order not shipped"), Question("2", "Tracking not updated")))
        : CjReply.No(CjCodes.Parameter);

    internal CjReply Open(CjCall call)
    {
        var (order, type, question, message) = (call.Body.Text("businessNo"), call.Body.Text("type"), call.Body.Text("questionTypeId"), call.Body.Text("message"));
        if (type != "ORDER_ISSUE" || question is null or "" || message is null or "" or { Length: > LongestText } || call.Body.Text("expectResult") is null or "" or { Length: > LongestText }) return CjReply.No(CjCodes.Parameter);
        if (desk.State.Find(order) is not { } found) return CjReply.No(CjCodes.NoOrder);
        var id = $"T{desk.State.Tickets.Count + 1:D9}";
        desk.Write(new CjEntry.TicketOpened(desk.Now, id, found.Id, question, message));
        return CjReply.Done(new JsonObject { ["ticketId"] = id });
    }

    internal CjReply Listing(CjCall call) => CjReply.Done(new JsonObject
    {
        ["pageNum"] = 1, ["pageSize"] = 20,
        ["list"] = LooseJson.List(desk.State.Tickets.Where(ticket => call.Body.Text("businessNo") is null or "" || ticket.Opened.OrderId == desk.State.Find(call.Body.Text("businessNo"))?.Id).Select(Tell)),
    });

    internal CjReply Detail(CjCall call) => Find(call.Request.Value("ticketId")) is { } ticket ? CjReply.Done(Tell(ticket)) : CjReply.No(CjCodes.NoTicket);

    internal CjReply Reply(CjCall call) => Say(call, reminded: false);

    internal CjReply Remind(CjCall call) => Say(call, reminded: true);

    private CjReply Say(CjCall call, bool reminded)
    {
        if (Find(call.Body.Text("ticketId")) is not { } ticket) return CjReply.No(CjCodes.NoTicket);
        if (reminded && ticket.Reminded) return CjReply.No(CjCodes.TicketFailed);
        desk.Write(new CjEntry.TicketTold(desk.Now, ticket.Opened.TicketId, reminded));
        return CjReply.Done(true);
    }

    private CjTicket? Find(string? id) => desk.State.Tickets.FirstOrDefault(ticket => ticket.Opened.TicketId == id);

    private static JsonObject Question(string id, string name) => new JsonObject { ["questionTypeId"] = id, ["questionTypeName"] = name };

    private static JsonNode Tell(CjTicket ticket) => new JsonObject
    {
        ["ticketId"] = ticket.Opened.TicketId, ["businessNo"] = ticket.Opened.OrderId, ["type"] = "ORDER_ISSUE", ["questionTypeId"] = ticket.Opened.Type, ["message"] = ticket.Opened.Message,
        ["createDate"] = CjReading.Written(ticket.Opened.At), ["replies"] = ticket.Replies, ["reminded"] = ticket.Reminded,
    };
}
