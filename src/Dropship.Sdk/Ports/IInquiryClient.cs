using Dropship.Domain;

namespace Dropship.Ports;

/// <summary>Buyers' inquiries at a marketplace: read, answered, closed, handed on. Reads throw <see cref="ProviderException"/>; writes answer with a receipt. All members may be called in parallel.</summary>
public interface IInquiryClient
{
    /// <summary>What the engine must know of it; pure data.</summary>
    InquiryDescriptor Inquiries { get; }

    /// <summary>Inquiries that changed since a cursor, at least once, in any order.</summary>
    /// <param name="cursor">The adapter's own mark of the last page; null for the start.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<InquiryPage> ListInquiriesAsync(string? cursor, CancellationToken cancellation);

    /// <summary>Inquiries in which the shop is waited for now, page by page.</summary>
    /// <param name="cursor">The cursor of the page before; null for the first.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<InquiryPage> ListWaitingAsync(string? cursor, CancellationToken cancellation);

    /// <summary>One inquiry as it is now, with what was written; null if the marketplace does not know it.</summary>
    /// <param name="inquiry">Its number.</param>
    /// <param name="cancellation">Gives up.</param>
    ValueTask<MarketplaceInquiry?> FindInquiryAsync(string inquiry, CancellationToken cancellation);

    /// <summary>
    /// Writes to the buyer: once on the wire, no retry, no redirect. Before it is sent the adapter reads the inquiry: words that stand there already since <see cref="InquiryReply.Since"/> are answered as
    /// done, and one that takes no reply is a refusal. After an unknown outcome the inquiry is read: the same words of the shop tell that they arrived.
    /// </summary>
    /// <param name="reply">What is written where.</param>
    /// <param name="cancellation">Gives up; the outcome is then unknown.</param>
    ValueTask<InquiryReceipt> ReplyAsync(InquiryReply reply, CancellationToken cancellation);

    /// <summary>Closes an inquiry, opens it again, or hands it to the marketplace: once on the wire. Doing it twice is harmless.</summary>
    /// <param name="inquiry">Its number.</param>
    /// <param name="act">What to do; not <see cref="InquiryAct.Reply"/>.</param>
    /// <param name="cancellation">Gives up; the outcome is then unknown.</param>
    ValueTask<InquiryReceipt> MoveAsync(string inquiry, InquiryAct act, CancellationToken cancellation);
}

/// <summary>What the engine must know of a marketplace's inquiries.</summary>
/// <param name="MostLetters">The most UTF-16 units that a reply may have.</param>
public sealed record InquiryDescriptor(int MostLetters)
{
    /// <summary>The states in which a reply is taken.</summary>
    /// <value>While the shop is waited for.</value>
    public IReadOnlyList<InquiryState> RepliesIn { get; init; } = [InquiryState.AwaitsShop];
}

/// <summary>A page of inquiries.</summary>
/// <param name="Inquiries">The inquiries.</param>
/// <param name="Cursor">The mark to go on from.</param>
/// <param name="HasMore">True if another page is ready.</param>
public sealed record InquiryPage(IReadOnlyList<MarketplaceInquiry> Inquiries, string Cursor, bool HasMore);

/// <summary>An inquiry as the marketplace has it.</summary>
/// <param name="Orders">The orders it is about; none if it is about none.</param>
/// <param name="Seen">What of it goes to the record of an order: nothing that was written.</param>
/// <param name="Thread">What was written: personal data, not to be kept and not to be logged.</param>
public sealed record MarketplaceInquiry(IReadOnlyList<OrderId> Orders, Fact.InquirySeen Seen, InquiryThread Thread)
{
    /// <summary>The marketplace's number.</summary>
    public string Id => Seen.Inquiry;

    /// <summary>True if the shop wrote these words at a moment or later; how blanks and lines are set does not matter.</summary>
    /// <param name="text">The words; null for any.</param>
    /// <param name="since">The moment.</param>
    public bool Says(string? text, Instant since)
    {
        foreach (var message in Thread.Messages)
            if (message.By == InquiryParty.Shop && message.At >= since && (text is null || SameWords(message.Text, text)))
                return true;
        return false;
    }

    /// <summary>Says nothing of what was written.</summary>
    public override string ToString() => $"{Seen}";

    internal static bool SameWords(string one, string other) =>
        one.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).AsSpan().SequenceEqual(other.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}

/// <summary>What was written in an inquiry.</summary>
/// <param name="Subject">The marketplace's or the buyer's title of it; null if it has none.</param>
/// <param name="Buyer">The buyer's name; null if it is not told.</param>
/// <param name="Locale">The buyer's language as the marketplace tells it, for example <c>fr_FR</c>; null if it does not.</param>
/// <param name="Messages">The messages, the first first.</param>
public sealed record InquiryThread(string? Subject, string? Buyer, string? Locale, IReadOnlyList<InquiryMessage> Messages)
{
    /// <summary>Says nothing of what was written.</summary>
    public override string ToString() => $"InquiryThread of {Messages.Count} messages";
}

/// <summary>A message of an inquiry.</summary>
/// <param name="By">Who wrote it.</param>
/// <param name="At">When; null if it is not told.</param>
/// <param name="Text">What.</param>
/// <param name="Files">Where files lie that came with it. Such links may live for minutes.</param>
public sealed record InquiryMessage(InquiryParty By, Instant? At, string Text, IReadOnlyList<Uri> Files)
{
    /// <summary>Says nothing of what was written.</summary>
    public override string ToString() => $"InquiryMessage of {By} at {At}";
}

/// <summary>Words for a buyer.</summary>
/// <param name="Inquiry">The marketplace's number of the inquiry.</param>
/// <param name="Text">The words, lines ended by a line feed. They are cut nowhere: what is too long is refused.</param>
/// <param name="Since">When they were first tried to be sent: the same words of the shop that stand there since then are these.</param>
public sealed record InquiryReply(string Inquiry, string Text, Instant Since)
{
    /// <summary>Says nothing of the words.</summary>
    public override string ToString() => $"InquiryReply of {Text.Length} characters to {Inquiry}";
}

/// <summary>How a write to an inquiry ended and what exists after it.</summary>
/// <param name="Outcome">How it ended.</param>
/// <param name="Inquiry">The inquiry as it is then, if it could be read.</param>
/// <param name="Reason">Why it was rejected.</param>
/// <param name="Code">The vendor's own code, without personal data.</param>
public sealed record InquiryReceipt(Outcome Outcome, MarketplaceInquiry? Inquiry = null, DeclineReason Reason = DeclineReason.None, string? Code = null)
{
    /// <summary>A receipt that tells no inquiry.</summary>
    /// <param name="receipt">How it ended.</param>
    public static InquiryReceipt Of(WriteReceipt receipt)
    {
        ArgumentNullException.ThrowIfNull(receipt);
        return new(receipt.Outcome, null, receipt.Reason, receipt.Code);
    }
}
