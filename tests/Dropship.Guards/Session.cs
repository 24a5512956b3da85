using Dropship.Tests.Commands;

namespace Dropship.Guards;

/// <summary>One run of the command: 0 if nothing was found, 1 if something was, 2 if it was asked for wrongly.</summary>
internal static class Session
{
    private const int Clean = 0;
    private const int Found = 1;
    private const int Misunderstood = 2;

    internal static async Task<int> RunAsync(IReadOnlyList<string> words, TextWriter output, TextWriter error)
    {
        var (arguments, fault) = Arguments.Parse(words);
        if (arguments is null)
        {
            await error.WriteLineAsync(fault);
            return Misunderstood;
        }

        await output.WriteLineAsync($"guards: {arguments.Quotes} quotes, seed {arguments.Seed}{(arguments.Without == Forgotten.Nothing ? "" : $", without {arguments.Without}")}, commit {BuiltFrom.Commit}");
        var tally = Run(arguments);
        Report.Write(output, tally);
        if (arguments.Report is { } file) await File.WriteAllBytesAsync(file, Report.Json(tally));
        return tally.Found == 0 ? Clean : Found;
    }

    /// <summary>Order after order until there were as many quotes.</summary>
    internal static Tally Run(Arguments arguments)
    {
        var tally = new Tally();
        for (var order = 0UL; tally.Quotes < arguments.Quotes; order++) new Dealing((arguments.Seed << 32) + order, arguments.Without, tally).Run();
        return tally;
    }
}
