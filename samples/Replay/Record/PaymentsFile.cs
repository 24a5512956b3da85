namespace Replay.Record;

/// <summary><c>order_payments.csv</c>: a row is one payment of an order; vouchers and instalments make several.</summary>
public static class PaymentsFile
{
    /// <summary>The file's name.</summary>
    public const string Name = "order_payments.csv";

    /// <summary>Opens it. Kind and instalments of a payment matter to nothing here and are not read.</summary>
    public static RecordFile Open(string folder) => RecordFile.Open(folder, Name, "order_id", "payment_sequential", "payment_value");

    /// <summary>Adds every payment to its order.</summary>
    public static void Read(RecordFile file, List<BadRow> bad, OrderDrafts orders) => file.Each(bad, row =>
    {
        var owner = orders.Owner(row);
        var (number, amount) = (row.Number("payment_sequential", 1, 10_000), row.Amount("payment_value"));
        if (owner is not null && row.IsGood && !owner.Pay(number, amount))
            row.Fault("payment_sequential", $"{number}", "stands in this order already: number the payments of an order 1, 2, 3");
    });
}
