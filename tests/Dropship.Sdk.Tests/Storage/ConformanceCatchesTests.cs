using Dropship.Testing.Conformance;

namespace Dropship.Sdk.Tests.Storage;

/// <summary>The suite can fail: every promise has a store that breaks it, and the case of that name finds out.</summary>
public sealed class ConformanceCatchesTests
{
    public static TheoryData<string> Broken => [.. PlantedFaults.All.Keys];

    [Theory]
    [MemberData(nameof(Broken))]
    public async Task The_case_catches_the_store_that_breaks(string promise)
    {
        await using var fixture = new MemoryFixture(inner =>
        {
            var store = new BrokenStore(inner);
            PlantedFaults.All[promise](store);
            return store.Faces;
        });
        var caught = await Should.ThrowAsync<ConformanceException>(() => StoreConformance.Named(promise).Run(fixture, default));
        caught.Message.ShouldNotBeNullOrWhiteSpace();
    }

    // The durable ones are broken by every memory store: see MemoryStoreTests.
    [Fact]
    public void Every_promise_but_the_durable_ones_has_a_planted_fault() =>
        StoreConformance.Cases.Where(known => !known.NeedsDurability).Select(known => known.Name).Except(PlantedFaults.All.Keys).ShouldBeEmpty();
}
