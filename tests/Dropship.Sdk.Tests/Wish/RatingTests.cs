using System.Text.Json.Nodes;
using Dropship.Domain;
using Dropship.Ports;
using Dropship.Testing.Sandbox;
using Dropship.Testing.Sandbox.Wish;
using Microsoft.Extensions.Time.Testing;

namespace Dropship.Sdk.Tests.Wish;

/// <summary>Ratings are read oldest first, each at least once; one that cannot be used is told by its number and costs no other.</summary>
public sealed class RatingTests
{
    private const string Ratings = "/api/v3/ratings/products";

    [Fact]
    public async Task Ratings_of_the_sandbox_are_read_page_by_page_and_not_again()
    {
        FakeTimeProvider clock = new(new DateTimeOffset(2024, 8, 12, 15, 0, 0, TimeSpan.Zero));
        WishSandbox sandbox = new(new(), clock);
        await using WishDesk desk = new(wish => (wish.ClientId, wish.ClientSecret, wish.RefreshToken, wish.PrimaryHandler, wish.PageSize, wish.Overlap) = (new WishSandboxOptions().ClientId, new WishSandboxOptions().ClientSecret, sandbox.FirstRefreshToken, new SandboxHandler(sandbox), 2, TimeSpan.Zero), clock: clock);
        var order = sandbox.PlaceOrder(new("LAMP", 1, 9m, 2m, new("Jane Example", "12 Rue de la Paix", "Paris", "Ile-de-France", "75002", "FR")));
        List<string> given = [];
        foreach (var stars in (int[])[5, 0, 3])
        {
            clock.Advance(TimeSpan.FromMinutes(1));
            given.Add(sandbox.Rate(order, stars, "A canary wrote this."));
        }

        clock.Advance(TimeSpan.FromMinutes(1));
        sandbox.Rate(null, 1);
        Should.Throw<ArgumentException>(() => sandbox.Rate("64f0a3c19b1e8a2d4c7f1009", 1));
        Should.Throw<ArgumentOutOfRangeException>(() => sandbox.Rate(order, 6));

        var (read, cursor) = await ReadAsync((IRatingClient)desk.Client, null);
        read.Select(rating => (rating.Order.Value, rating.Rating.Rating, rating.Rating.Stars)).Distinct().ShouldBe([(order, given[0], 5), (order, given[1], 0), (order, given[2], 3)]);
        desk.Logs.Lines.ShouldContain(line => line.Id.Id == 102 && line.Text.Contains("names no order", StringComparison.Ordinal));
        desk.Logs.Lines.ShouldNotContain(line => line.Text.Contains("canary", StringComparison.Ordinal));

        clock.Advance(TimeSpan.FromMinutes(1));
        given.Add(sandbox.Rate(order, 4));
        (await ReadAsync((IRatingClient)desk.Client, cursor)).Read.Select(rating => rating.Rating.Rating).Distinct().ShouldBe([given[3]]);
    }

    [Theory]
    [InlineData("rating", "\"five\"", "rating")]
    [InlineData("rating", "6", "has no stars from 0 to 5")]
    [InlineData("rating", "2.5", "has no stars from 0 to 5")]
    [InlineData("rating", "null", "has no stars from 0 to 5")]
    [InlineData("order_id", "null", "names no order")]
    [InlineData("order_id", "\"64f0\\u0001\"", "names no order")]
    [InlineData("created_at", "null", "does not say when it was given")]
    [InlineData("created_at", "\"soon\"", "created_at")]
    [InlineData("id", "null", "without a number")]
    public async Task A_rating_that_makes_no_sense_is_told_and_the_rest_is_read(string field, string value, string why)
    {
        await using var desk = new WishDesk();
        var odd = Row("64f0a3c19b1e8a2d4c7f1003", 3);
        odd[field] = JsonNode.Parse(value);
        desk.Vendor.On("GET", Ratings, _ => new(200, Samples.Good(new JsonArray(Row("64f0a3c19b1e8a2d4c7f1002", 1), odd, Row("64f0a3c19b1e8a2d4c7f1004", 5)))));
        var page = await ((IRatingClient)desk.Client).ListRatingsAsync(null, default);
        page.Ratings.Select(rating => rating.Rating.Stars).ShouldBe([1, 5]);
        page.HasMore.ShouldBeFalse();
        desk.Logs.Lines.ShouldContain(line => line.Id.Id == 102 && line.Text.Contains(why, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_list_that_is_none_or_is_not_sorted_is_malformed()
    {
        await using var desk = new WishDesk();
        desk.Vendor.On("GET", Ratings, _ => new(200, Samples.Good(new JsonObject())));
        (await Should.ThrowAsync<ProviderException>(async () => await ((IRatingClient)desk.Client).ListRatingsAsync(null, default))).Fault.ShouldBe(ProviderFault.Malformed);
        var (late, early) = (Row("64f0a3c19b1e8a2d4c7f1002", 1), Row("64f0a3c19b1e8a2d4c7f1004", 5));
        early["created_at"] = "2024-08-01T00:00:00Z";
        desk.Vendor.On("GET", Ratings, _ => new(200, Samples.Good(new JsonArray(late, early))));
        (await Should.ThrowAsync<ProviderException>(async () => await ((IRatingClient)desk.Client).ListRatingsAsync(null, default))).Message.ShouldContain("not sorted");
    }

    [Fact]
    public async Task Ratings_are_read_only_where_they_are_wanted()
    {
        await using WishDesk without = new(), with = new(wish => wish.ReadRatings = true);
        without.Ratings.ShouldBeNull();
        with.Ratings.ShouldBeSameAs(with.Client);
    }

    private static JsonObject Row(string id, int stars) => new() { ["id"] = id, ["order_id"] = Samples.OrderId, ["product_id"] = "64f0a3c19b1e8a2d4c7f1011", ["rating"] = stars, ["comment"] = "x", ["created_at"] = "2024-08-12T14:05:33.512Z" };

    private static async Task<(List<OrderRating> Read, string Cursor)> ReadAsync(IRatingClient client, string? cursor)
    {
        List<OrderRating> read = [];
        for (var pages = 0; pages < 20; pages++)
        {
            var page = await client.ListRatingsAsync(cursor, default);
            read.AddRange(page.Ratings);
            cursor = page.Cursor;
            if (!page.HasMore) return (read, cursor);
        }

        throw new InvalidOperationException("the ratings do not end");
    }
}
