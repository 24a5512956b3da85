using static Dropship.Domain.Tests.Milestones;
using static Dropship.Domain.Tests.Sample;

namespace Dropship.Domain.Tests.Selling;

/// <summary>When two tellings of a line are one, how many units of it have gone, and how many units touch it.</summary>
public sealed class LineSpecs
{
    [Fact]
    public void Two_tellings_of_a_line_are_one_unless_what_is_sold_differs()
    {
        Shirts.Equals(Shirts with { Title = "Two shirts, blue" }).ShouldBeTrue("a title is only shown");
        Shirts.Equals(null).ShouldBeFalse();
        OrderLine[] others = [Shirts with { Id = new("l9") }, Shirts with { Sku = new("MUG") }, Shirts with { Quantity = 3 }, Shirts with { UnitPrice = Euro(21m) }, Shirts with { Shipping = Euro(6m) }, Shirts with { ShipBy = T0 }, Shirts with { ShipBy = null }];
        foreach (var other in others) (Shirts.Equals(other), other.Equals(Shirts)).ShouldBe((false, false), $"{other}");
    }

    [Theory]
    [InlineData(ParcelPhase.InTransit)]
    [InlineData(ParcelPhase.Delivered)]
    [InlineData(ParcelPhase.Returned)]
    [InlineData(ParcelPhase.Lost)]
    public void What_has_gone_has_gone_wherever_it_is(ParcelPhase phase) => AShippedOrder().Told(Scan(Number, phase, T0 + Days(3))).Order.Demanded()[0].Gone.ShouldBe(2);

    [Fact]
    public void Whole_units_touch_a_line_and_of_its_items_as_many_as_there_are_most_of()
    {
        LineId cup = Shirts.Id.Item("cup"), lid = Shirts.Id.Item("lid");
        Withdrawing.UnitsOf([new(Shirts.Id, 1), new(cup, 2), new(lid, 3), new(Mug.Id, 9)], Shirts.Id).ShouldBe(4);
        Withdrawing.UnitsOf([new(lid, 3), new(cup, 2)], Shirts.Id).ShouldBe(3);
        Withdrawing.UnitsOf([new(Mug.Id, 9)], Shirts.Id).ShouldBe(0);
        Should.Throw<ArgumentException>(() => Shirts.Id.Item("a~b")).Message.ShouldContain("does not hold ~; this one is a~b");
    }
}
