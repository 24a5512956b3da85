using System.Text.Json;
using System.Text.Json.Serialization;
using Dropship.Domain;
using Npgsql;
using static Dropship.Postgres.Database;

namespace Dropship.Postgres.Tables;

/// <summary>Addresses, apart from all else. A row without an address is the tombstone of an erased one.</summary>
internal static class Addresses
{
    internal static async Task<Address?> FindAsync(Database database, OrderKey order, CancellationToken cancellation)
    {
        var rows = await database.ReadAsync("SELECT address FROM addresses WHERE shop = $1 AND id = $2 AND address IS NOT NULL", row => row.GetFieldValue<byte[]>(0), cancellation, Key(order)).ConfigureAwait(false);
        if (rows.Count == 0) return null;
        var kept = JsonSerializer.Deserialize(rows[0], AddressJson.Default.AddressRow)!;
        return new(kept.Name, kept.Lines.ToFew(), kept.City, kept.Region, kept.PostalCode, kept.Country, kept.Phone, kept.Email) { TaxId = kept.TaxId, ImportTaxNumber = kept.ImportTaxNumber };
    }

    internal static Task SaveAsync(Database database, OrderKey order, Address address, CancellationToken cancellation)
    {
        var row = new AddressRow(address.Name, [.. address.Lines], address.City, address.Region, address.PostalCode, address.Country, address.Phone, address.Email, address.TaxId, address.ImportTaxNumber);
        return database.DoAsync("INSERT INTO addresses AS a (shop, id, address) VALUES ($1, $2, $3) ON CONFLICT (shop, id) DO UPDATE SET address = excluded.address WHERE a.address IS NOT NULL", cancellation,
            [.. Key(order), Of(JsonSerializer.SerializeToUtf8Bytes(row, AddressJson.Default.AddressRow))]);
    }

    internal static Task EraseAsync(Database database, OrderKey order, CancellationToken cancellation) =>
        database.DoAsync("INSERT INTO addresses (shop, id) VALUES ($1, $2) ON CONFLICT (shop, id) DO UPDATE SET address = NULL", cancellation, Key(order));

    private static NpgsqlParameter[] Key(OrderKey order) => [Of(OrdinalText.Encode(order.Shop.Value)), Of(OrdinalText.Encode(order.Id.Value))];
}

/// <summary>An address as it is kept; the names are the storage format.</summary>
internal sealed record AddressRow(string Name, string[] Lines, string City, string Region, string PostalCode, string Country, string? Phone, string? Email, string? TaxId = null, string? ImportTaxNumber = null);

[JsonSerializable(typeof(AddressRow))]
internal sealed partial class AddressJson : JsonSerializerContext;
