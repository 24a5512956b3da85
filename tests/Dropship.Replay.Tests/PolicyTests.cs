using Dropship.Domain;
using Replay.Record;
using Replay.Running;
using Replay.Vendors;

namespace Dropship.Replay.Tests;

/// <summary>Under a policy the other sellers of a product are bought from as well; what becomes of the orders stays as it was.</summary>
public sealed class PolicyTests
{
    private static readonly Instant s_start = Instant.From(new(2018, 1, 1, 0, 0, 0, TimeSpan.Zero));

    // Two sellers of one product in turn: "near" is dear and quick, "far" is cheap and slow.
    private static OrderRecord Record(int orders) => new([.. Enumerable.Range(0, orders).Select(place => Order(place, place % 2 == 0))], []);

    private static SourceOrder Order(int place, bool near)
    {
        var bought = s_start + TimeSpan.FromDays(place);
        return new($"order-{place:D3}", SourceStatus.Delivered, bought)
        {
            ApprovedAt = bought + TimeSpan.FromMinutes(20),
            HandedOverAt = bought + TimeSpan.FromDays(near ? 1 : 4),
            DeliveredAt = bought + TimeSpan.FromDays(near ? 4 : 14),
            PromisedAt = bought + TimeSpan.FromDays(30),
            Destination = new("01310", "sao paulo", "SP"),
            Lines = [new(1, "p-1", near ? "near" : "far", new(near ? 60m : 50m, new("BRL")), new(8m, new("BRL")), bought + TimeSpan.FromDays(6), 1)],
            Payments = new(near ? 68m : 58m, new("BRL")),
        };
    }

    private static async Task<BuyingReport> RunAsync(Procurement buying, int orders = 40)
    {
        using var folder = new RecordFolder();
        var report = await ReplayRun.RunAsync(Record(orders), folder.File("replay.db"), null, CancellationToken.None, buying: buying);
        report.UnaccountedOrders.ShouldBe(0);
        report.DoublePurchases.ShouldBe(0);
        report.Money.Imbalance.ShouldBe(0m);
        report.PurchasesPaid.ShouldBe(orders);
        return new(report.Buying?.Cost ?? report.Money.SupplierCost, report.Buying?.BoughtElsewhere ?? 0, report.Buying?.LargestShareOfContested ?? 0m);
    }

    [Fact]
    public async Task As_recorded_nothing_changes() => (await RunAsync(Procurement.AsRecorded)).ShouldBe(new(20 * (44m + 38m), 0, 0m));

    [Fact]
    public async Task The_cheapest_seller_of_the_product_gets_all() => (await RunAsync(new Procurement(SourcingPolicies.Cheapest))).ShouldBe(new(40 * 38m, 20, 1m));

    // Before the first delivery of each nobody's times are known: those orders go by rank.
    [Fact]
    public async Task The_fastest_gets_all_once_its_times_are_known()
    {
        var report = await RunAsync(new Procurement(SourcingPolicies.Fastest));
        report.Elsewhere.ShouldBeInRange(16, 20);
        report.Largest.ShouldBeGreaterThan(0.85m);
    }

    [Fact]
    public async Task Spread_no_seller_gets_more_than_its_share() => (await RunAsync(new Procurement(SourcingPolicies.Cheapest, Spread: true), 120)).Largest.ShouldBeInRange(0.5m, 0.7m);

    [Fact]
    public async Task A_parcel_of_another_seller_takes_that_ones_time()
    {
        using var books = new VendorBooks(":memory:");
        var record = Record(10);
        var world = new World(record.Orders, books, TimeProvider.System, standIns: true);
        var story = world.Find(new OrderId("order-004"))!;
        world.SellersOf(story).ShouldBe([new("near"), new("far")]);
        world.HandedOverAt(story, new("near")).ShouldBe(story.HandedOverAt);
        world.HandedOverAt(story, new("far")).ShouldBe(story.PaidAt!.Value + TimeSpan.FromDays(4) - TimeSpan.FromMinutes(20));
        world.DeliveredAt(story, new("far")).ShouldBe(world.HandedOverAt(story, new("far"))!.Value + TimeSpan.FromDays(10));
        world.Find(world.NumberOf(story, new("far"))).ShouldBe((story, new("far")));
        await Task.CompletedTask;
    }

    [Theory]
    [InlineData("--policy cheapest", "Cheapest")]
    [InlineData("--policy Balanced --spread", "Balanced, spread")]
    [InlineData("--policy all", "Ranked|Cheapest|Fastest|Balanced|SpreadRisk")]
    [InlineData("", "as recorded")]
    public void The_command_line_names_policies(string words, string names) =>
        string.Join('|', Arguments.Parse(words.Split(' ', StringSplitOptions.RemoveEmptyEntries), out _)!.Ways.Select(way => way.Name)).ShouldBe(names);

    [Theory]
    [InlineData("--policy dearest", "--policy needs one of Ranked, Cheapest, Fastest, Balanced, SpreadRisk or all.")]
    [InlineData("--spread", "--spread goes with --policy.")]
    [InlineData("--policy", "'--policy' needs a value.")]
    [InlineData("--policy all --database x.db", "--policy all goes with neither --database nor --explain: each policy has a database of its own.")]
    [InlineData("--generate x --orders 5 --spread", "--generate goes with --orders and --seed alone.")]
    public void What_makes_no_sense_is_told(string words, string why)
    {
        Arguments.Parse(words.Split(' '), out var fault).ShouldBeNull();
        fault.ShouldBe(why);
    }

    private sealed record BuyingReport(decimal Cost, int Elsewhere, decimal Largest);
}
