using System.Globalization;
using System.Text.Json.Nodes;

namespace Dropship.Mutants;

/// <summary>How the mutants ended: figures per folder as Markdown, then each one that was not killed.</summary>
internal static class Ends
{
    internal static void Write(JsonObject files, TextWriter output)
    {
        output.WriteLine("| folder | mutants | killed | time-out | survived | no coverage | score |");
        output.WriteLine("|---|---:|---:|---:|---:|---:|---:|");
        foreach (var folder in files.GroupBy(static file => Folder(file.Key)).OrderBy(static folder => folder.Key, StringComparer.Ordinal)) Row(folder.Key, folder, output);
        Row("**all**", files, output);
        foreach (var (file, what) in files)
            foreach (var mutant in what!["mutants"]!.AsArray().Where(static mutant => (string)mutant!["status"]! is "Survived" or "NoCoverage"))
                output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{Folder(file)}/{Path.GetFileName(file)}:{(int)mutant!["location"]!["start"]!["line"]!} {(string)mutant["status"]!} {(string)mutant["id"]!} {(string)mutant["mutatorName"]!}: {Changed((string)what["source"]!, mutant["location"]!)} => {((string?)mutant["replacement"])?.ReplaceLineEndings(" ")}"));
    }

    private static string Folder(string file) => Path.GetFileName(Path.GetDirectoryName(file))!;

    private static void Row(string name, IEnumerable<KeyValuePair<string, JsonNode?>> files, TextWriter output)
    {
        var ends = files.SelectMany(static file => file.Value!["mutants"]!.AsArray()).Select(static mutant => (string)mutant!["status"]!).ToLookup(static end => end);
        int killed = ends["Killed"].Count(), timeOut = ends["Timeout"].Count(), survived = ends["Survived"].Count(), uncovered = ends["NoCoverage"].Count();
        if (killed + timeOut + survived + uncovered is > 0 and var all)
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"| {name} | {all:N0} | {killed:N0} | {timeOut} | {survived} | {uncovered} | {100.0 * (killed + timeOut) / all:0.0} % |"));
    }

    private static string Changed(string source, JsonNode location)
    {
        var lines = source.Split('\n');
        int from = (int)location["start"]!["line"]! - 1, to = (int)location["end"]!["line"]! - 1;
        return from == to ? lines[from][((int)location["start"]!["column"]! - 1)..((int)location["end"]!["column"]! - 1)] : $"{lines[from].Trim()} …";
    }
}
