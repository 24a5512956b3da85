using System.Globalization;
using Dropship.Domain;
using Dropship.Tests.Commands;

namespace Dropship.Tracking;

/// <summary>One run of the command: 0 if all is as it should be, 1 if an example is judged wrong or a shuffle folds otherwise, 2 if it was asked for wrongly.</summary>
internal static class Session
{
    private const int Clean = 0;
    private const int Found = 1;
    private const int Misunderstood = 2;

    internal static async Task<int> RunAsync(IReadOnlyList<string> words, TextWriter output, TextWriter error)
    {
        var (arguments, fault) = Arguments.Parse(words);
        if (arguments is null)
        {
            await error.WriteLineAsync(fault);
            return Misunderstood;
        }

        await output.WriteLineAsync($"tracking: {(arguments.Permutes ? $"{arguments.Histories} histories, {arguments.Shuffles} shuffles each, seed {arguments.Seed}" : "the table of numbers")}, commit {BuiltFrom.Commit}");
        return arguments.Permutes ? await PermuteAsync(arguments, output) : await TableAsync(arguments, output);
    }

    private static async Task<int> TableAsync(Arguments arguments, TextWriter output)
    {
        var rows = NumberTable.Make();
        foreach (var line in NumberTable.Lines(rows)) await output.WriteLineAsync(line);
        if (arguments.Report is { } file) await File.WriteAllBytesAsync(file, Report.Json(rows));
        return rows.All(static row => row is { FormatWrong: 0, ValidWrong: 0, InvalidWrong: 0 }) ? Clean : Found;
    }

    private static async Task<int> PermuteAsync(Arguments arguments, TextWriter output)
    {
        var tally = Permutations.Run(arguments.Seed, arguments.Histories, arguments.Shuffles, Fulfilment.Evolve);
        foreach (var (name, value) in Report.Figures(tally)) await output.WriteLineAsync(string.Create(CultureInfo.InvariantCulture, $"  {name,-24} {value,9}"));
        if (tally.First is { } first) await output.WriteLineAsync($"  first: {first}");
        if (arguments.Report is { } file) await File.WriteAllBytesAsync(file, Report.Json(tally));
        return tally.Differ == 0 ? Clean : Found;
    }
}
