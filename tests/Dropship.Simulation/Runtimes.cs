using Dropship.Testing.Simulation;

namespace Dropship.Simulation;

/// <summary>What a plan can be run on, by the name the command line knows it under. A further runtime is one more entry.</summary>
internal static class Runtimes
{
    private static readonly IReadOnlyDictionary<string, SimulationRuntime> Known = new Dictionary<string, SimulationRuntime>
    {
        ["core"] = static (plan, progress, cancellation) => Task.FromResult(CoreSimulation.Run(plan, progress: progress, cancellation: cancellation)),
    };

    internal static SimulationRuntime? Named(string name) => Known.GetValueOrDefault(name);

    internal static string Names => string.Join(", ", Known.Keys);
}
