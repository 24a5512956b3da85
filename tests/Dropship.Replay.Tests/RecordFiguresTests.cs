using System.Globalization;
using System.Text.Json;
using Replay.Record;

namespace Dropship.Replay.Tests;

public sealed class RecordFiguresTests
{
    [SharedRecordFact]
    public void The_real_record_comes_to_the_figures_that_were_counted_from_its_files()
    {
        using var truth = JsonDocument.Parse(File.ReadAllText(Path.Combine(SharedRecordFact.Folder!, "truth.json")));
        var (root, record) = (truth.RootElement, RecordReader.Read(SharedRecordFact.Folder!));
        var (figures, money) = (RecordFigures.Of(record), root.GetProperty("money"));

        record.BadRows.ShouldBeEmpty();
        figures.Orders.ShouldBe(root.GetProperty("orders").GetInt32());
        figures.Units.ShouldBe(root.GetProperty("lines").GetInt32());
        figures.MultiSupplierOrders.ShouldBe(root.GetProperty("multi_seller_orders").GetInt32());
        figures.LateDeliveries.ShouldBe(root.GetProperty("late_deliveries").GetInt32());
        figures.LateShipments.ShouldBe(root.GetProperty("late_shipments_vs_latest_limit").GetInt32());
        Flat(figures).ShouldBe(root.GetProperty("places").EnumerateObject().SelectMany(status => status.Value.EnumerateObject()
            .Select(place => $"{status.Name} {place.Name} {place.Value.GetInt32()}")), ignoreOrder: true);
        figures.Money.ShouldBe(new()
        {
            Received = Amount("received"),
            Refunded = Amount("refunded"),
            Settled = Amount("settled"),
            Fees = Amount("fees"),
            Difference = Amount("difference"),
            Open = Amount("open"),
            SupplierCost = Amount("supplier_cost"),
            WrittenOff = Amount("written_off"),
        });
        figures.Money.Imbalance.ShouldBe(0m);

        decimal Amount(string name) => decimal.Parse(money.GetProperty(name).GetString()!, CultureInfo.InvariantCulture);
    }

    [SharedRecordFact]
    public void The_real_record_holds_the_oddities_that_its_description_counts()
    {
        var orders = RecordReader.Read(SharedRecordFact.Folder!).Orders;
        orders.Count(order => order.Lines.IsEmpty).ShouldBe(550);
        orders.Count(order => order.HandedOverAt < order.ApprovedAt).ShouldBe(49);
        orders.Count(order => order.DeliveredAt < order.HandedOverAt).ShouldBe(2);
        orders.Count(order => order.Lines.Sum(line => line.Quantity) > 1).ShouldBe(479);
        orders.Count(order => order.Reviews.Count > 1).ShouldBe(59);
        orders.Sum(order => order.Reviews.Count).ShouldBe(5773);
        orders.ShouldAllBe(order => order.Destination != null);
    }

    [Fact]
    public void The_bundled_record_comes_to_these_figures()
    {
        var record = RecordReader.Read(Path.Combine(AppContext.BaseDirectory, "record"));
        record.BadRows.ShouldBeEmpty();
        var figures = RecordFigures.Of(record);
        figures.Orders.ShouldBe(240);
        (figures.Units, figures.MultiSupplierOrders, figures.LateShipments, figures.LateDeliveries).ShouldBe((235, 3, 18, 14));
        Flat(figures).ShouldBe(
        [
            "created NeverPaid 1", "approved UnsuppliedRefunded 1", "processing UnsuppliedRefunded 12", "invoiced UnsuppliedRefunded 8", "shipped InTransit 27",
            "delivered Settled 145", "delivered NeverPaid 1", "canceled CancelledRefunded 16", "canceled NeverPaid 2", "unavailable UnsuppliedRefunded 27",
        ]);
        figures.Money.ShouldBe(new()   // counted a second time by a script of its own, straight from the files
        {
            Received = 56739.23m,
            Refunded = 13677.85m,
            Settled = 30743.24m,
            Fees = 5425.33m,
            Difference = -1.82m,
            Open = 6894.63m,
            SupplierCost = 29047.56m,
            WrittenOff = 1394.11m,
        });
    }

    private static IEnumerable<string> Flat(RecordFigures figures) =>
        figures.BySourceStatus.SelectMany(status => status.Value.Select(place => $"{status.Key} {place.Key} {place.Value}"));
}
