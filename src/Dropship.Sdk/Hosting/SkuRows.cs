using Dropship.Domain;
using Dropship.Files;

namespace Dropship.Hosting;

/// <summary>Reads the rows of a map of SKUs. A SKU that has a bad row is bad as a whole: half a bundle must not be bought.</summary>
internal sealed class SkuRows
{
    internal static readonly string[] Columns = ["sku", "supplier", "supplier_sku"];
    internal static readonly string[] Optional = ["quantity", "bundle", "rank", "substitute", "item"];
    private readonly HashSet<string> _bad = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Sku, string Supplier, string SupplierSku, string Bundle, string Item), int> _lines = [];

    internal SkuRow? Read(CsvFields row)
    {
        var (sku, supplier, theirs) = (row.Words("sku", 100), row.Words("supplier"), row.Words("supplier_sku", 100));
        var quantity = row.IsEmpty("quantity") ? 1 : row.Number("quantity", 1, 10_000);
        var rank = row.IsEmpty("rank") ? (int?)null : row.Number("rank", 0, 999);
        var bundle = row.IsEmpty("bundle") ? "" : row.Words("bundle");
        var item = row.IsEmpty("item") ? "" : row.Words("item", LineId.MostItem);
        if (item.Contains(LineId.ItemMark, StringComparison.Ordinal) || item != item.Trim()) row.Fault("item", item, $"holds {LineId.ItemMark} or an outer blank: name it without");
        if (row.Value("substitute") is not ("" or "yes" or "no") and var value) row.Fault("substitute", value, "is neither yes nor no: write one of them, or nothing for no");
        if (row.IsGood && !_lines.TryAdd((sku, supplier, theirs, bundle, item), row.Line))
            row.Fault("supplier_sku", theirs, $"stands on line {_lines[(sku, supplier, theirs, bundle, item)]} for {Shown.Of(sku)} at {Shown.Of(supplier)} already: keep one of the two rows, or give a quantity");
        if (row.IsGood) return new(new(sku), new(supplier), new(theirs), quantity, bundle.Length == 0 ? null : bundle, rank, row.Value("substitute") == "yes", item.Length == 0 ? null : item);
        _bad.Add(row.Value("sku"));
        return null;
    }

    internal FileReading<SkuRow> Whole(FileReading<SkuRow?> reading)
    {
        List<FileFault> faults = [.. reading.Faults];
        foreach (var sku in reading.Rows.OfType<SkuRow>().Where(static row => row.Item is not null).GroupBy(static row => row.Sku.Value))
            if (!_bad.Contains(sku.Key) && sku.DistinctBy(static row => row.Item).Count() == 1 && sku.First() is var one)
            {
                faults.Add(new(reading.File, _lines[(sku.Key, one.Supplier.Value, one.SupplierSku.Value, one.Bundle ?? "", one.Item!)], "item", one.Item!, $"is the only item of {Shown.Of(sku.Key)}: name the others too, or leave it empty"));
                _bad.Add(sku.Key);
            }

        return new(reading.File, [.. reading.Rows.OfType<SkuRow>().Where(row => !_bad.Contains(row.Sku.Value))], [.. faults.OrderBy(static fault => fault.Line)]);
    }
}
