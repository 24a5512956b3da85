namespace Dropship.Domain;

/// <summary>How long a buyer who asks something may wait. Dated: of several, the newest that is not dated after the beginning of the wait counts.</summary>
/// <param name="Within">How long.</param>
/// <param name="From">For waits that begin at this moment or later; by default for all.</param>
public readonly record struct ReplyTime(TimeSpan Within, Instant From = default);

/// <summary>Until when buyers' inquiries are answered, and what is answered without a person. Pure data.</summary>
public sealed record InquiryRules
{
    /// <summary>Every rule at its default, as said below.</summary>
    public static InquiryRules Default { get; } = new();

    /// <summary>How long a buyer may wait for each answer; empty: no limit is set, and a person is asked all the same.</summary>
    /// <value>24 hours.</value>
    public Few<ReplyTime> Within { get; init; } = Few.Of<ReplyTime>().Add(new(TimeSpan.FromHours(24)));

    /// <summary>True if an inquiry about an order that nobody has answered by its margin before the reply-by is answered once, from the order's facts. What is asked again is for a person.</summary>
    /// <value>false</value>
    public bool AnswersItself { get; init; }

    /// <summary>How long a buyer may wait from a moment on, or null.</summary>
    /// <param name="since">When the wait began.</param>
    public TimeSpan? WithinOf(Instant since)
    {
        ReplyTime? newest = null;
        foreach (var time in Within)
            if (time.From <= since && !(newest?.From > time.From))
                newest = time;
        return newest?.Within;
    }
}
