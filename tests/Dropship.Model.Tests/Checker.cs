using System.Diagnostics;

namespace Dropship.Model.Tests;

/// <summary>The script that checks the model, run as a person runs it.</summary>
internal static class Checker
{
    private static readonly Lazy<(int Status, string Said)> Tools = new(() => Run("--tools"));
    private static readonly Lazy<(int Status, string Said)> All = new(() => Run());

    /// <summary>Why the model cannot be checked here, or null.</summary>
    internal static string? Hindrance =>
        OperatingSystem.IsWindows() ? "the model's script needs bash"
        : Tools.Value.Status == 0 ? null
        : Tools.Value.Said.Trim();

    /// <summary>One run over every configuration, whoever asks first.</summary>
    internal static (int Status, string Said) Table => All.Value;

    internal static string At(string path)
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "Dropship.Sdk.sln"))) folder = folder.Parent;
        return Path.Combine(folder?.FullName ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Dropship.Sdk.sln."), path);
    }

    internal static (int Status, string Said) Run(params string[] arguments) => RunScript(At("build/model-check.sh"), arguments);

    internal static (int Status, string Said) RunScript(string script, params string[] arguments)
    {
        var start = new ProcessStartInfo("bash", [script, .. arguments]) { RedirectStandardOutput = true, RedirectStandardError = true };
        using var process = Process.Start(start) ?? throw new InvalidOperationException("bash did not start.");
        var said = process.StandardOutput.ReadToEndAsync();
        var complained = process.StandardError.ReadToEndAsync();
        if (!process.WaitForExit(TimeSpan.FromMinutes(14)))
        {
            process.Kill(entireProcessTree: true);
            return (-1, "the script did not end within 14 minutes");
        }

        process.WaitForExit();
        return (process.ExitCode, said.Result + complained.Result);
    }
}
