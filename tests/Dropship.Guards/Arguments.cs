using System.Globalization;
using Dropship.Tests.Commands;

namespace Dropship.Guards;

/// <summary>What the command line asks for. What it cannot mean is said back with the argument, its value and the cure.</summary>
internal sealed record Arguments
{
    internal const string Usage = "dotnet run -c Release --project tests/Dropship.Guards -- [--seed 1] [--quotes 100000] [--without GUARD] [--report FILE.json]";
    private const int MostQuotes = 10_000_000;

    internal ulong Seed { get; init; } = 1;

    internal int Quotes { get; init; } = 100_000;

    /// <summary>What the shop forgets, so that the judge has something to find.</summary>
    internal Forgotten Without { get; init; }

    internal string? Report { get; init; }

    /// <summary>The arguments, or what is wrong with them.</summary>
    internal static (Arguments? Read, string? Fault) Parse(IReadOnlyList<string> words)
    {
        return Options.Parse(words, new Arguments(), Usage, static (arguments, name, value) => arguments.With(name, value));
    }

    private (Arguments? Read, string? Fault) With(string name, string value) => name switch
    {
        "--seed" => ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? (this with { Seed = seed }, null) : (null, "not a whole number; say for example --seed 1."),
        "--quotes" => Options.Number(value, 1, MostQuotes) is { } quotes ? (this with { Quotes = quotes }, null) : (null, $"not a whole number from 1 to {MostQuotes}; say for example --quotes 100000."),
        "--without" => Enum.GetNames<Forgotten>().Contains(value, StringComparer.Ordinal) ? (this with { Without = Enum.Parse<Forgotten>(value) }, null) : (null, $"no such guard; say one of {string.Join(", ", Enum.GetNames<Forgotten>())}."),
        "--report" => Options.Report(value, file => this with { Report = file }),
        _ => (null, $"no such argument. {Usage}"),
    };
}

/// <summary>A guard that is taken away: the shop is told less than the judge knows.</summary>
internal enum Forgotten
{
    Nothing,
    Floor,
    LineFloor,
    Expiry,
    Drift,
    Fees,
    Taxes,
    Returns,
    RateExpiry,
    RateChange,
    LastLook,
}
