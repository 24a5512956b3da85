using System.Text.Json;
using System.Text.Json.Serialization;
using Dropship.Domain;
using Dropship.Sqlite.Native;
using Dropship.Storage;

namespace Dropship.Sqlite.Tables;

/// <summary>The book of buyers: a row for each order, and its marks. Both go with the order's address.</summary>
internal static class Buyers
{
    private const string Columns = "b.id, b.record, b.troubles, b.block";

    internal static IReadOnlyList<BuyerRecord> Meet(Database database, BuyerRecord met, int most)
    {
        var (shop, id) = (met.Order.Shop.Value, met.Order.Id.Value);
        if (database["SELECT 1 FROM addresses WHERE shop = ?1 AND id = ?2 AND address IS NULL"].Bind(1, shop).Bind(2, id).Scalar() is not null) return [];
        var row = new BuyerRow([.. met.Persons], met.Place, met.PlacedAt.Milliseconds, met.Paid.Amount, met.Paid.Currency.Code, [.. met.Goods.Select(static sku => sku.Value)], met.Checkout);
        database["INSERT INTO buyers VALUES (?1, ?2, ?3, 0, NULL) ON CONFLICT DO UPDATE SET record = excluded.record"]
            .Bind(1, shop).Bind(2, id).Bind(3, JsonSerializer.SerializeToUtf8Bytes(row, BuyerJson.Default.BuyerRow).AsSpan()).Run();
        database["DELETE FROM buyer_marks WHERE shop = ?1 AND id = ?2"].Bind(1, shop).Bind(2, id).Run();
        Dictionary<OrderKey, BuyerRecord> others = [];
        foreach (var (mark, isPerson) in MarksOf(met))
        {
            database["INSERT INTO buyer_marks VALUES (?1, ?2, ?3, ?4, ?5) ON CONFLICT DO NOTHING"].Bind(1, shop).Bind(2, mark).Bind(3, met.PlacedAt.Milliseconds).Bind(4, id).Bind(5, isPerson ? 1 : 0).Run();
            var found = database[$"SELECT {Columns} FROM buyer_marks m JOIN buyers b ON b.shop = m.shop AND b.id = m.id WHERE m.shop = ?1 AND m.mark = ?2 AND m.id <> ?3 ORDER BY m.at DESC LIMIT ?4"]
                .Bind(1, shop).Bind(2, mark).Bind(3, id).Bind(4, most);
            while (found.Step()) others.TryAdd(new(met.Order.Shop, new(found.Text(0))), Read(met.Order.Shop, found));
        }

        return [.. others.Values.OrderByDescending(static other => other.PlacedAt).ThenBy(static other => other.Order)];
    }

    internal static BuyerRecord? Find(Database database, OrderKey order)
    {
        var row = database[$"SELECT {Columns} FROM buyers b WHERE b.shop = ?1 AND b.id = ?2"].Bind(1, order.Shop.Value).Bind(2, order.Id.Value);
        return row.Step() ? Read(order.Shop, row) : null;
    }

    internal static void Tell(Database database, OrderKey order, int troubles) =>
        database["UPDATE buyers SET troubles = ?3 WHERE shop = ?1 AND id = ?2"].Bind(1, order.Shop.Value).Bind(2, order.Id.Value).Bind(3, troubles).Run();

    internal static int Block(Database database, OrderKey order, BuyerBlock? block)
    {
        var statement = database["""
            UPDATE buyers SET block = ?3 WHERE shop = ?1 AND id IN (
                SELECT same.id FROM buyer_marks own JOIN buyer_marks same ON same.shop = own.shop AND same.mark = own.mark WHERE own.shop = ?1 AND own.id = ?2 AND own.person = 1
                UNION SELECT ?2)
            """].Bind(1, order.Shop.Value).Bind(2, order.Id.Value);
        if (block is null) statement.Bind(3, (string?)null);
        else statement.Bind(3, JsonSerializer.SerializeToUtf8Bytes(new BlockRow(block.By, block.Reason, block.At.Milliseconds), BuyerJson.Default.BlockRow).AsSpan());
        statement.Run();
        return database.Changes;
    }

    internal static void Erase(Database database, OrderKey order)
    {
        database["DELETE FROM buyers WHERE shop = ?1 AND id = ?2"].Bind(1, order.Shop.Value).Bind(2, order.Id.Value).Run();
        database["DELETE FROM buyer_marks WHERE shop = ?1 AND id = ?2"].Bind(1, order.Shop.Value).Bind(2, order.Id.Value).Run();
    }

    private static IEnumerable<(string Mark, bool IsPerson)> MarksOf(BuyerRecord record)
    {
        var persons = record.Persons.Select(static mark => (mark, true));
        return record.Place is { } place ? persons.Append((place, false)) : persons;
    }

    private static BuyerRecord Read(ShopId shop, Statement row)
    {
        var kept = JsonSerializer.Deserialize(row.Bytes(1), BuyerJson.Default.BuyerRow)!;
        var block = row.IsNull(3) ? null : JsonSerializer.Deserialize(row.Bytes(3), BuyerJson.Default.BlockRow);
        return new(new(shop, new(row.Text(0))), kept.Persons.ToFew(), kept.Place, new(kept.PlacedAt), new(kept.Amount, new(kept.Currency)), kept.Goods.Select(static sku => new Sku(sku)).ToFew(), kept.Checkout)
        {
            Troubles = (int)row.Long(2),
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
