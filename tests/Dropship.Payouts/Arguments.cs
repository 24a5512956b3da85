using System.Globalization;
using Dropship.Tests.Commands;

namespace Dropship.Payouts;

/// <summary>What the command line asks for. What it cannot mean is said back with the argument, its value and the cure.</summary>
internal sealed record Arguments(int Lines = 10_000, decimal Defects = 0.03m, int Seed = 1, string? Report = null)
{
    internal const string Usage = "dotnet run -c Release --project tests/Dropship.Payouts -- [--lines N] [--defects PART] [--seed S] [--report FILE.json]";
    private const int MostLines = 1_000_000;

    /// <summary>The arguments, or what is wrong with them.</summary>
    internal static (Arguments? Read, string? Fault) Parse(IReadOnlyList<string> words)
    {
        return Options.Parse(words, new Arguments(), Usage, static (arguments, name, value) => arguments.With(name, value));
    }

    private (Arguments? Read, string? Fault) With(string name, string value) => name switch
    {
        "--lines" => Options.Number(value, 100, MostLines) is { } lines ? (this with { Lines = lines }, null) : (null, $"not a whole number from 100 to {MostLines}; say for example --lines 10000."),
        "--defects" => decimal.TryParse(value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var part) && part is >= 0m and <= 0.5m ? (this with { Defects = part }, null) : (null, "not a part from 0 to 0.5; say for example --defects 0.03."),
        "--seed" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? (this with { Seed = seed }, null) : (null, "not a whole number; say for example --seed 1."),
        "--report" => Options.Report(value, file => this with { Report = file }),
        _ => (null, $"no such argument. {Usage}"),
    };
}
