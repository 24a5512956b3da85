using Dropship.Domain;
using Dropship.Storage;

namespace Dropship.Postgres.Commits;

/// <summary>The commits of one transaction, each of another order.</summary>
internal sealed class Group
{
    /// <summary>A transaction ends after so many commits, that one caller's thousands do not keep the others waiting.</summary>
    private const int Largest = 4096;

    private readonly List<Member> _members = [];
    private readonly HashSet<OrderKey> _orders = [];

    internal int Count => _members.Count;

    /// <summary>In the order in which they came.</summary>
    internal IReadOnlyList<Member> Members => _members;

    /// <summary>True if one of them touches units, money or the gate.</summary>
    internal bool Guarded { get; private set; }

    internal OrderCommit this[int place] => _members[place].Commit;

    /// <summary>False if it has to wait for the next group: there is no room, or its order is in this one.</summary>
    internal bool TryAdd(Member member)
    {
        var commit = member.Commit;
        if (_members.Count == Largest || !_orders.Add(commit.Order)) return false;
        _members.Add(member);
        Guarded |= IsGuarded(commit);
        return true;
    }

    internal static Group Of(IEnumerable<Member> members)
    {
        var group = new Group();
        foreach (var member in members) group.TryAdd(member);
        return group;
    }

    /// <summary>Places by order. Every process writes its rows in this order, so that none waits for another in a circle.</summary>
    internal int[] Sorted()
    {
        var places = new int[_members.Count];
        for (var i = 0; i < places.Length; i++) places[i] = i;
        Array.Sort(places, (one, other) => this[one].Order.CompareTo(this[other].Order));
        return places;
    }

    internal static bool IsGuarded(OrderCommit commit) => commit.Spends || commit.Claims.Count > 0 || commit.Frees.Count > 0 || commit.Reserves.Count > 0;
}
