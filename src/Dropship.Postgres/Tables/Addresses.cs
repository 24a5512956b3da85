using System.Text.Json;
using System.Text.Json.Serialization;
using Dropship.Domain;
using Dropship.Storage;
using Npgsql;
using static Dropship.Postgres.Database;

namespace Dropship.Postgres.Tables;

/// <summary>Addresses, apart from all else. A row without an address is the tombstone of an erased one.</summary>
internal static class Addresses
{
    internal static async Task<Address?> FindAsync(Database database, OrderKey order, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync("SELECT address FROM addresses WHERE shop = $1 AND id = $2 AND address IS NOT NULL", row => row.GetFieldValue<byte[]>(0), cancellation, Key(order)).ConfigureAwait(false);
        return rows.Count == 0 ? null : Read(rows[0]);
    }

    /// <summary>Reads every address of a shop; there is no index over persons on purpose.</summary>
    internal static async Task<IReadOnlyList<OrderKey>> FindPersonAsync(Database database, ShopId shop, string text, CancellationToken cancellation)
    {
        var found = await database.ReadAsync("SELECT shop, id, address FROM addresses WHERE shop = $1 AND address IS NOT NULL ORDER BY id",
            row => Read(row.GetFieldValue<byte[]>(2)).IsOf(text) ? OrderReads.KeyAt(row) : (OrderKey?)null, cancellation, Of(OrdinalText.Encode(shop.Value))).ConfigureAwait(false);
        return [.. found.OfType<OrderKey>()];
    }

    private static Address Read(byte[] bytes)
    {
        var kept = JsonSerializer.Deserialize(bytes, AddressJson.Default.AddressRow)!;
        return new(kept.Name, kept.Lines.ToFew(), kept.City, kept.Region, kept.PostalCode, kept.Country, kept.Phone, kept.Email) { TaxId = kept.TaxId, ImportTaxNumber = kept.ImportTaxNumber };
    }

    internal static Task SaveAsync(Database database, OrderKey order, Address address, CancellationToken cancellation)
    {
        var row = new AddressRow(address.Name, [.. address.Lines], address.City, address.Region, address.PostalCode, address.Country, address.Phone, address.Email, address.TaxId, address.ImportTaxNumber);
        return database.DoAsync("INSERT INTO addresses AS a (shop, id, address) VALUES ($1, $2, $3) ON CONFLICT (shop, id) DO UPDATE SET address = excluded.address WHERE a.address IS NOT NULL", cancellation,
            [.. Key(order), Of(JsonSerializer.SerializeToUtf8Bytes(row, AddressJson.Default.AddressRow))]);
    }

    // The buyer and the words go in a statement of their own: it sees a note that had to be waited for.
    internal static Task EraseAsync(Database database, OrderKey order, CancellationToken cancellation)
    {
        var tombstone = new NpgsqlBatchCommand("INSERT INTO addresses (shop, id) VALUES ($1, $2) ON CONFLICT (shop, id) DO UPDATE SET address = NULL");
        tombstone.Parameters.AddRange(Key(order));
        return database.WriteBehindAsync(tombstone, Buyers.Erase, cancellation, Key(order));
    }

    internal static NpgsqlParameter[] Key(OrderKey order) => [Of(OrdinalText.Encode(order.Shop.Value)), Of(OrdinalText.Encode(order.Id.Value))];
}

/// <summary>Until when addresses may be kept. The moment of an erased order stays as it is: it is the proof that is left.</summary>
internal static class KeepingRows
{
    private const string NotErased = "NOT EXISTS (SELECT FROM addresses AS a WHERE a.shop = $1 AND a.id = $2 AND a.address IS NULL)";

    internal static Task SaveAsync(Database database, OrderKey order, Instant? until, CancellationToken cancellation) => until is { } moment
        ? database.DoAsync($"INSERT INTO keeping (shop, id, until) SELECT $1, $2, $3 WHERE {NotErased} ON CONFLICT (shop, id) DO UPDATE SET until = excluded.until", cancellation, [.. Addresses.Key(order), Of(moment.Milliseconds)])
        : database.DoAsync($"DELETE FROM keeping AS k WHERE k.shop = $1 AND k.id = $2 AND {NotErased}", cancellation, Addresses.Key(order));

    internal static async Task<Keeping?> FindAsync(Database database, OrderKey order, CancellationToken cancellation) =>
        (await database.ReadAsync("""
            SELECT coalesce(a.address IS NULL AND a.id IS NOT NULL, false), k.until FROM (SELECT) AS one
            LEFT JOIN addresses AS a ON a.shop = $1 AND a.id = $2 LEFT JOIN keeping AS k ON k.shop = $1 AND k.id = $2 WHERE a.id IS NOT NULL OR k.id IS NOT NULL OR EXISTS (SELECT FROM words AS w WHERE w.shop = $1 AND w.id = $2)
            """, row => new Keeping(row.GetBoolean(0), OrderReads.At(row, 1)), cancellation, Addresses.Key(order)).ConfigureAwait(false)).FirstOrDefault();

    internal static async Task<IReadOnlyList<OrderKey>> OverdueAsync(Database database, Instant now, int limit, CancellationToken cancellation) =>
        await database.ReadAsync("""
            SELECT k.shop, k.id FROM keeping AS k
            WHERE k.until <= $1 AND (EXISTS (SELECT FROM addresses AS a WHERE a.shop = k.shop AND a.id = k.id AND a.address IS NOT NULL) OR EXISTS (SELECT FROM words AS w WHERE w.shop = k.shop AND w.id = k.id))
            ORDER BY k.until, k.shop, k.id LIMIT $2
            """, OrderReads.KeyAt, cancellation, Of(now.Milliseconds), Of((long)limit)).ConfigureAwait(false);
}

/// <summary>An address as it is kept; the names are the storage format.</summary>
internal sealed record AddressRow(string Name, string[] Lines, string City, string Region, string PostalCode, string Country, string? Phone, string? Email, string? TaxId = null, string? ImportTaxNumber = null);

[JsonSerializable(typeof(AddressRow))]
internal sealed partial class AddressJson : JsonSerializerContext;
