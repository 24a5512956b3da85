using Dropship.Testing.Conformance;

namespace Dropship.Sdk.Tests.Storage;

/// <summary>The reference store keeps every promise but those of durability, and these it breaks visibly.</summary>
public sealed class MemoryStoreTests
{
    public static TheoryData<string> Kept => [.. StoreConformance.Cases.Where(known => !known.NeedsDurability).Select(known => known.Name)];

    public static TheoryData<string> Excused => [.. StoreConformance.Cases.Where(known => known.NeedsDurability).Select(known => known.Name)];

    [Theory]
    [MemberData(nameof(Kept))]
    public async Task Memory_keeps(string promise)
    {
        await using var fixture = new MemoryFixture();
        await StoreConformance.Named(promise).Run(fixture, default);
    }

    [Theory]
    [MemberData(nameof(Excused))]
    public async Task Memory_is_excused_because_it_forgets(string promise)
    {
        await using var fixture = new MemoryFixture();
        await Should.ThrowAsync<ConformanceException>(() => StoreConformance.Named(promise).Run(fixture, default));
    }

    [Fact]
    public void Promises_have_unique_names_and_there_are_enough_of_them()
    {
        StoreConformance.Cases.Select(known => known.Name).ShouldBeUnique();
        StoreConformance.Cases.Count.ShouldBeGreaterThanOrEqualTo(20);
    }
}
