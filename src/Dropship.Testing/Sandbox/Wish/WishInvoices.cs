using System.Globalization;
using System.Text;

namespace Dropship.Testing.Sandbox.Wish;

/// <summary>
/// Files of what was paid: a job makes one, which can be fetched for some time without a token. The vendor's columns are not public; these are the sandbox's own. A line is an order's share of a payment day; the last line of a
/// day is what reached the bank.
/// </summary>
internal sealed class WishInvoices(WishJournal journal, WishSandboxOptions options, WishIds ids, WishReplies replies)
{
    private const string Header = "invoice,invoice_line,transaction_id,order_id,type,amount,currency,payment_released_at\n";

    internal SandboxAnswer Start(SandboxRequest request)
    {
        if (WishRange.Read(request, "payment_released_at") is not { } range) return replies.Bad("A time of the query is not ISO 8601.");
        if (request.Value("sort_by") is not (null or "payment_released_at")) return replies.Error(WishReplies.BadSort, "sort_by must be payment_released_at.");
        if (!int.TryParse(request.Value("limit") ?? "1000", NumberStyles.None, CultureInfo.InvariantCulture, out var limit) || limit < 1) return replies.Bad("limit must be a number from 1.");
        var number = journal.Account.Reports.Count + 1;
        WishEvent.ReportAsked report = new(journal.Now, ids.ObjectId("report", number), range.Min, range.Max, limit, options.FailReport?.Invoke(number) == true);
        journal.Record(report);
        return Tell(request, report);
    }

    internal SandboxAnswer Get(SandboxRequest request, string id) => Find(id) is { } report ? Tell(request, report) : replies.Bad("There is no such download job for the merchant.");

    /// <summary>A file: of nobody's asking before it is made, after its time, or with a token, which nobody but the vendor's API is to see.</summary>
    internal SandboxAnswer File(SandboxRequest request, string name)
    {
        if (request.Header("Authorization") is not null) return replies.Error(WishReplies.Invalid, "A token is not for this host.");
        return Find(Path.GetFileNameWithoutExtension(name)) is { } report && StatusOf(report) == "READY" && journal.Now < report.At + options.ReportLife
            ? new(200, Encoding.UTF8.GetBytes(Text(report)), "text/csv; charset=utf-8")
            : replies.Error(WishReplies.Invalid, "Request has expired.", 403);
    }

    /// <summary>What could be paid at once: what is owed and not paid yet.</summary>
    internal SandboxAnswer Early() => WishReplies.Data(json =>
    {
        json.WriteStartObject();
        json.WriteStartObject("available_amount");
        json.WriteNumber("amount", journal.Account.Orders.SelectMany(order => order.Entries).Sum(entry => entry.Amount) - WishPayments.Until(journal.Account.Orders, journal.Now).Sum(payout => payout.Amount));
        json.WriteString("currency_code", options.Currency);
        json.WriteEndObject();
        json.WriteEndObject();
    });

    private WishEvent.ReportAsked? Find(string id) => journal.Account.Reports.FirstOrDefault(report => report.Id == id);

    private string StatusOf(WishEvent.ReportAsked report) => (journal.Now - report.At, report.Fails) switch
    {
        var (age, _) when age < options.ReportDelay / 2 => "PENDING",
        var (age, _) when age < options.ReportDelay => "CREATING",
        (_, true) => "EXCEPTION",
        _ => "READY",
    };

    private SandboxAnswer Tell(SandboxRequest request, WishEvent.ReportAsked report) => WishReplies.Data(json =>
    {
        var (status, lines) = (StatusOf(report), Lines(report).Count);
        json.WriteStartObject();
        json.WriteString("id", report.Id);
        json.WriteString("status", status);
        json.WriteString("created_at", WishTimes.Short(report.At));
        json.WriteString("expiry_time", WishTimes.Short(report.At + options.ReportLife));
        json.WriteNumber("total_count", lines);
        json.WriteNumber("processed_count", status == "READY" ? lines : 0);
        if (status == "READY")
        {
            json.WriteString("completed_at", WishTimes.Short(report.At + options.ReportDelay));
            json.WriteStartArray("file_urls");
            json.WriteStringValue(new Uri(request.Header("Host") is { } host ? new($"http://{host}/") : options.FilesAt, $"{WishRoute.Files}{report.Id}.csv").AbsoluteUri);
            json.WriteEndArray();
        }
        else
        {
            json.WriteNull("file_urls");
        }

        json.WriteEndObject();
    });

    // What was paid by the time the job was started, as it was then: a file once made does not change.
    private List<WishSandboxPayout> Lines(WishEvent.ReportAsked report) =>
        [.. WishPayments.Until(journal.Account.Orders, report.At).Where(payout => report.Min <= payout.PaidAt && payout.PaidAt <= report.Max).Take(report.Limit)];

    private string Text(WishEvent.ReportAsked report)
    {
        StringBuilder text = new(Header);
        foreach (var day in Lines(report).GroupBy(payout => payout.PaidAt))
        {
            var invoice = ids.ObjectId("invoice", WishTimes.Short(day.Key));
            foreach (var payout in day)
                Line(text, invoice, ids.ObjectId("invoice-line", $"{payout.OrderId}/{WishTimes.Short(day.Key)}"), payout.OrderId, payout.Amount > 0m ? "ORDER" : "REFUND", payout.Amount, day.Key);
            Line(text, invoice, ids.ObjectId("disbursement", WishTimes.Short(day.Key)), "", "DISBURSEMENT", day.Sum(payout => payout.Amount), day.Key);
        }

        return text.ToString();
    }

    private void Line(StringBuilder text, string invoice, string line, string order, string type, decimal amount, DateTimeOffset at)
    {
        var transaction = order.Length == 0 ? "" : journal.Account.Find(order)!.Terms.TransactionId;
        text.Append(CultureInfo.InvariantCulture, $"{invoice},{line},{transaction},{order},{type},{amount:0.00},{options.Currency},{WishTimes.Short(at)}\n");
    }
}
