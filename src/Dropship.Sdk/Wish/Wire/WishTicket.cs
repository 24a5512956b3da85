namespace Dropship.Wish;

/// <summary>A buyer's ticket.</summary>
internal sealed class WishTicket
{
    public string? Id { get; set; }

    public string? Type { get; set; }

    public string? State { get; set; }

    public string? Subject { get; set; }

    public string? RefundReason { get; set; }

    public DateTimeOffset? OpenedAt { get; set; }

    public DateTimeOffset? UpdatedAt { get; set; }

    public WishTicketOrder?[]? Orders { get; set; }

    public WishTicketBuyer? BuyerInfo { get; set; }

    public WishTicketReply?[]? Replies { get; set; }
}

/// <summary>An order that a ticket is about.</summary>
internal sealed class WishTicketOrder
{
    public string? Id { get; set; }
}

/// <summary>Who opened a ticket.</summary>
internal sealed class WishTicketBuyer
{
    public string? Name { get; set; }

    public string? Locale { get; set; }
}

/// <summary>A message of a ticket.</summary>
internal sealed class WishTicketReply
{
    public string? Sender { get; set; }

    public string? Message { get; set; }

    public DateTimeOffset? RepliedAt { get; set; }

    public WishTicketFile?[]? SupportingFiles { get; set; }
}

/// <summary>A file that came with a message. Its link lives for an hour.</summary>
internal sealed class WishTicketFile
{
    public string? Url { get; set; }
}

/// <summary>What is written to a buyer.</summary>
internal sealed record WishTicketWords(string Message)
{
    /// <summary>Says nothing of the words.</summary>
    public override string ToString() => $"WishTicketWords of {Message.Length} characters";
}

/// <summary>Where a ticket is to stand.</summary>
internal sealed record WishTicketMove(string State);
