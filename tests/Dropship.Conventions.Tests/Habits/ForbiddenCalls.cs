using Microsoft.CodeAnalysis;

namespace Dropship.Conventions.Habits;

/// <summary>Calls that make a run unrepeatable, block a thread or pretend to be finished.</summary>
internal static class ForbiddenCalls
{
    private const string Clock = "Take the time as a value (domain) or from TimeProvider";
    private const string Wait = "Nothing sleeps or runs by itself: wait on TimeProvider, let the host own the threads; what must run side by side and be awaited goes through Parallel.ForEachAsync";
    private const string Chance = "Identity and chance come in as values or a seed";
    private const string Block = "Await it; blocking starves the host's threads";

    private static readonly Dictionary<string, string> Cures = new()
    {
        ["System.DateTime.Now"] = Clock,
        ["System.DateTime.UtcNow"] = Clock,
        ["System.DateTime.Today"] = Clock,
        ["System.DateTimeOffset.Now"] = Clock,
        ["System.DateTimeOffset.UtcNow"] = Clock,
        ["System.Environment.TickCount"] = Clock,
        ["System.Environment.TickCount64"] = Clock,
        ["System.Diagnostics.Stopwatch"] = Clock,
        ["System.Threading.Thread"] = Wait,
        ["System.Threading.Timer"] = Wait,
        ["System.Timers.Timer"] = Wait,
        ["System.Threading.Tasks.Task.Run"] = Wait,
        ["System.Threading.Tasks.TaskFactory.StartNew"] = Wait,
        ["System.Guid.NewGuid"] = Chance,
        ["System.Guid.CreateVersion7"] = Chance,
        ["System.Random.Shared"] = Chance,
        ["System.Threading.Tasks.Task.Result"] = Block,
        ["System.Threading.Tasks.Task.Wait"] = Block,
        ["System.Threading.Tasks.Task.WaitAll"] = Block,
        ["System.Threading.Tasks.Task.WaitAny"] = Block,
        ["System.Threading.Tasks.ValueTask.Result"] = Block,
        ["System.NotImplementedException"] = "Write it or leave it out",
    };

    // These wait by the wall clock unless they are given a TimeProvider.
    private static readonly string[] ClockedByDefault =
    [
        "System.Threading.Tasks.Task.Delay", "System.Threading.Tasks.Task.WaitAsync", "System.Threading.CancellationTokenSource..ctor", "System.Threading.PeriodicTimer..ctor",
    ];

    private static readonly string[] Spans = ["TimeSpan", "Int32"];

    public static IEnumerable<Offence> Offences(SourceProject project)
    {
        foreach (var use in project.Uses)
        {
            if (Cures.TryGetValue(use.FullName, out var cure) || Cures.TryGetValue(Owner(use), out cure)) yield return use.As($"{use.FullName} is used", cure);
            else if (use.FullName == "System.Text.RegularExpressions.Regex..ctor" && use.Symbol is IMethodSymbol { Parameters.Length: < 3 }) yield return use.As("a pattern without a time-out", "Use [GeneratedRegex], or, where the pattern is data, the constructor with a time-out");
            else if (use.FullName == "System.Random..ctor" && use.Symbol is IMethodSymbol { Parameters.Length: 0 }) yield return use.As("Random without a seed", Chance);
            else if (ClockedByDefault.Contains(use.FullName) && IsWallClocked((IMethodSymbol)use.Symbol)) yield return use.As($"{use.FullName} waits by the wall clock", "Use the overload with a TimeProvider");
            else if (IsAwaiterResult(use)) yield return use.As("GetAwaiter().GetResult() blocks", Block);
        }
    }

    private static string Owner(Use use) => use.Owner is { } owner ? new Use(use.Node, owner).FullName : "";

    private static bool IsWallClocked(IMethodSymbol method) =>
        method.Parameters.Any(parameter => Spans.Contains(parameter.Type.Name)) && method.Parameters.All(parameter => parameter.Type.Name != "TimeProvider");

    private static bool IsAwaiterResult(Use use) =>
        use.Symbol.Name == "GetResult" && use.FullName.StartsWith("System.Runtime.CompilerServices.", StringComparison.Ordinal) && use.Owner!.Name.Contains("Awaiter", StringComparison.Ordinal);
}
