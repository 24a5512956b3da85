using Dropship.Domain;
using Dropship.Files;
using Dropship.Hosting;
using Replay.Record;

namespace Dropship.Fuzz;

/// <summary>Files that users write: a table of taxes, and the five files of a record (samples/Replay), each in turn from bytes and the others good.</summary>
internal static class CsvTargets
{
    private static readonly string[] Names = [OrdersFile.Name, ItemsFile.Name, PaymentsFile.Name, ReviewsFile.Name, CustomersFile.Name];

    internal static IReadOnlyList<Target> All { get; } = [new("csv-taxes", () => Taxes, 1, 500), .. Names.Select(name => new Target($"csv-{Path.GetFileNameWithoutExtension(name).Replace('_', '-')}", () => Make(name), 10, 500))];

    // What is read makes a table: rows that contradict each other do not get so far.
    private static Task<string> Taxes(Input input)
    {
        try
        {
            var reading = TaxFile.Read(new StreamReader(new MemoryStream(input.Bytes)), "taxes.csv");
            return Task.FromResult(TaxTable.Of(reading.Rows).Count == 0 ? "no rows" : reading.Faults.Count > 0 ? "read with bad rows" : "read");
        }
        catch (BadFileException)
        {
            return Task.FromResult("no such file");
        }
    }

    private static Probe Make(string fuzzed)
    {
        var folder = Directory.CreateTempSubdirectory("fuzz-record-").FullName;
        AppDomain.CurrentDomain.ProcessExit += (_, _) => Remove(folder);
        foreach (var name in Names)
            if (name != fuzzed)
                File.WriteAllBytes(Path.Combine(folder, name), Corpus.Of($"csv-{Path.GetFileNameWithoutExtension(name).Replace('_', '-')}")[0]);
        return async input =>
        {
            await File.WriteAllBytesAsync(Path.Combine(folder, fuzzed), input.Bytes);
            try
            {
                var record = RecordReader.Read(folder);
                return record.BadRows.Count > 0 ? "read with bad rows" : "read";
            }
            catch (RecordException)
            {
                return "fault of the record";
            }
        };
    }

    private static void Remove(string folder)
    {
        if (Directory.Exists(folder)) Directory.Delete(folder, recursive: true);
    }
}
