using Dropship.Storage;

namespace Dropship.Postgres.Guards;

/// <summary>What the guards know of a group's orders while their rows are locked, and what the commits that passed change of it. No database here: judging is plain code.</summary>
internal sealed class Book
{
    private readonly List<(int Place, string Line, int Unit, int Round)> _bound = [];
    private readonly List<(int Place, int Round, string Scope, decimal Amount)> _held = [];
    private readonly HashSet<(string Shop, string Scope)> _moved = [];
    private readonly HashSet<string> _shut = [];
    private readonly Dictionary<(string Shop, string Scope), decimal> _sums = [];

    internal List<(int Place, string Line, int Unit, int Round)> Binds { get; } = [];

    internal List<(int Place, int Round)> Frees { get; } = [];

    internal List<(int Place, int Round, string Scope, decimal Amount)> Reserves { get; } = [];

    /// <summary>The sums that differ now from what the database has.</summary>
    internal IEnumerable<(string Shop, string Scope, decimal Amount)> Moved => _moved.Select(scope => (scope.Shop, scope.Scope, _sums[scope]));

    internal void Shut(string shop) => _shut.Add(shop);

    internal void Bound(int place, string line, int unit, int round) => _bound.Add((place, line, unit, round));

    internal void Held(int place, int round, string scope, decimal amount) => _held.Add((place, round, scope, amount));

    internal void Sum(string shop, string scope, decimal amount) => _sums[(shop, scope)] = amount;

    /// <summary>Judges a commit by all that passed before it, and notes what it changes if it passes.</summary>
    internal AppendResult Judge(int place, OrderCommit commit)
    {
        var shop = OrdinalText.Encode(commit.Order.Shop.Value);
        if (commit.Spends && _shut.Contains(shop)) return AppendResult.Stopped;
        if (Units(place, commit) is not { } units) return AppendResult.Guarded;
        if (Sums(place, commit, shop) is not { } sums) return AppendResult.OverCeiling;
        Binds.AddRange(units);
        Frees.AddRange(commit.Frees.Distinct().Select(round => (place, round)));
        Reserves.AddRange(commit.Reserves.Select(one => (place, one.Round, OrdinalText.Key(one.Scope), one.Amount)));
        foreach (var (scope, amount) in sums)
        {
            _sums[(shop, scope)] = amount;
            _moved.Add((shop, scope));
        }

        return AppendResult.Written;
    }

    // The lowest units that no live purchase binds; null if there are too few. What the commit itself frees is free.
    private List<(int, string, int, int)>? Units(int place, OrderCommit commit)
    {
        List<(int Place, string Line, int Unit, int Round)> taken = [.. _bound.Where(unit => unit.Place == place && !commit.Frees.Contains(unit.Round))];
        var known = taken.Count;
        foreach (var claim in commit.Claims)
        {
            var line = OrdinalText.Encode(claim.Line.Value);
            var free = Enumerable.Range(1, Math.Max(0, claim.Demanded)).Except(taken.Where(unit => unit.Line == line).Select(unit => unit.Unit)).Take(claim.Quantity).ToList();
            if (free.Count < claim.Quantity) return null;
            taken.AddRange(free.Select(unit => (place, line, unit, claim.Round)));
        }

        return taken[known..];
    }

    // The sums as the commit would leave them; null if one would be over its limit.
    private Dictionary<string, decimal>? Sums(int place, OrderCommit commit, string shop)
    {
        var sums = new Dictionary<string, decimal>();
        foreach (var held in _held)
            if (held.Place == place && commit.Frees.Contains(held.Round))
                sums[held.Scope] = Present(held.Scope) - held.Amount;
        foreach (var reservation in commit.Reserves)
        {
            var scope = OrdinalText.Key(reservation.Scope);
            sums[scope] = Present(scope) + reservation.Amount;
            if (sums[scope] > reservation.Limit) return null;
        }

        return sums;

        decimal Present(string scope) => sums.TryGetValue(scope, out var known) ? known : _sums.GetValueOrDefault((shop, scope));
    }
}
