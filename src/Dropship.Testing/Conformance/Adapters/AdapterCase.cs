namespace Dropship.Testing.Conformance.Adapters;

/// <summary>One promise of a port as a test without a framework: it returns if the promise holds and throws if not.</summary>
/// <typeparam name="TFixture">What puts the adapter before its vendor.</typeparam>
public sealed class AdapterCase<TFixture> where TFixture : IVendorFixture
{
    private readonly Need[] _needs;
    private readonly Func<TFixture, CancellationToken, Task> _run;

    internal AdapterCase(string name, Need[] needs, Func<TFixture, CancellationToken, Task> run) => (Name, _needs, _run) = (name, needs, run);

    /// <summary>The promise in words; unique in its port, and stable.</summary>
    public string Name { get; }

    /// <summary>What the case needs of a fixture or of its adapter beside the port itself, in words.</summary>
    public IReadOnlyList<string> Needs => [.. _needs.Select(need => need.Name)];

    /// <summary>What the fixture lacks for this case; empty if the case can run.</summary>
    /// <param name="fixture">The fixture.</param>
    public IReadOnlyList<string> Missing(TFixture fixture) => [.. _needs.Where(need => !need.IsMet(fixture)).Select(need => need.Name)];

    /// <summary>Runs the case on a fresh fixture.</summary>
    /// <param name="fixture">The fixture; whoever made it disposes of it.</param>
    /// <param name="cancellation">Gives up.</param>
    /// <exception cref="ConformanceException">The promise is broken; the message says how.</exception>
    /// <exception cref="ArgumentException">The fixture lacks what the case needs: it cannot be judged.</exception>
    public Task RunAsync(TFixture fixture, CancellationToken cancellation = default) => Missing(fixture) is { Count: > 0 } missing
        ? throw new ArgumentException($"'{Name}' needs {string.Join(" and ", missing)}, which this fixture lacks: skip it by name.", nameof(fixture))
        : _run(fixture, cancellation);

    /// <summary>The promise, for test reports.</summary>
    public override string ToString() => Name;
}
