using System.Globalization;
using System.Text.Json;

namespace Dropship.Security.Tests.Supply;

/// <summary>One line of build/denied-packages.txt.</summary>
/// <param name="Id">The package.</param>
/// <param name="From">The first bad version.</param>
/// <param name="Until">The first good one after it.</param>
/// <param name="Advisory">Where it is told.</param>
/// <param name="Published">When.</param>
internal sealed record DeniedPackage(string Id, Version From, Version Until, string Advisory, DateOnly Published)
{
    internal bool Has(string id, string version) => id.Equals(Id, StringComparison.OrdinalIgnoreCase) && Parse(version) is var known && known >= From && known < Until;

    // What stands behind a hyphen is a preview of the version before it: judged as that version.
    internal static Version Parse(string version)
    {
        var numbers = version.Split('-', '+')[0].Split('.').Select(number => int.Parse(number, CultureInfo.InvariantCulture)).Concat([0, 0, 0]).Take(4).ToArray();
        return new(numbers[0], numbers[1], numbers[2], numbers[3]);
    }
}

/// <summary>What the repository denies, and what it resolves.</summary>
internal static class DeniedPackages
{
    internal static IReadOnlyList<DeniedPackage> Read(string text) =>
        [.. text.Split('\n').Select(line => line.Trim()).Where(line => line.Length > 0 && line[0] != '#').Select(ReadLine)];

    /// <summary>Each resolved package of a project that is denied, by name, version and advisory.</summary>
    internal static IEnumerable<string> Offences(string assets, IReadOnlyList<DeniedPackage> denied)
    {
        using var read = JsonDocument.Parse(assets);
        foreach (var library in read.RootElement.GetProperty("libraries").EnumerateObject())
        {
            if (library.Value.GetProperty("type").GetString() != "package" || library.Name.Split('/') is not [var id, var version]) continue;
            foreach (var known in denied)
                if (known.Has(id, version))
                    yield return $"{id} {version}: {known.Advisory}";
        }
    }

    private static DeniedPackage ReadLine(string line)
    {
        if (line.Split('|', StringSplitOptions.TrimEntries) is not [var id, ['[', .., ')'] range, var advisory, var published, { Length: > 0 }]) throw new FormatException($"no line of the list: {line}");
        var ends = range[1..^1].Split(',');
        return new(id, DeniedPackage.Parse(ends[0]), DeniedPackage.Parse(ends[1]), advisory, DateOnly.ParseExact(published, "yyyy-MM-dd", CultureInfo.InvariantCulture));
    }
}
