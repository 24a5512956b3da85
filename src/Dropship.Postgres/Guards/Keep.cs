using Dropship.Postgres.Commits;
using Dropship.Postgres.Sessions;
using Npgsql;

namespace Dropship.Postgres.Guards;

/// <summary>Writes what the commits that passed change of units and money, in the transaction that writes the commits.</summary>
internal sealed class Keep
{
    private readonly (Column<string> Shops, Column<string> Ids, Column<int> Rounds) _frees = (Columns.Text(), Columns.Text(), Columns.Int());
    private readonly (Column<string> Shops, Column<string> Ids, Column<string> Lines, Column<int> Units, Column<int> Rounds) _units = (Columns.Text(), Columns.Text(), Columns.Text(), Columns.Int(), Columns.Int());
    private readonly (Column<string> Shops, Column<string> Ids, Column<int> Rounds, Column<string> Scopes, Column<decimal> Amounts) _money = (Columns.Text(), Columns.Text(), Columns.Int(), Columns.Text(), Columns.Money());
    private readonly (Column<string> Shops, Column<string> Scopes, Column<decimal> Amounts) _sums = (Columns.Text(), Columns.Text(), Columns.Money());
    private readonly NpgsqlBatchCommand[] _free;
    private readonly NpgsqlBatchCommand _keep;

    internal Keep()
    {
        _free =
        [
            Columns.Command("UPDATE units AS u SET live = false FROM unnest($1, $2, $3) AS i (shop, id, round) WHERE u.shop = i.shop AND u.id = i.id AND u.round = i.round AND u.live", Freed()),
            Columns.Command("DELETE FROM reservations AS r USING unnest($1, $2, $3) AS i (shop, id, round) WHERE r.shop = i.shop AND r.id = i.id AND r.round = i.round", Freed()),
        ];
        _keep = Columns.Command("""
            WITH bound AS (
                INSERT INTO units (shop, id, line, unit, round, live) SELECT i.*, true FROM unnest($1, $2, $3, $4, $5) AS i
            ), aside AS (
                INSERT INTO reservations (shop, id, round, scope, amount) SELECT i.* FROM unnest($6, $7, $8, $9, $10) AS i
            )
            UPDATE reserved AS r SET amount = i.amount FROM unnest($11, $12, $13) AS i (shop, scope, amount) WHERE r.shop = i.shop AND r.scope = i.scope
            """, _units.Shops.Parameter(), _units.Ids.Parameter(), _units.Lines.Parameter(), _units.Units.Parameter(), _units.Rounds.Parameter(),
            _money.Shops.Parameter(), _money.Ids.Parameter(), _money.Rounds.Parameter(), _money.Scopes.Parameter(), _money.Amounts.Parameter(),
            _sums.Shops.Parameter(), _sums.Scopes.Parameter(), _sums.Amounts.Parameter());
    }

    internal IEnumerable<NpgsqlBatchCommand> Commands(Group group, Book book)
    {
        Clear();
        foreach (var (place, round) in book.Frees) Add(_frees.Shops, _frees.Ids, _frees.Rounds, group[place].Order, round);
        foreach (var (place, line, unit, round) in book.Binds)
        {
            Add(_units.Shops, _units.Ids, _units.Rounds, group[place].Order, round);
            _units.Lines.Values.Add(line);
            _units.Units.Values.Add(unit);
        }

        foreach (var (place, round, scope, amount) in book.Reserves)
        {
            Add(_money.Shops, _money.Ids, _money.Rounds, group[place].Order, round);
            _money.Scopes.Values.Add(scope);
            _money.Amounts.Values.Add(amount);
        }

        foreach (var (shop, scope, amount) in book.Moved)
        {
            _sums.Shops.Values.Add(shop);
            _sums.Scopes.Values.Add(scope);
            _sums.Amounts.Values.Add(amount);
        }

        return [.. book.Frees.Count > 0 ? _free : [], .. book.Binds.Count + book.Reserves.Count + _sums.Shops.Values.Count > 0 ? [_keep] : Array.Empty<NpgsqlBatchCommand>()];
    }

    private static void Add(Column<string> shops, Column<string> ids, Column<int> rounds, Domain.OrderKey order, int round)
    {
        shops.Values.Add(OrdinalText.Encode(order.Shop.Value));
        ids.Values.Add(OrdinalText.Encode(order.Id.Value));
        rounds.Values.Add(round);
    }

    private NpgsqlParameter[] Freed() => [_frees.Shops.Parameter(), _frees.Ids.Parameter(), _frees.Rounds.Parameter()];

    private void Clear()
    {
        foreach (var texts in new[] { _frees.Shops, _frees.Ids, _units.Shops, _units.Ids, _units.Lines, _money.Shops, _money.Ids, _money.Scopes, _sums.Shops, _sums.Scopes }) texts.Values.Clear();
        foreach (var numbers in new[] { _frees.Rounds, _units.Units, _units.Rounds, _money.Rounds }) numbers.Values.Clear();
        _money.Amounts.Values.Clear();
        _sums.Amounts.Values.Clear();
    }
}
