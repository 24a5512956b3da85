using Dropship.Tests.Commands;

namespace Dropship.Simulation;

/// <summary>One run of the command: 0 if every figure that must be zero is, 1 if one is not, 2 if it was asked for wrongly.</summary>
internal static class Session
{
    private const int Clean = 0;
    private const int Broken = 1;
    private const int Misunderstood = 2;

    internal static async Task<int> RunAsync(IReadOnlyList<string> words, TextWriter output, TextWriter error)
    {
        var (arguments, fault) = Arguments.Parse(words);
        if (arguments is null)
        {
            await error.WriteLineAsync(fault);
            return Misunderstood;
        }

        if (Runtimes.Named(arguments.Runtime) is not { } runtime)
        {
            await error.WriteLineAsync($"--runtime {arguments.Runtime}: not built into this program; say one of: {Runtimes.Names}.");
            return Misunderstood;
        }

        if (arguments.Report is { } wanted && !Directory.Exists(Path.GetDirectoryName(Path.GetFullPath(wanted))))
        {
            await error.WriteLineAsync($"--report {wanted}: its folder does not exist; make it first.");
            return Misunderstood;
        }

        if (arguments.Seeds is not null) return await Repeats.RunAsync(runtime, arguments, output) ? Clean : Broken;
        await output.WriteLineAsync($"{arguments.Orders} orders, seed {arguments.Seed}, supplier {arguments.Supplier?.ToString() ?? "of all kinds"}, runtime {arguments.Runtime}, commit {BuiltFrom.Commit}");
        var report = await runtime(arguments.Plan, new Steps(output, arguments.Orders), CancellationToken.None);
        ReportText.Write(output, report, BuiltFrom.Commit);
        if (arguments.Report is { } file) await File.WriteAllBytesAsync(file, ReportJson.Of(report));
        return report.IsClean ? Clean : Broken;
    }

    /// <summary>Says at every tenth how far it is.</summary>
    private sealed class Steps(TextWriter output, int orders) : IProgress<int>
    {
        private readonly Lock _lock = new();
        private int _tenths;

        public void Report(int value)
        {
            lock (_lock)
            {
                var tenths = (int)(value * 10L / orders);
                if (tenths <= _tenths) return;
                _tenths = tenths;
                output.WriteLine($"  {tenths * 10} %");
            }
        }
    }
}
