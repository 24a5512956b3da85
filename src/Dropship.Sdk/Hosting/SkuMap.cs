using System.Collections.Concurrent;
using Dropship.Domain;
using Dropship.Files;
using Dropship.Ports;

namespace Dropship.Hosting;

/// <summary>A map of SKUs in memory, from a file or put together in code; may be changed while the shop runs. All members may be called in parallel.</summary>
public sealed class SkuMap : ISkuMap
{
    private readonly ConcurrentDictionary<Sku, IReadOnlyList<MappedSku>> _map = new();

    /// <summary>Reads a CSV file with the columns <c>sku</c>, <c>supplier</c> and <c>supplier_sku</c>, and if it has them <c>quantity</c> (pieces in one unit, 1 to 10,000; empty: 1), <c>bundle</c> (rows of one SKU, supplier and
    /// bundle together make one unit), <c>rank</c> (0 to 999, lowest first; empty: the order of the file), <c>substitute</c> (<c>yes</c> if it may only stand in) and <c>item</c> (which item of the SKU it is,
    /// where one of each of several items, perhaps of several suppliers, makes one unit; the tracking number of the item named first is the one the marketplace is told).</summary>
    /// <param name="path">Where it lies.</param>
    /// <returns>The rows: <see cref="FileReading{T}.All"/> if all are good, or <see cref="FileReading{T}.Rows"/> for those of SKUs without a bad row: half a bundle is none.</returns>
    /// <exception cref="BadFileException">It cannot be opened, is empty, or lacks a column.</exception>
    public static FileReading<SkuRow> Read(string path)
    {
        var rows = new SkuRows();
        return rows.Whole(CsvFile.Read(path, SkuRows.Columns, SkuRows.Optional, rows.Read));
    }

    /// <summary>Reads such a file from a text.</summary>
    /// <param name="text">The text; it is closed at the end.</param>
    /// <param name="name">The file's name, for the faults.</param>
    /// <exception cref="BadFileException">It is empty, or lacks a column.</exception>
    public static FileReading<SkuRow> Read(TextReader text, string name)
    {
        var rows = new SkuRows();
        return rows.Whole(CsvFile.Read(text, name, SkuRows.Columns, SkuRows.Optional, rows.Read));
    }

    /// <summary>Takes rows; what was known of their SKUs is replaced, other SKUs stay as they are.</summary>
    /// <param name="rows">The rows of whole SKUs.</param>
    /// <returns>This map.</returns>
    /// <exception cref="ArgumentException">A SKU has a single item, or an item's name is no name.</exception>
    public SkuMap Put(IEnumerable<SkuRow> rows)
    {
        var skus = rows.GroupBy(static row => row.Sku).ToList();
        foreach (var sku in skus)
        {
            var items = sku.Select(static row => row.Item).OfType<string>().Distinct(StringComparer.Ordinal).ToList();
            if (items.Count == 1) throw new ArgumentException($"{sku.Key} names the item {items[0]} only: name the others too, or none.", nameof(rows));
            foreach (var item in items) _ = new LineId("0").Item(item);
        }

        foreach (var sku in skus) _map[sku.Key] = [.. Offers([.. sku])];
        return this;
    }

    /// <summary>Forgets a SKU; false if it was not known.</summary>
    /// <param name="sku">The shop's SKU.</param>
    public bool Remove(Sku sku) => _map.TryRemove(sku, out _);

    /// <summary>Every supplier that is named.</summary>
    public IReadOnlyCollection<SupplierId> Suppliers => [.. _map.Values.SelectMany(static offers => offers.Select(static offer => offer.Supplier)).Distinct().Order()];

    /// <inheritdoc />
    public ValueTask<IReadOnlyList<MappedSku>> FindAsync(ShopId shop, Sku sku, CancellationToken cancellation) => new(_map.TryGetValue(sku, out var offers) ? offers : []);

    // A bundle is one offer; every other row is one of its own.
    private static IEnumerable<MappedSku> Offers(SkuRow[] rows)
    {
        var place = 0;
        foreach (var offer in rows.GroupBy(row => row.Bundle is { } bundle ? (row.Supplier, row.Item, bundle) : (row.Supplier, row.Item, $"\0{Array.IndexOf(rows, row)}")))
        {
            var first = offer.First();
            yield return new(first.Supplier, offer.Select(static row => new SkuPart(row.SupplierSku, row.Quantity)).ToFew(), first.Rank ?? place, first.Substitute, first.Item);
            place++;
        }
    }
}

/// <summary>A row of a map of SKUs.</summary>
/// <param name="Sku">The shop's SKU.</param>
/// <param name="Supplier">The account's name.</param>
/// <param name="SupplierSku">What the supplier calls it.</param>
/// <param name="Quantity">Pieces in one unit of the shop.</param>
/// <param name="Bundle">Rows of one SKU, supplier and bundle make one unit together; null for a row that is an offer of its own.</param>
/// <param name="Rank">The order of preference, lowest first; null for the order of the rows.</param>
/// <param name="Substitute">True if it is something else that may stand in.</param>
/// <param name="Item">Which item of the SKU it is, where one of each makes one unit of the shop: 1 to 20 characters without <c>~</c>; null if it is all of it.</param>
public sealed record SkuRow(Sku Sku, SupplierId Supplier, Sku SupplierSku, int Quantity = 1, string? Bundle = null, int? Rank = null, bool Substitute = false, string? Item = null);
