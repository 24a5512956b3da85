using HelloDropship;

namespace Dropship.HelloDropship.Tests;

public sealed class StoryTests
{
    [Theory]
    [InlineData(20)]
    [InlineData(Story.Usual)]
    public void Every_twist_has_one_order(int count)
    {
        var orders = new Story(count).Orders;
        orders.Count.ShouldBe(count);
        orders.Where(order => order.Twist != Twist.None).Select(order => order.Twist).ShouldBe(Enum.GetValues<Twist>().Where(twist => twist != Twist.None), ignoreOrder: true);
    }

    [Fact]
    public void Two_shops_sell_into_a_dozen_countries_and_some_buyers_order_two_things()
    {
        var orders = new Story(Story.Usual).Orders;
        orders.Count.ShouldBeGreaterThanOrEqualTo(100);
        orders.Select(order => order.Shop.Currency).Distinct().ShouldBe(["EUR", "USD"], ignoreOrder: true);
        orders.Select(order => order.To.Code).Distinct().Count().ShouldBeGreaterThanOrEqualTo(12);
        orders.GroupBy(order => order.Checkout).Count(cart => cart.Count() == 2).ShouldBeGreaterThan(5);
        orders.GroupBy(order => order.Checkout).Where(cart => cart.Count() == 2).ShouldAllBe(cart => cart.First().Shop == cart.Last().Shop && cart.First().At == cart.Last().At);
    }

    [Fact]
    public void It_is_the_same_story_every_time() => new Story(Story.Usual).Orders.ShouldBe(new Story(Story.Usual).Orders);

    [Fact]
    public void The_program_fits_on_a_screen() => File.ReadLines(Program()).Count().ShouldBeLessThanOrEqualTo(60);

    private static string Program()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder!.FullName, "Dropship.Sdk.sln"))) folder = folder.Parent;
        return Path.Combine(folder.FullName, "samples", "HelloDropship", "Program.cs");
    }
}
