namespace Dropship.Testing.Sandbox.Wish;

/// <summary>What a buyer asks: a ticket with its first message.</summary>
/// <param name="Message">What the buyer writes.</param>
/// <param name="Orders">The orders it is about; none for a question before buying.</param>
public sealed record WishSandboxTicket(string Message, IReadOnlyList<string> Orders)
{
    /// <summary>Wish's word for its kind: <c>ORDER</c>, <c>PRE_PURCHASE</c> or <c>POST_CUSTOMER_SUPPORT</c>.</summary>
    /// <value><c>ORDER</c>.</value>
    public string Type { get; init; } = WishTicketWords.OfOrder;

    /// <summary>Its title.</summary>
    /// <value><c>Where is my order?</c></value>
    public string Subject { get; init; } = "Where is my order?";

    /// <summary>Wish's word for why money is wanted back, or null.</summary>
    /// <value>Null.</value>
    public string? RefundReason { get; init; }

    /// <summary>The buyer's name.</summary>
    /// <value><c>Jane Example</c></value>
    public string BuyerName { get; init; } = "Jane Example";

    /// <summary>The buyer's language as Wish tells it.</summary>
    /// <value><c>en</c></value>
    public string Locale { get; init; } = "en";
}

/// <summary>A ticket in the account's books.</summary>
/// <param name="Id">Its number.</param>
/// <param name="State">Wish's word for who waits for whom.</param>
/// <param name="Replies">What was written, the first first.</param>
public sealed record WishSandboxThread(string Id, string State, IReadOnlyList<WishSandboxReply> Replies);

/// <summary>A message of a ticket.</summary>
/// <param name="Sender">Wish's word for who wrote it: <c>USER</c>, <c>MERCHANT</c> or <c>WISH_SUPPORT</c>.</param>
/// <param name="Message">What was written.</param>
/// <param name="At">When.</param>
public sealed record WishSandboxReply(string Sender, string Message, DateTimeOffset At);
