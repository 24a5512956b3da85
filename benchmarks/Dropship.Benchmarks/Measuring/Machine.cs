using System.Runtime.InteropServices;

namespace Dropship.Benchmarks.Measuring;

/// <summary>Where the figures come from.</summary>
internal static class Machine
{
    private const string Processors = "/proc/cpuinfo";

    internal static string Describe(DateTimeOffset today) =>
        $"{today:yyyy-MM-dd}, {Environment.ProcessorCount} cores, {Processor()}, {RuntimeInformation.OSDescription}, {RuntimeInformation.FrameworkDescription}, {RuntimeInformation.ProcessArchitecture}";

    private static string Processor()
    {
        if (!File.Exists(Processors)) return Environment.GetEnvironmentVariable("PROCESSOR_IDENTIFIER") ?? "unknown processor";
        foreach (var line in File.ReadLines(Processors))
            if (line.StartsWith("model name", StringComparison.Ordinal))
                return line[(line.IndexOf(':', StringComparison.Ordinal) + 1)..].Trim();
        return "unknown processor";
    }
}
