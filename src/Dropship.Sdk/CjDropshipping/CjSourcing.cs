using System.Globalization;
using Dropship.Domain;
using Dropship.Ports;

namespace Dropship.CjDropshipping;

/// <summary>Asks CJ to find goods it does not sell. A request has no number of ours: what was lost on the way cannot be looked up, and a second request is a second search.</summary>
internal sealed class CjSourcing(CjCalls calls)
{
    private const int MostRequests = 100;
    private const int LongestName = 200;

    internal async Task<SourcingReceipt> RequestAsync(SourcingRequest wanted, CancellationToken cancellation)
    {
        if (Faults(wanted) is { Length: > 0 } faults) return new(Outcome.Rejected, Reason: DeclineReason.Invalid, Code: faults);
        var body = new CjSourcingBody
        {
            ProductName = wanted.Name,
            ProductImage = wanted.Picture.AbsoluteUri,
            ProductUrl = wanted.Page?.AbsoluteUri,
            ThirdProductSku = wanted.Sku?.Value,
            Remark = wanted.Remark,
            Price = wanted.Price?.Amount.ToString(CultureInfo.InvariantCulture),
        };
        var answer = await calls.WriteAsync((api, token, left) => api.RequestSourcing(body, token, left), cancellation).ConfigureAwait(false);
        if (answer.IsGood)
            return answer.Read(CjJson.Default.CjSourcedWire)?.CjSourcingId is { } id && CjPayment.IsUsable(id) ? new(Outcome.Done, id) : new(Outcome.Unknown, Code: $"the answer names no request ({answer.Detail})");
        var refusal = CjReceipts.Refusal(answer, CjWrites.Source);
        return new(refusal.Outcome, null, refusal.Reason, refusal.Code);
    }

    internal async Task<IReadOnlyList<SourcingResult>> ReadAsync(IReadOnlyList<string> requests, CancellationToken cancellation)
    {
        if (requests.Count == 0) return [];
        ArgumentOutOfRangeException.ThrowIfGreaterThan(requests.Count, MostRequests);
        var answer = await calls.ReadAsync((api, token, left) => api.ReadSourcing(new([.. requests]), token, left), cancellation).ConfigureAwait(false);
        List<SourcingResult> results = [];
        foreach (var row in answer.Rows(CjJson.Default.CjSourcingWire))
            if (row.SourceId is { } id && requests.Contains(id))
                results.Add(new(id, CjPayment.IsUsable(row.CjProductId) ? row.CjProductId : null, CjFigures.Sku(row.CjVariantSku), CjFigures.Word(row.SourceStatusStr)));
        return results;
    }

    private static string Faults(SourcingRequest wanted)
    {
        List<string> faults = [];
        if (string.IsNullOrWhiteSpace(wanted.Name) || wanted.Name.Length > LongestName) faults.Add($"productName has {wanted.Name?.Length ?? 0} characters: give 1 to {LongestName}");
        if (!IsWeb(wanted.Picture)) faults.Add("productImage wants a web address");
        if (wanted.Page is { } page && !IsWeb(page)) faults.Add("productUrl wants a web address");
        if (wanted.Price is { } price && (price.Currency != CjMapping.Usd(0m).Currency || price.Amount <= 0m)) faults.Add("price wants an amount in USD above zero");
        return string.Join("; ", faults);
    }

    private static bool IsWeb(Uri place) => place.IsAbsoluteUri && place.Scheme is "https" or "http";
}
