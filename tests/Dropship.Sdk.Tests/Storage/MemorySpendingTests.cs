using Dropship.Domain;
using Dropship.Storage;
using static Dropship.Sdk.Tests.Fakes.FakeShop;

namespace Dropship.Sdk.Tests.Storage;

/// <summary>What binds units and money in memory, where a store's promises say nothing of it.</summary>
public sealed class MemorySpendingTests
{
    private const string Today = "day 2026-01-05 EUR";
    private const string Mill = "supplier mill 2026-01-05 EUR";
    private static readonly LineId Line = new("l1");
    private static readonly OrderCommit Bare = new(Key("A-1"), 0, default, null, null, "Buying", default);
    private readonly MemorySpending _spending = new();

    [Fact]
    public void An_amount_below_zero_is_a_mistake_and_would_make_room_for_others()
    {
        var fault = Should.Throw<ArgumentOutOfRangeException>(() => _spending.Refuse(Bare with { Reserves = [new(1, Today, -0.01m, 100m)] }));
        fault.ParamName.ShouldBe(Today);
        _spending.Refuse(Bare with { Reserves = [new(1, Today, 0m, 0m)] }).ShouldBeNull();
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Nothing_is_bound_where_nothing_is_demanded(int demanded) =>
        _spending.Refuse(Bare with { Claims = [new(Line, 1, demanded, 1)] }).ShouldBe(AppendResult.Guarded);

    [Fact]
    public void Each_scope_is_freed_by_what_its_own_purchase_set_aside_in_it()
    {
        Write(Bare with { Reserves = [new(1, Today, 60m, 100m), new(1, Mill, 20m, 30m), new(2, Today, 10m, 100m)] });
        _spending.Refuse(Bare with { Frees = [1], Reserves = [new(3, Mill, 30m, 30m)] }).ShouldBeNull();
        _spending.Refuse(Bare with { Frees = [1], Reserves = [new(3, Mill, 30.01m, 30m)] }).ShouldBe(AppendResult.OverCeiling, "what was set aside for the day makes no room here");
        _spending.Refuse(Bare with { Frees = [1], Reserves = [new(3, Today, 90m, 100m)] }).ShouldBeNull();
        _spending.Refuse(Bare with { Frees = [1], Reserves = [new(3, Today, 90.01m, 100m)] }).ShouldBe(AppendResult.OverCeiling, "the second purchase stays");
        _spending.Refuse(Bare with { Frees = [1, 2], Reserves = [new(3, Today, 100m, 100m)] }).ShouldBeNull("both make room");
        _spending.Refuse(Bare with { Order = Key("B"), Frees = [1], Reserves = [new(1, Today, 90m, 100m)] }).ShouldBe(AppendResult.OverCeiling, "another order frees nothing of this one");
        Write(Bare with { Frees = [1] });
        (_spending.Reserved(Id, Today), _spending.Reserved(Id, Mill)).ShouldBe((10m, 0m));
        Write(Bare with { Frees = [1] });
        _spending.Reserved(Id, Today).ShouldBe(10m, "once");
    }

    [Fact]
    public void Units_of_each_line_and_purchase_are_counted_apart()
    {
        Write(Bare with { Claims = [new(Line, 1, 3, 1), new(new("l2"), 2, 2, 1), new(Line, 1, 3, 2)] });
        _spending.Refuse(Bare with { Claims = [new(Line, 2, 3, 3)] }).ShouldBe(AppendResult.Guarded);
        _spending.Refuse(Bare with { Claims = [new(Line, 1, 3, 3)] }).ShouldBeNull();
        _spending.Refuse(Bare with { Claims = [new(Line, 1, 3, 3), new(new("l2"), 1, 2, 3)] }).ShouldBe(AppendResult.Guarded, "one line of a commit is enough");
        _spending.Refuse(Bare with { Frees = [2], Claims = [new(Line, 2, 3, 3)] }).ShouldBeNull();
        Write(Bare with { Frees = [2] });
        Write(Bare with { Claims = [new(Line, 2, 3, 3)] });
        _spending.Refuse(Bare with { Claims = [new(Line, 1, 3, 4)] }).ShouldBe(AppendResult.Guarded);
        _spending.Refuse(Bare with { Frees = [1], Claims = [new(new("l2"), 2, 2, 4), new(Line, 1, 3, 4)] }).ShouldBeNull();
    }

    private void Write(OrderCommit commit)
    {
        _spending.Refuse(commit).ShouldBeNull();
        _spending.Apply(commit);
    }
}
