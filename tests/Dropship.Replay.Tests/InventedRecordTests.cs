using Replay.Invent;
using Replay.Record;

namespace Dropship.Replay.Tests;

public sealed class InventedRecordTests
{
    [Fact]
    public void The_bundled_record_is_what_240_orders_of_seed_1_write_byte_by_byte()
    {
        using var folder = new RecordFolder();
        var again = folder.File("again");
        RecordWriter.Write(again, 240, 1);
        foreach (var file in RecordReader.Files)
            File.ReadAllBytes(Path.Combine(again, file)).ShouldBe(File.ReadAllBytes(Path.Combine(AppContext.BaseDirectory, "record", file)), file);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(-77)]
    [InlineData(long.MaxValue)]
    public void What_is_written_is_read_back_the_same_and_adds_up(long seed)
    {
        using var folder = new RecordFolder();
        RecordWriter.Write(folder.File("invented"), 700, seed);
        var record = RecordReader.Read(folder.File("invented"));
        record.BadRows.ShouldBeEmpty();
        record.Orders.ShouldBe(new Inventor(seed, 700).Orders().Select(invented => invented.Order));

        var figures = RecordFigures.Of(record);
        figures.Money.Imbalance.ShouldBe(0m);
        figures.BySourceStatus.Values.Sum(places => places.Values.Sum()).ShouldBe(700);
        figures.BySourceStatus.Keys.ShouldBe(Enum.GetValues<SourceStatus>().Select(status => status.FileName()));
        new[] { figures.Money.Received, figures.Money.Refunded, figures.Money.Settled, figures.Money.Fees, figures.Money.Open, figures.Money.WrittenOff }.ShouldAllBe(amount => amount > 0m);
        figures.Money.Difference.ShouldNotBe(0m);
    }

    [Fact]
    public void Other_seeds_make_other_orders_and_no_id_occurs_twice()
    {
        static string[] Ids(long seed) => [.. new Inventor(seed, 300).Orders().SelectMany(invented => new[] { invented.Order.Id, invented.Customer })];
        Ids(1).Distinct().Count().ShouldBe(600);
        Ids(1).Intersect(Ids(2)).ShouldBeEmpty();
    }

    [Theory]
    [InlineData(34)]
    [InlineData(240)]
    public void Every_oddity_of_the_real_record_occurs(int many)
    {
        var orders = new Inventor(5, many).Orders().Select(invented => invented.Order).ToList();
        var all = new Inventor(5, many).Orders().ToList();
        foreach (var plot in Plot.All) orders.ShouldContain(order => order.Status == plot.Status && Of(order) == plot.Has);
        orders.ShouldContain(order => order.Lines.Any(line => line.Quantity > 1));
        orders.ShouldContain(order => order.Lines.DistinctBy(line => line.Seller).Count() > 1);
        orders.ShouldContain(order => order.Lines.DistinctBy(line => line.Product).Count() > order.Lines.DistinctBy(line => line.Seller).Count());
        orders.ShouldContain(order => order.Lines.DistinctBy(line => line.ShipBy).Count() > 1);
        orders.ShouldContain(order => order.Lines.Any(line => line.ShipBy - order.PurchasedAt > TimeSpan.FromDays(365)));
        orders.ShouldContain(order => order.Lines.Any(line => line.Freight.IsZero));
        orders.ShouldContain(order => order.Reviews.Count > 1);
        orders.ShouldContain(order => order.HandedOverAt < order.ApprovedAt);
        orders.ShouldContain(order => order.DeliveredAt < order.HandedOverAt);
        orders.ShouldContain(order => new Story(order).ShippedLate);
        orders.ShouldContain(order => new Story(order).DeliveredLate);
        orders.ShouldContain(order => order.Destination!.ZipPrefix.StartsWith('0'));
        all.ShouldContain(invented => invented.Payments.Count(payment => !payment.IsZero) > 1);
        all.ShouldContain(invented => invented.Payments.Any(payment => payment.IsZero));
        orders.ShouldContain(order => !order.Lines.IsEmpty && order.Payments != new Story(order).Base);
    }

    [Fact]
    public void Files_that_are_there_are_never_overwritten()
    {
        using var folder = new RecordFolder();
        Should.Throw<RecordException>(() => RecordWriter.Write(folder.Path, 1, 1)).Message.ShouldStartWith("orders.csv is in ");
        folder.Read().Orders.ShouldHaveSingleItem().Id.ShouldBe("o1");
    }

    [Fact]
    public void Nothing_asked_is_five_headers()
    {
        using var folder = new RecordFolder();
        RecordWriter.Write(folder.File("none"), 0, 1);
        RecordReader.Read(folder.File("none")).Orders.ShouldBeEmpty();
    }

    private static Has Of(SourceOrder order) => (order.Lines.IsEmpty ? Has.Nothing : Has.Items)
        | (order.ApprovedAt is null ? Has.Nothing : Has.Approval)
        | (order.HandedOverAt is null ? Has.Nothing : Has.HandOver)
        | (order.DeliveredAt is null ? Has.Nothing : Has.Delivery);
}
