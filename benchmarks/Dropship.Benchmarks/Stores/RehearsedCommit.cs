using Dropship.Benchmarks.Domain;
using Dropship.Storage;

namespace Dropship.Benchmarks.Stores;

/// <summary>One commit of a life: the steps whose events it makes durable.</summary>
/// <param name="Steps">The steps.</param>
internal sealed record RehearsedCommit(IReadOnlyList<Step> Steps)
{
    internal Step Last => Steps[^1];

    /// <summary>What the store is given, and the raw file as well.</summary>
    internal ReadOnlyMemory<byte> Packed { get; } = EventCodec.Pack([.. Steps.Select(static step => step.Event)]);

    /// <summary>The commits of a life.</summary>
    internal static IReadOnlyList<RehearsedCommit> Of(Life life)
    {
        List<RehearsedCommit> commits = [];
        List<Step> steps = [];
        foreach (var step in life.Steps)
        {
            steps.Add(step);
            if (!step.EndsCommit) continue;
            commits.Add(new(steps));
            steps = [];
        }

        return commits;
    }
}
