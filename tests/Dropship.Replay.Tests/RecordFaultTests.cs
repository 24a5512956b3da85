using System.Text;
using CsCheck;
using Replay.Record;

namespace Dropship.Replay.Tests;

public sealed class RecordFaultTests
{
    [Fact]
    public void A_folder_that_is_not_there_is_named() =>
        Should.Throw<RecordException>(() => RecordReader.Read("/no/such/folder")).Message.ShouldBe("The folder '/no/such/folder' does not exist: give the folder that holds the five files of the record.");

    [Fact]
    public void Every_file_that_cannot_be_used_is_named_at_once()
    {
        using var folder = new RecordFolder();
        File.Delete(folder.File("orders.csv"));
        folder.WriteBytes("order_items.csv", []);
        folder.Write("order_payments.csv", "order_id;payment_sequential;payment_value", "o1;1;12.50");
        folder.Write("order_reviews.csv", RecordFolder.ReviewsHeader.Replace("review_score", "stars"));
        folder.Write("customers.csv", "customer_id,customer_zip_code_prefix,customer_city,customer_state,customer_city");
        var lines = Should.Throw<RecordException>(folder.Read).Message.Replace(folder.Path, "FOLDER").Split(Environment.NewLine);
        lines.ShouldBe(
        [
            "orders.csv is missing in 'FOLDER': the folder needs all five files of the record.",
            "order_items.csv is empty: its first line must name the columns order_id, order_item_id, product_id, seller_id, shipping_limit_date, price, freight_value.",
            "order_payments.csv lacks the columns order_id, payment_sequential, payment_value: name them in its first line, which is now 'order_id;payment_sequential;payment_value'.",
            "order_reviews.csv lacks the column review_score: name them in its first line, which is now 'review_id,order_id,stars,review_creation_date,review_answer_timestamp'.",
            "customers.csv names the column customer_city twice: keep one of the two.",
        ]);
    }

    [Fact]
    public void A_folder_in_the_place_of_a_file_is_named()
    {
        using var folder = new RecordFolder();
        File.Delete(folder.File("orders.csv"));
        Directory.CreateDirectory(folder.File("orders.csv"));
        Should.Throw<RecordException>(folder.Read).Message.ShouldStartWith("orders.csv cannot be opened (");
    }

    [Fact]
    public void Noise_in_the_place_of_rows_is_reported_and_never_crashes()
    {
        using var folder = new RecordFolder();
        var noise = new byte[40_000];
        new Random(7).NextBytes(noise);
        foreach (var file in RecordReader.Files)
        {
            folder.WriteBytes(file, [.. File.ReadAllBytes(folder.File(file)), .. noise, .. Encoding.UTF8.GetBytes("\n")]);
        }

        var record = folder.Read();
        record.Orders.ShouldHaveSingleItem().Id.ShouldBe("o1");
        record.BadRows.Count.ShouldBeGreaterThan(100);
        record.BadRows.ShouldAllBe(bad => bad.Reason.All(letter => !char.IsControl(letter)));
    }

    [Fact]
    public void Every_row_is_an_order_or_a_bad_row_whatever_is_written_in_it()
    {
        var odd = Gen.String[Gen.Char["\",o 1\t\u00e9"], 1, 12].Where(row => !string.IsNullOrWhiteSpace(row));
        Gen.OneOf(odd, Gen.Const("good"), Gen.Const("\"good\""), Gen.Const("\"good")).List[1, 12].Sample(
            rows =>
            {
                using var folder = new RecordFolder();
                folder.Write("orders.csv", [RecordFolder.OrdersHeader, .. rows.Select((row, at) => row.Contains("good") ? row.Replace("good", $"g{at}") + RecordFolder.OrderRow[2..] : row)]);
                foreach (var file in RecordReader.Files[1..4]) folder.Write(file, File.ReadLines(folder.File(file)).First());
                var record = folder.Read();
                record.Orders.Count.ShouldBe(rows.Count(row => row is "good" or "\"good\""));
                record.BadRows.Select(bad => bad.Line).ShouldBe(Enumerable.Range(2, rows.Count).Where(line => rows[line - 2] is not ("good" or "\"good\"")));
            },
            iter: 500);
    }
}
