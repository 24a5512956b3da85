using System.Globalization;
using Dropship.Domain;
using Dropship.Testing.Simulation;
using Dropship.Tests.Commands;

namespace Dropship.Simulation;

/// <summary>What the command line asks for. What it cannot mean is said back with the argument, its value and the cure.</summary>
internal sealed record Arguments
{
    internal const string Usage = "dotnet run -c Release --project tests/Dropship.Simulation -- --seed 1 --orders 20000 --faults all [--supplier a|b|c|d] [--runtime core|full] [--seeds N] [--report FILE.json]";
    private const int MostOrders = 100_000_000;
    private const int MostSeeds = 10_000_000;

    internal long Seed { get; init; } = 1;

    internal int Orders { get; init; } = 20_000;

    internal SimulationFaults Faults { get; init; } = SimulationFaults.All;

    internal ProtocolKind? Supplier { get; init; }

    internal string Runtime { get; init; } = "core";

    internal string? Report { get; init; }

    /// <summary>How many seeds, each lived through twice and compared; null to live through one and report it.</summary>
    internal int? Seeds { get; init; }

    internal SimulationPlan Plan => new(Seed, Orders, Faults, Supplier);

    /// <summary>The arguments, or what is wrong with them.</summary>
    internal static (Arguments? Read, string? Fault) Parse(IReadOnlyList<string> words)
    {
        return Options.Parse(words, new Arguments(), Usage, static (arguments, name, value) => arguments.With(name, value));
    }

    private (Arguments? Read, string? Fault) With(string name, string value) => name switch
    {
        "--seed" => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed) ? (this with { Seed = seed }, null) : (null, "not a whole number; say for example --seed 1."),
        "--orders" => Options.Number(value, 1, MostOrders) is { } orders ? (this with { Orders = orders }, null) : (null, $"not a whole number from 1 to {MostOrders}; say for example --orders 20000."),
        "--faults" => FaultsOf(value) is { } faults ? (this with { Faults = faults }, null) : (null, $"not a list of faults; say all, none, or some of {string.Join(',', Enum.GetNames<SimulationFaults>())}."),
        "--supplier" => KindOf(value) is { } kind ? (this with { Supplier = kind }, null) : (null, "no such kind; say a (unique reference), b (look-up), c (person only) or d (draft, then pay), or leave it out for all four."),
        "--runtime" => value is "core" or "full" ? (this with { Runtime = value }, null) : (null, "no such runtime; say core or full."),
        "--seeds" => Options.Number(value, 1, MostSeeds) is { } seeds ? (this with { Seeds = seeds }, null) : (null, $"not a whole number from 1 to {MostSeeds}; say for example --seeds 1000."),
        "--report" => (this with { Report = value }, null),
        _ => (null, $"no such argument. {Usage}"),
    };

    private static SimulationFaults? FaultsOf(string value)
    {
        var faults = SimulationFaults.None;
        foreach (var name in value.Split(','))
        {
            if (name.Length == 0 || !char.IsLetter(name[0]) || !Enum.TryParse<SimulationFaults>(name, ignoreCase: true, out var fault)) return null;
            faults |= fault;
        }

        return faults;
    }

    private static ProtocolKind? KindOf(string value) => value switch
    {
        "a" => ProtocolKind.UniqueReference,
        "b" => ProtocolKind.LookUp,
        "c" => ProtocolKind.PersonOnly,
        "d" => ProtocolKind.DraftThenPay,
        _ => null,
    };
}
