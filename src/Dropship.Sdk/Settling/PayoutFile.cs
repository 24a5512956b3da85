using Dropship.Domain;
using Dropship.Files;

namespace Dropship.Settling;

/// <summary>
/// Reads what a marketplace paid from a CSV file that belongs to none of them. Columns: <c>id</c>, <c>order</c> (may be empty), <c>kind</c> (<c>sale</c>, <c>refund</c>, <c>fee</c>, <c>fine</c>, <c>tax</c>, <c>exchange</c>,
/// <c>adjustment</c> or <c>transfer</c>), <c>amount</c> (as the shop sees it: what was taken has a minus), <c>currency</c>, <c>paid_on</c> (a day, UTC); optional <c>payout</c>, <c>line</c>, <c>final</c> (<c>yes</c> or <c>no</c>), <c>note</c>.
/// </summary>
public static class PayoutFile
{
    private const decimal MostMoney = 100_000_000m;
    private static readonly string[] Columns = ["id", "order", "kind", "amount", "currency", "paid_on"];
    private static readonly string[] Optional = ["payout", "line", "final", "note"];

    /// <summary>Reads a file from the disk.</summary>
    /// <param name="path">Where it lies.</param>
    /// <exception cref="BadFileException">It cannot be opened, is empty, or lacks a column.</exception>
    public static FileReading<PayoutRow> Read(string path) => CsvFile.Read(path, Columns, Optional, Row);

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text; it is closed at the end.</param>
    /// <param name="name">The file's name, for the faults.</param>
    /// <exception cref="BadFileException">It is empty, or lacks a column.</exception>
    public static FileReading<PayoutRow> Read(TextReader text, string name) => CsvFile.Read(text, name, Columns, Optional, Row);

    private static PayoutRow Row(CsvFields row)
    {
        var kind = KindOf(row);
        var order = row.IsEmpty("order") ? null : Name(row, "order", 128);
        var (id, currency, day) = (Name(row, "id", 64), CurrencyOf(row), row.Day("paid_on"));
        var amount = Amount(row, currency);
        if (kind == PayoutKind.Transfer && order is not null) row.Fault("order", order, "is named by a transfer, which belongs to a payout and to no order: leave it empty");
        if (kind == PayoutKind.Transfer && row.IsEmpty("payout")) row.Fault("payout", "", "is empty: a transfer must name the payout whose lines it is the sum of");
        if (!row.IsGood) return null!;   // dropped with its faults
        return new(new(id), order is null ? null : new(order), kind, amount, Instant.From(new DateTimeOffset(day, TimeOnly.MinValue, TimeSpan.Zero)))
        {
            Payout = row.IsEmpty("payout") ? null : row.Words("payout"),
            Line = row.IsEmpty("line") || Name(row, "line", 128) is not { Length: > 0 } line ? null : new(line),
            IsFinal = IsFinal(row),
            Note = row.IsEmpty("note") ? "" : row.Words("note", 256),
            At = row.Line,
        };
    }

    // What Words lets through, and what an identity takes: no outer blanks.
    private static string Name(CsvFields row, string column, int longest)
    {
        var name = row.Words(column, longest);
        if (name.Length > 0 && (char.IsWhiteSpace(name[0]) || char.IsWhiteSpace(name[^1]))) row.Fault(column, name, "begins or ends with a blank: remove it");
        return name;
    }

    private static PayoutKind KindOf(CsvFields row)
    {
        switch (row.Value("kind"))
        {
            case "sale": return PayoutKind.Sale;
            case "refund": return PayoutKind.Refund;
            case "fee": return PayoutKind.Fee;
            case "fine": return PayoutKind.Fine;
            case "tax": return PayoutKind.Tax;
            case "exchange": return PayoutKind.Exchange;
            case "adjustment": return PayoutKind.Adjustment;
            case "transfer": return PayoutKind.Transfer;
            case var other:
                row.Fault("kind", other, "is no kind: write sale, refund, fee, fine, tax, exchange, adjustment or transfer");
                return PayoutKind.Adjustment;
        }
    }

    private static Currency CurrencyOf(CsvFields row)
    {
        var code = row.Value("currency");
        if (code is [>= 'A' and <= 'Z', >= 'A' and <= 'Z', >= 'A' and <= 'Z']) return new(code);
        row.Fault("currency", code, "is no currency: write its ISO 4217 code, three capital letters, for example EUR");
        return default;
    }

    // Half a cent would be rounded away somewhere: it is said here, where it can be mended.
    private static Money Amount(CsvFields row, Currency currency)
    {
        var value = row.Figure("amount", -MostMoney, MostMoney);
        if (!row.IsGood) return default;
        var money = new Money(value, currency);
        if (money.Rounded() != money) row.Fault("amount", row.Value("amount"), $"has more places than {currency} has coins: write the amount that was paid");
        return money;
    }

    private static bool IsFinal(CsvFields row)
    {
        var value = row.Value("final");
        if (value is not ("" or "yes" or "no")) row.Fault("final", value, "says neither yes nor no: write yes if nothing more is paid for this order");
        return value == "yes";
    }
}
