namespace Dropship.CjDropshipping;

internal sealed record CjTicketListBody(string Type, string BusinessNo, int PageNum, int PageSize);

internal sealed record CjTicketBody(string BusinessNo, string Type, string QuestionTypeId, string Message, string ExpectResult);

/// <summary>The request of ticket/reply. CJ's documents at hand do not show it: the fields are named as in the other requests about tickets.</summary>
internal sealed record CjReplyBody(string TicketId, string Message)
{
    /// <summary>Says nothing of the words.</summary>
    public override string ToString() => $"CjReplyBody {TicketId}";
}

internal sealed record CjRemindBody(string TicketId);

/// <summary>A kind of question. CJ's documents do not show the answer: both usual names of the number are read.</summary>
internal sealed record CjQuestionWire
{
    public string? QuestionTypeId { get; init; }

    public string? Id { get; init; }

    public string? QuestionTypeName { get; init; }

    public string? Name { get; init; }
}

/// <summary>A ticket in the list. CJ's documents do not show the answer: both usual names of the number are read.</summary>
internal sealed record CjTicketWire
{
    public string? TicketId { get; init; }

    public string? Id { get; init; }

    public string? BusinessNo { get; init; }

    public string? Status { get; init; }

    public string? CreateDate { get; init; }
}
