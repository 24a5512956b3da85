using System.Text.Json;
using System.Text.Json.Serialization;
using Dropship.Domain;
using Dropship.Sqlite.Native;

namespace Dropship.Sqlite.Tables;

/// <summary>Addresses, apart from all else. A row without an address is the tombstone of an erased one.</summary>
internal static class Addresses
{
    internal static Address? Find(Database database, OrderKey order)
    {
        var row = database["SELECT address FROM addresses WHERE shop = ?1 AND id = ?2"].Bind(1, order.Shop.Value).Bind(2, order.Id.Value);
        if (!row.Step() || row.IsNull(0)) return null;
        return Read(row.Bytes(0));
    }

    private static Address Read(ReadOnlySpan<byte> bytes)
    {
        var kept = JsonSerializer.Deserialize(bytes, AddressJson.Default.AddressRow)!;
        return new(kept.Name, kept.Lines.ToFew(), kept.City, kept.Region, kept.PostalCode, kept.Country, kept.Phone, kept.Email) { TaxId = kept.TaxId, ImportTaxNumber = kept.ImportTaxNumber };
    }

    /// <summary>Reads every address of a shop; there is no index over persons on purpose.</summary>
    internal static IReadOnlyList<OrderKey> FindPerson(Database database, ShopId shop, string text)
    {
        List<OrderKey> found = [];
        var row = database["SELECT id, address FROM addresses WHERE shop = ?1 AND address IS NOT NULL ORDER BY id"].Bind(1, shop.Value);
        while (row.Step())
            if (Read(row.Bytes(1)).IsOf(text))
                found.Add(new(shop, new(row.Text(0))));
        found.Sort();
        return found;
    }

    internal static void Save(Database database, OrderKey order, Address address)
    {
        var row = new AddressRow(address.Name, [.. address.Lines], address.City, address.Region, address.PostalCode, address.Country, address.Phone, address.Email, address.TaxId, address.ImportTaxNumber);
        database["INSERT INTO addresses VALUES (?1, ?2, ?3) ON CONFLICT DO UPDATE SET address = excluded.address WHERE address IS NOT NULL"]
            .Bind(1, order.Shop.Value).Bind(2, order.Id.Value).Bind(3, JsonSerializer.SerializeToUtf8Bytes(row, AddressJson.Default.AddressRow).AsSpan()).Run();
    }

    internal static void Erase(Database database, OrderKey order) =>
        database["INSERT INTO addresses VALUES (?1, ?2, NULL) ON CONFLICT DO UPDATE SET address = NULL"]
            .Bind(1, order.Shop.Value).Bind(2, order.Id.Value).Run();
}

/// <summary>An address as it is kept; the names are the storage format.</summary>
internal sealed record AddressRow(string Name, string[] Lines, string City, string Region, string PostalCode, string Country, string? Phone, string? Email, string? TaxId = null, string? ImportTaxNumber = null);

[JsonSerializable(typeof(AddressRow))]
internal sealed partial class AddressJson : JsonSerializerContext;
