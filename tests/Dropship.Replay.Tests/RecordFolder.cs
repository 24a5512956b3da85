using Replay.Record;

namespace Dropship.Replay.Tests;

/// <summary>A folder of its own for one test, with one good order in it.</summary>
public sealed class RecordFolder : IDisposable
{
    public const string OrdersHeader = "order_id,customer_id,order_status,order_purchase_timestamp,order_approved_at,order_delivered_carrier_date,order_delivered_customer_date,order_estimated_delivery_date";
    public const string OrderRow = "o1,c1,delivered,2025-03-01 10:00:00,2025-03-01 10:20:00,2025-03-03 09:00:00,2025-03-09 15:00:00,2025-03-20 00:00:00";
    public const string ReviewsHeader = "review_id,order_id,review_score,review_creation_date,review_answer_timestamp";
    public const string Review = "r1,o1,5,2025-03-10 00:00:00,2025-03-11 12:00:00";

    public RecordFolder()
    {
        Write("orders.csv", OrdersHeader, OrderRow);
        Write("order_items.csv", "order_id,order_item_id,product_id,seller_id,shipping_limit_date,price,freight_value", "o1,1,p1,s1,2025-03-05 00:00:00,10.00,2.50");
        Write("order_payments.csv", "order_id,payment_sequential,payment_type,payment_installments,payment_value", "o1,1,credit_card,3,12.50");
        Write("order_reviews.csv", ReviewsHeader, Review);
        Write("customers.csv", "customer_id,customer_zip_code_prefix,customer_city,customer_state", "c1,01310,sao paulo,SP");
    }

    public string Path { get; } = Directory.CreateTempSubdirectory("replay-record-").FullName;

    public void Write(string file, params string[] lines) => System.IO.File.WriteAllText(File(file), string.Concat(lines.Select(line => line + "\n")));

    public void WriteBytes(string file, byte[] bytes) => System.IO.File.WriteAllBytes(File(file), bytes);

    public string File(string file) => System.IO.Path.Combine(Path, file);

    public OrderRecord Read() => RecordReader.Read(Path);

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
