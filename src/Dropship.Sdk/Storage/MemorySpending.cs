using Dropship.Domain;

namespace Dropship.Storage;

/// <summary>What guards spending, in memory: live units, money set aside, gates. Its store locks.</summary>
internal sealed class MemorySpending
{
    private readonly Dictionary<OrderKey, Bound> _bound = [];
    private readonly Dictionary<(ShopId, string), decimal> _sums = [];
    private readonly Dictionary<ShopId, ShopGate> _gates = [];

    internal ShopGate? Gate(ShopId shop) => _gates.GetValueOrDefault(shop);

    internal void Set(ShopId shop, ShopGate gate) => _gates[shop] = gate;

    internal decimal Reserved(ShopId shop, string scope) => _sums.GetValueOrDefault((shop, scope));

    /// <summary>Null if a commit may pass.</summary>
    internal AppendResult? Refuse(OrderCommit commit)
    {
        if (commit.Spends && Gate(commit.Order.Shop) is { State: not GateState.Open }) return AppendResult.Stopped;
        foreach (var claim in commit.Claims)
            if (Free(commit, claim).Count < claim.Quantity)
                return AppendResult.Guarded;
        foreach (var reservation in commit.Reserves)
            if (reservation.Limit is { } limit && Reserved(commit.Order.Shop, reservation.Scope) - Freed(commit, reservation.Scope) + reservation.Amount > limit)
                return AppendResult.OverCeiling;
        return null;
    }

    internal void Apply(OrderCommit commit)
    {
        if (commit.Frees.Count == 0 && commit.Claims.Count == 0 && commit.Reserves.Count == 0) return;
        if (!_bound.TryGetValue(commit.Order, out var bound)) _bound[commit.Order] = bound = new([], []);
        foreach (var round in commit.Frees)
        {
            bound.Units.RemoveAll(unit => unit.Round == round);
            foreach (var known in bound.Money.FindAll(known => known.Round == round)) Count(commit.Order.Shop, known.Scope, -known.Amount);
            bound.Money.RemoveAll(known => known.Round == round);
        }

        foreach (var claim in commit.Claims)
            foreach (var unit in Free(commit, claim))
                bound.Units.Add((claim.Line, unit, claim.Round));
        foreach (var reservation in commit.Reserves)
        {
            bound.Money.Add(reservation);
            Count(commit.Order.Shop, reservation.Scope, reservation.Amount);
        }
    }

    private void Count(ShopId shop, string scope, decimal amount) => _sums[(shop, scope)] = Reserved(shop, scope) + amount;

    private decimal Freed(OrderCommit commit, string scope) =>
        _bound.TryGetValue(commit.Order, out var bound) ? bound.Money.Where(known => known.Scope == scope && commit.Frees.Contains(known.Round)).Sum(known => known.Amount) : 0m;

    // The lowest units that no live purchase binds; what the commit itself frees is free.
    private List<int> Free(OrderCommit commit, UnitClaim claim)
    {
        var taken = _bound.TryGetValue(commit.Order, out var bound) ? bound.Units.FindAll(unit => unit.Line == claim.Line && !commit.Frees.Contains(unit.Round)).ConvertAll(unit => unit.Unit) : [];
        return [.. Enumerable.Range(1, Math.Max(0, claim.Demanded)).Except(taken).Take(claim.Quantity)];
    }

    private sealed record Bound(List<(LineId Line, int Unit, int Round)> Units, List<Reservation> Money);
}
