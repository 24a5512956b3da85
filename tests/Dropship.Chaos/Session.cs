using System.Runtime.InteropServices;
using Dropship.Chaos.Soaking;
using Dropship.Tests.Commands;
using Dropship.Tests.Postgres;

namespace Dropship.Chaos;

/// <summary>One run of the command: 0 if nothing was bought twice and nothing lost, 1 if something was, 2 if it was asked for wrongly.</summary>
internal static class Session
{
    private const int Clean = 0;
    private const int Broken = 1;
    private const int Misunderstood = 2;

    internal static async Task<int> RunAsync(IReadOnlyList<string> words, TextWriter output, TextWriter error)
    {
        var (arguments, fault) = Arguments.Parse(words);
        if (arguments is { Store: Arguments.Postgres } && Binaries.WhyNot is { } reason) (arguments, fault) = (null, $"--store postgres: {reason}");
        if (arguments is { Store: Arguments.Postgres, Plant: { } plant }) (arguments, fault) = (null, $"--plant {plant}: this fault is planted on SQLite only; say --store sqlite.");
        if (arguments is null)
        {
            await error.WriteLineAsync(fault);
            return Misunderstood;
        }

        using CancellationTokenSource stopping = new();
        using var interrupted = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminated = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        if (arguments.Minutes is not null) return await SoakAsync(arguments, output, stopping.Token);
        await output.WriteLineAsync($"{arguments.Rounds} rounds on {arguments.Store}, seed {arguments.Seed}, commit {BuiltFrom.Commit}");
        Run run = new(arguments, output, stopping.Token);
        try
        {
            await run.RunAsync();
        }
        catch (OperationCanceledException) when (stopping.IsCancellationRequested)
        {
            await output.WriteLineAsync("Stopped; what follows is of the rounds until then.");
        }

        ReportText.Write(output, run.Tally);
        if (arguments.Report is { } file) await File.WriteAllBytesAsync(file, ReportJson.Of(run.Tally));
        return run.Tally.IsClean ? Clean : Broken;

        async Task<int> SoakAsync(Arguments asked, TextWriter told, CancellationToken cancellation)
        {
            await told.WriteLineAsync($"{asked.Minutes} minutes on {asked.Store}, seed {asked.Seed}, commit {BuiltFrom.Commit}");
            var soaked = await new Soak(asked, told, cancellation).RunAsync();
            soaked.Write(told);
            if (asked.Report is { } into) await File.WriteAllBytesAsync(into, soaked.Json(), CancellationToken.None);
            return soaked.IsClean ? Clean : Broken;
        }

        void Stop(PosixSignalContext signal)
        {
            signal.Cancel = true;   // the engine's process, the server and the disk are taken away first
            stopping.Cancel();
        }
    }
}
