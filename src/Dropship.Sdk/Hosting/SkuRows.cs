using Dropship.Files;

namespace Dropship.Hosting;

/// <summary>Reads the rows of a map of SKUs. A SKU that has a bad row is bad as a whole: half a bundle must not be bought.</summary>
internal sealed class SkuRows
{
    internal static readonly string[] Columns = ["sku", "supplier", "supplier_sku"];
    internal static readonly string[] Optional = ["quantity", "bundle", "rank", "substitute"];
    private readonly HashSet<string> _bad = new(StringComparer.Ordinal);
    private readonly Dictionary<(string Sku, string Supplier, string SupplierSku, string Bundle), int> _lines = [];

    internal SkuRow? Read(CsvFields row)
    {
        var (sku, supplier, theirs) = (row.Words("sku", 100), row.Words("supplier"), row.Words("supplier_sku", 100));
        var quantity = row.IsEmpty("quantity") ? 1 : row.Number("quantity", 1, 10_000);
        var rank = row.IsEmpty("rank") ? (int?)null : row.Number("rank", 0, 999);
        var bundle = row.IsEmpty("bundle") ? "" : row.Words("bundle");
        if (row.Value("substitute") is not ("" or "yes" or "no") and var value) row.Fault("substitute", value, "is neither yes nor no: write one of them, or nothing for no");
        if (row.IsGood && !_lines.TryAdd((sku, supplier, theirs, bundle), row.Line))
            row.Fault("supplier_sku", theirs, $"stands on line {_lines[(sku, supplier, theirs, bundle)]} for {Shown.Of(sku)} at {Shown.Of(supplier)} already: keep one of the two rows, or give a quantity");
        if (row.IsGood) return new(new(sku), new(supplier), new(theirs), quantity, bundle.Length == 0 ? null : bundle, rank, row.Value("substitute") == "yes");
        _bad.Add(row.Value("sku"));
        return null;
    }

    internal FileReading<SkuRow> Whole(FileReading<SkuRow?> reading) => new(reading.File, [.. reading.Rows.OfType<SkuRow>().Where(row => !_bad.Contains(row.Sku.Value))], reading.Faults);
}
