using Dropship.Load.Kinds;
using Dropship.Tests.Commands;
using Dropship.Tests.Postgres;

namespace Dropship.Load;

/// <summary>One run of the command: 0 if every goal is reached, 1 if one is missed, 2 if it was asked for wrongly.</summary>
internal static class Session
{
    private const int Reached = 0;
    private const int Missed = 1;
    private const int Misunderstood = 2;

    internal static async Task<int> RunAsync(IReadOnlyList<string> words, TextWriter output, TextWriter error)
    {
        var (arguments, fault) = Arguments.Parse(words);
        if (arguments is { Store: Arguments.Postgres } && Binaries.WhyNot is { } reason) (arguments, fault) = (null, $"--store postgres: {reason}");
        if (arguments is null)
        {
            await error.WriteLineAsync(fault);
            return Misunderstood;
        }

        await output.WriteLineAsync($"{arguments.Kind}: {arguments.Count} orders on {arguments.Store}, commit {BuiltFrom.Commit}");
        var figures = await MeasureAsync(arguments);
        Report.Write(output, figures);
        if (arguments.Report is { } file) await File.WriteAllBytesAsync(file, Report.Json(figures));
        return figures.Any(figure => figure.IsMissed) ? Missed : Reached;
    }

    internal static Task<IReadOnlyList<Figure>> MeasureAsync(Arguments arguments) => arguments.Kind switch
    {
        Arguments.Recovery => Recovery.RunAsync(arguments),
        Arguments.Memory => Memory.RunAsync(arguments),
        _ => Burst.RunAsync(arguments),
    };
}
