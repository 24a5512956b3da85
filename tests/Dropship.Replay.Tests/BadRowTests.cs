using Replay.Record;

namespace Dropship.Replay.Tests;

/// <summary>The folder <c>BadRecord</c> holds one row of each kind that makes no sense, between good ones.</summary>
public sealed class BadRowTests
{
    private static readonly OrderRecord Record = RecordReader.Read(Path.Combine(AppContext.BaseDirectory, "BadRecord"));

    [Theory]
    [InlineData("orders.csv", 3, "order_id '' is empty: fill it in")]
    [InlineData("orders.csv", 4, "order_status 'cancelled' is no status: give one of created, approved, processing, invoiced, shipped, delivered, canceled, unavailable")]
    [InlineData("orders.csv", 5, "order_purchase_timestamp '2025-13-01 00:00:00' is not a time: write it as yyyy-MM-dd HH:mm:ss")]
    [InlineData("orders.csv", 6, "order_purchase_timestamp '' is empty: give a time as yyyy-MM-dd HH:mm:ss")]
    [InlineData("orders.csv", 7, "order_id 'o1' stands on line 2 already: keep one of the two rows")]
    [InlineData("orders.csv", 8, "the row 'o8,c1,delivered' has 3 fields where the header has 8: give each column one field")]
    [InlineData("orders.csv", 9, "the row 'o9,c1,delivered,2025-03-01 10:00:00,2025-03-01 10:20:00,2025-03-03 09:00:00,2025'... has 9 fields where the header has 8: give each column one field")]
    [InlineData("orders.csv", 10, "customer_id 'c99' is not in customers.csv: add the customer there (the order is replayed without a destination)")]
    [InlineData("orders.csv", 11, "order_delivered_carrier_date '1899-12-30 00:00:00' is outside the years 2000 to 2099: mend the year")]
    [InlineData("orders.csv", 12, "the row 'o12,c1,delivered,2025-03-01 10:00:00,2025-03-01 10:20:00,2025-03-03 09:00:00,202'... has a quote that does not pair: put a field that holds a quote into quotes and double the quote inside")]
    [InlineData("orders.csv", 14, "order_id 'o\\uFFFD14' is not UTF-8: save the file as UTF-8")]
    [InlineData("orders.csv", 15, "order_id 'o\\u000915' holds an unprintable character: remove it")]
    [InlineData("orders.csv", 16, "order_approved_at '01/03/2025' is not a time: write it as yyyy-MM-dd HH:mm:ss")]
    [InlineData("orders.csv", 18, "order_id 'xxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxxx' has 65 characters: give at most 64")]
    [InlineData("orders.csv", 19, "order_estimated_delivery_date '2025-03-20T00:00:00Z' is not a time: write it as yyyy-MM-dd HH:mm:ss")]
    [InlineData("orders.csv", 20, "customer_id '' is empty: fill it in; order_status '' is empty: fill it in; order_purchase_timestamp 'now' is not a time: write it as yyyy-MM-dd HH:mm:ss")]
    [InlineData("orders.csv", 21, "order_status '<b>\\u001B[31myyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyyy</b>' holds an unprintable character: remove it")]
    [InlineData("order_items.csv", 3, "order_id 'nowhere' is not in orders.csv: add the order there or remove this row")]
    [InlineData("order_items.csv", 4, "order_id 'o4' has only a bad row in orders.csv: mend that row")]
    [InlineData("order_items.csv", 5, "price '-5.00' is negative: give what was charged, zero or more")]
    [InlineData("order_items.csv", 6, "price 'ten' is not an amount: write reais and cents with a point, for example 12.34")]
    [InlineData("order_items.csv", 7, "price '11111111111111111111111111111' is more than 1000000.00, which is taken for a mistake: mend it")]
    [InlineData("order_items.csv", 8, "price '99999999999999999999999999999' is not an amount: write reais and cents with a point, for example 12.34")]
    [InlineData("order_items.csv", 9, "freight_value '1.005' is finer than a cent: give two digits after the point")]
    [InlineData("order_items.csv", 10, "order_item_id '0' is not a whole number from 1 to 10000: mend it")]
    [InlineData("order_items.csv", 11, "order_item_id '1.5' is not a whole number from 1 to 10000: mend it")]
    [InlineData("order_items.csv", 12, "order_item_id '-1' is not a whole number from 1 to 10000: mend it")]
    [InlineData("order_items.csv", 13, "order_item_id '1' stands in this order already: number the units of an order 1, 2, 3")]
    [InlineData("order_items.csv", 14, "seller_id '' is empty: fill it in")]
    [InlineData("order_items.csv", 15, "product_id '' is empty: fill it in")]
    [InlineData("order_items.csv", 16, "shipping_limit_date '' is empty: give a time as yyyy-MM-dd HH:mm:ss")]
    [InlineData("order_items.csv", 17, "price '1000000.01' is more than 1000000.00, which is taken for a mistake: mend it")]
    [InlineData("order_items.csv", 18, "price '1,234.56' is not an amount: write reais and cents with a point, for example 12.34")]
    [InlineData("order_items.csv", 19, "price '1e3' is not an amount: write reais and cents with a point, for example 12.34")]
    [InlineData("order_items.csv", 20, "freight_value '' is empty: give an amount, 0.00 if nothing was charged")]
    [InlineData("order_items.csv", 21, "order_item_id '10001' is not a whole number from 1 to 10000: mend it")]
    [InlineData("order_items.csv", 22, "price '0.00000000000000000000000000000000000000001' is finer than a cent: give two digits after the point")]
    [InlineData("order_items.csv", 23, "order_id '' is empty: fill it in")]
    [InlineData("order_payments.csv", 3, "order_id 'nowhere' is not in orders.csv: add the order there or remove this row")]
    [InlineData("order_payments.csv", 4, "order_id 'o5' has only a bad row in orders.csv: mend that row")]
    [InlineData("order_payments.csv", 5, "payment_value '-0.01' is negative: give what was charged, zero or more")]
    [InlineData("order_payments.csv", 6, "payment_sequential '1' stands in this order already: number the payments of an order 1, 2, 3")]
    [InlineData("order_payments.csv", 7, "payment_sequential 'zero' is not a whole number from 1 to 10000: mend it")]
    [InlineData("order_payments.csv", 8, "payment_value '' is empty: give an amount, 0.00 if nothing was charged")]
    [InlineData("order_payments.csv", 9, "payment_value 'NaN' is not an amount: write reais and cents with a point, for example 12.34")]
    [InlineData("order_payments.csv", 10, "the row 'o1,5' has 2 fields where the header has 5: give each column one field")]
    [InlineData("order_reviews.csv", 3, "review_score '6' is not a whole number from 1 to 5: mend it")]
    [InlineData("order_reviews.csv", 4, "review_score 'good' is not a whole number from 1 to 5: mend it")]
    [InlineData("order_reviews.csv", 5, "order_id 'nowhere' is not in orders.csv: add the order there or remove this row")]
    [InlineData("order_reviews.csv", 6, "review_id 'r1' stands in this order already: keep one of the two rows")]
    [InlineData("order_reviews.csv", 7, "review_creation_date '' is empty: give a time as yyyy-MM-dd HH:mm:ss")]
    [InlineData("order_reviews.csv", 8, "review_answer_timestamp 'yesterday' is not a time: write it as yyyy-MM-dd HH:mm:ss")]
    [InlineData("order_reviews.csv", 9, "review_id '' is empty: fill it in")]
    [InlineData("customers.csv", 3, "customer_zip_code_prefix '1310' is not five digits: give the prefix with its leading zeros")]
    [InlineData("customers.csv", 4, "customer_state 'Sao Paulo' is not a state: give two capital letters, for example SP")]
    [InlineData("customers.csv", 5, "customer_city '' is empty: fill it in")]
    [InlineData("customers.csv", 6, "customer_id 'c1' stands in the file already: keep one of the two rows")]
    [InlineData("customers.csv", 7, "customer_id '' is empty: fill it in")]
    [InlineData("customers.csv", 8, "the row 'c5,01310,sao paulo' has 3 fields where the header has 4: give each column one field")]
    public void A_bad_row_is_reported_by_file_and_line_with_its_cure(string file, int line, string reason) =>
        Record.BadRows.ShouldContain(new BadRow(file, line, reason));

    [Fact]
    public void Nothing_else_is_reported_and_the_rest_is_read()
    {
        Record.BadRows.Count.ShouldBe(59);
        Record.BadRows.ShouldBe(Record.BadRows.OrderBy(bad => Array.IndexOf(RecordReader.Files, bad.File)).ThenBy(bad => bad.Line));
        Record.Orders.Select(order => order.Id).ShouldBe(["o1", "o10", "o13", "o17"]);
        Record.Orders.Select(order => order.Destination is null).ShouldBe([false, true, false, true]);
        Record.Orders[0].ShouldSatisfyAllConditions(
            order => order.Status.ShouldBe(SourceStatus.Delivered),
            order => order.Lines.ShouldHaveSingleItem().Quantity.ShouldBe(1),
            order => order.Payments.ShouldBe(Reais.Of(12.50m)),
            order => order.Reviews.ShouldHaveSingleItem().Score.ShouldBe(5));
        RecordFigures.Of(Record).Money.Imbalance.ShouldBe(0m);
    }
}
