using System.Globalization;
using Dropship.Tests.Commands;

namespace Dropship.Seasons;

/// <summary>What the command line asks for. What it cannot mean is said back with the argument, its value and the cure.</summary>
internal sealed record Arguments(int Orders = 10_000, ulong Seed = 1, string? Report = null)
{
    internal const string Usage = "dotnet run -c Release --project tests/Dropship.Standing -- [--orders N] [--seed S] [--report FILE.json]";
    private const int MostOrders = 1_000_000;

    /// <summary>The arguments, or what is wrong with them.</summary>
    internal static (Arguments? Read, string? Fault) Parse(IReadOnlyList<string> words)
    {
        return Options.Parse(words, new Arguments(), Usage, static (arguments, name, value) => arguments.With(name, value));
    }

    private (Arguments? Read, string? Fault) With(string name, string value) => name switch
    {
        "--orders" => Options.Number(value, 10, MostOrders) is { } orders ? (this with { Orders = orders }, null) : (null, $"not a whole number from 10 to {MostOrders}; say for example --orders 10000."),
        "--seed" => ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? (this with { Seed = seed }, null) : (null, "not a whole number; say for example --seed 1."),
        "--report" => Options.Report(value, file => this with { Report = file }),
        _ => (null, $"no such argument. {Usage}"),
    };
}
