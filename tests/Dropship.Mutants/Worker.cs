using System.Diagnostics;
using System.Globalization;
using System.Text.Json;

namespace Dropship.Mutants;

/// <summary>A process that runs specs. It reads one request a line and answers each with a line; when it is silent too long, it is ended.</summary>
internal static class Worker
{
    /// <summary>The answer of a process that has been left in a state in which a spec fails although nothing is changed: it is asked no more.</summary>
    internal const int Spoilt = -2;

    /// <summary>Watches every spec once: what it meets, how long it takes, whether it passes.</summary>
    internal static void Watch(Specs specs, TextWriter output)
    {
        foreach (var (spec, no) in specs.All.Select(static (spec, no) => (spec, no)))
        {
            string? fault = null;
            var (met, whileStatic) = specs.Mutants.Watch(() => fault = spec.Fault());
            specs.Mutants.TurnOn(Switch.None);
            var clock = Stopwatch.StartNew();
            fault ??= spec.Fault();
            output.WriteLine(JsonSerializer.Serialize(new Watched(no, spec.Name, clock.Elapsed.TotalMilliseconds, fault, met, no == 0 ? [.. whileStatic, .. specs.Made] : whileStatic)));
        }
    }

    /// <summary>Runs the specs of each request with its mutant switched on, up to the first that fails: "mutant spec spec …".</summary>
    internal static void Serve(Specs specs, bool warm, TextReader input, TextWriter output)
    {
        // What is made once must be made while nothing is changed, but for a mutant that changes just that.
        if (warm)
        {
            specs.Mutants.TurnOn(Switch.None);
            foreach (var spec in specs.All) spec.Fault();
        }

        output.WriteLine("ready");
        output.Flush();
        while (input.ReadLine() is { } line)
        {
            var numbers = Array.ConvertAll(line.Split(' '), static word => int.Parse(word, CultureInfo.InvariantCulture));
            specs.Mutants.TurnOn(numbers[0]);
            var killer = numbers.Skip(1).FirstOrDefault(no => specs.All[no].Fault() is not null, -1);
            specs.Mutants.TurnOn(Switch.None);
            if (warm && killer >= 0 && specs.All[killer].Fault() is not null) killer = Spoilt;
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{numbers[0]} {killer}"));
            output.Flush();
        }
    }
}

/// <summary>What a spec was seen to do.</summary>
internal sealed record Watched(int No, string Name, double Milliseconds, string? Fault, IReadOnlyList<int> Met, IReadOnlyList<int> Static);
