using System.Diagnostics;

namespace Dropship.Tests.Postgres;

/// <summary>The server's programs, installed if this machine lets us; else the reason why not.</summary>
internal static class Binaries
{
    private static readonly Lazy<(string? Folder, string? Reason)> s_found = new(Find);

    internal static string? WhyNot => s_found.Value.Reason;

    internal static string Folder => s_found.Value.Folder ?? throw new InvalidOperationException(WhyNot);

    private static (string?, string?) Find()
    {
        if (Installed() is { } there) return (there, null);
        if (!OperatingSystem.IsLinux()) return (null, "PostgreSQL's server programs are looked for on Linux only.");
        using var install = Process.Start(new ProcessStartInfo("bash", [Script()]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = install.StandardOutput.ReadToEndAsync();
        var said = install.StandardError.ReadToEnd().Trim();
        output.GetAwaiter().GetResult();
        install.WaitForExit();
        return Installed() is { } now ? (now, null) : (null, $"PostgreSQL is not here and cannot be installed: {said}");
    }

    private static string? Installed() => Directory.Exists("/usr/lib/postgresql")
        ? Directory.GetDirectories("/usr/lib/postgresql").Select(version => Path.Combine(version, "bin")).Where(bin => File.Exists(Path.Combine(bin, "initdb"))).OrderDescending().FirstOrDefault()
        : null;

    private static string Script()
    {
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "Dropship.Sdk.sln")))
                return Path.Combine(at.FullName, "build", "install-postgres.sh");
        throw new InvalidOperationException("The repository is not above the tests.");
    }
}
