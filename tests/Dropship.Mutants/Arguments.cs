namespace Dropship.Mutants;

/// <summary>What the command line asks for.</summary>
internal sealed record Arguments
{
    internal const string Usage = "dotnet run -c Release --project tests/Dropship.Mutants -- --folder DIR --report mutation-report.json [--to FILE.json] [--workers 1] [--only Buying,Writing] [--tests NAME --mutated NAME] [--with WORDS] [--without WORDS] [--watched FILE] [--patience 10]";

    /// <summary>Where the tests lie, and beside them the assembly that Stryker changed.</summary>
    internal string Folder { get; init; } = "";

    internal string Tests { get; init; } = "Dropship.Domain.Tests";

    internal string Mutated { get; init; } = "Dropship.Domain";

    /// <summary>Words of the names of specs that take part, class and method; all when none is named.</summary>
    internal IReadOnlyList<string> With { get; init; } = [];

    /// <summary>Words of the names of specs that stay away: what runs again for almost every mutant.</summary>
    internal IReadOnlyList<string> Without { get; init; } = ["Laws.PlantedFaults", "Laws.CoverageTests", "Laws.LawTests", "Domain.Tests.Model", "TransitionsSpecs", "Laws.TableTests", "ChoiceReplaySpecs.Every_choice_of_a_thousand", "ChoiceReplaySpecs.What_was_chosen_had", "Deadlines.DeadlineLaws", "Deadlines.WorkCalendarLaws", "CrashTests", "TwoProcessesTests"];

    /// <summary>Stryker's own report, which knows every mutant.</summary>
    internal string Report { get; init; } = "";

    /// <summary>Where the same report goes with each mutant's end.</summary>
    internal string To { get; init; } = "mutants.json";

    /// <summary>What the specs were seen to do goes here, and is read from here when it is there already: for counting again with the same assemblies.</summary>
    internal string? Watched { get; init; }

    /// <summary>How many seconds of the processor a mutant may take: of the processor's time, not of the clock's, for on a busy machine a slow answer is no endless loop.</summary>
    internal double Patience { get; init; } = 10;

    internal int Workers { get; init; } = 1;

    /// <summary>The folders that are counted; all of the report's when none is named.</summary>
    internal IReadOnlyList<string> Only { get; init; } = [];

    internal bool Takes(string file) => Only.Count == 0 || Only.Contains(Path.GetFileName(Path.GetDirectoryName(file))!) || Only.Contains(Path.GetFileName(file));

    internal bool TakesPart(string spec) => (With.Count == 0 || Names(With, spec)) && !Names(Without, spec);

    /// <summary>The one that is on from the start; none if it is not said.</summary>
    internal int Mutant { get; init; } = Switch.None;

    internal static Arguments Parse(IReadOnlyList<string> words)
    {
        var read = new Arguments();
        for (var i = 0; i + 1 < words.Count; i += 2)
            read = words[i] switch
            {
                "--folder" => read with { Folder = Path.GetFullPath(words[i + 1]) },
                "--tests" => read with { Tests = words[i + 1] },
                "--mutated" => read with { Mutated = words[i + 1] },
                "--with" => read with { With = words[i + 1].Split(',', StringSplitOptions.RemoveEmptyEntries) },
                "--without" => read with { Without = words[i + 1].Split(',', StringSplitOptions.RemoveEmptyEntries) },
                "--mutant" => read with { Mutant = int.Parse(words[i + 1], System.Globalization.CultureInfo.InvariantCulture) },
                "--only" => read with { Only = words[i + 1].Split(',', StringSplitOptions.RemoveEmptyEntries) },
                "--report" => read with { Report = Path.GetFullPath(words[i + 1]) },
                "--to" => read with { To = Path.GetFullPath(words[i + 1]) },
                "--watched" => read with { Watched = Path.GetFullPath(words[i + 1]) },
                "--patience" => read with { Patience = double.Parse(words[i + 1], System.Globalization.CultureInfo.InvariantCulture) },
                "--workers" => read with { Workers = int.Parse(words[i + 1], System.Globalization.CultureInfo.InvariantCulture) },
                var other => throw new ArgumentException($"{other}: no such argument. {Usage}"),
            };
        return read;
    }

    private static bool Names(IReadOnlyList<string> words, string spec) => words.Any(word => spec.Contains(word, StringComparison.Ordinal));
}
