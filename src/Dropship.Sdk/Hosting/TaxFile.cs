using Dropship.Domain;
using Dropship.Files;

namespace Dropship.Hosting;

/// <summary>
/// Reads taxes and duties from a CSV file. Columns: <c>tax</c>, <c>country</c>, <c>from</c>, <c>rate</c>; optional <c>region</c> (how the postal code begins), <c>origin</c>, <c>class</c>, <c>until</c> (the last day, UTC),
/// <c>base</c> (<c>goods</c>, <c>goods+freight</c> or <c>price</c>), <c>threshold</c>, <c>fixed</c>, <c>currency</c> (of these two), <c>paid</c> (<c>top</c> or <c>included</c>). The figures are the user's; none comes with this package.
/// </summary>
public static class TaxFile
{
    private const decimal MostRate = 10m;
    private const decimal MostMoney = 1_000_000m;
    private static readonly string[] Columns = ["tax", "country", "from", "rate"];
    private static readonly string[] Optional = ["region", "origin", "class", "until", "base", "threshold", "fixed", "currency", "paid"];

    /// <summary>Reads a file from the disk.</summary>
    /// <param name="path">Where it lies.</param>
    /// <exception cref="BadFileException">It cannot be opened, is empty, or lacks a column.</exception>
    public static FileReading<TaxRule> Read(string path) => Whole(CsvFile.Read(path, Columns, Optional, Row));

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text; it is closed at the end.</param>
    /// <param name="name">The file's name, for the faults.</param>
    /// <exception cref="BadFileException">It is empty, or lacks a column.</exception>
    public static FileReading<TaxRule> Read(TextReader text, string name) => Whole(CsvFile.Read(text, name, Columns, Optional, Row));

    private static (TaxRule Rule, int Line, string From) Row(CsvFields row)
    {
        var rule = new TaxRule(row.Words("tax", 32), Country(row, "country"), Day(row, "from"), row.Figure("rate", 0m, MostRate))
        {
            Region = row.IsEmpty("region") ? "" : row.Words("region", 16).ToUpperInvariant(),
            Origin = row.IsEmpty("origin") ? "" : Country(row, "origin"),
            Class = row.IsEmpty("class") ? "" : row.Words("class", 32),
            Until = row.IsEmpty("until") ? null : Day(row, "until") + TimeSpan.FromDays(1),
            Base = BaseOf(row),
            Threshold = Amount(row, "threshold"),
            Fixed = Amount(row, "fixed"),
            IsIncluded = IsIncluded(row),
        };
        if (rule.Until <= rule.From) row.Fault("until", row.Value("until"), "is before the day in from: mend one of the two");
        return (rule, row.Line, row.Value("from"));
    }

    // Of two rows that hold for the same goods on the same day nobody knows which is meant: neither is taken.
    private static FileReading<TaxRule> Whole(FileReading<(TaxRule Rule, int Line, string From)> reading)
    {
        HashSet<int> bad = [];
        List<FileFault> faults = [.. reading.Faults];
        foreach (var alike in reading.Rows.GroupBy(static row => (row.Rule.Tax, row.Rule.Country, row.Rule.Region, row.Rule.Origin, row.Rule.Class)))
        {
            var dated = alike.OrderBy(static row => row.Rule.From).ThenBy(static row => row.Line).ToList();
            var last = 0;
            for (var i = 1; i < dated.Count; i++)
            {
                if (dated[last].Rule.Overlaps(dated[i].Rule))
                {
                    bad.Add(dated[last].Line);
                    bad.Add(dated[i].Line);
                    faults.Add(new(reading.File, dated[i].Line, "from", dated[i].From, $"is within the time of line {dated[last].Line}, which holds for the same goods: end that one the day before, or keep one of the two"));
                }

                if (dated[last].Rule.Until is { } end && !(dated[i].Rule.Until <= end)) last = i;
            }
        }

        return new(reading.File, [.. reading.Rows.Where(row => !bad.Contains(row.Line)).Select(static row => row.Rule)], faults);
    }

    private static string Country(CsvFields row, string column)
    {
        var value = row.Value(column);
        if (value is not [>= 'A' and <= 'Z', >= 'A' and <= 'Z']) row.Fault(column, value, "is not a country: write its ISO 3166 code, two capital letters, for example DE");
        return value;
    }

    private static Instant Day(CsvFields row, string column) => Instant.From(new DateTimeOffset(row.Day(column), TimeOnly.MinValue, TimeSpan.Zero));

    private static TaxBase BaseOf(CsvFields row)
    {
        switch (row.Value("base"))
        {
            case "" or "goods":
                return TaxBase.Goods;
            case "goods+freight":
                return TaxBase.GoodsAndFreight;
            case "price":
                return TaxBase.Price;
            case var other:
                row.Fault("base", other, "is no base: write goods, goods+freight or price");
                return TaxBase.Goods;
        }
    }

    private static bool IsIncluded(CsvFields row)
    {
        var value = row.Value("paid");
        if (value is not ("" or "top" or "included")) row.Fault("paid", value, "says neither top nor included: write included if the supplier's price holds it or the marketplace pays it, else top");
        return value == "included";
    }

    private static Money? Amount(CsvFields row, string column)
    {
        if (row.IsEmpty(column)) return null;
        var (amount, currency) = (row.Figure(column, 0m, MostMoney), row.Value("currency"));
        if (currency is [>= 'A' and <= 'Z', >= 'A' and <= 'Z', >= 'A' and <= 'Z']) return new(amount, new(currency));
        row.Fault("currency", currency, $"is no currency, and {column} needs one: write its ISO 4217 code, three capital letters, for example EUR");
        return null;
    }
}
