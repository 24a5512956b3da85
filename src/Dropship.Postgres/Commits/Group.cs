using Dropship.Storage;

namespace Dropship.Postgres.Commits;

/// <summary>The commits of one transaction, each of another order; all of them touch units or money, or none. Used again and again.</summary>
internal sealed class Group
{
    /// <summary>A transaction ends after so many commits, that one caller's thousands do not keep the others waiting.</summary>
    private const int Largest = 4096;

    private readonly List<Member> _members = [];
    private int[] _places = [];

    internal int Count => _members.Count;

    internal bool IsFull => _members.Count == Largest;

    /// <summary>In the order in which they came.</summary>
    internal IReadOnlyList<Member> Members => _members;

    /// <summary>True if they touch units or money.</summary>
    internal bool Guarded { get; private set; }

    /// <summary>True if one of them passes the gate.</summary>
    internal bool Spends { get; private set; }

    internal OrderCommit this[int place] => _members[place].Commit;

    internal static Group Of(IEnumerable<Member> members)
    {
        var group = new Group();
        foreach (var member in members) group.Add(member);
        return group;
    }

    /// <summary>True if it touches units or money.</summary>
    internal static bool IsGuarded(OrderCommit commit) => commit.Claims.Count > 0 || commit.Frees.Count > 0 || commit.Reserves.Count > 0;

    internal void Add(Member member)
    {
        _members.Add(member);
        Guarded |= IsGuarded(member.Commit);
        Spends |= member.Commit.Spends;
    }

    internal void Clear()
    {
        _members.Clear();
        (Guarded, Spends) = (false, false);
    }

    /// <summary>Places by order. Every process writes its rows in this order, so that none waits for another in a circle. Good until the next call.</summary>
    internal ReadOnlySpan<int> Sorted()
    {
        if (_places.Length < _members.Count) _places = new int[_members.Capacity];
        var places = _places.AsSpan(0, _members.Count);
        for (var i = 0; i < places.Length; i++) places[i] = i;
        places.Sort((one, other) => this[one].Order.CompareTo(this[other].Order));
        return places;
    }

    /// <summary>Tells the callers.</summary>
    /// <param name="here">True to go on with a lone caller's code at once, in this thread: a hop less for who waits alone.</param>
    internal void Answer(bool here)
    {
        here = here && _members.Count == 1 && System.Runtime.CompilerServices.RuntimeHelpers.TryEnsureSufficientExecutionStack();
        foreach (var member in _members) member.Request.Close(here);
    }
}
