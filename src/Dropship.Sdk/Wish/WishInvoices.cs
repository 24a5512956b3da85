using System.Globalization;
using System.Text;
using System.Text.Json;
using Dropship.Domain;
using Dropship.Files;
using Dropship.Ports;
using Dropship.Settling;
using Microsoft.Extensions.Logging;

namespace Dropship.Wish;

/// <summary>
/// Reads what Wish paid: a job is started for the payments of some time, asked for until it is ready, and its files are fetched. The cursor says which job is under way, so that a restart goes on with it. What the columns of
/// the files are called is not public: <see cref="WishOptions.InvoiceColumns"/> says it, and a file that it does not fit is kept for a person.
/// </summary>
internal sealed class WishInvoices(WishCalls calls, WishFiles files, WishOptions options, TimeProvider clock, ILogger logger)
{
    private const int MostLines = 100_000;
    private const decimal MostMoney = 1_000_000_000_000m;
    private static readonly TimeSpan JobsLast = TimeSpan.FromDays(1);

    internal async ValueTask<PayoutPage> ListAsync(string? cursor, CancellationToken cancellation)
    {
        var now = Instant.From(clock.GetUtcNow());
        var walk = cursor is null ? new(now - options.StartFrom) : WishInvoiceCursor.Parse(cursor);
        if (walk.Job is null) return now < walk.From + options.InvoicesEvery && cursor is not null ? Page(walk) : Page(await StartAsync(walk, now, cancellation).ConfigureAwait(false));
        var (job, data) = await ReadAsync(walk.Job, cancellation).ConfigureAwait(false);
        switch (job.Status)
        {
            case "READY" when data is { Length: > 0 } || job.TotalCount is null or 0:
                List<PayoutStatement> statements = [];
                for (var i = 0; i < data.Length; i++) statements.Add(await FetchAsync(walk, data[i], i, cancellation).ConfigureAwait(false));
                return Page(walk.Done) with { Statements = statements };
            case "PENDING" or "CREATING" when now < walk.Until + JobsLast:
                return Page(walk);
            default:
                WishLog.InvoicesAgain(logger, walk.Job, job.Status ?? "without a status");
                return Page(walk.Again);   // nothing was taken: another job is for the same time
        }
    }

    /// <summary>What could be paid out early; null if Wish says nothing of it.</summary>
    internal async ValueTask<Money?> EarlyAsync(CancellationToken cancellation)
    {
        var answer = await calls.ReadAsync(static (api, bearer, language, given) => api.GetEarlyPaymentAsync(bearer, language, given), cancellation).ConfigureAwait(false);
        if (Read(answer, WishJson.Default.WishEarlyPayment).AvailableAmount is not { Amount: { } amount, CurrencyCode: { Length: 3 } code } || !code.All(char.IsAsciiLetterUpper)) return null;
        return amount is >= 0m and <= MostMoney ? new Money(amount, new(code)) : throw answer.Odd("the amount that could be paid out early is negative, or beyond what money can be");
    }

    private static PayoutPage Page(WishInvoiceCursor cursor) => new([], cursor.ToString(), HasMore: false);

    // A payment may show late: the time before is asked for again, and what is known already is booked once.
    private async ValueTask<WishInvoiceCursor> StartAsync(WishInvoiceCursor walk, Instant now, CancellationToken cancellation)
    {
        var answer = await calls.StartAsync((api, bearer, language, given) => api.StartInvoicesAsync(MostLines, WishCursor.Text(walk.From - options.Overlap), WishCursor.Text(now), "payment_released_at", bearer, language, given), cancellation).ConfigureAwait(false);
        var job = Read(answer, WishJson.Default.WishReportJob);
        return (job.Id ?? job.JobId) is { } id && WishInquiries.IsNumber(id) ? walk with { Job = id, Until = now } : throw answer.Odd("the job has no number");
    }

    private async ValueTask<(WishReportJob Job, string?[] Urls)> ReadAsync(string id, CancellationToken cancellation)
    {
        var answer = await calls.FindAsync((api, bearer, language, given) => api.GetInvoicesAsync(id, bearer, language, given), cancellation).ConfigureAwait(false);
        if (answer.IsMissing) return (new() { Status = "GONE" }, []);
        if (!answer.IsGood) throw answer.Fail();
        var job = Read(answer, WishJson.Default.WishReportJob);
        return (job, job.FileUrls ?? []);
    }

    private async ValueTask<PayoutStatement> FetchAsync(WishInvoiceCursor walk, string? url, int no, CancellationToken cancellation)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"wish-{WishCursor.Text(walk.Until).Replace(':', '-')}-{no + 1}.csv");
        var bytes = await files.FetchAsync(url, cancellation).ConfigureAwait(false);
        string text;
        try
        {
            text = new UTF8Encoding(false, throwOnInvalidBytes: true).GetString(bytes).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException)
        {
            return new(name, Convert.ToBase64String(bytes), null, $"{name} is not UTF-8 (it is kept as base64): read it by hand");
        }

        if (PayoutColumns.For(options.InvoiceColumns, walk.Until) is not { } columns)
            return new(name, text, null, $"nobody has said what the columns of {name} mean: its first line is {Shown.Of(text.Split('\n', 2)[0].TrimEnd('\r'))}; set WishOptions.InvoiceColumns, then import it with ISettlements.ImportKeptAsync");
        try
        {
            return new(name, text, PayoutFile.Read(new StringReader(text), name, columns));
        }
        catch (BadFileException fault)
        {
            return new(name, text, null, fault.Message);
        }
    }

    private static T Read<T>(WishAnswer answer, System.Text.Json.Serialization.Metadata.JsonTypeInfo<T> type) where T : class
    {
        try
        {
            return answer.Data.Deserialize(type) ?? throw answer.Odd("the answer is null");
        }
        catch (JsonException fault)
        {
            throw answer.Odd($"the answer does not fit ({WishField.Misfit(answer.Data, fault).Message})");
        }
    }
}

/// <summary>How far the payments were read, and the job that is under way.</summary>
/// <param name="From">Payments from this moment on are still to be read.</param>
internal readonly record struct WishInvoiceCursor(Instant From)
{
    /// <summary>The job's number; null for none.</summary>
    internal string? Job { get; init; }

    /// <summary>Up to when the job reads.</summary>
    internal Instant Until { get; init; }

    /// <summary>The job's files were taken.</summary>
    internal WishInvoiceCursor Done => new(Until);

    /// <summary>The job came to nothing.</summary>
    internal WishInvoiceCursor Again => new(From);

    internal static WishInvoiceCursor Parse(string text) => text.Split(' ') switch
    {
        [var from] when WishTime.Parse(from) is { } at => new(Instant.From(at)),
        [var from, var job, var until] when WishTime.Parse(from) is { } at && WishTime.Parse(until) is { } end => new(Instant.From(at)) { Job = job, Until = Instant.From(end) },
        _ => throw new ProviderException(ProviderFault.Rejected, WishAnswer.Vendor, "the stored cursor of payouts is not one of this adapter: remove it, and the payments of the last weeks are read anew"),
    };

    public override string ToString() => Job is null ? WishCursor.Text(From) : $"{WishCursor.Text(From)} {Job} {WishCursor.Text(Until)}";
}
