namespace Dropship.Domain;

/// <summary>A buyer's inquiry about the order, and what the shop has decided about it. What was written is not here: it is personal.</summary>
/// <param name="Id">The marketplace's number.</param>
public sealed record Inquiry(string Id) : IKeyed<Inquiry>
{
    /// <summary>The inquiry; null while only what followed it is known.</summary>
    public Fact.InquirySeen? Seen { get; init; }

    /// <summary>What the shop has decided, by number. The last counts: what was not sent by then is not sent any more.</summary>
    public Few<Decision.InquiryActed> Acts { get; init; }

    /// <inheritdoc />
    public int CompareKey(Inquiry other) => string.CompareOrdinal(Id, other.Id);

    internal static TryKey KeyOf(Decision.InquiryActed act) => new(act.Act == InquiryAct.Reply ? TryKind.ReplyInquiry : TryKind.MoveInquiry, act.No, Name: act.Inquiry);

    // The newer revision counts; of two with one revision one must win whatever came first.
    internal Inquiry Join(Fact.InquirySeen told) => Seen is { } known && Compare(known, told) >= 0 ? this : this with { Seen = told };

    // Of one revision the one in which the shop is waited for: nobody is spared an answer.
    private static int Compare(Fact.InquirySeen one, Fact.InquirySeen other)
    {
        if (Key(one).CompareTo(Key(other)) is var keys and not 0) return keys;
        if (string.CompareOrdinal(one.About, other.About) is var about and not 0) return about;
        if (string.CompareOrdinal(one.AnsweredIn?.Value, other.AnsweredIn?.Value) is var place and not 0) return place;
        for (var i = 0; i < one.Turns.Count; i++)
            if (((int)one.Turns[i].By, one.Turns[i].At.Milliseconds).CompareTo(((int)other.Turns[i].By, other.Turns[i].At.Milliseconds)) is var turns and not 0)
                return turns;
        return 0;
    }

    private static (long, int, int, int, long, long) Key(Fact.InquirySeen seen) => (seen.Revision, -(int)seen.State, seen.Turns.Count, (int)seen.Kind, seen.ChangedAt.Milliseconds, seen.OpenedAt.Milliseconds);
}
