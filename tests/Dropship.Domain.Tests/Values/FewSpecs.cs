namespace Dropship.Domain.Tests.Values;

/// <summary>Small lists compare by value; keyed ones are sorted whatever order things came in.</summary>
public sealed class FewSpecs
{
    [Fact]
    public void Lists_of_equal_items_are_equal_and_hash_alike()
    {
        Few<int> one = [1, 2], other = [1, 2];
        one.ShouldBe(other);
        (one == other).ShouldBeTrue();
        one.Equals((object)other).ShouldBeTrue();
        one.GetHashCode().ShouldBe(other.GetHashCode());
    }

    [Fact]
    public void Order_and_length_count()
    {
        Few<int> one = [1, 2];
        (one != [2, 1]).ShouldBeTrue();
        (one != [1]).ShouldBeTrue();
        one.Equals("no list").ShouldBeFalse();
    }

    [Fact]
    public void The_default_is_the_empty_list()
    {
        Few<int> empty = default;
        empty.ShouldBe([]);
        (empty.Count, empty.IsEmpty).ShouldBe((0, true));
        empty.ToString().ShouldBe("[]");
        empty.AsEnumerable().ShouldBeEmpty();
    }

    [Fact]
    public void A_change_makes_a_copy_and_leaves_the_list_as_it_was()
    {
        Few<int> list = [1, 3];
        list.Add(4).ShouldBe([1, 3, 4]);
        list.Insert(1, 2).ShouldBe([1, 2, 3]);
        list.Set(0, 9).ShouldBe([9, 3]);
        list.ShouldBe([1, 3]);
    }

    [Fact]
    public void A_source_that_changes_later_does_not_change_the_list()
    {
        int[] source = [1, 2];
        var list = source.ToFew();
        source[0] = 9;
        list.ShouldBe([1, 2]);
    }

    [Fact]
    public void A_place_that_is_not_there_throws()
    {
        Few<int> list = [1];
        Should.Throw<ArgumentOutOfRangeException>(() => list[1]);
        Should.Throw<ArgumentOutOfRangeException>(() => list[-1]);
        list[0].ShouldBe(1);
    }

    [Fact]
    public void Keyed_things_are_kept_sorted_and_one_of_a_key()
    {
        LineUnits a = new(new("a"), 1), b = new(new("b"), 2), again = new(new("a"), 7);
        Few<LineUnits> none = [];
        none.Put(b).Put(a).ShouldBe(none.Put(a).Put(b));
        none.Put(b).Put(a).Put(again).ShouldBe([again, b]);
    }

    [Fact]
    public void Orders_with_equal_histories_are_equal()
    {
        var order = Milestones.ACompletedOrder().Order;
        order.ShouldBe(Milestones.ACompletedOrder().Order);
        order.GetHashCode().ShouldBe(Milestones.ACompletedOrder().Order.GetHashCode());
        order.ShouldNotBe(Milestones.AShippedOrder().Order);
        order.Tries.ToString().ShouldStartWith("[Try {");
    }

    [Fact]
    public void Lists_that_differ_hash_apart_and_read_in_their_order()
    {
        Few<int> one = [1, 2], other = [2, 1], longer = [1, 2, 3];
        new[] { one.GetHashCode(), other.GetHashCode(), longer.GetHashCode() }.Distinct().Count().ShouldBe(3);
        one.ToString().ShouldBe("[1, 2]");
    }
}
