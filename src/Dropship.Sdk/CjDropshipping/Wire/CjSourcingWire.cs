namespace Dropship.CjDropshipping;

internal sealed record CjSourcingBody
{
    public required string ProductName { get; init; }

    public required string ProductImage { get; init; }

    public string? ProductUrl { get; init; }

    public string? ThirdProductSku { get; init; }

    public string? Remark { get; init; }

    public string? Price { get; init; }

    /// <summary>Says nothing of what is told beside the name.</summary>
    public override string ToString() => $"CjSourcingBody {ProductName}";
}

internal sealed record CjSourcedWire
{
    public string? CjSourcingId { get; init; }
}

internal sealed record CjSourceIdsBody(string[] SourceIds);

/// <summary>What became of a request to find goods. CJ's documents do not list the states.</summary>
internal sealed record CjSourcingWire
{
    public string? SourceId { get; init; }

    public string? SourceStatusStr { get; init; }

    public string? CjProductId { get; init; }

    public string? CjVariantSku { get; init; }
}
