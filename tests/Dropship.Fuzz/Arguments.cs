using System.Globalization;
using Dropship.Tests.Commands;

namespace Dropship.Fuzz;

/// <summary>What the command line asks for. What it cannot mean is said back with the argument, its value and the cure.</summary>
internal sealed record Arguments
{
    internal const string Usage = "dotnet run -c Release --project tests/Dropship.Fuzz -- [--parser NAME|all] [--seconds N] [--runs N] [--seed S] [--corpus DIR] | --list";
    private const int AYear = 31_536_000;

    internal IReadOnlyList<Target> Targets { get; private init; } = AllTargets.All;

    internal TimeSpan For { get; private init; } = TimeSpan.MaxValue;

    internal long Runs { get; private init; } = long.MaxValue;

    internal int Seed { get; private init; } = 1;

    internal string? Corpus { get; private init; }

    /// <summary>True if only the parsers are to be listed.</summary>
    internal bool IsList { get; private init; }

    /// <summary>The arguments, or what is wrong with them.</summary>
    internal static (Arguments? Read, string? Fault) Parse(IReadOnlyList<string> words)
    {
        if (words is ["--list"]) return (new() { IsList = true }, null);
        var (read, fault) = Options.Parse(words, new Arguments(), Usage, static (arguments, name, value) => arguments.With(name, value));
        return (read is { Runs: long.MaxValue, For.TotalDays: > 365 } ? read with { For = TimeSpan.FromSeconds(5) } : read, fault);
    }

    private (Arguments? Read, string? Fault) With(string name, string value) => name switch
    {
        "--parser" when value == "all" => (this with { Targets = AllTargets.All }, null),
        "--parser" => AllTargets.All.FirstOrDefault(target => target.Name == value) is { } target ? (this with { Targets = [target] }, null) : (null, "no such parser; --list names them."),
        "--seconds" => Options.Number(value, 1, AYear) is { } seconds ? (this with { For = TimeSpan.FromSeconds(seconds) }, null) : (null, $"not a whole number from 1 to {AYear}; say for example --seconds 60."),
        "--runs" => long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var runs) && runs > 0 ? (this with { Runs = runs }, null) : (null, "not a whole number from 1; say for example --runs 10000."),
        "--seed" => Options.Number(value, 0, int.MaxValue) is { } seed ? (this with { Seed = seed }, null) : (null, $"not a whole number from 0 to {int.MaxValue}; say for example --seed 1."),
        "--corpus" => Directory.Exists(value) ? (this with { Corpus = value }, null) : (null, "no such folder; make it first."),
        _ => (null, $"no such argument. {Usage}"),
    };
}
