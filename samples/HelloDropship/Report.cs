using System.Globalization;

namespace HelloDropship;

/// <summary>The end of a run: where every order is, what was bought, carried and paid, and whether the shops' books are those of the vendors.</summary>
/// <param name="town">The town.</param>
/// <param name="found">What the shops' orders say.</param>
internal sealed class Report(Town town, Reckoning found)
{
    private readonly List<(string What, bool Holds)> _checks = [];

    /// <summary>What does not add up; empty if all does.</summary>
    internal IReadOnlyList<string> Faults => [.. _checks.Where(check => !check.Holds).Select(check => check.What)];

    /// <summary>Writes the tables.</summary>
    /// <param name="writer">Where to.</param>
    internal void Write(TextWriter writer)
    {
        WritePhases(writer);
        WriteBooks(writer);
        WriteMoney(writer);
        writer.WriteLine();
        writer.WriteLine(Faults.Count == 0 ? "It adds up." : "It does not add up:");
        foreach (var fault in Faults) writer.WriteLine($"  {fault}");
    }

    private void WritePhases(TextWriter writer)
    {
        var table = new Table("Where every order is", ["phase", .. town.Stores.Select(store => $"{store.Shop.Id}, {store.Shop.Currency}"), "all"]);
        foreach (var (phase, counts) in found.Phases) table.Add([phase.ToString(), .. counts.Select(Whole), Whole(counts.Sum())]);
        table.Add(["all", .. found.Shops.Select(shop => Whole(shop.Orders)), Whole(found.Orders.Count)]);
        table.Write(writer);
        foreach (var (store, shop) in town.Stores.Zip(found.Shops)) Check($"{shop.Shop.Id}: every order at the marketplace is known", store.Wish.Sales().Count, shop.Orders);
    }

    private void WriteBooks(TextWriter writer)
    {
        var books = town.Cj.Books;
        var table = new Table("Bought and carried", "", "shops", "vendors");
        Compare(table, "purchases paid", Whole(found.Bought), Whole(books.Orders.Count(order => order.Charged > 0m)), "our purchases are those in CJ's books");
        Compare(table, "  in this run", Whole(found.BoughtNow), Whole(books.Orders.Count(order => order.PaidAt >= town.Opened)), "this run bought what CJ sold in it");
        Compare(table, "  order lines bought twice", "0", Whole(books.LinesPaidTwice.Count), "nothing was bought twice");
        Compare(table, "charged, USD", Cents(found.Charged), Cents(books.Charged), "what we were charged is what CJ took");
        Compare(table, "credited, USD", Cents(found.Credited), Cents(books.Credited), "what we were credited is what CJ gave back");
        Compare(table, "parcels", Whole(found.Parcels.Count), Whole(town.Tracking.Numbers.Distinct().Count()), "our parcels are those at 17TRACK");
        table.Write(writer);
    }

    private void WriteMoney(TextWriter writer)
    {
        var table = new Table("Money", ["", .. found.Shops.Select(shop => shop.Shop.Currency)]);
        Add(table, "received", shop => shop.Received);
        Add(table, "  refunded", shop => shop.Refunded);
        Add(table, "  settled", shop => shop.Settled);
        Add(table, "  fees", shop => shop.Fees);
        Add(table, "  difference", shop => shop.Difference);
        Add(table, "  still open", shop => shop.Open);
        Add(table, "  imbalance", shop => shop.Imbalance);
        Add(table, "supplier cost, USD", shop => shop.Cost);
        Add(table, "  written off, USD", shop => shop.WrittenOff);
        table.Write(writer);
        foreach (var (store, shop) in town.Stores.Zip(found.Shops))
        {
            Check($"{shop.Shop.Id}: received is refunded, settled, fees, difference and open", 0m, shop.Imbalance);
            Check($"{shop.Shop.Id}: received is what buyers paid for", store.Wish.Sales().Sum(sale => sale.Total), shop.Received);
            Check($"{shop.Shop.Id}: refunded is what the marketplace took back", store.Wish.Sales().Sum(sale => sale.Charged), shop.Refunded);
            Check($"{shop.Shop.Id}: settled is what the marketplace paid out", store.Wish.Payouts().Sum(payout => payout.Amount), shop.Settled);
        }

        Check("what suppliers kept is cost, losses and nothing else", found.Charged - found.Credited, found.Shops.Sum(shop => shop.Cost + shop.WrittenOff));
    }

    private void Add(Table table, string name, Func<ShopFigures, decimal> figure) => table.Add([name, .. found.Shops.Select(shop => Cents(figure(shop)))]);

    private void Compare(Table table, string name, string ours, string theirs, string what)
    {
        table.Add(name, ours, theirs);
        Check(what, theirs, ours);
    }

    private void Check<T>(string what, T theirs, T ours) => _checks.Add(($"{what}: {ours} here, {theirs} there", Equals(theirs, ours)));

    private static string Whole(int count) => count.ToString("#,##0", CultureInfo.InvariantCulture);

    private static string Cents(decimal amount) => amount.ToString("#,##0.00", CultureInfo.InvariantCulture);
}
