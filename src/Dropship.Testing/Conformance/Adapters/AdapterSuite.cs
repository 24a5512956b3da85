namespace Dropship.Testing.Conformance.Adapters;

/// <summary>The promises of one port.</summary>
/// <typeparam name="TFixture">What puts the adapter before its vendor.</typeparam>
public sealed class AdapterSuite<TFixture> where TFixture : IVendorFixture
{
    private readonly Dictionary<string, AdapterCase<TFixture>> _byName;

    internal AdapterSuite(params AdapterCase<TFixture>[] cases)
    {
        Cases = cases;
        _byName = cases.ToDictionary(known => known.Name, StringComparer.Ordinal);
    }

    /// <summary>Every case. Names are unique and stable.</summary>
    public IReadOnlyList<AdapterCase<TFixture>> Cases { get; }

    /// <summary>The case of this name.</summary>
    /// <param name="name">The promise in words.</param>
    /// <exception cref="ArgumentException">There is no such case.</exception>
    public AdapterCase<TFixture> Named(string name) => _byName.GetValueOrDefault(name) ?? throw new ArgumentException($"There is no conformance case '{name}'.", nameof(name));

    /// <summary>Names of the cases that such a fixture can run.</summary>
    /// <param name="fixture">The fixture; it is only asked what it can do.</param>
    public IReadOnlyList<string> Promises(TFixture fixture) => [.. Cases.Where(known => known.Missing(fixture).Count == 0).Select(known => known.Name)];

    /// <summary>Cases that such a fixture cannot run, each with what it lacks. A report names them, so that nobody takes them for kept.</summary>
    /// <param name="fixture">The fixture; it is only asked what it can do.</param>
    public IReadOnlyList<string> Skipped(TFixture fixture) =>
        [.. Cases.Where(known => known.Missing(fixture).Count > 0).Select(known => $"{known.Name}: needs {string.Join(" and ", known.Missing(fixture))}")];
}
