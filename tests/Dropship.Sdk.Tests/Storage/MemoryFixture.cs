using Dropship.Storage;
using Dropship.Testing.Conformance;

namespace Dropship.Sdk.Tests.Storage;

/// <summary>A memory store, broken on purpose where a test asks for it.</summary>
internal sealed class MemoryFixture(Func<MemoryStore, StoreUnderTest>? wrap = null) : IStoreFixture
{
    public ValueTask<StoreUnderTest> OpenAsync(CancellationToken cancellation)
    {
        var store = new MemoryStore();
        return new(wrap?.Invoke(store) ?? new StoreUnderTest(store, store, store));
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
