using System.Globalization;
using Dropship.Domain;
using Dropship.Sqlite.Native;
using Dropship.Storage;

namespace Dropship.Sqlite.Tables;

/// <summary>What guards spending: live units, money set aside, gates. Judged and written in the transaction of the commit; the one writer makes looking and writing one.</summary>
internal sealed class Spending(Database database)
{
    private readonly Statement _units = database["SELECT unit, round FROM units WHERE order_no = ?1 AND line = ?2 AND live = 1 ORDER BY unit"];
    private readonly Statement _bind = database["INSERT INTO units VALUES (?1, ?2, ?3, ?4, 1)"];
    private readonly Statement _free = database["UPDATE units SET live = 0 WHERE order_no = ?1 AND round = ?2 AND live = 1"];
    private readonly Statement _count = database["INSERT INTO reserved VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET amount = excluded.amount"];
    private readonly Statement _reserve = database["INSERT INTO reservations VALUES (?1, ?2, ?3, ?4)"];
    private readonly Statement _reservations = database["SELECT scope, amount FROM reservations WHERE order_no = ?1 AND round = ?2"];
    private readonly Statement _release = database["DELETE FROM reservations WHERE order_no = ?1 AND round = ?2"];

    /// <summary>Null if a commit may pass.</summary>
    internal AppendResult? Refuse(OrderCommit commit, long order)
    {
        if (commit.Spends && ReadGate(database, commit.Order.Shop) is { State: not GateState.Open }) return AppendResult.Stopped;
        for (var i = 0; i < commit.Claims.Count; i++)
            if (Free(commit, commit.Claims[i], order).Count < commit.Claims[i].Quantity)
                return AppendResult.Guarded;
        for (var i = 0; i < commit.Reserves.Count; i++)
            if (commit.Reserves[i] is { Limit: { } limit } wanted && ReadSum(database, commit.Order.Shop, wanted.Scope) - Freed(commit, wanted.Scope, order) + wanted.Amount > limit)
                return AppendResult.OverCeiling;
        return null;
    }

    internal void Apply(OrderCommit commit, long order)
    {
        for (var i = 0; i < commit.Frees.Count; i++) Release(commit.Order.Shop, order, commit.Frees[i]);
        for (var i = 0; i < commit.Claims.Count; i++)
            foreach (var unit in Free(commit, commit.Claims[i], order))
                _bind.Bind(1, order).Bind(2, commit.Claims[i].Line.Value).Bind(3, unit).Bind(4, (long)commit.Claims[i].Round).Run();
        for (var i = 0; i < commit.Reserves.Count; i++)
        {
            var wanted = commit.Reserves[i];
            _reserve.Bind(1, order).Bind(2, (long)wanted.Round).Bind(3, wanted.Scope).Bind(4, Text(wanted.Amount)).Run();
            Count(commit.Order.Shop, wanted.Scope, wanted.Amount);
        }
    }

    internal static ShopGate? ReadGate(Database database, ShopId shop)
    {
        var row = database["SELECT state, reason, by, at FROM gates WHERE shop = ?1"].Bind(1, shop.Value);
        if (!row.Step()) return null;
        var gate = new ShopGate((GateState)row.Long(0), row.Text(1), row.Text(2), new(row.Long(3)));
        row.Reset();
        return gate;
    }

    internal static decimal ReadSum(Database database, ShopId shop, string scope)
    {
        var row = database["SELECT amount FROM reserved WHERE shop = ?1 AND scope = ?2"].Bind(1, shop.Value).Bind(2, scope);
        if (!row.Step()) return 0m;
        var sum = Amount(row.Text(0));
        row.Reset();
        return sum;
    }

    internal static void SetGate(Database database, ShopId shop, ShopGate gate) =>
        database["INSERT INTO gates VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO UPDATE SET state = excluded.state, reason = excluded.reason, by = excluded.by, at = excluded.at"]
            .Bind(1, shop.Value).Bind(2, (long)gate.State).Bind(3, gate.Reason).Bind(4, gate.By).Bind(5, gate.At.Milliseconds).Run();

    private void Release(ShopId shop, long order, int round)
    {
        _free.Bind(1, order).Bind(2, (long)round).Run();
        foreach (var (scope, amount) in Reservations(order, round)) Count(shop, scope, -amount);
        _release.Bind(1, order).Bind(2, (long)round).Run();
    }

    private void Count(ShopId shop, string scope, decimal amount) => _count.Bind(1, shop.Value).Bind(2, scope).Bind(3, Text(ReadSum(database, shop, scope) + amount)).Run();

    private decimal Freed(OrderCommit commit, string scope, long order)
    {
        var freed = 0m;
        for (var i = 0; i < commit.Frees.Count; i++)
            foreach (var known in Reservations(order, commit.Frees[i]))
                if (known.Scope == scope)
                    freed += known.Amount;
        return freed;
    }

    private List<(string Scope, decimal Amount)> Reservations(long order, int round)
    {
        List<(string, decimal)> found = [];
        var rows = _reservations.Bind(1, order).Bind(2, (long)round);
        while (rows.Step()) found.Add((rows.Text(0), Amount(rows.Text(1))));
        return found;
    }

    // The lowest units that no live purchase binds; what the commit itself frees is free.
    private List<long> Free(OrderCommit commit, UnitClaim claim, long order)
    {
        HashSet<long> taken = [];
        var rows = _units.Bind(1, order).Bind(2, claim.Line.Value);
        while (rows.Step())
            if (!commit.Frees.Contains((int)rows.Long(1)))
                taken.Add(rows.Long(0));
        List<long> free = [];
        for (long unit = 1; unit <= claim.Demanded && free.Count < claim.Quantity; unit++)
            if (!taken.Contains(unit))
                free.Add(unit);
        return free;
    }

    // SQLite has no decimals, and its floating numbers lose cents.
    private static string Text(decimal amount) => amount.ToString(CultureInfo.InvariantCulture);

    private static decimal Amount(string text) => decimal.Parse(text, CultureInfo.InvariantCulture);
}
