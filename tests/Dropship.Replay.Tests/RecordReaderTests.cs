using System.Text;
using Dropship.Domain;
using Replay.Record;
using static Dropship.Replay.Tests.RecordFolder;

namespace Dropship.Replay.Tests;

public sealed class RecordReaderTests
{
    [Fact]
    public void An_order_is_read_with_all_that_the_five_files_say_of_it()
    {
        using var folder = new RecordFolder();
        folder.Read().Orders.ShouldHaveSingleItem().ShouldBe(new("o1", SourceStatus.Delivered, At("2025-03-01T10:00:00Z"))
        {
            ApprovedAt = At("2025-03-01T10:20:00Z"),
            HandedOverAt = At("2025-03-03T09:00:00Z"),
            DeliveredAt = At("2025-03-09T15:00:00Z"),
            PromisedAt = At("2025-03-20T00:00:00Z"),
            Destination = new("01310", "sao paulo", "SP"),
            Lines = [new(1, "p1", "s1", Reais.Of(10m), Reais.Of(2.5m), At("2025-03-05T00:00:00Z"), 1)],
            Payments = Reais.Of(12.5m),
            Reviews = [new("r1", 5, At("2025-03-10T00:00:00Z"), At("2025-03-11T12:00:00Z"))],
        });
    }

    [Fact]
    public void Byte_order_mark_carriage_returns_other_columns_and_their_order_change_nothing()
    {
        using var plain = new RecordFolder();
        using var odd = new RecordFolder();
        odd.WriteBytes("orders.csv", [0xEF, 0xBB, 0xBF, .. Encoding.UTF8.GetBytes(
            "order_status,note,order_id,order_estimated_delivery_date,order_delivered_customer_date,order_delivered_carrier_date,order_approved_at,order_purchase_timestamp,customer_id\r\n"
            + "\"delivered\",\"says \"\"no\"\", twice\",\"o1\", 2025-03-20 00:00:00 ,2025-03-09 15:00:00,2025-03-03 09:00:00,2025-03-01 10:20:00,2025-03-01 10:00:00,c1\r\n\r\n")]);
        var record = odd.Read();
        record.BadRows.ShouldBeEmpty();
        record.Orders.ShouldBe(plain.Read().Orders);
    }

    [Fact]
    public void Units_that_are_equal_in_everything_are_one_line_and_others_are_not()
    {
        using var folder = new RecordFolder();
        folder.Write("order_items.csv", "order_id,order_item_id,product_id,seller_id,shipping_limit_date,price,freight_value",
            "o1,5,p1,s1,2025-03-05 00:00:00,10.00,2.50", "o1,1,p1,s1,2025-03-05 00:00:00,10,2.5", "o1,2,p1,s1,2025-03-06 00:00:00,10.00,2.50",
            "o1,3,p1,s1,2025-03-05 00:00:00,10.01,2.50", "o1,4,p1,s2,2025-03-05 00:00:00,10.00,2.50", "o1,6,p2,s1,2025-03-05 00:00:00,10.00,2.50",
            "o1,7,p1,s1,2025-03-05 00:00:00,10.00,2.51");
        var lines = folder.Read().Orders[0].Lines;
        lines.Select(line => (line.Number, line.Quantity)).ShouldBe([(1, 2), (2, 1), (3, 1), (4, 1), (6, 1), (7, 1)]);
    }

    [Fact]
    public void Payments_of_an_order_are_summed()
    {
        using var folder = new RecordFolder();
        folder.Write("order_payments.csv", "payment_value,order_id,payment_sequential", "0.1,o1,2", "0.2,o1,1", "0.00,o1,9");
        folder.Read().Orders[0].Payments.ShouldBe(Reais.Of(0.3m));
    }

    [Fact]
    public void A_quoted_field_may_hold_line_breaks_and_later_lines_keep_their_numbers()
    {
        using var folder = new RecordFolder();
        folder.Write("order_reviews.csv", ReviewsHeader + ",comment", Review + ",\"good,", "fast\"", "r2,o1,6,2025-03-10 00:00:00,2025-03-11 12:00:00,", "");
        var record = folder.Read();
        record.Orders[0].Reviews.Count.ShouldBe(1);
        record.BadRows.ShouldHaveSingleItem().Line.ShouldBe(4);
    }

    [Theory]
    [InlineData("\"o2,c1,delivered", 2)]                                      // opens and swallows all the rest
    [InlineData("o2,c1,\"delivered", 2)]
    [InlineData("o\"2,c1,delivered,2025-03-01 10:00:00,,,,", 2)]
    [InlineData("\"o2\"x,c1,delivered,2025-03-01 10:00:00,,,,", 2)]
    public void A_stray_quote_costs_its_own_row_only(string row, int line)
    {
        using var folder = new RecordFolder();
        folder.Write("orders.csv", OrdersHeader, row, OrderRow, OrderRow.Replace("o1", "o3"), "\"o4\",c1,created,2025-03-01 10:00:00,,,,", OrderRow.Replace("o1", "o5"));
        var record = folder.Read();
        record.BadRows.ShouldHaveSingleItem().ShouldSatisfyAllConditions(bad => bad.Line.ShouldBe(line), bad => bad.Reason.ShouldContain("quote"));
        record.Orders.Select(order => order.Id).ShouldBe(["o1", "o3", "o4", "o5"]);
    }

    [Fact]
    public void Two_stray_quotes_cost_two_rows_and_not_what_lies_between()
    {
        using var folder = new RecordFolder();
        folder.Write("orders.csv", OrdersHeader, "\"o2" + OrderRow[2..], OrderRow, OrderRow.Replace("o1", "o3"), OrderRow.Replace("o1", "\"o4"), OrderRow.Replace("o1", "o5"));
        var record = folder.Read();
        record.BadRows.Select(bad => bad.Line).ShouldBe([2, 5]);
        record.Orders.Select(order => order.Id).ShouldBe(["o1", "o3", "o5"]);
    }

    [Fact]
    public void An_order_without_a_customer_is_read_without_a_destination_and_reported_once()
    {
        using var folder = new RecordFolder();
        folder.Write("customers.csv", "customer_id,customer_zip_code_prefix,customer_city,customer_state", "c1,1310,sao paulo,SP");
        var record = folder.Read();
        record.Orders.ShouldHaveSingleItem().Destination.ShouldBeNull();
        record.BadRows.ShouldHaveSingleItem().File.ShouldBe("customers.csv");
    }

    [Fact]
    public void A_second_bad_row_does_not_take_a_customers_place_away()
    {
        using var folder = new RecordFolder();
        folder.Write("customers.csv", "customer_id,customer_zip_code_prefix,customer_city,customer_state", "c1,01310,sao paulo,SP", "c1,1310,sao paulo,SP", "c1,20040,rio de janeiro,RJ");
        var record = folder.Read();
        record.Orders[0].Destination.ShouldBe(new("01310", "sao paulo", "SP"));
        record.BadRows.Select(bad => bad.Line).ShouldBe([3, 4]);
    }

    [Fact]
    public void A_record_of_headers_alone_is_a_record_without_orders()
    {
        using var folder = new RecordFolder();
        foreach (var file in RecordReader.Files) folder.Write(file, System.IO.File.ReadLines(folder.File(file)).First());
        var record = folder.Read();
        record.BadRows.ShouldBeEmpty();
        RecordClock.Of(record.Orders).ShouldBeNull();
        RecordFigures.Of(record).Money.ShouldBe(new());
    }

    private static Instant At(string time) => Instant.From(DateTimeOffset.Parse(time, System.Globalization.CultureInfo.InvariantCulture));
}
