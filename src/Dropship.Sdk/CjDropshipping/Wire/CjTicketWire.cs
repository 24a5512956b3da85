namespace Dropship.CjDropshipping;

internal sealed record CjTicketListBody(string Type, string BusinessNo, int PageNum, int PageSize);

internal sealed record CjTicketBody(string BusinessNo, string Type, string QuestionTypeId, string Message, string ExpectResult);

internal sealed record CjRemindBody(string TicketId);

/// <summary>A kind of question. CJ's documents do not show the answer: both usual names of the number are read.</summary>
internal sealed record CjQuestionWire
{
    public string? QuestionTypeId { get; init; }

    public string? Id { get; init; }
}

/// <summary>A ticket in the list. CJ's documents do not show the answer: both usual names of the number are read.</summary>
internal sealed record CjTicketWire
{
    public string? TicketId { get; init; }

    public string? Id { get; init; }

    public string? BusinessNo { get; init; }
}
