using Dropship.Domain;

namespace Dropship.Postgres.Commits;

/// <summary>
/// Commits that wait for a lane, in the order in which they came, and the orders that are under way. An order's commits go one after
/// another; of groups with guards there is one at a time, for they meet on the same sums.
/// </summary>
internal sealed class Waiting
{
    private readonly List<Member> _members = [];
    private readonly HashSet<OrderKey> _underWay = [];
    private readonly HashSet<OrderKey> _passedOver = [];
    private bool _guardedUnderWay;

    internal int Count => _members.Count;

    internal void Add(AppendRequest request)
    {
        for (var at = 0; at < request.Commits.Count; at++) _members.Add(new(request, at));
    }

    /// <summary>Takes what may go together now.</summary>
    internal void Fill(Group group)
    {
        var kept = 0;
        for (var i = 0; i < _members.Count; i++)
        {
            var member = _members[i];
            if (member.Request.IsGivenUp)
            {
                if (member.At == 0) member.Request.GiveUp();
            }
            else if (MayGo(group, member))
            {
                group.Add(member);
                member.Request.Begin();
            }
            else _members[kept++] = member;
        }

        _members.RemoveRange(kept, _members.Count - kept);
        _passedOver.Clear();
        _guardedUnderWay |= group.Guarded;
    }

    /// <summary>A group is done.</summary>
    internal void Release(Group group)
    {
        foreach (var member in group.Members) _underWay.Remove(member.Commit.Order);
        if (group.Guarded) _guardedUnderWay = false;
    }

    private bool MayGo(Group group, Member member)
    {
        var order = member.Commit.Order;
        if (Fits(group, Group.IsGuarded(member.Commit))) return !_passedOver.Contains(order) && _underWay.Add(order);
        // What comes behind it for the same order must stay behind it.
        _passedOver.Add(order);
        return false;
    }

    private bool Fits(Group group, bool guarded) => !group.IsFull && (group.Count > 0 ? group.Guarded == guarded : !guarded || !_guardedUnderWay);
}
