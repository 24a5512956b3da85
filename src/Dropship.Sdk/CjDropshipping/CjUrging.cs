using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.CjDropshipping;

/// <summary>Reminds CJ by a ticket on the order: one that is open is reminded of, else one is made.</summary>
internal sealed class CjUrging(CjCalls calls, CjOptions options)
{
    private const string Kind = CjTickets.Kind;
    private const int PageSize = 20;

    internal async Task<WriteReceipt> UrgeAsync(SupplierOrderId order, CancellationToken cancellation)
    {
        string? ticket, question;
        try
        {
            ticket = await FindTicketAsync(order, cancellation).ConfigureAwait(false);
            question = ticket is null ? options.UrgeQuestionType ?? await FindQuestionAsync(cancellation).ConfigureAwait(false) : null;
        }
        catch (ProviderException fault)
        {
            return new(Outcome.NotSent, Code: fault.Message);
        }

        if (ticket is null && question is null) return WriteReceipt.Rejected(DeclineReason.Unsupported, "CJ offers no kind of question for orders");
        var answer = await calls.WriteAsync(
            (api, token, left) => ticket is not null
                ? api.RemindTicket(new(ticket), token, left)
                : api.CreateTicket(new(order.Value, Kind, question!, "This order has not been shipped yet. Please ship it.", "Please tell when it will be shipped."), token, left),
            cancellation).ConfigureAwait(false);
        if (answer.IsGood) return WriteReceipt.Done;
        var refusal = CjReceipts.Refusal(answer, CjWrites.Ticket);
        return new(refusal.Outcome, refusal.Reason, refusal.Code);
    }

    private async Task<string?> FindTicketAsync(SupplierOrderId order, CancellationToken cancellation)
    {
        var answer = await calls.ReadAsync((api, token, left) => api.ListTickets(new(Kind, order.Value, 1, PageSize), token, left), cancellation).ConfigureAwait(false);
        foreach (var ticket in answer.Rows(CjJson.Default.CjTicketWire))
            if (ticket.BusinessNo == order.Value && (ticket.TicketId ?? ticket.Id) is { Length: > 0 } id)
                return id;
        return null;
    }

    private async Task<string?> FindQuestionAsync(CancellationToken cancellation)
    {
        var answer = await calls.ReadAsync(static (api, token, left) => api.GetQuestionTypes(Kind, token, left), cancellation).ConfigureAwait(false);
        foreach (var question in answer.Rows(CjJson.Default.CjQuestionWire))
            if ((question.QuestionTypeId ?? question.Id) is { Length: > 0 } id)
                return id;
        return null;
    }
}
