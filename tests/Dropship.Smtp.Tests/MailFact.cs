using System.Diagnostics;

namespace Dropship.Smtp.Tests;

/// <summary>A test that needs a mail server: it is installed if this machine lets us, else the test is skipped by name.</summary>
[AttributeUsage(AttributeTargets.Method)]
internal sealed class MailFactAttribute : FactAttribute
{
    private static readonly Lazy<string?> s_whyNot = new(Find);

    public MailFactAttribute() => Skip = s_whyNot.Value;

    private static string? Find()
    {
        if (!OperatingSystem.IsLinux()) return "aiosmtpd is looked for on Linux only.";
        for (var at = new DirectoryInfo(AppContext.BaseDirectory); at is not null; at = at.Parent)
            if (File.Exists(Path.Combine(at.FullName, "Dropship.Sdk.sln")))
                return Run(Path.Combine(at.FullName, "build", "install-smtp.sh"));
        return "The repository is not above the tests.";
    }

    private static string? Run(string script)
    {
        using var install = Process.Start(new ProcessStartInfo("bash", [script]) { RedirectStandardOutput = true, RedirectStandardError = true })!;
        var output = install.StandardOutput.ReadToEndAsync();
        var said = install.StandardError.ReadToEnd().Trim();
        output.GetAwaiter().GetResult();
        install.WaitForExit();
        return install.ExitCode == 0 ? null : $"aiosmtpd is not here and cannot be installed: {said}";
    }
}
