using System.Globalization;
using Dropship.Domain;
using Dropship.Files;
using Dropship.Ports;

namespace Dropship.Settling;

/// <summary>
/// Reads what a marketplace paid from a CSV file that belongs to none of them. Columns: <c>id</c>, <c>order</c> (may be empty), <c>kind</c> (<c>sale</c>, <c>refund</c>, <c>fee</c>, <c>fine</c>, <c>tax</c>, <c>exchange</c>,
/// <c>adjustment</c> or <c>transfer</c>), <c>amount</c> (as the shop sees it: what was taken has a minus), <c>currency</c>, <c>paid_on</c> (a day, UTC); optional <c>payout</c>, <c>line</c>, <c>final</c> (<c>yes</c> or <c>no</c>), <c>note</c>.
/// </summary>
public static class PayoutFile
{
    private const decimal MostMoney = 100_000_000m;
    private const int MostHeader = 16 * 1024;

    /// <summary>Reads a file from the disk.</summary>
    /// <param name="path">Where it lies.</param>
    /// <exception cref="BadFileException">It cannot be opened, is empty, or lacks a column.</exception>
    public static FileReading<PayoutRow> Read(string path) => CsvFile.Read(path, PayoutColumns.Neutral.Needed, PayoutColumns.Neutral.Others, static row => Row(row, PayoutColumns.Neutral));

    /// <summary>Reads a text.</summary>
    /// <param name="text">The text; it is closed at the end.</param>
    /// <param name="name">The file's name, for the faults.</param>
    /// <exception cref="BadFileException">It is empty, or lacks a column.</exception>
    public static FileReading<PayoutRow> Read(TextReader text, string name) => Read(text, name, PayoutColumns.Neutral);

    /// <summary>Reads a text whose columns have names of their own.</summary>
    /// <param name="text">The text; it is closed at the end.</param>
    /// <param name="name">The file's name, for the faults.</param>
    /// <param name="columns">What its columns are called.</param>
    /// <exception cref="BadFileException">It is empty, lacks a column, or has one that <paramref name="columns"/> say nothing about.</exception>
    public static FileReading<PayoutRow> Read(TextReader text, string name, PayoutColumns columns)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentNullException.ThrowIfNull(columns);
        if (columns.Optional) return CsvFile.Read(text, name, columns.Needed, columns.Others, row => Row(row, columns));
        var whole = text.ReadToEnd();
        text.Dispose();
        CheckHeader(whole, name, columns);
        return CsvFile.Read(new StringReader(whole), name, columns.Needed, [], row => Row(row, columns));
    }

    // A column that appears one day may be a second amount: nothing is booked until somebody has said what it means.
    private static void CheckHeader(string text, string name, PayoutColumns columns)
    {
        using var rows = new CsvRows(new StringReader(text.Length > MostHeader ? text[..MostHeader] : text));
        string[] known = [.. columns.Needed, .. columns.Ignored];
        if (rows.Header() is { Fields: var header } && header.FirstOrDefault(column => !known.Contains(column)) is { } stranger)
            throw new BadFileException($"{name} has the column {Shown.Of(stranger)}, which is neither mapped nor ignored: say in PayoutColumns what it means, or add it to Ignored; mapped are {string.Join(", ", columns.Needed)}.");
    }

    private static PayoutRow Row(CsvFields row, PayoutColumns columns)
    {
        var kind = KindOf(row, columns);
        var order = row.IsEmpty(columns.Order) ? null : Name(row, columns.Order, 128);
        var (id, currency, day) = (IdOf(row, columns), CurrencyOf(row, columns), DayOf(row, columns));
        var amount = Amount(row, columns, currency);
        if (kind == PayoutKind.Transfer && order is not null) row.Fault(columns.Order, order, "is named by a transfer, which belongs to a payout and to no order: leave it empty");
        if (kind == PayoutKind.Transfer && IsEmpty(row, columns.Payout)) row.Fault(columns.Payout ?? "payout", "", "is empty: a transfer must name the payout whose lines it is the sum of");
        if (!row.IsGood) return null!;   // dropped with its faults
        return new(new(id), order is null ? null : new(order), kind, amount, day)
        {
            Payout = IsEmpty(row, columns.Payout) ? null : row.Words(columns.Payout!),
            Line = IsEmpty(row, columns.Line) || Name(row, columns.Line!, 128) is not { Length: > 0 } line ? null : new(line),
            IsFinal = IsFinal(row, columns.Final),
            Note = IsEmpty(row, columns.Note) ? "" : row.Words(columns.Note!, 256),
            At = row.Line,
        };
    }

    private static bool IsEmpty(CsvFields row, string? column) => column is null || row.IsEmpty(column);

    private static string IdOf(CsvFields row, PayoutColumns columns)
    {
        if (columns.Id.Count == 1) return Name(row, columns.Id[0], 64);
        var id = string.Join(' ', columns.Id.Select(column => Name(row, column, 64)));
        if (id.Length > 64) row.Fault(string.Join('+', columns.Id), id, "has more than 64 characters together: name fewer columns");
        return id;
    }

    // What Words lets through, and what an identity takes: no outer blanks.
    private static string Name(CsvFields row, string column, int longest)
    {
        var name = row.Words(column, longest);
        if (name.Length > 0 && (char.IsWhiteSpace(name[0]) || char.IsWhiteSpace(name[^1]))) row.Fault(column, name, "begins or ends with a blank: remove it");
        return name;
    }

    private static PayoutKind KindOf(CsvFields row, PayoutColumns columns)
    {
        if (columns.Kinds.TryGetValue(row.Value(columns.Kind), out var kind)) return kind;
        row.Fault(columns.Kind, row.Value(columns.Kind), $"is no kind: write {string.Join(", ", columns.Kinds.Keys.Take(columns.Kinds.Count - 1))} or {columns.Kinds.Keys.LastOrDefault()}");
        return PayoutKind.Adjustment;
    }

    private static Currency CurrencyOf(CsvFields row, PayoutColumns columns)
    {
        var code = row.Value(columns.Currency);
        if (code is [>= 'A' and <= 'Z', >= 'A' and <= 'Z', >= 'A' and <= 'Z']) return new(code);
        row.Fault(columns.Currency, code, "is no currency: write its ISO 4217 code, three capital letters, for example EUR");
        return default;
    }

    private static Instant DayOf(CsvFields row, PayoutColumns columns)
    {
        if (columns.Optional) return Instant.From(new DateTimeOffset(row.Day(columns.PaidOn), TimeOnly.MinValue, TimeSpan.Zero));
        var value = row.Value(columns.PaidOn);
        if (DateTimeOffset.TryParseExact(value, columns.DayFormat, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var at) && at.Year is >= 2000 and < 2100) return Instant.From(at);
        row.Fault(columns.PaidOn, value, $"is not a day of the years 2000 to 2099 written as {columns.DayFormat}: mend it, or DayFormat");
        return default;
    }

    // Half a cent would be rounded away somewhere: it is said here, where it can be mended.
    private static Money Amount(CsvFields row, PayoutColumns columns, Currency currency)
    {
        var value = row.Figure(columns.Amount, -MostMoney, MostMoney);
        if (!row.IsGood) return default;
        var money = new Money(value, currency);
        if (money.Rounded() != money) row.Fault(columns.Amount, row.Value(columns.Amount), $"has more places than {currency} has coins: write the amount that was paid");
        return money;
    }

    private static bool IsFinal(CsvFields row, string? column)
    {
        if (column is null) return false;
        var value = row.Value(column);
        if (value is not ("" or "yes" or "no")) row.Fault(column, value, "says neither yes nor no: write yes if nothing more is paid for this order");
        return value == "yes";
    }
}
