using Dropship.ModelCheck.Guarding;
using Dropship.Tests.Commands;

namespace Dropship.ModelCheck;

/// <summary>What the command line asks for. What it cannot mean is said back with the argument, its value and the cure.</summary>
internal sealed record Arguments
{
    internal const string Usage = "dotnet run -c Release --project tests/Dropship.ModelCheck -- [--without GUARD] [--scenario NAME] [--depth N] [--faults N] | --guards | --scenarios";
    private const int MostFaults = 4;
    private const int Deepest = 1000;

    /// <summary>True if only the guards are to be listed.</summary>
    internal bool ListsGuards { get; init; }

    /// <summary>True if only the scenarios are to be listed.</summary>
    internal bool ListsScenarios { get; init; }

    /// <summary>The guard that is removed, or null.</summary>
    internal Guard? Without { get; init; }

    /// <summary>The one scenario, or null: all, or without a guard that in which its absence shows.</summary>
    internal Scenario? Scenario { get; init; }

    /// <summary>How many steps, or null for each scenario's own bound.</summary>
    internal int? Depth { get; init; }

    /// <summary>How many faults, or null for each scenario's own number.</summary>
    internal int? Faults { get; init; }

    /// <summary>The scenarios to be searched, with the bounds asked for.</summary>
    internal IEnumerable<Scenario> Scenarios => (Scenario is { } one ? [one] : Without is { } guard ? [guard.Scenario] : ModelCheck.Scenarios.All)
        .Select(scenario => scenario with { Depth = Depth ?? (Without is null ? scenario.Depth : Deepest), Faults = Faults ?? scenario.Faults });

    /// <summary>The arguments, or what is wrong with them.</summary>
    internal static (Arguments? Read, string? Fault) Parse(IReadOnlyList<string> words)
    {
        if (words is ["--guards"]) return (new() { ListsGuards = true }, null);
        if (words is ["--scenarios"]) return (new() { ListsScenarios = true }, null);
        return Options.Parse(words, new Arguments(), Usage, static (arguments, name, value) => arguments.With(name, value));
    }

    private (Arguments? Read, string? Fault) With(string name, string value) => name switch
    {
        "--without" => Guards.All.FirstOrDefault(guard => guard.Name == value) is { } guard ? (this with { Without = guard }, null) : (null, "no such guard; --guards names them."),
        "--scenario" => ModelCheck.Scenarios.All.FirstOrDefault(scenario => scenario.Name == value) is { } scenario ? (this with { Scenario = scenario }, null) : (null, "no such scenario; --scenarios names them."),
        "--depth" => Options.Number(value, 1, Deepest) is { } depth ? (this with { Depth = depth }, null) : (null, $"not a whole number from 1 to {Deepest}; say for example --depth 20."),
        "--faults" => Options.Number(value, 0, MostFaults) is { } faults ? (this with { Faults = faults }, null) : (null, $"not a whole number from 0 to {MostFaults}; say for example --faults 1."),
        _ => (null, $"no such argument. {Usage}"),
    };
}
