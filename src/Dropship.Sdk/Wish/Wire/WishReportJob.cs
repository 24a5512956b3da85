namespace Dropship.Wish;

/// <summary>A job that makes files.</summary>
internal sealed class WishReportJob
{
    public string? Id { get; set; }

    public string? JobId { get; set; }

    public string? Status { get; set; }

    public decimal? TotalCount { get; set; }

    public string?[]? FileUrls { get; set; }
}

/// <summary>What could be paid out early.</summary>
internal sealed class WishEarlyPayment
{
    public WishAmount? AvailableAmount { get; set; }
}
