using System.Globalization;
using Replay.Record;
using Spectre.Console;

namespace Replay.Report;

/// <summary>The report as tables for a person.</summary>
public static class ReportTable
{
    private const int BadRowsShown = 20;
    private const string Spread = ", spread";   // what a policy's name ends with where it is; said once, above

    /// <summary>A console that writes plain text of 80 columns: no colours, no cursor movements; for files and pipes.</summary>
    public static IAnsiConsole Plain(TextWriter writer)
    {
        var console = AnsiConsole.Create(new() { Ansi = AnsiSupport.No, ColorSystem = ColorSystemSupport.NoColors, Interactive = InteractionSupport.No, Out = new AnsiConsoleOutput(writer) });
        console.Profile.Width = 80;
        console.Profile.Capabilities.Unicode = false;
        return console;
    }

    /// <summary>Writes every section.</summary>
    public static void Write(IAnsiConsole console, ReplayReport report)
    {
        Section(console, "What came in", ("Orders", Whole(report.Orders)), ("Units", Whole(report.Units)),
            ("Orders with several suppliers", Whole(report.MultiSupplierOrders)), ("Bad rows, left out", Whole(report.BadRows.Count)));
        WriteEndings(console, report);
        WriteMoney(console, report.Money);
        Section(console, "Deadlines and chasing", ("Orders shipped late", Whole(report.LateShipments)), ("Orders delivered late", Whole(report.LateDeliveries)),
            ("Reminders sent to suppliers", Whole(report.RemindersSent)), ("Stalled in transit", Whole(report.Stalled)));
        Section(console, "The shop's standing", ("Mean of the ratings", Rate(report.Merchant.MeanReview)), ("Ratings", Whole(report.Merchant.Reviews)),
            ("Late shipments", Percent(report.Merchant.LateShipmentRate)), ("Late deliveries", Percent(report.Merchant.LateDeliveryRate)),
            ("Not fulfilled", Percent(report.Merchant.CancelRate)), ("Given back", Percent(report.Merchant.RefundRate)));
        Section(console, "The work", ("Purchases paid", Whole(report.PurchasesPaid)), ("Purchases paid twice", Whole(report.DoublePurchases)),
            ("Orders unaccounted for", Whole(report.UnaccountedOrders)), ("Transitions", Whole(report.Transitions)), ("Commits", Whole(report.Commits)),
            ("Seconds", report.Seconds.ToString("#,##0.0", CultureInfo.InvariantCulture)),
            ("Peak memory, MiB", report.PeakMemoryMb.ToString("#,##0", CultureInfo.InvariantCulture)));
        if (report.Buying is { } buying) WriteBuying(console, [buying]);
        if (report.BadRows.Count > 0) WriteBadRows(console, report.BadRows);
    }

    /// <summary>Writes what several policies came to, side by side.</summary>
    public static void WriteBuying(IAnsiConsole console, IReadOnlyList<BuyingFigures> policies)
    {
        var table = Table().AddColumn(Left("Policy").PadLeft(0));
        foreach (var name in (string[])["Cost", "Margin", "Late", "Largest", "Contested", "Elsewhere"]) table.AddColumn(Right(name).PadLeft(0).PadRight(1));
        foreach (var one in policies)
            table.AddRow(Markup.Escape(one.Policy.Replace(Spread, "", StringComparison.Ordinal)), Cents(one.Cost), Cents(one.Margin), Whole(one.LateShipments), Share(one.LargestShare), Share(one.LargestShareOfContested), Whole(one.BoughtElsewhere));
        var spread = policies.Any(one => one.Policy.EndsWith(Spread, StringComparison.Ordinal)) ? Spread : "";
        Show(console, $"Bought by policy{spread}, BRL; {Whole(policies.Max(one => one.ContestedPurchases))} purchases that several sellers could have", table);
    }

    private static void WriteEndings(IAnsiConsole console, ReplayReport report)
    {
        var table = Table().AddColumn(Left("Last status")).AddColumn(Left("Ended")).AddColumn(Right("Orders"));
        foreach (var (status, places) in report.BySourceStatus)
            foreach (var (place, count) in places)
                table.AddRow(Markup.Escape(status), Markup.Escape(place), Whole(count));
        table.AddRow("all", "", Whole(report.BySourceStatus.Values.Sum(places => places.Values.Sum())));
        Show(console, "Where every order ended", table);
    }

    private static void WriteMoney(IAnsiConsole console, MoneyFigures money)
    {
        Section(console, "Money that adds up, BRL", ("Received from buyers", Cents(money.Received)), ("  refunded", Cents(money.Refunded)),
            ("  settled to the shop", Cents(money.Settled)), ("  fees of the marketplace", Cents(money.Fees)),
            ("  difference to price and freight", Cents(money.Difference)), ("  still open", Cents(money.Open)), ("  imbalance", Cents(money.Imbalance)));
        Section(console, "What it cost, BRL", ("Paid to suppliers, less credits", Cents(money.SupplierCost)), ("  of it written off", Cents(money.WrittenOff)));
    }

    private static void WriteBadRows(IAnsiConsole console, IReadOnlyList<BadRow> rows)
    {
        var table = Table().AddColumn(Left("File")).AddColumn(Right("Line")).AddColumn("Reason and cure");
        foreach (var row in rows.Take(BadRowsShown)) table.AddRow(Markup.Escape(row.File), Whole(row.Line), Markup.Escape(row.Reason));
        Show(console, "Bad rows", table);
        if (rows.Count > BadRowsShown) console.WriteLine($"  and {Whole(rows.Count - BadRowsShown)} more; the report file lists all of them.");
    }

    private static void Section(IAnsiConsole console, string title, params ReadOnlySpan<(string Name, string Figure)> rows)
    {
        var table = Table().HideHeaders().AddColumn(Left("").Width(34)).AddColumn(Right("").Width(16));
        foreach (var (name, figure) in rows) table.AddRow(name, figure);
        Show(console, title, table);
    }

    private static void Show(IAnsiConsole console, string title, Table table)
    {
        console.WriteLine();
        console.Write(new Text(title, new Style(decoration: Decoration.Bold)));
        console.WriteLine();
        console.Write(new Padder(table, new Padding(2, 0, 0, 0)));
    }

    // Without lines around them figures can be copied, and a file needs no box-drawing characters.
    private static Table Table() => new() { Border = TableBorder.None };

    private static TableColumn Left(string name) => new TableColumn(name).NoWrap().PadRight(2);

    private static TableColumn Right(string name) => new TableColumn(name).RightAligned().NoWrap().PadRight(2);

    private static string Whole(long count) => count.ToString("#,##0", CultureInfo.InvariantCulture);

    private static string Share(decimal part) => part.ToString("0.0 %", CultureInfo.InvariantCulture);

    private static string Percent(decimal part) => part.ToString("0.00 %", CultureInfo.InvariantCulture);

    private static string Rate(decimal mean) => mean.ToString("0.0000", CultureInfo.InvariantCulture);

    private static string Cents(decimal amount) => amount.ToString("#,##0.00", CultureInfo.InvariantCulture);
}
