using Dropship.Storage;
using Dropship.Tests.Linear;

namespace Dropship.Testing.Tests;

/// <summary>Calls side by side on the memory store answer as if they had come one by one.</summary>
public sealed class LinearTests
{
    [Fact]
    public void Side_by_side_is_as_one_by_one()
    {
        var store = new MemoryStore();
        Linearizability.Sample(new(store, store, store), Linearizability.Trials(few: 500));
    }
}
