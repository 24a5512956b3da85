using System.Globalization;
using CsvHelper;
using Dropship.Domain;

namespace Dropship.Settling;

/// <summary>Writes the transfers of orders as CSV.</summary>
internal sealed class LedgerFile(TextWriter into) : IDisposable
{
    private readonly CsvWriter _csv = new(into, CultureInfo.InvariantCulture, leaveOpen: true);

    /// <summary>How many transfers were written.</summary>
    internal int Count { get; private set; }

    internal async Task BeginAsync()
    {
        foreach (var column in (string[])["order", "at", "from", "to", "amount", "currency", "line", "purchase", "supplier", "note"]) _csv.WriteField(column);
        await _csv.NextRecordAsync().ConfigureAwait(false);
    }

    internal async Task AddAsync(Order order)
    {
        foreach (var transfer in order.Transfers())
            await AddAsync(order.Key.Id.Value, transfer, order.Purchase(transfer.Round)?.Intent?.Supplier.Value ?? "", "").ConfigureAwait(false);
    }

    /// <summary>A line of a payout that a person took as the shop's own.</summary>
    internal async Task AddAsync(UnmatchedPayout accepted)
    {
        var told = Matching.Fact(accepted.Row);
        var note = $"{accepted.Row.Kind} {accepted.Row.Id}, accepted by {accepted.AcceptedBy}";
        await AddAsync("", new(Account.Receivable, Account.Bank, told.Amount, At: told.At), "", note).ConfigureAwait(false);
        if (!told.Fees.IsZero) await AddAsync("", new(Account.Receivable, Ledger.AccountOf(told.Kept), told.Fees, At: told.At), "", note).ConfigureAwait(false);
    }

    public void Dispose() => _csv.Dispose();

    private async Task AddAsync(string order, Transfer transfer, string supplier, string note)
    {
        _csv.WriteField(Plain(order));
        _csv.WriteField(transfer.At?.ToString() ?? "");
        _csv.WriteField(transfer.From.ToString());
        _csv.WriteField(transfer.To.ToString());
        _csv.WriteField(transfer.Amount.Amount.ToString(CultureInfo.InvariantCulture));
        _csv.WriteField(transfer.Amount.Currency.Code);
        _csv.WriteField(Plain(transfer.Line?.Value ?? ""));
        _csv.WriteField(transfer.Round == 0 ? "" : transfer.Round.ToString(CultureInfo.InvariantCulture));
        _csv.WriteField(Plain(supplier));
        _csv.WriteField(Plain(note));
        await _csv.NextRecordAsync().ConfigureAwait(false);
        Count++;
    }

    // Numbers of orders are foreign text, and spreadsheets run what looks like a formula.
    private static string Plain(string text) => text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..] ? "'" + text : text;
}
