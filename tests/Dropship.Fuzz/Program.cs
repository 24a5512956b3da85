using System.Diagnostics;
using Dropship.Fuzz;

// Runs parsers on mutated inputs, see Arguments.Usage.
var (parsed, fault) = Arguments.Parse(args);
if (parsed is null)
{
    Console.Error.WriteLine(fault);
    return 2;
}

if (parsed.IsList)
{
    foreach (var target in AllTargets.All) Console.WriteLine(target.Name);
    return 0;
}

var found = 0;
foreach (var target in parsed.Targets)
{
    var loop = new FuzzLoop(target, Corpus.Of(target.Name, parsed.Corpus), parsed.Seed);
    var watch = Stopwatch.StartNew();
    await loop.ReplayAsync();
    await loop.RunAsync(parsed.Runs, () => watch.Elapsed > parsed.For);
    Console.WriteLine($"{target.Name,-22} {loop.Runs,9} runs {loop.Runs / watch.Elapsed.TotalSeconds,8:0}/s  {string.Join(", ", loop.Outcomes.Select(outcome => $"{outcome.Key} {outcome.Value}"))}");
    foreach (var finding in loop.Findings.DistinctBy(finding => finding.What))
    {
        var least = await loop.MinimiseAsync(finding);
        var file = Path.GetFullPath($"{target.Name}-{finding.Seed}-{finding.Run}.finding");
        await File.WriteAllBytesAsync(file, least.Input.Bytes);
        Console.WriteLine($"  {least}\n  written to {file}");
        found++;
    }
}

return found == 0 ? 0 : 1;
