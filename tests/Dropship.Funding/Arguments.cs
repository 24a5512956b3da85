using System.Globalization;

namespace Dropship.Funding;

/// <summary>What the command line asks for. What it cannot mean is said back with the argument, its value and the cure.</summary>
internal sealed record Arguments
{
    internal const string Usage = "dotnet run -c Release --project tests/Dropship.Funding -- [--seed 1] [--instances 500] [--repeats 5] [--report FILE.json]";
    private const int MostSeed = 1_000_000_000;
    private const int MostInstances = 100_000;
    private const int MostRepeats = 100;

    internal int Seed { get; init; } = 1;

    /// <summary>How many instances of each size are compared with all assignments.</summary>
    internal int Instances { get; init; } = 500;

    /// <summary>How often each large round is timed.</summary>
    internal int Repeats { get; init; } = 5;

    internal string? Report { get; init; }

    /// <summary>The arguments, or what is wrong with them.</summary>
    internal static (Arguments? Read, string? Fault) Parse(IReadOnlyList<string> words)
    {
        var arguments = new Arguments();
        for (var i = 0; i < words.Count; i += 2)
        {
            if (i + 1 == words.Count || words[i + 1].StartsWith("--", StringComparison.Ordinal)) return (null, $"{words[i]}: a value is missing. {Usage}");
            var (next, fault) = arguments.With(words[i], words[i + 1]);
            if (next is null) return (null, $"{words[i]} {words[i + 1]}: {fault}");
            arguments = next;
        }

        return (arguments, null);
    }

    private (Arguments? Read, string? Fault) With(string name, string value) => name switch
    {
        "--seed" => Number(value, MostSeed) is { } seed ? (this with { Seed = seed }, null) : (null, $"not a whole number from 1 to {MostSeed}; say for example --seed 1."),
        "--instances" => Number(value, MostInstances) is { } instances ? (this with { Instances = instances }, null) : (null, $"not a whole number from 1 to {MostInstances}; say for example --instances 500."),
        "--repeats" => Number(value, MostRepeats) is { } repeats ? (this with { Repeats = repeats }, null) : (null, $"not a whole number from 1 to {MostRepeats}; say for example --repeats 5."),
        "--report" => Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(value))) ? (this with { Report = value }, null) : (null, "its folder does not exist; make it first."),
        _ => (null, $"no such argument. {Usage}"),
    };

    private static int? Number(string value, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= 1 && number <= most ? number : null;
}
