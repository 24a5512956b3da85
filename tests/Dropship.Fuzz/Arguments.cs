using System.Globalization;

namespace Dropship.Fuzz;

/// <summary>What is asked for on the command line.</summary>
internal sealed record Arguments
{
    internal IReadOnlyList<Target> Targets { get; private init; } = AllTargets.All;

    internal TimeSpan For { get; private init; } = TimeSpan.MaxValue;

    internal long Runs { get; private init; } = long.MaxValue;

    internal int Seed { get; private init; } = 1;

    internal string? Corpus { get; private init; }

    internal bool IsList { get; private init; }

    internal string? Error { get; private init; }

    internal static Arguments Read(string[] words)
    {
        var read = new Arguments();
        for (var i = 0; i < words.Length && read.Error is null; i++)
        {
            if (words[i] == "--list") read = read with { IsList = true };
            else if (i + 1 == words.Length) read = read with { Error = $"{words[i]} wants a value, or is not known: --list, --parser, --seconds, --runs, --seed, --corpus" };
            else read = read.With(words[i], words[++i]);
        }

        return read is { Runs: long.MaxValue, For.TotalDays: > 365 } ? read with { For = TimeSpan.FromSeconds(5) } : read;
    }

    private Arguments With(string name, string value) => (name, long.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : -1) switch
    {
        ("--parser", _) when value == "all" => this with { Targets = AllTargets.All },
        ("--parser", _) => AllTargets.All.FirstOrDefault(target => target.Name == value) is { } target ? this with { Targets = [target] } : this with { Error = $"there is no parser '{value}': --list names them" },
        ("--seconds", > 0 and <= 31_536_000) => this with { For = TimeSpan.FromSeconds(number) },
        ("--runs", > 0) => this with { Runs = number },
        ("--seed", >= 0 and <= int.MaxValue) => this with { Seed = (int)number },
        ("--corpus", _) => this with { Corpus = value },
        _ => this with { Error = $"{name} {value} is not understood: --seconds and --runs from 1, --seed from 0" },
    };
}
