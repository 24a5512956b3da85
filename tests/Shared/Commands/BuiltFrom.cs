using System.Reflection;

namespace Dropship.Tests.Commands;

/// <summary>What a command was built from, as its build wrote it down.</summary>
internal static class BuiltFrom
{
    /// <summary>The commit; "unknown" outside a checkout.</summary>
    internal static string Commit { get; } =
        typeof(BuiltFrom).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion is { } version && version.IndexOf('+', StringComparison.Ordinal) is var plus and >= 0
            ? version[(plus + 1)..]
            : "unknown";
}
