using System.Diagnostics;
using System.Globalization;
using Dropship.Chaos.Worker;

namespace Dropship.Chaos.Rounds;

/// <summary>The engine's process, from outside: what it says, and what is done to it. It is killed when it is let go of.</summary>
internal sealed class Child : IAsyncDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);
    private readonly Process _process;
    private readonly Task<string> _errors;

    private Child(Process process) => (_process, _errors) = (process, process.StandardError.ReadToEndAsync());

    /// <summary>Its standard error; complete when it has ended.</summary>
    internal Task<string> Errors => _errors;

    internal static Child Start(WorkerSettings settings)
    {
        var program = Path.Combine(AppContext.BaseDirectory, "Dropship.Chaos.dll");
        ProcessStartInfo start = new(Environment.ProcessPath is { } host && Path.GetFileNameWithoutExtension(host) == "dotnet" ? host : "dotnet", [program, WorkerProcess.Verb])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["DOTNET_TieredPGO"] = "0";
        start.Environment["DOTNET_TC_CallCountThreshold"] = "FFFF";   // it does not live long enough to be compiled twice
        Child child = new(Process.Start(start) ?? throw new InvalidOperationException("The engine's process does not start."));
        child.Tell(settings.Line);
        return child;
    }

    /// <summary>Tells it the time, and to look what is due.</summary>
    internal void Tell(Moment moment) => Tell(Line.Telling(Line.Now, moment));

    /// <summary>Tells it the time while it is at work.</summary>
    internal void Jump(Moment moment) => Tell(Line.Telling(Line.Jump, moment));

    internal void Hold(string point, int count) => Tell(string.Create(CultureInfo.InvariantCulture, $"{Line.Hold} {point} {count}"));

    internal void Go() => Tell(Line.Go);

    /// <summary>What it says next; null when it has ended.</summary>
    internal async Task<string?> HearAsync(CancellationToken cancellation = default) => await _process.StandardOutput.ReadLineAsync(CancellationToken.None).AsTask().WaitAsync(Limit, cancellation);

    /// <summary>SIGKILL: it is gone before this returns, whatever it was at.</summary>
    internal void Kill()
    {
        if (!_process.HasExited) _process.Kill();
    }

    internal async Task EndAsync(bool gently)
    {
        if (gently) await SignalAsync("TERM");
        else Kill();
        while (await HearAsync() is not null) { }
        await _process.WaitForExitAsync().WaitAsync(Limit);
        if (gently && _process.ExitCode != 0) throw new InvalidOperationException($"The engine's process was asked to end and ended with {_process.ExitCode}: {await _errors}");
    }

    /// <summary>Stops it as a machine that is suspended, does something meanwhile, and lets it go on.</summary>
    internal async Task StallAsync(Func<Task> meanwhile)
    {
        await SignalAsync("STOP");
        try
        {
            var began = Stopwatch.StartNew();
            while (!IsStopped() && began.Elapsed < Limit) await Task.Yield();
            await meanwhile();
        }
        finally
        {
            await SignalAsync("CONT");
        }
    }

    public async ValueTask DisposeAsync()
    {
        Kill();
        await _process.WaitForExitAsync();
        _process.Dispose();
    }

    private bool IsStopped() => File.ReadAllText($"/proc/{_process.Id}/stat") is var stat && stat[(stat.LastIndexOf(')') + 2)..][0] == 'T';

    private async Task SignalAsync(string signal)
    {
        using var kill = Process.Start("sh", ["-c", $"kill -{signal} {_process.Id.ToString(CultureInfo.InvariantCulture)}"]);
        await kill.WaitForExitAsync();
    }

    // A process that was killed has nobody to read what it is told.
    private void Tell(string line)
    {
        try
        {
            _process.StandardInput.WriteLine(line);
            _process.StandardInput.Flush();
        }
        catch (IOException)
        {
        }
    }
}
