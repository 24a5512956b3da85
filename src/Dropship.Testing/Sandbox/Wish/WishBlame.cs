namespace Dropship.Testing.Sandbox.Wish;

/// <summary>A penalty as it stands.</summary>
internal sealed record WishPenalty(WishEvent.Punished Issued, DateTimeOffset? ReversedAt)
{
    internal string Id => Issued.Id;
}

/// <summary>The penalties of the account, the oldest first.</summary>
internal sealed class WishBlame
{
    private readonly List<WishPenalty> _penalties = [];

    internal IReadOnlyList<WishPenalty> Penalties => _penalties;

    internal WishPenalty? Find(string id) => _penalties.Find(penalty => penalty.Id == id);

    internal IEnumerable<string> Of(string order) => _penalties.Where(penalty => penalty.Issued.Entity == WishPenalties.Order && penalty.Issued.About == order).Select(penalty => penalty.Id);

    internal void Hear(WishEvent happened)
    {
        if (happened is WishEvent.Punished issued) _penalties.Add(new(issued, null));
        if (happened is WishEvent.PenaltyReversed reversed && _penalties.FindIndex(penalty => penalty.Id == reversed.Id) is >= 0 and var at) _penalties[at] = _penalties[at] with { ReversedAt = reversed.At };
    }
}
