using Replay.Record;

namespace Dropship.Fuzz;

/// <summary>The five files of a record (samples/Replay), each in turn from bytes and the others good.</summary>
internal static class CsvTargets
{
    private static readonly string[] Names = [OrdersFile.Name, ItemsFile.Name, PaymentsFile.Name, ReviewsFile.Name, CustomersFile.Name];

    internal static IReadOnlyList<Target> All { get; } = [.. Names.Select(name => new Target($"csv-{Path.GetFileNameWithoutExtension(name).Replace('_', '-')}", () => Make(name), 500))];

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
