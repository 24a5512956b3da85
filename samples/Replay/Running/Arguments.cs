using System.Globalization;
using Dropship.Domain;
using Replay.Record;

namespace Replay.Running;

/// <summary>What the command line asks for.</summary>
/// <param name="Folder">The record; null for the bundled one.</param>
/// <param name="Database">The database file; null for a temporary one.</param>
/// <param name="Report">Where the report goes as JSON, or null.</param>
/// <param name="Explain">An order that is explained at the end, or null.</param>
/// <param name="Ways">How to buy, one replay for each; one that buys as history did if nothing else is asked for.</param>
/// <param name="Generate">How many orders to invent into <paramref name="Folder"/> instead of a replay, or null.</param>
/// <param name="Seed">The seed of what is invented.</param>
public sealed record Arguments(string? Folder, string? Database, string? Report, string? Explain, IReadOnlyList<Procurement> Ways, int? Generate, long Seed)
{
    /// <summary>How to call it.</summary>
    public const string Usage = """
        Replay [FOLDER] [--database FILE] [--report FILE.json] [--explain ORDER] [--policy NAME|all] [--spread]
                                                                    replay a record (without FOLDER: the bundled one)
        Replay --generate FOLDER --orders N [--seed S]              invent a record of N orders
        """;

    /// <summary>Reads the command line; null if it makes no sense, with the reason.</summary>
    public static Arguments? Parse(IReadOnlyList<string> words, out string fault)
    {
        Dictionary<string, string> named = new(StringComparer.Ordinal);
        string? folder = null;
        fault = "";
        for (var i = 0; i < words.Count; i++)
        {
            if (!words[i].StartsWith("--", StringComparison.Ordinal))
            {
                if (folder is not null) fault = $"'{words[i]}' is one folder too many.";
                folder = words[i];
            }
            else if (words[i] == "--spread")
            {
                if (!named.TryAdd(words[i], "")) fault = "'--spread' is given twice.";
            }
            else if (words[i] is not ("--policy" or "--database" or "--report" or "--explain" or "--generate" or "--orders" or "--seed")) fault = $"'{words[i]}' is no option.";
            else if (i + 1 == words.Count || words[i + 1].Length == 0) fault = $"'{words[i]}' needs a value.";
            else if (!named.TryAdd(words[i], words[++i])) fault = $"'{words[i - 1]}' is given twice.";
        }

        return fault.Length > 0 ? null : Build(folder, named, out fault);
    }

    private static Arguments? Build(string? folder, Dictionary<string, string> named, out string fault)
    {
        fault = "";
        var (orders, seed) = (0, 1L);
        if (!named.TryGetValue("--generate", out var generate))
        {
            if (named.ContainsKey("--orders") || named.ContainsKey("--seed")) fault = "--orders and --seed go with --generate.";
            var buying = BuyingOf(named, ref fault);
            return fault.Length > 0 ? null : new(folder, named.GetValueOrDefault("--database"), named.GetValueOrDefault("--report"), named.GetValueOrDefault("--explain"), buying, null, 1);
        }

        if (folder is not null || named.Keys.Any(name => name is "--database" or "--report" or "--explain" or "--policy" or "--spread")) fault = "--generate goes with --orders and --seed alone.";
        else if (!int.TryParse(named.GetValueOrDefault("--orders"), NumberStyles.None, CultureInfo.InvariantCulture, out orders) || orders > RecordWriter.MostOrders) fault = $"--orders needs a number from 0 to {RecordWriter.MostOrders}.";
        else if (named.TryGetValue("--seed", out var text) && !long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out seed)) fault = "--seed needs a whole number.";
        return fault.Length > 0 ? null : new(generate, null, null, null, [], orders, seed);
    }

    private static List<Procurement> BuyingOf(Dictionary<string, string> named, ref string fault)
    {
        var spread = named.ContainsKey("--spread");
        if (!named.TryGetValue("--policy", out var name))
        {
            if (spread) fault = "--spread goes with --policy.";
            return [Procurement.AsRecorded];
        }

        if (name == "all")
        {
            if (named.ContainsKey("--database") || named.ContainsKey("--explain")) fault = "--policy all goes with neither --database nor --explain: each policy has a database of its own.";
            return [.. SourcingPolicies.All.Select(policy => new Procurement(policy, spread))];
        }

        if (SourcingPolicies.Find(name) is { } known) return [new(known, spread)];
        fault = $"--policy needs one of {string.Join(", ", SourcingPolicies.All.Select(policy => policy.Name))} or all.";
        return [];
    }
}
