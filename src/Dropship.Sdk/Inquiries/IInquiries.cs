using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.Inquiries;

/// <summary>
/// Buyers' inquiries, for people: what waits, what was written, what could be answered, and what is done about it. What was written is read at the marketplace each time and kept nowhere;
/// what is written to a buyer is kept with the personal data of the order and goes with them.
/// </summary>
public interface IInquiries
{
    /// <summary>The inquiries in which the shop is waited for now, read at the marketplace, the longest wait first. Those of no order of ours are among them.</summary>
    /// <param name="shop">Whose.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ArgumentException">The shop is not configured, or reads no inquiries.</exception>
    /// <exception cref="ProviderException">The marketplace could not be read now.</exception>
    Task<IReadOnlyList<WaitingInquiry>> ListAsync(ShopId shop, CancellationToken cancellation = default);

    /// <summary>An inquiry with what was written in it, read at the marketplace; null if the marketplace does not know it. What is new of it goes to the record of its order.</summary>
    /// <param name="shop">Whose.</param>
    /// <param name="inquiry">The marketplace's number.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ArgumentException">The shop is not configured, or reads no inquiries.</exception>
    /// <exception cref="ProviderException">The marketplace could not be read now.</exception>
    Task<ReadInquiry?> ReadAsync(ShopId shop, string inquiry, CancellationToken cancellation = default);

    /// <summary>What could be answered, from the order's facts: where it is, when it comes, what happens next. In the buyer's language, and no longer than the marketplace takes. Null if nothing is known to say.</summary>
    /// <param name="shop">Whose.</param>
    /// <param name="inquiry">The marketplace's number.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ArgumentException">The shop is not configured, or reads no inquiries.</exception>
    /// <exception cref="ProviderException">The marketplace could not be read now.</exception>
    Task<ProposedAnswer?> ProposeAsync(ShopId shop, string inquiry, CancellationToken cancellation = default);

    /// <summary>Writes to the buyer, once. The words are kept first, then it is decided, then sent as any other write: looked for in doubt, never simply said again.</summary>
    /// <param name="order">The order in whose record the inquiry is.</param>
    /// <param name="inquiry">The marketplace's number.</param>
    /// <param name="text">The words.</param>
    /// <param name="by">Who writes.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Why not, or null.</returns>
    /// <exception cref="ArgumentException">The shop is not configured, or reads no inquiries.</exception>
    /// <exception cref="ProviderException">The inquiry could not be read now: nothing was decided.</exception>
    Task<Refusal?> ReplyAsync(OrderKey order, string inquiry, string text, string by, CancellationToken cancellation = default);

    /// <summary>Closes an inquiry, opens it again, or hands it to the marketplace.</summary>
    /// <param name="order">The order in whose record the inquiry is.</param>
    /// <param name="inquiry">The marketplace's number.</param>
    /// <param name="act">What to do; words are for <see cref="ReplyAsync"/>.</param>
    /// <param name="by">Who decides.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <returns>Why not, or null.</returns>
    /// <exception cref="ArgumentException">The shop is not configured, or reads no inquiries.</exception>
    /// <exception cref="ProviderException">The inquiry could not be read now: nothing was decided.</exception>
    Task<Refusal?> MoveAsync(OrderKey order, string inquiry, InquiryAct act, string by, CancellationToken cancellation = default);

    /// <summary>How long buyers waited for answers. Reads every order of the shop.</summary>
    /// <param name="shop">Whose.</param>
    /// <param name="window">Waits that began in so long a time before now.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ArgumentException">The shop is not configured.</exception>
    Task<ResponseTimes> MeasureAsync(ShopId shop, TimeSpan window, CancellationToken cancellation = default);
}

/// <summary>An inquiry in which the shop is waited for.</summary>
/// <param name="Id">The marketplace's number.</param>
/// <param name="Order">The order in whose record it is; null if it is of no order of ours: it is answered on the marketplace's own page.</param>
/// <param name="Kind">What it is to the marketplace.</param>
/// <param name="About">The marketplace's own word of what it is about, or null.</param>
/// <param name="Since">Since when the shop is waited for.</param>
/// <param name="ReplyBy">Until when it is to be answered; null without a rule.</param>
public sealed record WaitingInquiry(string Id, OrderKey? Order, InquiryKind Kind, string? About, Instant Since, Instant? ReplyBy);

/// <summary>An inquiry with what was written in it.</summary>
/// <param name="Order">The order in whose record it is; null if it is of no order of ours.</param>
/// <param name="Inquiry">The inquiry as the marketplace has it: personal data.</param>
/// <param name="Acts">What the shop has decided about it.</param>
public sealed record ReadInquiry(OrderKey? Order, MarketplaceInquiry Inquiry, IReadOnlyList<Decision.InquiryActed> Acts)
{
    /// <summary>Says nothing of what was written.</summary>
    public override string ToString() => $"ReadInquiry {Inquiry.Id} of {Order?.ToString() ?? "no order"}";
}

/// <summary>An answer that could be given.</summary>
/// <param name="Language">Its language, for example <c>en</c>.</param>
/// <param name="Text">Its words: personal data, for it may name the buyer.</param>
/// <param name="Parts">The facts that it tells.</param>
public sealed record ProposedAnswer(string Language, string Text, Few<AnswerPart> Parts)
{
    /// <summary>Says nothing of the words.</summary>
    public override string ToString() => $"ProposedAnswer of {Text.Length} characters in {Language}";
}

/// <summary>How long buyers waited for answers.</summary>
/// <param name="From">Waits that began then or later.</param>
/// <param name="First">The first answer of each inquiry.</param>
/// <param name="Each">Every answer.</param>
public sealed record ResponseTimes(Instant From, WaitFigures First, WaitFigures Each);

/// <summary>Figures of some waits.</summary>
/// <param name="Answered">How many ended with an answer.</param>
/// <param name="Open">How many have not ended.</param>
/// <param name="Median">Half of those that ended were no longer; null if none did.</param>
/// <param name="NinetyPercent">Nine in ten of those that ended were no longer; null if none did.</param>
/// <param name="Longest">The longest that ended; null if none did.</param>
/// <param name="LongestOpen">How long the longest that is open is by now; null if none is.</param>
public sealed record WaitFigures(int Answered, int Open, TimeSpan? Median, TimeSpan? NinetyPercent, TimeSpan? Longest, TimeSpan? LongestOpen)
{
    internal static WaitFigures Of(IEnumerable<InquiryWait> waits, Instant now)
    {
        List<TimeSpan> ended = [], open = [];
        foreach (var wait in waits)
            if (wait.AnsweredAt is { } at) ended.Add(at - wait.Since);
            else open.Add(now - wait.Since);
        ended.Sort();
        return new(ended.Count, open.Count, Part(ended, 0.5), Part(ended, 0.9), Part(ended, 1), open.Count == 0 ? null : open.Max());
    }

    // The least that so great a part is not longer than.
    private static TimeSpan? Part(List<TimeSpan> sorted, double part) => sorted.Count == 0 ? null : sorted[(int)Math.Ceiling(part * sorted.Count) - 1];
}
