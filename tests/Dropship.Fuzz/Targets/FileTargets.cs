using Dropship.Domain;
using Dropship.Files;
using Dropship.Hosting;
using Dropship.Ports;
using Dropship.Settling;
using Dropship.Standing;

namespace Dropship.Fuzz;

/// <summary>The files a user supplies: every row is good or told by its line and cure, and what is good is a value that the product takes.</summary>
internal static class FileTargets
{
    private static readonly ShopId Shop = new("fuzz");

    internal static IReadOnlyList<Target> All { get; } =
    [
        new("csv-holidays", () => static input => ReadAsync(input, HolidayFile.Read, Keep), 2_000),
        new("csv-taxes", () => static input => ReadAsync(input, TaxFile.Read, Levy), 2_000),
        new("csv-skus", () => static input => ReadAsync(input, SkuMap.Read, MapAsync), 2_000),
        new("csv-payouts", () => static input => ReadAsync(input, PayoutFile.Read, Pay), 2_000),
        new("csv-figures", () => static input => ReadAsync(input, FigureFile.Read, Stand), 2_000),
    ];

    private static ValueTask Keep(IReadOnlyList<Holiday> rows)
    {
        _ = new WorkCalendar(Zone.Utc, [], [.. rows], TimeSpan.FromDays(1)).Next(new(1_800_000_000_000));
        return default;
    }

    // What is read makes a table: rows that contradict each other do not get so far.
    private static ValueTask Levy(IReadOnlyList<TaxRule> rows)
    {
        _ = TaxTable.Of(rows).Count;
        return default;
    }

    private static async ValueTask MapAsync(IReadOnlyList<SkuRow> rows)
    {
        var map = new SkuMap().Put(rows);
        foreach (var row in rows)
            if ((await map.FindAsync(Shop, row.Sku, default)).Count == 0) throw new UnexpectedException("a good row that the map does not know");
    }

    private static ValueTask Pay(IReadOnlyList<PayoutRow> rows) =>
        rows.All(static row => row.Id.Value.Length is > 0 and <= 64 && row.At >= 2) ? default : throw new UnexpectedException("a line without a number or a place");

    private static ValueTask Stand(IReadOnlyList<StandingFigure> rows) =>
        rows.All(static row => Enum.IsDefined(row.Measure) && row.Figure >= 0m && row.Window > TimeSpan.Zero) ? default : throw new UnexpectedException("a figure that cannot be");

    private static async Task<string> ReadAsync<TRow>(Input input, Func<TextReader, string, FileReading<TRow>> read, Func<IReadOnlyList<TRow>, ValueTask> use)
    {
        try
        {
            var reading = read(new StreamReader(new MemoryStream(input.Bytes)), "fuzzed.csv");
            foreach (var fault in reading.Faults)
                if (fault.Line < 2 || fault.Cure.Length == 0 || fault.ToString().Any(char.IsControl)) throw new UnexpectedException("a fault without line or cure, or with what cannot be shown");
            await use(reading.Rows);
            return reading.Faults.Count > 0 ? "read with bad rows" : "read";
        }
        catch (BadFileException)
        {
            return "fault of the file";
        }
    }
}
