using System.Globalization;

namespace Dropship.Seasons;

/// <summary>What the command line asks for. What it cannot mean is said back with the argument, its value and the cure.</summary>
internal sealed record Arguments(int Orders = 10_000, ulong Seed = 1, string? Report = null)
{
    internal const string Usage = "dotnet run -c Release --project tests/Dropship.Standing -- [--orders N] [--seed S] [--report FILE.json]";
    private const int MostOrders = 1_000_000;

    /// <summary>The arguments, or what is wrong with them.</summary>
    internal static (Arguments? Read, string? Fault) Parse(IReadOnlyList<string> words)
    {
        var arguments = new Arguments();
        for (var i = 0; i < words.Count; i += 2)
        {
            if (i + 1 == words.Count) return (null, $"{words[i]}: a value is missing. {Usage}");
            var (next, fault) = arguments.With(words[i], words[i + 1]);
            if (next is null) return (null, $"{words[i]} {words[i + 1]}: {fault}");
            arguments = next;
        }

        return (arguments, null);
    }

    private (Arguments? Read, string? Fault) With(string name, string value) => name switch
    {
        "--orders" => int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var orders) && orders is >= 10 and <= MostOrders ? (this with { Orders = orders }, null) : (null, $"not a whole number from 10 to {MostOrders}; say for example --orders 10000."),
        "--seed" => ulong.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var seed) ? (this with { Seed = seed }, null) : (null, "not a whole number; say for example --seed 1."),
        "--report" => Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(value))) ? (this with { Report = value }, null) : (null, "its folder does not exist; make it first."),
        _ => (null, $"no such argument. {Usage}"),
    };
}
