using System.Diagnostics;
using System.Text.Json;
using Replay.Record;
using Replay.Report;
using Replay.Running;

namespace Dropship.Replay.Tests;

/// <summary>The whole path on records: what the workflow came to must be what the record alone says.</summary>
public sealed class ReplayRunTests
{
    [Fact]
    public async Task The_bundled_record_ends_as_its_figures_say() =>
        await EndsAsItsFiguresSay(RecordReader.Read(Path.Combine(AppContext.BaseDirectory, "record")));

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Invented_records_end_as_their_figures_say(long seed)
    {
        using var folder = new TemporaryFolder();
        RecordWriter.Write(folder.File("invented"), 60, seed);
        await EndsAsItsFiguresSay(RecordReader.Read(folder.File("invented")));
    }

    [SharedRecordFact]
    public async Task The_real_record_ends_as_its_figures_say()
    {
        var merchant = (await EndsAsItsFiguresSay(RecordReader.Read(SharedRecordFact.Folder!))).Merchant;
        using var truth = JsonDocument.Parse(await File.ReadAllTextAsync(Path.Combine(SharedRecordFact.Folder!, "truth.json")));
        merchant.Reviews.ShouldBe((int)Count("reviews"));
        merchant.MeanReview.ShouldBe(truth.RootElement.GetProperty("review_mean").GetDecimal());
        merchant.LateShipmentRate.ShouldBe(decimal.Round(Count("late_shipments_vs_latest_limit") / Count("shipped_orders_with_items"), 4));
        merchant.LateDeliveryRate.ShouldBe(decimal.Round(Count("late_deliveries") / Count("delivered_with_date"), 4));

        decimal Count(string name) => truth.RootElement.GetProperty(name).GetInt32();
    }

    [Fact]
    public async Task An_empty_record_ends_with_nothing()
    {
        using var folder = new TemporaryFolder();
        RecordWriter.Write(folder.File("empty"), 0, 1);
        (await EndsAsItsFiguresSay(RecordReader.Read(folder.File("empty")))).Commits.ShouldBe(0);
    }

    [Fact]
    public async Task Killed_on_the_way_and_started_again_it_ends_with_the_same_report()
    {
        using var folder = new TemporaryFolder();
        RecordWriter.Write(folder.File("invented"), 80, 5);
        var whole = await ReplayRun.RunAsync(RecordReader.Read(folder.File("invented")), folder.File("whole.db"), null, CancellationToken.None);

        var kills = 0;
        foreach (var lines in (int[])[1, 2])
            if (await KillAfterAsync(lines, folder, "--database", folder.File("killed.db")))
                kills++;
        kills.ShouldBeGreaterThan(0, "no run lived long enough to be killed");
        using var last = Start(folder, "--database", folder.File("killed.db"), "--report", folder.File("killed.json"));
        _ = await last.StandardOutput.ReadToEndAsync();
        await last.WaitForExitAsync();
        last.ExitCode.ShouldBe(0);

        Comparable(await File.ReadAllTextAsync(folder.File("killed.json"))).ShouldBe(Comparable(ReportFile.Text(whole)));
    }

    [Fact]
    public async Task A_database_of_another_record_is_refused_by_name()
    {
        using var folder = new TemporaryFolder();
        RecordWriter.Write(folder.File("one"), 3, 1);
        RecordWriter.Write(folder.File("two"), 3, 2);
        await ReplayRun.RunAsync(RecordReader.Read(folder.File("one")), folder.File("replay.db"), null, CancellationToken.None);
        (await Should.ThrowAsync<RecordException>(ReplayRun.RunAsync(RecordReader.Read(folder.File("two")), folder.File("replay.db"), null, CancellationToken.None)))
            .Message.ShouldContain("replay.db was begun with another record");
    }

    [Theory]
    [InlineData("replay.db")]
    [InlineData("replay.db.vendors")]
    public async Task A_replay_that_lost_one_of_its_two_files_is_refused_and_not_begun_again(string lost)
    {
        using var folder = new TemporaryFolder();
        RecordWriter.Write(folder.File("one"), 3, 1);
        var record = RecordReader.Read(folder.File("one"));
        await ReplayRun.RunAsync(record, folder.File("replay.db"), null, CancellationToken.None);
        File.Delete(folder.File(lost));
        (await Should.ThrowAsync<RecordException>(ReplayRun.RunAsync(record, folder.File("replay.db"), null, CancellationToken.None))).Message.ShouldContain("both files of one replay");
        File.Exists(folder.File(lost)).ShouldBeFalse();
    }

    [Fact]
    public async Task A_database_may_be_named_as_its_owner_likes()
    {
        using var folder = new TemporaryFolder();
        await ReplayRun.RunAsync(new([], []), folder.File("a;Mode=Memory 'b'.db"), null, CancellationToken.None);
        File.Exists(folder.File("a;Mode=Memory 'b'.db")).ShouldBeTrue();
    }

    [Fact]
    public async Task An_order_that_is_not_in_the_record_cannot_be_explained()
    {
        using var folder = new TemporaryFolder();
        RecordWriter.Write(folder.File("invented"), 0, 1);
        using var run = Start(folder, "--explain", new string('x', 200));
        _ = await run.StandardOutput.ReadToEndAsync();
        await run.WaitForExitAsync();
        run.ExitCode.ShouldBe(2);
    }

    [Fact]
    public async Task An_order_can_be_explained_at_the_end()
    {
        using var folder = new TemporaryFolder();
        RecordWriter.Write(folder.File("invented"), 20, 4);
        var record = RecordReader.Read(folder.File("invented"));
        var delivered = record.Orders.First(order => new Story(order).Place == Place.Settled);
        string? explained = null;
        await ReplayRun.RunAsync(record, folder.File("replay.db"), null, CancellationToken.None, async orders =>
            explained = (await orders.ExplainAsync(new(ReplayRun.Shop, new(delivered.Id))))?.ToString());
        explained.ShouldNotBeNull().ShouldStartWith($"Order olist/{delivered.Id}: Settled");
        explained.ShouldContain("closed: nothing more to do");
    }

    private static async Task<ReplayReport> EndsAsItsFiguresSay(OrderRecord record)
    {
        using var folder = new TemporaryFolder();
        var report = await ReplayRun.RunAsync(record, folder.File("replay.db"), null, CancellationToken.None);
        var expected = RecordFigures.Of(record);
        report.Money.ShouldBe(expected.Money);
        JsonSerializer.Serialize(report.BySourceStatus).ShouldBe(JsonSerializer.Serialize(expected.BySourceStatus));
        report.Money.Imbalance.ShouldBe(0m);
        report.DoublePurchases.ShouldBe(0);
        report.UnaccountedOrders.ShouldBe(0);
        report.PurchasesPaid.ShouldBe(record.Orders.SelectMany(order => new Story(order).Purchases).Count(purchase => purchase.End != PurchaseEnd.Declined && !purchase.Cost.IsZero));
        report.Stalled.ShouldBe(record.Orders.Count(order => new Story(order).Place == Place.InTransit));
        report.Merchant.ShouldBe(StandingOf(record));
        return report;
    }

    // Counted from the record alone: what the engine says of the shop, it has to have seen.
    private static MerchantFigures StandingOf(OrderRecord record)
    {
        var stories = record.Orders.Select(order => new Story(order)).ToList();
        var reviews = record.Orders.SelectMany(order => order.Reviews.AsEnumerable()).ToList();
        var shipped = stories.Where(story => story is { HandedOverAt: not null, Order: { HandedOverAt: not null, Lines.IsEmpty: false } }).ToList();
        var delivered = stories.Where(story => story is { DeliveredAt: not null, Order: { DeliveredAt: not null, PromisedAt: not null } }).ToList();
        var paid = stories.Where(story => story.PaidAt is not null).ToList();
        return new()
        {
            Reviews = reviews.Count,
            MeanReview = Rate(reviews.Sum(review => review.Score), reviews.Count),
            LateShipmentRate = Rate(shipped.Count(story => story.ShippedLate), shipped.Count),
            LateDeliveryRate = Rate(delivered.Count(story => story.DeliveredLate), delivered.Count),
            CancelRate = Rate(paid.Count(story => story.Place == Place.UnsuppliedRefunded), paid.Count),
            RefundRate = Rate(paid.Count(story => story.Place is Place.UnsuppliedRefunded or Place.CancelledRefunded && !story.Received.IsZero), paid.Count),
        };

        static decimal Rate(int some, int all) => all == 0 ? 0m : decimal.Round((decimal)some / all, 4);
    }

    private static Process Start(TemporaryFolder folder, params string[] options) => Process.Start(new ProcessStartInfo("dotnet",
        [Path.Combine(AppContext.BaseDirectory, "Replay.dll"), folder.File("invented"), .. options]) { RedirectStandardOutput = true })!;

    // The kill comes as soon as so many lines of progress were told; a run that ends before was too fast to be killed.
    private static async Task<bool> KillAfterAsync(int lines, TemporaryFolder folder, params string[] options)
    {
        using var run = Start(folder, options);
        for (var i = 0; i < lines; i++)
            if (await run.StandardOutput.ReadLineAsync() is null or "")
                break;
        var alive = !run.HasExited;
        run.Kill();
        await run.WaitForExitAsync();
        return alive;
    }

    private static string Comparable(string report) => string.Join('\n', report.Split('\n').Where(line => !line.Contains("\"seconds\"", StringComparison.Ordinal) && !line.Contains("\"peak_memory_mb\"", StringComparison.Ordinal)));
}
