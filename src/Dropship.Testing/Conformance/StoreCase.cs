namespace Dropship.Testing.Conformance;

/// <summary>One promise of the store port as a test without a framework: it returns if the promise holds and throws if not.</summary>
/// <param name="Name">The promise in words; unique.</param>
/// <param name="NeedsDurability">True if the data must outlive the open store: a store that keeps nothing is excused, by name.</param>
/// <param name="Run">Runs the case on a fresh fixture; throws <see cref="ConformanceException"/> if the promise is broken.</param>
public sealed record StoreCase(string Name, bool NeedsDurability, Func<IStoreFixture, CancellationToken, Task> Run)
{
    /// <summary>True if the store must keep a book of buyers: one that does not implement <see cref="Storage.IBuyerRecords"/> is excused, by name.</summary>
    /// <value>False.</value>
    public bool NeedsBuyers { get; init; }

    /// <summary>The promise, for test reports.</summary>
    public override string ToString() => Name;
}
