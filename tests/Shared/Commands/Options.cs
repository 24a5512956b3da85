using System.Globalization;

namespace Dropship.Tests.Commands;

/// <summary>Reads a command line of names and values, each pair by the command's own rule. What cannot be meant is said back with the argument, its value and the cure.</summary>
internal static class Options
{
    /// <summary>What the words ask for, or what is wrong with them.</summary>
    /// <typeparam name="T">What a command reads into.</typeparam>
    /// <param name="words">The words, name and value in turn.</param>
    /// <param name="start">What holds where nothing is said.</param>
    /// <param name="usage">How the command is called.</param>
    /// <param name="with">Reads one pair into what was read before.</param>
    internal static (T? Read, string? Fault) Parse<T>(IEnumerable<string> words, T start, string usage, Func<T, string, string, (T? Read, string? Fault)> with) where T : class
    {
        string? name = null;
        foreach (var word in words)
        {
            if (name is null)
            {
                name = word;
                continue;
            }

            if (word.StartsWith("--", StringComparison.Ordinal)) break;
            var (next, fault) = with(start, name, word);
            if (next is null) return (null, $"{name} {word}: {fault}");
            (start, name) = (next, null);
        }

        return name is null ? (start, null) : (null, $"{name}: a value is missing. {usage}");
    }

    /// <summary>A whole number within bounds, or null.</summary>
    internal static int? Number(string value, int least, int most) =>
        int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number >= least && number <= most ? number : null;

    /// <summary>What a report's file becomes in the arguments, if its folder exists.</summary>
    internal static (T? Read, string? Fault) Report<T>(string file, Func<string, T> read) where T : class =>
        Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(file))) ? (read(file), null) : (null, "its folder does not exist; make it first.");
}
