using System.Text.Json;
using Replay.Record;
using Replay.Report;

namespace Dropship.Replay.Tests;

public sealed class ReportFileTests
{
    [Fact]
    public void The_json_has_these_keys_in_this_order_and_money_as_text() => ReportFile.Text(SampleReport.Of(new BadRow("orders.csv", 7, "order_id 'é' is \"odd\""))).ShouldBe("""
        {
          "orders": 12345678,
          "by_source_status": {
            "shipped": {
              "InTransit": 2
            },
            "canceled": {
              "CancelledRefunded": 1,
              "NeverPaid": 1
            }
          },
          "late_shipments": 2,
          "late_deliveries": 3,
          "multi_supplier_orders": 4,
          "units": 23456789,
          "money": {
            "received": "1234567890.12",
            "refunded": "10.00",
            "settled": "1234567000.00",
            "fees": "800.10",
            "difference": "-0.05",
            "open": "80.07",
            "supplier_cost": "700.00",
            "written_off": "6.50",
            "imbalance": "0.00"
          },
          "merchant": {
            "mean_review": 4.5000,
            "reviews": 14,
            "late_shipment_rate": 0.0151,
            "late_delivery_rate": 0.1604,
            "cancel_rate": 0.0173,
            "refund_rate": 0.2500
          },
          "purchases_paid": 5,
          "double_purchases": 6,
          "unaccounted_orders": 7,
          "stalled": 8,
          "reminders_sent": 9,
          "transitions": 9876543210,
          "commits": 11,
          "seconds": 12.5,
          "peak_memory_mb": 313.25,
          "bad_rows": [
            {
              "file": "orders.csv",
              "line": 7,
              "reason": "order_id 'é' is \"odd\""
            }
          ]
        }

        """);

    [Fact]
    public void A_report_replaces_the_old_one_whole_and_leaves_nothing_beside_it()
    {
        using var folder = new RecordFolder();
        var path = folder.File("report.json");
        File.WriteAllText(path, new('x', 100_000));
        File.WriteAllText(path + ".tmp", "left by a run that was killed");
        ReportFile.Write(path, SampleReport.Of());
        File.ReadAllText(path).ShouldBe(ReportFile.Text(SampleReport.Of()));
        JsonDocument.Parse(File.ReadAllText(path)).RootElement.GetProperty("bad_rows").GetArrayLength().ShouldBe(0);
        Directory.GetFiles(folder.Path, "report*").ShouldHaveSingleItem();
    }

    [Fact]
    public void A_report_that_cannot_be_put_in_its_place_leaves_nothing_behind()
    {
        using var folder = new RecordFolder();
        var path = folder.File("report.json");
        Directory.CreateDirectory(path);
        Should.Throw<Exception>(() => ReportFile.Write(path, SampleReport.Of())).ShouldSatisfyAllConditions(fault => (fault is IOException or UnauthorizedAccessException).ShouldBeTrue());
        File.Exists(path + ".tmp").ShouldBeFalse();
    }
}
