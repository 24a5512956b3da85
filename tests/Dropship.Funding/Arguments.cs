using Dropship.Tests.Commands;

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
        return Options.Parse(words, new Arguments(), Usage, static (arguments, name, value) => arguments.With(name, value));
    }

    private (Arguments? Read, string? Fault) With(string name, string value) => name switch
    {
        "--seed" => Options.Number(value, 1, MostSeed) is { } seed ? (this with { Seed = seed }, null) : (null, $"not a whole number from 1 to {MostSeed}; say for example --seed 1."),
        "--instances" => Options.Number(value, 1, MostInstances) is { } instances ? (this with { Instances = instances }, null) : (null, $"not a whole number from 1 to {MostInstances}; say for example --instances 500."),
        "--repeats" => Options.Number(value, 1, MostRepeats) is { } repeats ? (this with { Repeats = repeats }, null) : (null, $"not a whole number from 1 to {MostRepeats}; say for example --repeats 5."),
        "--report" => Options.Report(value, file => this with { Report = file }),
        _ => (null, $"no such argument. {Usage}"),
    };
}
