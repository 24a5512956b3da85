using Dropship.Tests.Commands;

namespace Dropship.Load;

/// <summary>What the command line asks for. What it cannot mean is said back with the argument, its value and the cure.</summary>
internal sealed record Arguments
{
    internal const string Usage = "dotnet run -c Release --project tests/Dropship.Load -- burst|recovery|memory [--store sqlite|postgres] [--orders N] [--name NAME] [--report FILE.json]";
    internal const string Burst = "burst";
    internal const string Recovery = "recovery";
    internal const string Memory = "memory";
    internal const string Sqlite = "sqlite";
    internal const string Postgres = "postgres";
    private const int LeastOrders = 10;
    private const int MostOrders = 10_000_000;
    private const int ManyOrders = 10_000;
    private const int YearsOfOrders = 1_000_000;

    internal string Kind { get; init; } = Burst;

    internal string Store { get; init; } = Sqlite;

    /// <summary>How many orders; null for the goal's own number.</summary>
    internal int? Orders { get; init; }

    /// <summary>How many orders there are.</summary>
    internal int Count => Orders ?? (Kind == Memory ? YearsOfOrders : ManyOrders);

    /// <summary>The name under which the engine leases orders; null for the store's own choice.</summary>
    internal string? Name { get; init; }

    internal string? Report { get; init; }

    /// <summary>The arguments, or what is wrong with them.</summary>
    internal static (Arguments? Read, string? Fault) Parse(IReadOnlyList<string> words)
    {
        if (words is not [Burst or Recovery or Memory, ..]) return (null, $"{(words.Count == 0 ? "nothing" : words[0])}: say first what is to be measured. {Usage}");
        return Options.Parse(words.Skip(1), new Arguments { Kind = words[0] }, Usage, static (arguments, name, value) => arguments.With(name, value));
    }

    private (Arguments? Read, string? Fault) With(string name, string value) => name switch
    {
        "--store" => value is Sqlite or Postgres ? (this with { Store = value }, null) : (null, "no such store; say sqlite or postgres."),
        "--orders" => Options.Number(value, LeastOrders, MostOrders) is { } orders ? (this with { Orders = orders }, null) : (null, $"not a whole number from {LeastOrders} to {MostOrders}; say for example --orders 10000."),
        "--name" => value.Length is > 0 and <= 100 ? (this with { Name = value }, null) : (null, "1 to 100 characters; say for example --name shop-1."),
        "--report" => Options.Report(value, file => this with { Report = file }),
        _ => (null, $"no such argument. {Usage}"),
    };
}
