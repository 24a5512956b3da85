using CsCheck;
using Dropship.Storage;
using Dropship.Tests.Linear;

namespace Dropship.Sdk.Tests.Storage;

/// <summary>Calls side by side on the memory store answer as if they had come one by one; a store that answers otherwise is caught.</summary>
public sealed class LinearTests
{
    [Fact]
    public void Side_by_side_is_as_one_by_one() => Linearizability.Sample(new BrokenStore(new()).Faces, Linearizability.Trials(few: 500));

    [Fact]
    public void A_store_that_says_written_although_another_was_faster_is_caught()
    {
        var broken = new BrokenStore(new());
        broken.Append = async (commits, cancellation) => [.. (await broken.Inner.AppendAsync(commits, cancellation)).Select(answer => answer == AppendResult.Conflict ? AppendResult.Written : answer)];
        Should.Throw<CsCheckException>(() => Linearizability.Sample(broken.Faces, trials: 500));
    }

    [Fact]
    public void A_store_that_loses_a_write_it_answered_is_caught()
    {
        var broken = new BrokenStore(new());
        broken.SetGate = (_, _, _) => default;
        Should.Throw<CsCheckException>(() => Linearizability.Sample(broken.Faces, trials: 500));
    }
}
