using System.Text.Json.Nodes;
using CsCheck;
using Dropship.Domain;
using Dropship.Ports;
using Dropship.Wish;

namespace Dropship.Sdk.Tests.Wish;

/// <summary>Reads what changed, page by page: keyset by time, inclusive bounds, overlap.</summary>
public sealed class ListTests
{
    private static readonly DateTimeOffset Start = new(2024, 8, 12, 14, 0, 0, TimeSpan.Zero);

    [Fact]
    public async Task The_first_reading_goes_back_as_far_as_the_options_say()
    {
        await using var desk = new WishDesk(wish => wish.StartFrom = TimeSpan.FromDays(7));
        Books(desk, []);
        var page = await desk.Client.ListChangedAsync(null, default);
        var asked = desk.Vendor.Made[^1];
        asked.Query["updated_at_min"].ShouldBe("2024-08-05T15:00:00.000Z");
        asked.Query["sort_by"].ShouldBe("updated_at.asc");
        asked.Query["limit"].ShouldBe("500");
        (page.Cursor, page.HasMore, page.Orders.Count).ShouldBe(("2024-08-05T15:00:00.000Z", false, 0));
        desk.Vendor.Offences.ShouldBeEmpty();
    }

    [Fact]
    public async Task Later_readings_overlap_and_walks_go_on_where_they_were()
    {
        await using var desk = new WishDesk(wish => wish.PageSize = 2);
        Books(desk, [.. Enumerable.Range(0, 3).Select(no => Row(no, Start.AddMinutes(no)))]);
        var one = await desk.Client.ListChangedAsync(null, default);
        (one.Cursor, one.HasMore).ShouldBe(("2024-08-12T14:01:00.000Z+", true));
        var two = await desk.Client.ListChangedAsync(one.Cursor, default);
        desk.Vendor.Made[^1].Query["updated_at_min"].ShouldBe("2024-08-12T14:01:00.000Z");
        (two.Cursor, two.HasMore).ShouldBe(("2024-08-12T14:02:00.000Z+", true));
        var three = await desk.Client.ListChangedAsync(two.Cursor, default);
        (three.Cursor, three.HasMore).ShouldBe(("2024-08-12T14:02:00.000Z", false));
        await desk.Client.ListChangedAsync(three.Cursor, default);
        desk.Vendor.Made[^1].Query["updated_at_min"].ShouldBe("2024-08-12T13:57:00.000Z");
    }

    [Fact]
    public async Task A_crowded_moment_is_stepped_over_with_a_warning()
    {
        await using var desk = new WishDesk(wish => wish.PageSize = 2);
        Books(desk, [.. Enumerable.Range(0, 5).Select(no => Row(no, Start)), Row(5, Start.AddMilliseconds(1))]);
        var seen = await WalkAsync(desk, null);
        seen.Orders.Distinct().ShouldBe([UnreadableTests.Id(0), UnreadableTests.Id(1), UnreadableTests.Id(5)], ignoreOrder: true);
        desk.Logs.Lines.Single(line => line.Id.Id == 101).Text.ShouldContain("2 orders changed in the one moment 2024-08-12T14:00:00.000Z");
    }

    [Fact]
    public async Task Every_order_is_read_however_changes_fall()
    {
        await Gen.Int[0, 40].Array[0, 60].Select(Gen.Int[2, 9], Gen.Int[0, 1_000]).SampleAsync(
            async (moments, size, late) =>
            {
                await using var desk = new WishDesk(wish => wish.PageSize = size);
                var rows = moments.Select((moment, no) => Row(no, Start.AddSeconds(moment))).ToList();
                Books(desk, rows);
                var walk = await WalkAsync(desk, null);
                var crowded = moments.CountBy(moment => moment).Any(group => group.Value >= size);
                if (!crowded) walk.Orders.ToHashSet().SetEquals(rows.Select(row => row["id"]!.GetValue<string>())).ShouldBeTrue();

                rows.Add(Row(99, Start.AddSeconds(40 - (late % 40))));   // shows late, within the overlap
                var second = await WalkAsync(desk, walk.Cursor);
                if (moments.Length > 0 && !crowded && moments.Count(moment => moment == 40 - (late % 40)) + 1 < size) second.Orders.ShouldContain(UnreadableTests.Id(99));
                desk.Vendor.Offences.ShouldBeEmpty();
            },
            iter: 30);
    }

    [Fact]
    public async Task An_order_that_changes_while_it_is_walked_is_read_again()
    {
        await using var desk = new WishDesk(wish => wish.PageSize = 2);
        var rows = Enumerable.Range(0, 4).Select(no => Row(no, Start.AddMinutes(no))).ToList();
        Books(desk, rows);
        var one = await desk.Client.ListChangedAsync(null, default);
        rows[0] = Row(0, Start.AddMinutes(9));
        rows[2] = Row(2, Start.AddMinutes(8));
        var rest = await WalkAsync(desk, one.Cursor);
        rest.Orders.ShouldBe([UnreadableTests.Id(1), UnreadableTests.Id(3), UnreadableTests.Id(3), UnreadableTests.Id(2), UnreadableTests.Id(2), UnreadableTests.Id(0), UnreadableTests.Id(0)]);
    }

    [Fact]
    public async Task Orders_of_another_hand_are_passed_over_and_counted_as_read()
    {
        await using var desk = new WishDesk();
        var theirs = Row(0, Start);
        theirs["fulfillment_order_types"] = new JsonArray("FULFILLED_BY_WISH");
        var shipped = Row(1, Start.AddMinutes(1));
        shipped["state"] = "SHIPPED";
        Books(desk, [theirs, shipped]);
        var page = await desk.Client.ListChangedAsync(null, default);
        (page.Orders.Count, page.Unreadable.Count, page.Cursor).ShouldBe((0, 0, "2024-08-12T14:01:00.000Z"));
    }

    [Fact]
    public async Task A_page_that_is_not_sorted_is_not_walked_past()
    {
        await using var desk = new WishDesk(wish => wish.PageSize = 2);
        desk.Vendor.On("GET", "/orders", _ => new(200, Samples.Good(new JsonArray(Row(1, Start.AddMinutes(1)), Row(0, Start)))));
        (await Should.ThrowAsync<ProviderException>(async () => await desk.Client.ListChangedAsync(null, default))).Fault.ShouldBe(ProviderFault.Malformed);
    }

    [Fact]
    public async Task A_page_that_does_not_say_when_anything_changed_ends_the_walk()
    {
        await using var desk = new WishDesk(wish => wish.PageSize = 2);
        desk.Vendor.On("GET", "/orders", _ => new(200, Samples.Good(new JsonArray(new JsonObject { ["id"] = UnreadableTests.Id(0) }, new JsonObject { ["id"] = UnreadableTests.Id(1) }))));
        var page = await desk.Client.ListChangedAsync("2024-08-12T14:00:00.000Z", default);
        (page.Unreadable.Count, page.HasMore, page.Cursor).ShouldBe((2, false, "2024-08-12T14:00:00.000Z"));
    }

    [Theory]
    [InlineData("")]
    [InlineData("yesterday")]
    [InlineData("2024-08-12T14:00:00Z++")]
    public async Task A_cursor_of_somebody_else_is_refused(string cursor)
    {
        await using var desk = new WishDesk();
        (await Should.ThrowAsync<ProviderException>(async () => await desk.Client.ListChangedAsync(cursor, default))).Message.ShouldContain("is not one of this adapter");
        desk.Vendor.Made.ShouldBeEmpty();
    }

    [Fact]
    public void A_cursor_reads_as_it_was_written() =>
        Gen.Select(Gen.Long[946_684_800_000, 4_000_000_000_000], Gen.Bool).Sample((at, goes) => WishCursor.Parse(new WishCursor(new(at), goes).ToString()) == new WishCursor(new(at), goes));

    private static JsonObject Row(int no, DateTimeOffset updated)
    {
        var row = UnreadableTests.Numbered(no);
        row["updated_at"] = WishCursor.Text(Instant.From(updated));
        return row;
    }

    // The vendor's side: inclusive bound, sorted by time alone.
    private static void Books(WishDesk desk, List<JsonObject> rows) => desk.Vendor.On("GET", "/orders", request =>
    {
        var from = request.Query["updated_at_min"];
        var page = rows.Where(row => string.CompareOrdinal(row["updated_at"]!.GetValue<string>(), from) >= 0).OrderBy(row => row["updated_at"]!.GetValue<string>(), StringComparer.Ordinal)
            .Take(int.Parse(request.Query["limit"], System.Globalization.CultureInfo.InvariantCulture)).Select(row => row.DeepClone());
        return new(200, Samples.Good(new JsonArray([.. page])));
    });

    private static async Task<(List<string> Orders, string Cursor)> WalkAsync(WishDesk desk, string? cursor)
    {
        List<string> orders = [];
        for (var i = 0; i < 1_000; i++)
        {
            var page = await desk.Client.ListChangedAsync(cursor, default);
            orders.AddRange(page.Orders.Select(order => order.Id.Value));
            cursor = page.Cursor;
            if (!page.HasMore) return (orders, cursor);
        }

        throw new InvalidOperationException("It walks for ever.");
    }
}
