using System.Text.Json;
using System.Text.Json.Serialization;
using Dropship.Domain;
using Dropship.Storage;
using Npgsql;
using static Dropship.Postgres.Database;

namespace Dropship.Postgres.Tables;

/// <summary>The book of buyers: a row for each order, and its marks. Both go with the order's address.</summary>
internal static class Buyers
{
    /// <summary>Goes behind the tombstone of an address, in one transaction with it; what was written to the buyer goes with it.</summary>
    internal const string Erase = "WITH marks AS (DELETE FROM buyer_marks WHERE shop = $1 AND id = $2), said AS (DELETE FROM words WHERE shop = $1 AND id = $2) DELETE FROM buyers WHERE shop = $1 AND id = $2";

    private const string Columns = "b.shop, b.id, b.record, b.troubles, b.block";

    // The note is durable before the others are looked for: of two that come at the same time, the second sees the first. Who erases the order meanwhile waits for
    // the lock on its address, and then finds the note; or was there first, and nothing is noted.
    internal static async Task<IReadOnlyList<BuyerRecord>> MeetAsync(Database database, BuyerRecord met, int most, CancellationToken cancellation)
    {
        var row = new BuyerRow([.. met.Persons], met.Place, met.PlacedAt.Milliseconds, met.Paid.Amount, met.Paid.Currency.Code, [.. met.Goods.Select(static sku => sku.Value)], met.Checkout);
        string[] persons = [.. met.Persons.Distinct(StringComparer.Ordinal).Select(OrdinalText.Encode)];
        string[] marks = met.Place is { } place ? [.. persons.Append(OrdinalText.Encode(place)).Distinct(StringComparer.Ordinal)] : persons;
        var kept = await database.DoAsync("""
            WITH held AS MATERIALIZED (SELECT a.address IS NULL AS erased FROM addresses AS a WHERE a.shop = $1 AND a.id = $2 FOR SHARE),
            kept AS (
                INSERT INTO buyers (shop, id, record) SELECT $1, $2, $3 WHERE NOT EXISTS (SELECT FROM held WHERE erased)
                ON CONFLICT (shop, id) DO UPDATE SET record = excluded.record RETURNING id),
            gone AS (DELETE FROM buyer_marks AS m WHERE m.shop = $1 AND m.id = $2 AND m.mark <> ALL ($4)),
            put AS (
                INSERT INTO buyer_marks (shop, mark, id, at, person) SELECT $1, mark, kept.id, $5, mark = ANY ($6) FROM kept CROSS JOIN unnest($4) AS mark
                ON CONFLICT (shop, mark, id) DO UPDATE SET at = excluded.at, person = excluded.person)
            SELECT id FROM kept
            """, cancellation, [.. Addresses.Key(met.Order), Of(JsonSerializer.SerializeToUtf8Bytes(row, BuyerJson.Default.BuyerRow)), Of(marks), Of(met.PlacedAt.Milliseconds), Of(persons)]).ConfigureAwait(false);
        if (kept == 0) return [];
        var others = await database.ReadAsync($"""
            SELECT {Columns} FROM unnest($3) AS wanted(mark)
            CROSS JOIN LATERAL (SELECT m.id FROM buyer_marks AS m WHERE m.shop = $1 AND m.mark = wanted.mark AND m.id <> $2 ORDER BY m.at DESC LIMIT $4) AS near
            JOIN buyers AS b ON b.shop = $1 AND b.id = near.id
            """, Read, cancellation, [.. Addresses.Key(met.Order), Of(marks), Of((long)most)]).ConfigureAwait(false);
        return [.. others.DistinctBy(static other => other.Order).OrderByDescending(static other => other.PlacedAt).ThenBy(static other => other.Order)];
    }

    internal static async Task<BuyerRecord?> FindAsync(Database database, OrderKey order, CancellationToken cancellation) =>
        (await database.ReadAsync($"SELECT {Columns} FROM buyers AS b WHERE b.shop = $1 AND b.id = $2", Read, cancellation, Addresses.Key(order)).ConfigureAwait(false)).FirstOrDefault();

    internal static Task TellAsync(Database database, OrderKey order, int troubles, CancellationToken cancellation) =>
        database.DoAsync("UPDATE buyers SET troubles = $3 WHERE shop = $1 AND id = $2", cancellation, [.. Addresses.Key(order), Of(troubles)]);

    internal static Task<int> BlockAsync(Database database, OrderKey order, BuyerBlock? block, CancellationToken cancellation)
    {
        NpgsqlParameter[] said = block is null ? [] : [Of(JsonSerializer.SerializeToUtf8Bytes(new BlockRow(block.By, block.Reason, block.At.Milliseconds), BuyerJson.Default.BlockRow))];
        // Locked in one order, for two new orders of a buyer on the list may come at the same time.
        return database.DoAsync($"""
            WITH own AS (
                SELECT b.id FROM buyers AS b WHERE b.shop = $1 AND b.id IN (
                    SELECT same.id FROM buyer_marks AS mark JOIN buyer_marks AS same ON same.shop = mark.shop AND same.mark = mark.mark WHERE mark.shop = $1 AND mark.id = $2 AND mark.person
                    UNION SELECT $2)
                AND EXISTS (SELECT FROM buyers AS known WHERE known.shop = $1 AND known.id = $2) ORDER BY b.id FOR UPDATE OF b)
            UPDATE buyers AS b SET block = {(block is null ? "NULL" : "$3")} FROM own WHERE b.shop = $1 AND b.id = own.id RETURNING b.id
            """, cancellation, [.. Addresses.Key(order), .. said]);
    }

    private static BuyerRecord Read(NpgsqlDataReader row)
    {
        var kept = JsonSerializer.Deserialize(row.GetFieldValue<byte[]>(2), BuyerJson.Default.BuyerRow)!;
        var block = row.IsDBNull(4) ? null : JsonSerializer.Deserialize(row.GetFieldValue<byte[]>(4), BuyerJson.Default.BlockRow);
        return new(OrderReads.KeyAt(row), kept.Persons.ToFew(), kept.Place, new(kept.PlacedAt), new(kept.Amount, new(kept.Currency)), kept.Goods.Select(static sku => new Sku(sku)).ToFew(), kept.Checkout)
        {
            Troubles = row.GetInt32(3),
            Block = block is null ? null : new(block.By, block.Reason, new(block.At)),
        };
    }
}

/// <summary>What is noted of an order; the names are the storage format.</summary>
internal sealed record BuyerRow(string[] Persons, string? Place, long PlacedAt, decimal Amount, string Currency, string[] Goods, string? Checkout);

/// <summary>Who blocks a buyer; the names are the storage format.</summary>
internal sealed record BlockRow(string By, string Reason, long At);

[JsonSerializable(typeof(BuyerRow))]
[JsonSerializable(typeof(BlockRow))]
internal sealed partial class BuyerJson : JsonSerializerContext;
