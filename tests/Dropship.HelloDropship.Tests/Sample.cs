using System.Diagnostics;

namespace Dropship.HelloDropship.Tests;

/// <summary>The sample as its user runs it: a process of its own, on a folder that is gone afterwards.</summary>
internal sealed class Sample : IDisposable
{
    private const int FewestOrders = 20;
    private readonly DirectoryInfo _parent = Directory.CreateTempSubdirectory("hello-dropship-");

    private string Folder => Path.Combine(_parent.FullName, "books");

    /// <summary>Runs it to its end.</summary>
    internal async Task<(int ExitCode, string Output)> RunAsync()
    {
        using var process = Start();
        var faults = process.StandardError.ReadToEndAsync();
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        return (process.ExitCode, output + await faults);
    }

    /// <summary>Starts it and kills it as soon as a line of its progress holds some words.</summary>
    /// <returns>False if it came to its end before.</returns>
    internal async Task<bool> KillWhenAsync(string words)
    {
        using var process = Start();
        while (await process.StandardOutput.ReadLineAsync() is { } line)
            if (line.Contains(words, StringComparison.Ordinal))
            {
                process.Kill();
                await process.WaitForExitAsync();
                return true;
            }

        return false;
    }

    public void Dispose() => _parent.Delete(recursive: true);

    private Process Start() => Process.Start(new ProcessStartInfo("dotnet", [typeof(global::HelloDropship.Story).Assembly.Location, Folder, $"{FewestOrders}"])
    {
        RedirectStandardOutput = true,
        RedirectStandardError = true,
    })!;
}
