using static Dropship.Testing.Sandbox.Wish.WishEvent;

namespace Dropship.Testing.Sandbox.Wish;

/// <summary>A ticket after what happened to it.</summary>
internal sealed record WishTicket(int Number, string Id, WishSandboxTicket What, DateTimeOffset OpenedAt, DateTimeOffset UpdatedAt)
{
    internal string State { get; private init; } = WishTicketWords.AwaitingMerchant;

    internal IReadOnlyList<WishSandboxReply> Replies { get; private init; } = [new(WishTicketWords.User, What.Message, OpenedAt)];

    internal (DateTimeOffset At, string By)? Resolution { get; private init; }

    /// <summary>Who writes hands the ticket to the other side: a merchant to the buyer, all others to the merchant.</summary>
    internal WishTicket Hear(TicketWritten written, DateTimeOffset updated) => this with
    {
        UpdatedAt = updated,
        State = written.Sender == WishTicketWords.Merchant ? WishTicketWords.AwaitingUser : WishTicketWords.AwaitingMerchant,
        Replies = [.. Replies, new(written.Sender, written.Message, written.At)],
        Resolution = null,
    };

    internal WishTicket Hear(TicketMoved moved, DateTimeOffset updated) => this with
    {
        UpdatedAt = updated,
        State = moved.State,
        Resolution = WishTicketWords.IsClosed(moved.State) ? (moved.At, moved.By) : null,
    };
}

/// <summary>The vendor's words for tickets.</summary>
internal static class WishTicketWords
{
    internal const string AwaitingMerchant = "AWAITING_MERCHANT";
    internal const string AwaitingUser = "AWAITING_USER";
    internal const string AwaitingWish = "AWAITING_WISH";
    internal const string Closed = "CLOSED";
    internal const string PermanentlyClosed = "PERMANENTLY_CLOSED";

    internal const string OfOrder = "ORDER";

    internal const string User = "USER";
    internal const string Merchant = "MERCHANT";
    internal const string Support = "WISH_SUPPORT";

    internal static IReadOnlyList<string> States { get; } = [AwaitingWish, AwaitingUser, AwaitingMerchant, Closed, PermanentlyClosed];

    internal static IReadOnlyList<string> Types { get; } = [OfOrder, "PRE_PURCHASE", "POST_CUSTOMER_SUPPORT"];

    internal static bool IsClosed(string state) => state is Closed or PermanentlyClosed;
}
