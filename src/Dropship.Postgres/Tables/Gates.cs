using Dropship.Domain;
using Dropship.Storage;
using static Dropship.Postgres.Database;

namespace Dropship.Postgres.Tables;

/// <summary>Gates and the money set aside behind them.</summary>
internal static class Gates
{
    // Commits that spend hold this lock shared: once it is ours, none of them is on its way any more.
    private const string Alone = "SELECT pg_advisory_xact_lock('gates'::regclass::oid::int, hashtext($1))";

    internal static async Task<ShopGate?> ReadAsync(Database database, ShopId shop, CancellationToken cancellation) =>
        (await database.ReadAsync("SELECT state, reason, by, at FROM gates WHERE shop = $1",
            row => new ShopGate(Enum.Parse<GateState>(row.GetString(0)), OrdinalText.Decode(row.GetString(1)), OrdinalText.Decode(row.GetString(2)), new(row.GetInt64(3))), cancellation,
            Of(OrdinalText.Encode(shop.Value))).ConfigureAwait(false)).FirstOrDefault();

    internal static Task SetAsync(Database database, ShopId shop, ShopGate gate, CancellationToken cancellation) =>
        database.WriteBehindAsync(new(Alone) { Parameters = { Of(OrdinalText.Encode(shop.Value)) } }, """
            INSERT INTO gates (shop, state, reason, by, at) VALUES ($1, $2, $3, $4, $5)
            ON CONFLICT (shop) DO UPDATE SET state = excluded.state, reason = excluded.reason, by = excluded.by, at = excluded.at
            """, cancellation,
            Of(OrdinalText.Encode(shop.Value)), Of($"{gate.State}"), Of(OrdinalText.Encode(gate.Reason)), Of(OrdinalText.Encode(gate.By)), Of(gate.At.Milliseconds));

    internal static async Task<decimal> ReservedAsync(Database database, ShopId shop, string scope, CancellationToken cancellation) =>
        (await database.ReadAsync("SELECT amount FROM reserved WHERE shop = $1 AND scope = $2", row => row.GetDecimal(0), cancellation,
            Of(OrdinalText.Encode(shop.Value)), Of(OrdinalText.Key(scope))).ConfigureAwait(false)).FirstOrDefault();
}
