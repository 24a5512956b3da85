using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.CjDropshipping;

/// <summary>Writes to CJ about an order by tickets. CJ documents no way to close one.</summary>
internal sealed class CjTickets(CjCalls calls)
{
    internal const string Kind = "ORDER_ISSUE";
    private const int PageSize = 20;
    private const int MostPages = 10;
    private const int LongestText = 1_000;
    private const int NotKnown = 1609005;

    /// <summary>The kinds of question about orders.</summary>
    /// <exception cref="ProviderException">CJ could not be read.</exception>
    internal async Task<IReadOnlyList<TicketQuestion>> ListQuestionsAsync(CancellationToken cancellation)
    {
        var answer = await calls.ReadAsync(static (api, token, left) => api.GetQuestionTypes(Kind, token, left), cancellation).ConfigureAwait(false);
        List<TicketQuestion> questions = [];
        foreach (var row in answer.Rows(CjJson.Default.CjQuestionWire))
            if (CjPayment.IsUsable(row.QuestionTypeId ?? row.Id))
                questions.Add(new((row.QuestionTypeId ?? row.Id)!, CjFigures.Name(row.QuestionTypeName ?? row.Name)));
        return questions;
    }

    /// <summary>The tickets about an order, all pages.</summary>
    /// <exception cref="ProviderException">CJ could not be read.</exception>
    internal async Task<IReadOnlyList<SupplierTicket>> FindAsync(SupplierOrderId order, CancellationToken cancellation)
    {
        List<SupplierTicket> tickets = [];
        for (var page = 1; ; page++)
        {
            var answer = await calls.ReadAsync((api, token, left) => api.ListTickets(new(Kind, order.Value, page, PageSize), token, left), cancellation).ConfigureAwait(false);
            var rows = answer.Rows(CjJson.Default.CjTicketWire);
            tickets.AddRange(rows.Where(row => row.BusinessNo == order.Value).Select(Tell).OfType<SupplierTicket>());
            if (rows.Count < PageSize || page == MostPages) return tickets;
        }
    }

    /// <summary>One ticket; null if CJ says that it is none of ours.</summary>
    /// <exception cref="ProviderException">CJ could not be read.</exception>
    internal async Task<SupplierTicket?> GetAsync(string ticket, CancellationToken cancellation)
    {
        var answer = await calls.AskAsync((api, token, left) => api.GetTicket(ticket, token, left), cancellation).ConfigureAwait(false);
        if (answer is { IsRefused: true, Code: NotKnown }) return null;
        if (!answer.IsGood) throw answer.Fault();
        var told = answer.Require(CjJson.Default.CjTicketWire) is { } row ? Tell(row) : null;
        return told is null || told.Id == ticket ? told : throw answer.Malformed("asked for one ticket, CJ answers with another");
    }

    internal async Task<TicketReceipt> OpenAsync(SupplierOrderId order, TicketText text, CancellationToken cancellation)
    {
        if (!IsText(text.Message) || !IsText(text.Wanted)) return new(Outcome.Rejected, Reason: DeclineReason.Invalid, Code: $"message and expectResult want 1 to {LongestText} characters");
        string? question;
        try
        {
            question = text.Question ?? (await ListQuestionsAsync(cancellation).ConfigureAwait(false)) switch { [var first, ..] => first.Id, _ => null };
        }
        catch (ProviderException fault)
        {
            return new(Outcome.NotSent, Code: fault.Message);
        }

        if (question is null) return new(Outcome.Rejected, Reason: DeclineReason.Unsupported, Code: "CJ offers no kind of question for orders");
        var answer = await calls.WriteAsync((api, token, left) => api.CreateTicket(new(order.Value, Kind, question, text.Message, text.Wanted), token, left), cancellation).ConfigureAwait(false);
        if (answer.IsGood) return new(Outcome.Done, answer.Read(CjJson.Default.CjTicketWire) is { } row && Tell(row) is { } opened ? opened.Id : null);
        var refusal = CjReceipts.Refusal(answer, CjWrites.Ticket);
        return new(refusal.Outcome, null, refusal.Reason, refusal.Code);
    }

    internal async Task<WriteReceipt> ReplyAsync(string ticket, string message, CancellationToken cancellation)
    {
        if (!IsText(message)) return WriteReceipt.Rejected(DeclineReason.Invalid, $"message wants 1 to {LongestText} characters");
        var answer = await calls.WriteAsync((api, token, left) => api.ReplyTicket(new(ticket, message), token, left), cancellation).ConfigureAwait(false);
        if (answer.IsGood) return WriteReceipt.Done;
        var refusal = CjReceipts.Refusal(answer, CjWrites.Ticket);
        return new(refusal.Outcome, refusal.Reason, refusal.Code);
    }

    private static SupplierTicket? Tell(CjTicketWire row) => (row.TicketId ?? row.Id) is { } id && CjPayment.IsUsable(id)
        ? new(id, CjPayment.IsUsable(row.BusinessNo) ? new SupplierOrderId(row.BusinessNo!) : null, CjFigures.Word(row.Status), CjFigures.Time(row.CreateDate))
        : null;

    private static bool IsText(string? text) => !string.IsNullOrWhiteSpace(text) && text.Length <= LongestText;
}
