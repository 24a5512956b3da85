using Dropship.Domain;
using Dropship.Ports;
using Dropship.Sdk.Tests.Fakes;
using Dropship.Sdk.Tests.Orders;

namespace Dropship.Sdk.Tests.Standing;

/// <summary>Ratings are read where the marketplace tells them, told once, put to a person if they are poor, and counted with the orders.</summary>
public sealed class RatingTests
{
    private static FakeShop Shop(Told told) => new()
    {
        More = shop => shop.RatingsFrom(_ => told),
        Rules = rules => rules with { Standing = new() { Limits = [new(StandingMeasure.Rating, 4m, TimeSpan.FromDays(30), default), new(StandingMeasure.LateShipment, 0.1m, TimeSpan.FromDays(30), default, AtLeast: 5)] } },
    };

    private static OrderRating Stars(string id, OrderKey order, int stars, long revision = 1) => new(order.Id, new(id, revision, stars, FakeShop.Start));

    [Fact]
    public async Task A_rating_is_read_once_and_a_poor_one_waits_for_a_person()
    {
        var told = new Told();
        await using var shop = Shop(told);
        var key = await Reached.PhaseAsync(shop, Phase.InTransit);
        told.Pages.Add([Stars("s-1", key, 1), Stars("s-2", key, 5)]);
        told.Pages.Add([Stars("s-1", key, 1), Stars("s-3", FakeShop.Key("A-9"), 3)]);
        await ReadAsync(shop);
        told.Cursors.ShouldBe(["0", "1", "2"], "the cursor is kept");
        await ReadAsync(shop);
        told.Cursors[^1].ShouldBe("2");

        (await shop.Dropship.Orders.HistoryAsync(key)).OfType<Fact.RatingSeen>().Count().ShouldBe(2);
        (await shop.Dropship.Orders.ExplainAsync(key))!.Why.ShouldContain(why => why.Contains("PoorRating", StringComparison.Ordinal) && why.Contains("s-1: 1 of 5", StringComparison.Ordinal));
        (await shop.Dropship.Orders.ReviewRatingAsync(key, "s-9", "anna", "the parcel was late"))!.Code.ShouldBe(RefusalCode.Unknown);
        (await shop.Dropship.Orders.ReviewRatingAsync(key, "s-1", "anna", "the parcel was late")).ShouldBeNull();
        (await shop.Dropship.Orders.ReviewRatingAsync(key, "s-1", "anna", "the parcel was late"))!.Code.ShouldBe(RefusalCode.NotNext);
        (await shop.Dropship.Orders.ExplainAsync(key))!.Why.ShouldNotContain(why => why.Contains("PoorRating", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_rating_that_a_person_records_counts_too()
    {
        await using var shop = new FakeShop();
        var key = await Reached.PhaseAsync(shop, Phase.InTransit);
        await shop.Dropship.Orders.RecordRatingAsync(key, Stars("s-1", key, 4).Rating);
        await shop.Dropship.Orders.RecordRatingAsync(key, Stars("s-1", key, 4).Rating);
        (await shop.OrderAsync(key)).Ratings.ShouldHaveSingleItem().Seen!.Stars.ShouldBe(4);
    }

    [Fact]
    public async Task The_standing_is_counted_from_the_orders_and_held_against_the_limits()
    {
        var told = new Told();
        await using var shop = Shop(told);
        var key = await Reached.PhaseAsync(shop, Phase.InTransit);
        var late = shop.Sell("A-2", TimeSpan.FromHours(1));
        told.Pages.Add([Stars("s-1", key, 5), Stars("s-2", late, 2)]);
        await ReadAsync(shop);
        await ReadAsync(shop);
        var report = await shop.Dropship.Standing.ReportAsync(FakeShop.Id);
        report.At.ShouldBe(shop.Now);
        report.Lines.Select(line => line.Count.Measure).ShouldBe(Enum.GetValues<StandingMeasure>());
        report.Of(StandingMeasure.Rating).ShouldSatisfyAllConditions(line => line.Count.Rate.ShouldBe(3.5m), line => line.Level.ShouldBe(StandingLevel.Breached));
        report.Of(StandingMeasure.LateShipment).ShouldSatisfyAllConditions(line => line.Count.ShouldBe(new(StandingMeasure.LateShipment, 1, 1)), line => line.Level.ShouldBe(StandingLevel.Good, "one order is too few to be judged"));
        report.Of(StandingMeasure.Refunded).ShouldSatisfyAllConditions(line => line.Count.Counted.ShouldBe(2), line => line.Limit.ShouldBeNull());
        report.Level.ShouldBe(StandingLevel.Breached);
        Should.Throw<ArgumentOutOfRangeException>(() => report.Of((StandingMeasure)99));
        (await Should.ThrowAsync<ArgumentException>(() => shop.Dropship.Standing.ReportAsync(new("elsewhere")))).Message.ShouldContain(FakeShop.Id.Value);
    }

    private static async Task ReadAsync(FakeShop shop)
    {
        shop.Clock.Advance(TimeSpan.FromHours(1));
        (await shop.Dropship.PumpAsync()).ShouldBeTrue();
    }

    private sealed class Told : IRatingClient
    {
        public List<OrderRating[]> Pages { get; } = [];

        public List<string?> Cursors { get; } = [];

        public ValueTask<RatingPage> ListRatingsAsync(string? cursor, CancellationToken cancellation)
        {
            if (Pages.Count > 0) Cursors.Add(cursor);
            var page = int.Parse(cursor ?? "0", System.Globalization.CultureInfo.InvariantCulture);
            return new(page < Pages.Count ? new RatingPage(Pages[page], $"{page + 1}", true) : new RatingPage([], $"{page}", false));
        }
    }
}
