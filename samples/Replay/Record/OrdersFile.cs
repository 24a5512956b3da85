using Dropship.Files;

namespace Replay.Record;

/// <summary><c>orders.csv</c>: a row is an order.</summary>
public static class OrdersFile
{
    /// <summary>The file's name.</summary>
    public const string Name = "orders.csv";

    /// <summary>Opens it.</summary>
    public static RecordFile Open(string folder) => RecordFile.Open(folder, Name, "order_id", "customer_id", "order_status", "order_purchase_timestamp",
        "order_approved_at", "order_delivered_carrier_date", "order_delivered_customer_date", "order_estimated_delivery_date");

    /// <summary>
    /// Reads every order. One whose customer has no good row is read without a destination: nothing else depends on it, and
    /// its money must not get lost. That is reported here unless the customer's own bad row already says it.
    /// </summary>
    public static OrderDrafts Read(RecordFile file, List<BadRow> bad, CustomerPlaces places)
    {
        var orders = new OrderDrafts();
        file.Each(bad, row =>
        {
            var id = row.Words("order_id");
            var named = row.IsGood;
            var customer = row.Words("customer_id");
            var order = new SourceOrder(id, Status(row), row.Time("order_purchase_timestamp"))
            {
                ApprovedAt = row.TimeOrNull("order_approved_at"),
                HandedOverAt = row.TimeOrNull("order_delivered_carrier_date"),
                DeliveredAt = row.TimeOrNull("order_delivered_customer_date"),
                PromisedAt = row.TimeOrNull("order_estimated_delivery_date"),
                Destination = places.Find(customer),
            };
            if (orders.Find(id) is { } first) row.Fault("order_id", id, $"stands on line {first.Line} already: keep one of the two rows");
            else if (row.IsGood) orders.Add(id, new(order, row.Line));
            else if (named) orders.Spoil(id);

            if (row.IsGood && !places.Knows(customer))
                row.Fault("customer_id", customer, $"is not in {CustomersFile.Name}: add the customer there (the order is replayed without a destination)");
        });
        return orders;
    }

    private static SourceStatus Status(CsvFields row)
    {
        var name = row.Words("order_status", 64);
        if (SourceStatuses.Find(name) is { } status) return status;
        if (name.Length > 0) row.Fault("order_status", name, $"is no status: give one of {string.Join(", ", Enum.GetValues<SourceStatus>().Select(known => known.FileName()))}");
        return default;
    }
}
