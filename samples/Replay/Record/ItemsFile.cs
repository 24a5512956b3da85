namespace Replay.Record;

/// <summary><c>order_items.csv</c>: a row is one unit of an order.</summary>
public static class ItemsFile
{
    /// <summary>The file's name.</summary>
    public const string Name = "order_items.csv";

    /// <summary>Opens it.</summary>
    public static RecordFile Open(string folder) =>
        RecordFile.Open(folder, Name, "order_id", "order_item_id", "product_id", "seller_id", "shipping_limit_date", "price", "freight_value");

    /// <summary>Adds every unit to its order.</summary>
    public static void Read(RecordFile file, List<BadRow> bad, OrderDrafts orders) => file.Each(bad, row =>
    {
        var owner = orders.Owner(row);
        var unit = new Unit(row.Number("order_item_id", 1, 10_000), row.Words("product_id"), row.Words("seller_id"), row.Amount("price"), row.Amount("freight_value"), row.Time("shipping_limit_date"));
        if (owner is not null && row.IsGood && !owner.Add(unit))
            row.Fault("order_item_id", $"{unit.Number}", "stands in this order already: number the units of an order 1, 2, 3");
    });
}
