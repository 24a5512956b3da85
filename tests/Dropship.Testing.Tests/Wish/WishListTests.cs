using CsCheck;

namespace Dropship.Testing.Sandbox.Wish;

/// <summary>Pages by time, both bounds in them, without cursor or total.</summary>
public sealed class WishListTests
{
    [Fact]
    public async Task Orders_are_filtered_by_state_type_and_both_times()
    {
        using WishShop shop = new();
        var held = shop.Sandbox.PlaceOrder(WishShop.Lamp());
        var hub = shop.Approved(WishShop.Lamp() with { Types = ["ADVANCED_LOGISTICS", "VAT"] });
        shop.Clock.Advance(TimeSpan.FromHours(1));
        var shipped = await shop.Shipped();
        (await Ids(shop, "sort_by=released_at.asc")).ShouldBe([hub, shipped, held]);
        (await Ids(shop, "states=APPROVED")).ShouldBe([hub]);
        (await Ids(shop, "states=APPROVED&states=SHIPPED&sort_by=updated_at.asc")).ShouldBe([hub, shipped]);
        (await Ids(shop, "order_type=ADVANCED_LOGISTICS")).ShouldBe([hub]);
        (await Ids(shop, "order_type=WISH_PLUS")).ShouldBeEmpty();
        (await Ids(shop, "released_at_min=2026-03-02T10:00:00.000Z&released_at_max=2026-03-02T10:00:00%2B00:00")).ShouldBe([shipped]);
        (await Ids(shop, "updated_at_max=2026-03-02T09:59:59Z")).ShouldBe([hub, held]);
    }

    [Fact]
    public async Task Bounds_are_in_the_range_and_the_newest_comes_first()
    {
        using WishShop shop = new();
        List<string> ids = [];
        for (var at = 0; at < 3; at++)
        {
            ids.Add(shop.Sandbox.PlaceOrder(WishShop.Lamp()));
            shop.Clock.Advance(TimeSpan.FromMilliseconds(1));
        }

        (await Ids(shop, "updated_at_min=2026-03-02T09:00:00.001Z&updated_at_max=2026-03-02T09:00:00.002Z")).ShouldBe([ids[2], ids[1]]);
        (await Ids(shop, "limit=1")).ShouldBe([ids[2]]);
    }

    [Theory]
    [InlineData(true, 3)]
    [InlineData(false, 1)]
    public async Task Orders_of_one_moment_are_told_apart_unless_ties_are_wanted(bool distinct, int times)
    {
        using WishShop shop = new(new() { DistinctTimes = distinct });
        for (var at = 0; at < 3; at++) shop.Sandbox.PlaceOrder(WishShop.Lamp());
        shop.Clock.Advance(shop.Options.ReleaseHold);
        (await shop.Get("orders")).Data.EnumerateArray().Select(order => order.GetProperty("updated_at").GetDateTimeOffset()).Distinct().Count().ShouldBe(times);
    }

    [Fact]
    public async Task Versions_of_one_order_never_share_a_time()
    {
        using WishShop shop = new(new() { DistinctTimes = false });
        var id = shop.Approved();
        List<DateTimeOffset> times = [];
        foreach (var city in (string[])["Lyon", "Nice", "Brest"])
        {
            shop.Sandbox.ChangeAddress(id, WishShop.Paris with { City = city });
            times.Add((await shop.Order(id)).GetProperty("updated_at").GetDateTimeOffset());
        }

        times.Distinct().Count().ShouldBe(3);
    }

    [Theory]
    [InlineData("limit=0")]
    [InlineData("limit=501")]
    [InlineData("limit=many")]
    [InlineData("states=PAID")]
    [InlineData("states=APPROVED&states=APPROVED&states=APPROVED&states=APPROVED&states=APPROVED&states=APPROVED")]
    [InlineData("order_type=CONFIRMED_DELIVERY_POLICY")]
    [InlineData("sort_by=id.asc")]
    [InlineData("updated_at_min=yesterday")]
    [InlineData("released_at_max=")]
    public async Task A_query_that_is_not_valid_is_refused(string query)
    {
        using WishShop shop = new();
        var reply = await shop.Get($"orders?{query}");
        (reply.Status, reply.Code).ShouldBe((400, 90001));
    }

    [Fact]
    public void Paging_loses_nothing_while_orders_change_between_pages() =>
        Gen.Select(Gen.Int[1, 4], Gen.Int[0, 2].Array[8, 40]).Sample((limit, steps) => Follow(limit, steps).GetAwaiter().GetResult(), iter: 60, threads: 1);

    // The reader of the fact sheet: ascending, from the last time it saw, rows it knows left out. It must end with every order as it is.
    private static async Task Follow(int limit, int[] steps)
    {
        using WishShop shop = new(new() { RateCalls = 10_000 });
        List<string> ids = [];
        Dictionary<string, string> seen = [];
        var mark = WishShop.Start;
        foreach (var step in steps)
        {
            shop.Clock.Advance(TimeSpan.FromMilliseconds(step * 7));
            if (step == 0 || ids.Count == 0) ids.Add(shop.Approved());
            else if (step == 1) shop.Sandbox.ChangeAddress(ids[steps.Length % ids.Count], WishShop.Paris with { City = $"City {ids.Count}" });
            else mark = await Read(shop, mark, limit, seen);
        }

        for (var rounds = 0; rounds < (2 * steps.Length) + 2; rounds++) mark = await Read(shop, mark, limit, seen);
        seen.Count.ShouldBe(ids.Count);
        foreach (var id in ids) seen[id].ShouldBe((await shop.Order(id)).ToString());
    }

    private static async Task<DateTimeOffset> Read(WishShop shop, DateTimeOffset mark, int limit, Dictionary<string, string> seen)
    {
        // One row of overlap is always the known one, so a page has to hold one more.
        var page = (await shop.Get($"orders?sort_by=updated_at.asc&limit={limit + 1}&updated_at_min={mark:yyyy-MM-ddTHH:mm:ss.fff}Z")).Data.EnumerateArray().ToArray();
        foreach (var order in page) seen[order.GetProperty("id").GetString()!] = order.ToString();
        return page.Length == 0 ? mark : page[^1].GetProperty("updated_at").GetDateTimeOffset();
    }

    private static async Task<string?[]> Ids(WishShop shop, string query) => [.. (await shop.Get($"orders?{query}")).Data.EnumerateArray().Select(order => order.GetProperty("id").GetString())];
}
