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
    private int _guarded;
    private bool _guardedUnderWay;

    internal int Count => _members.Count;

    internal void Add(AppendRequest request)
    {
        for (var at = 0; at < request.Commits.Count; at++)
        {
            _members.Add(new(request, at));
            if (Group.IsGuarded(request.Commits[at])) _guarded++;
        }
    }

    /// <summary>Takes what may go together now.</summary>
    internal void Fill(Group group)
    {
        // All that wait would have to wait on: not worth a look at each.
        if (_guardedUnderWay && _guarded == _members.Count) return;
        var (kept, next) = (0, 0);
        for (; next < _members.Count && !group.IsFull; next++)
        {
            var member = _members[next];
            if (Stays(group, member)) _members[kept++] = member;
            else if (Group.IsGuarded(member.Commit)) _guarded--;
        }

        _members.RemoveRange(kept, next - kept);
        _passedOver.Clear();
        _guardedUnderWay |= group.Guarded;
    }

    /// <summary>A group is done.</summary>
    internal void Release(Group group)
    {
        foreach (var member in group.Members) _underWay.Remove(member.Commit.Order);
        if (group.Guarded) _guardedUnderWay = false;
    }

    private bool Stays(Group group, Member member)
    {
        if (member.Request.IsGivenUp)
        {
            if (member.At == 0) member.Request.GiveUp();
            return false;
        }

        if (!MayGo(group, member)) return true;
        group.Add(member);
        member.Request.Begin();
        return false;
    }

    private bool MayGo(Group group, Member member)
    {
        var order = member.Commit.Order;
        if (Fits(group, Group.IsGuarded(member.Commit))) return !_passedOver.Contains(order) && _underWay.Add(order);
        // What comes behind it for the same order must stay behind it.
        _passedOver.Add(order);
        return false;
    }

    private bool Fits(Group group, bool guarded) => group.Count > 0 ? group.Guarded == guarded : !guarded || !_guardedUnderWay;
}
