namespace Dropship.CjDropshipping;

/// <summary>A review. The buyer's name and pictures are not read.</summary>
internal sealed record CjReviewWire
{
    public string? CommentId { get; init; }

    public string? Comment { get; init; }

    public string? CommentDate { get; init; }

    public string? Score { get; init; }

    public string? CountryCode { get; init; }

    /// <summary>Says nothing of the words.</summary>
    public override string ToString() => $"CjReviewWire {CommentId}";
}
