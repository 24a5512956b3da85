using Dropship.Domain;
using Dropship.Storage;
using static Dropship.Sdk.Tests.Fakes.FakeShop;

namespace Dropship.Sdk.Tests.Storage;

/// <summary>Leases of one process, to the instant.</summary>
public sealed class LeasesTests
{
    private static readonly TimeSpan Hour = TimeSpan.FromHours(1);
    private readonly Leases _leases = new();

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    [InlineData(1, true)]
    public void A_lease_is_free_at_the_instant_at_which_it_ends(int milliseconds, bool isFree)
    {
        Take("one", Start, Header("A-1"));
        Take("two", Start + Hour + TimeSpan.FromMilliseconds(milliseconds), Header("A-1")).Count.ShouldBe(isFree ? 1 : 0);
        _leases.HolderOf(Key("A-1")).ShouldBe(isFree ? "two" : "one");
    }

    [Fact]
    public void What_is_leased_is_counted_and_released_by_its_holder_under_its_epoch_alone()
    {
        _leases.Count.ShouldBe(0);
        var (first, second) = (Take("one", Start, Header("A-1"))[0], Take("one", Start, Header("A-1"), Header("A-2")));
        (_leases.Count, _leases.EpochOf(Key("A-1")), _leases.EpochOf(Key("A-3")), _leases.HolderOf(Key("A-3"))).ShouldBe((2, second[0].Epoch, 0, null));
        _leases.End("one", [first]);
        _leases.End("two", second);
        _leases.Count.ShouldBe(2, "one was taken anew, and the other holder has none");
        _leases.End("one", [second[1], Header("A-3")]);
        (_leases.Count, _leases.HolderOf(Key("A-1")), _leases.HolderOf(Key("A-2"))).ShouldBe((1, "one", null));
    }

    [Fact]
    public void No_more_are_taken_than_were_asked_for_and_what_others_hold_is_passed_over()
    {
        Take("one", Start, Header("A-1"));
        var taken = _leases.Take([Header("A-1"), Header("A-2"), Header("A-3"), Header("A-4")], new("two", Start, 2, Hour));
        taken.Select(header => header.Order.Id.Value).ShouldBe(["A-2", "A-3"]);
        taken[1].Epoch.ShouldBe(taken[0].Epoch + 1);
        _leases.Count.ShouldBe(3);
    }

    [Fact]
    public void A_decision_under_another_epoch_is_fenced_and_a_fact_never_is()
    {
        var epoch = Take("one", Start, Header("A-1"))[0].Epoch;
        (_leases.Fences(Key("A-1"), epoch), _leases.Fences(Key("A-1"), epoch + 1), _leases.Fences(Key("A-1"), null), _leases.Fences(Key("A-2"), epoch)).ShouldBe((false, true, false, false));
    }

    [Fact]
    public void Nothing_given_is_a_mistake()
    {
        Should.Throw<ArgumentNullException>(() => _leases.Take(null!, new("one", Start, 1, Hour))).ParamName.ShouldBe("due");
        Should.Throw<ArgumentNullException>(() => _leases.Take([], null!)).ParamName.ShouldBe("request");
        Should.Throw<ArgumentNullException>(() => _leases.End("one", null!)).ParamName.ShouldBe("leased");
    }

    private IReadOnlyList<OrderHeader> Take(string holder, Instant now, params OrderHeader[] due) => _leases.Take(due, new(holder, now, 100, Hour));

    private static OrderHeader Header(string id) => new(Key(id), 1, Start, null, "Buying", null);
}
