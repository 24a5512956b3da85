namespace Dropship.CjDropshipping;

internal sealed record CjApiKeyBody(string ApiKey)
{
    /// <summary>Says nothing of the secret.</summary>
    public override string ToString() => nameof(CjApiKeyBody);
}

internal sealed record CjRefreshBody(string RefreshToken)
{
    /// <summary>Says nothing of the secret.</summary>
    public override string ToString() => nameof(CjRefreshBody);
}

/// <summary>Tokens as CJ gives them; a refresh leaves <see cref="OpenId"/> out.</summary>
internal sealed record CjTokenWire
{
    public string? OpenId { get; init; }

    public string? AccessToken { get; init; }

    public DateTimeOffset? AccessTokenExpiryDate { get; init; }

    public string? RefreshToken { get; init; }

    public DateTimeOffset? RefreshTokenExpiryDate { get; init; }

    /// <summary>Says nothing of the secrets.</summary>
    public override string ToString() => $"CjTokenWire until {AccessTokenExpiryDate:O}";
}

/// <summary>The balance in USD: only <see cref="Amount"/> can pay.</summary>
internal sealed record CjBalanceWire
{
    public decimal? Amount { get; init; }
}
