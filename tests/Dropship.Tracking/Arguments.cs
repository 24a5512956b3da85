using System.Globalization;
using Dropship.Tests.Commands;

namespace Dropship.Tracking;

/// <summary>What the command line asks for. What it cannot mean is said back with the argument, its value and the cure.</summary>
internal sealed record Arguments
{
    internal const string Usage = "dotnet run -c Release --project tests/Dropship.Tracking -- table|permute [--seed 1] [--histories 10000] [--shuffles 20] [--report FILE.json]";
    private const int Most = 10_000_000;

    /// <summary>True for the permutation test, false for the table.</summary>
    internal bool Permutes { get; init; }

    internal ulong Seed { get; init; } = 1;

    internal int Histories { get; init; } = 10_000;

    internal int Shuffles { get; init; } = 20;

    internal string? Report { get; init; }

    /// <summary>The arguments, or what is wrong with them.</summary>
    internal static (Arguments? Read, string? Fault) Parse(IReadOnlyList<string> words)
    {
        if (words is not ["table" or "permute", ..]) return (null, $"{(words.Count == 0 ? "nothing" : words[0])}: say table or permute. {Usage}");
        return Options.Parse(words.Skip(1), new Arguments { Permutes = words[0] == "permute" }, Usage, static (arguments, name, value) => arguments.With(name, value));
    }

    private (Arguments? Read, string? Fault) With(string name, string value) => name switch
    {
        "--seed" when Permutes => ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? (this with { Seed = seed }, null) : (null, "not a whole number; say for example --seed 1."),
        "--histories" when Permutes => Options.Number(value, 1, Most) is { } count ? (this with { Histories = count }, null) : (null, $"not a whole number from 1 to {Most}; say for example --histories 10000."),
        "--shuffles" when Permutes => Options.Number(value, 1, Most) is { } count ? (this with { Shuffles = count }, null) : (null, $"not a whole number from 1 to {Most}; say for example --shuffles 20."),
        "--report" => Options.Report(value, file => this with { Report = file }),
        _ => (null, $"no such argument. {Usage}"),
    };
}
