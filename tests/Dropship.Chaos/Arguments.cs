using System.Globalization;
using Dropship.Chaos.Worker;
using Dropship.Tests.Commands;

namespace Dropship.Chaos;

/// <summary>What the command line asks for. What it cannot mean is said back with the argument, its value and the cure.</summary>
internal sealed record Arguments
{
    internal const string Usage = "dotnet run -c Release --project tests/Dropship.Chaos -- --store sqlite|postgres --rounds N|--minutes N --seed S [--orders N] [--report FILE.json]";
    internal const string Sqlite = "sqlite";
    internal const string Postgres = "postgres";
    private const int MostRounds = 1_000_000;
    private const int MostOrders = 1_000;
    private const int MostMinutes = 10_000;

    internal string Store { get; init; } = Sqlite;

    internal int Rounds { get; init; } = 10;

    /// <summary>How long two processes work side by side; null for rounds.</summary>
    internal double? Minutes { get; init; }

    internal long Seed { get; init; } = 1;

    /// <summary>Orders of a round; null for 5 to 20, drawn from the seed.</summary>
    internal int? Orders { get; init; }

    /// <summary>Blows of a round; null for 3 to 6, drawn from the seed. Tests ask for more, the command line does not.</summary>
    internal int? Blows { get; init; }

    internal string? Report { get; init; }

    /// <summary>A fault for the engine's process, to see the judge find it; null for none.</summary>
    internal string? Plant { get; init; }

    /// <summary>The arguments, or what is wrong with them.</summary>
    internal static (Arguments? Read, string? Fault) Parse(IReadOnlyList<string> words)
    {
        return Options.Parse(words, new Arguments(), Usage, static (arguments, name, value) => arguments.With(name, value));
    }

    private (Arguments? Read, string? Fault) With(string name, string value) => name switch
    {
        "--store" => value is Sqlite or Postgres ? (this with { Store = value }, null) : (null, "no such store; say sqlite or postgres."),
        "--rounds" => Options.Number(value, 1, MostRounds) is { } rounds ? (this with { Rounds = rounds }, null) : (null, $"not a whole number from 1 to {MostRounds}; say for example --rounds 100."),
        "--minutes" => Options.Number(value, 1, MostMinutes) is { } minutes ? (this with { Minutes = minutes }, null) : (null, $"not a whole number from 1 to {MostMinutes}; say for example --minutes 10."),
        "--seed" => long.TryParse(value, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var seed) ? (this with { Seed = seed }, null) : (null, "not a whole number; say for example --seed 1."),
        "--orders" => Options.Number(value, 1, MostOrders) is { } orders ? (this with { Orders = orders }, null) : (null, $"not a whole number from 1 to {MostOrders}; say for example --orders 10, or leave it out for 5 to 20."),
        "--report" => Options.Report(value, file => this with { Report = file }),
        "--plant" => Plants.Names.Contains(value) ? (this with { Plant = value }, null) : (null, $"no such fault; say one of: {string.Join(", ", Plants.Names)}."),
        _ => (null, $"no such argument. {Usage}"),
    };
}
