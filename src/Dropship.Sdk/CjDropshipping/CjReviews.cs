using Dropship.Ports;

namespace Dropship.CjDropshipping;

/// <summary>Reads what buyers say of a product. A review without a number or with a score beyond 1 to 5 says nothing and is left out.</summary>
internal sealed class CjReviews(CjCalls calls)
{
    private const int PageSize = 20;

    internal async Task<ReviewPage> ListAsync(string product, int page, CancellationToken cancellation)
    {
        var answer = await calls.ReadAsync((api, token, left) => api.ListReviews(product, page, PageSize, token, left), cancellation).ConfigureAwait(false);
        var rows = answer.Rows(CjJson.Default.CjReviewWire);
        List<ProductReview> reviews = [];
        foreach (var row in rows)
            if (row is { CommentId: { Length: > 0 and <= 100 } id } && CjFigures.Number(row.Score) is >= 1m and <= 5m and var score)
                reviews.Add(new(id, (int)score, row.Comment ?? "") { Country = CjFigures.Country(row.CountryCode), At = CjFigures.Time(row.CommentDate) });
        var total = answer.Read(CjJson.Default.CjPageWire)?.Total is >= 0m and <= int.MaxValue and var all ? (int?)all : null;
        return new(reviews, total, rows.Count > 0 && (total is { } count ? (long)page * PageSize < count : rows.Count == PageSize));
    }
}
