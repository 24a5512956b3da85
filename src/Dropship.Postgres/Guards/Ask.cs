using Dropship.Postgres.Commits;
using Dropship.Postgres.Sessions;
using Npgsql;

namespace Dropship.Postgres.Guards;

/// <summary>
/// Reads what the guards need, in one round trip and always in this order: gates, units, money. Sums are locked last and in the order of
/// their names, so that no two processes wait for each other in a circle.
/// </summary>
internal sealed class Ask
{
    private const string Scopes = """
        (SELECT i.shop, i.scope FROM unnest($1, $2) AS i (shop, scope)
         UNION SELECT r.shop, r.scope FROM unnest($3, $4, $5) AS i (shop, id, round) JOIN reservations AS r ON r.shop = i.shop AND r.id = i.id AND r.round = i.round)
        """;

    private readonly Column<string> _spending = Columns.Text();
    private readonly (Column<int> Places, Column<string> Shops, Column<string> Ids) _claims = (Columns.Int(), Columns.Text(), Columns.Text());
    private readonly (Column<int> Places, Column<string> Shops, Column<string> Ids, Column<int> Rounds) _frees = (Columns.Int(), Columns.Text(), Columns.Text(), Columns.Int());
    private readonly (Column<string> Shops, Column<string> Scopes) _reserves = (Columns.Text(), Columns.Text());
    private readonly NpgsqlBatchCommand _gates;
    private readonly NpgsqlBatchCommand _units;
    private readonly NpgsqlBatchCommand _held;
    private readonly NpgsqlBatchCommand _sums;

    internal Ask()
    {
        _gates = Columns.Command("SELECT g.shop FROM unnest($1) AS i (shop) JOIN gates AS g ON g.shop = i.shop WHERE g.state <> 'Open'", _spending.Parameter());
        _units = Columns.Command("""
            SELECT i.place, u.line, u.unit, u.round FROM unnest($1, $2, $3) AS i (place, shop, id) JOIN units AS u ON u.shop = i.shop AND u.id = i.id AND u.live
            """, _claims.Places.Parameter(), _claims.Shops.Parameter(), _claims.Ids.Parameter());
        _held = Columns.Command("""
            SELECT i.place, r.round, r.scope, r.amount FROM unnest($1, $2, $3, $4) AS i (place, shop, id, round)
            JOIN reservations AS r ON r.shop = i.shop AND r.id = i.id AND r.round = i.round
            """, _frees.Places.Parameter(), _frees.Shops.Parameter(), _frees.Ids.Parameter(), _frees.Rounds.Parameter());
        // An update that changes nothing: one statement makes what is missing, holds all and tells all.
        _sums = Columns.Command($"""
            INSERT INTO reserved (shop, scope, amount) SELECT s.shop, s.scope, 0 FROM {Scopes} AS s ORDER BY s.shop, s.scope
            ON CONFLICT (shop, scope) DO UPDATE SET amount = reserved.amount RETURNING shop, scope, amount
            """, [_reserves.Shops.Parameter(), _reserves.Scopes.Parameter(), _frees.Shops.Parameter(), _frees.Ids.Parameter(), _frees.Rounds.Parameter()]);
    }

    internal void Fill(Group group)
    {
        Clear();
        for (var place = 0; place < group.Count; place++)
        {
            var commit = group[place];
            var (shop, id) = (OrdinalText.Encode(commit.Order.Shop.Value), OrdinalText.Encode(commit.Order.Id.Value));
            if (commit.Spends && !_spending.Values.Contains(shop)) _spending.Values.Add(shop);
            if (commit.Claims.Count > 0) Add(_claims, place, shop, id);
            foreach (var round in commit.Frees.Distinct())
            {
                Add((_frees.Places, _frees.Shops, _frees.Ids), place, shop, id);
                _frees.Rounds.Values.Add(round);
            }

            foreach (var reservation in commit.Reserves)
            {
                _reserves.Shops.Values.Add(shop);
                _reserves.Scopes.Values.Add(OrdinalText.Key(reservation.Scope));
            }
        }

        _spending.Values.Sort(StringComparer.Ordinal);
    }

    internal IEnumerable<NpgsqlBatchCommand> Commands() =>
    [
        .. Spends ? [_gates] : Array.Empty<NpgsqlBatchCommand>(),
        .. Claims ? [_units] : Array.Empty<NpgsqlBatchCommand>(),
        .. Frees ? [_held] : Array.Empty<NpgsqlBatchCommand>(),
        .. Frees || Reserves ? [_sums] : Array.Empty<NpgsqlBatchCommand>(),
    ];

    /// <summary>Reads the answers to <see cref="Commands"/>; the reader stands before the first of them.</summary>
    internal async Task ReadAsync(NpgsqlDataReader reader, Book book)
    {
        if (Spends) await EachAsync(reader, () => book.Shut(reader.GetString(0))).ConfigureAwait(false);
        if (Claims) await EachAsync(reader, () => book.Bound(reader.GetInt32(0), reader.GetString(1), reader.GetInt32(2), reader.GetInt32(3))).ConfigureAwait(false);
        if (Frees) await EachAsync(reader, () => book.Held(reader.GetInt32(0), reader.GetInt32(1), reader.GetString(2), reader.GetDecimal(3))).ConfigureAwait(false);
        if (Frees || Reserves) await EachAsync(reader, () => book.Sum(reader.GetString(0), reader.GetString(1), reader.GetDecimal(2))).ConfigureAwait(false);
    }

    private bool Spends => _spending.Values.Count > 0;

    private bool Claims => _claims.Places.Values.Count > 0;

    private bool Frees => _frees.Places.Values.Count > 0;

    private bool Reserves => _reserves.Shops.Values.Count > 0;

    private static async Task EachAsync(NpgsqlDataReader reader, Action each)
    {
        await reader.NextResultAsync().ConfigureAwait(false);
        while (await reader.ReadAsync().ConfigureAwait(false)) each();
    }

    private static void Add((Column<int> Places, Column<string> Shops, Column<string> Ids) columns, int place, string shop, string id)
    {
        columns.Places.Values.Add(place);
        columns.Shops.Values.Add(shop);
        columns.Ids.Values.Add(id);
    }

    private void Clear()
    {
        foreach (var texts in new[] { _spending, _claims.Shops, _claims.Ids, _frees.Shops, _frees.Ids, _reserves.Shops, _reserves.Scopes }) texts.Values.Clear();
        foreach (var numbers in new[] { _claims.Places, _frees.Places, _frees.Rounds }) numbers.Values.Clear();
    }
}
