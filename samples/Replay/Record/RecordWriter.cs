using Dropship.Files;
using System.Globalization;
using System.Text;
using CsvHelper;
using CsvHelper.Configuration;
using Dropship.Domain;
using Replay.Invent;

namespace Replay.Record;

/// <summary>Writes an invented record: five files of the form that <see cref="RecordReader"/> reads.</summary>
public static class RecordWriter
{
    /// <summary>The most orders that are invented at once.</summary>
    public const int MostOrders = 10_000_000;

    private static readonly CsvConfiguration Form = new(CultureInfo.InvariantCulture) { NewLine = "\n" };

    /// <summary>Writes the same bytes for the same number and seed, on every machine.</summary>
    /// <param name="folder">Where to; made if it is not there. Files that are there are never overwritten.</param>
    /// <param name="orders">How many orders, from 0 to <see cref="MostOrders"/>.</param>
    /// <param name="seed">Any number.</param>
    /// <exception cref="RecordException">The folder holds one of the files already, or cannot be written.</exception>
    public static void Write(string folder, int orders, long seed)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(orders);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(orders, MostOrders);
        if (RecordReader.Files.FirstOrDefault(name => File.Exists(Path.Combine(folder, name))) is { } there)
            throw new RecordException($"{there} is in {Shown.Of(folder)} already: give an empty folder.");
        try
        {
            Directory.CreateDirectory(folder);
            var files = RecordReader.Files.Select(name => Create(folder, name)).ToList();
            Headers(files);
            foreach (var invented in new Inventor(seed, orders).Orders()) Rows(files, invented);
            files.ForEach(file => file.Dispose());
        }
        catch (Exception fault) when (fault is IOException or UnauthorizedAccessException)
        {
            throw new RecordException($"The record could not be written to {Shown.Of(folder)} ({fault.Message}): check the place and its free space.", fault);
        }
    }

    private static CsvWriter Create(string folder, string name) =>
        new(new StreamWriter(new FileStream(Path.Combine(folder, name), FileMode.CreateNew), new UTF8Encoding(false)), Form);

    private static void Headers(List<CsvWriter> files)
    {
        Row(files[0], "order_id", "customer_id", "order_status", "order_purchase_timestamp", "order_approved_at", "order_delivered_carrier_date", "order_delivered_customer_date", "order_estimated_delivery_date");
        Row(files[1], "order_id", "order_item_id", "product_id", "seller_id", "shipping_limit_date", "price", "freight_value");
        Row(files[2], "order_id", "payment_sequential", "payment_type", "payment_installments", "payment_value");
        Row(files[3], "review_id", "order_id", "review_score", "review_creation_date", "review_answer_timestamp");
        Row(files[4], "customer_id", "customer_zip_code_prefix", "customer_city", "customer_state");
    }

    private static void Rows(List<CsvWriter> files, InventedOrder invented)
    {
        var (order, place) = (invented.Order, invented.Order.Destination!);
        Row(files[0], order.Id, invented.Customer, order.Status.FileName(), Time(order.PurchasedAt), Time(order.ApprovedAt), Time(order.HandedOverAt), Time(order.DeliveredAt), Time(order.PromisedAt));
        foreach (var line in order.Lines)
            for (var unit = 0; unit < line.Quantity; unit++)
                Row(files[1], order.Id, Number(line.Number + unit), line.Product!, line.Seller!, Time(line.ShipBy), Amount(line.Price), Amount(line.Freight));
        for (var payment = 0; payment < invented.Payments.Count; payment++)
            Row(files[2], order.Id, Number(payment + 1), invented.Payments.Count > 1 ? "voucher" : "credit_card", "1", Amount(invented.Payments[payment]));
        foreach (var review in order.Reviews)
            Row(files[3], review.Id, order.Id, Number(review.Score), Time(review.CreatedAt), Time(review.AnsweredAt));
        Row(files[4], invented.Customer, place.ZipPrefix, place.City, place.State);
    }

    private static void Row(CsvWriter file, params ReadOnlySpan<string> fields)
    {
        foreach (var field in fields) file.WriteField(field);
        file.NextRecord();
    }

    private static string Time(Instant? at) => at?.ToDateTimeOffset().ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture) ?? "";

    private static string Amount(Money money) => money.Amount.ToString("0.00", CultureInfo.InvariantCulture);

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);
}
