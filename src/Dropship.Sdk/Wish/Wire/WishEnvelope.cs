using System.Text.Json;

namespace Dropship.Wish;

/// <summary>What every answer is wrapped in. Success is code 0; errors have an empty <c>data</c> or none.</summary>
internal sealed record WishEnvelope(string? Code, JsonElement Data)
{
    /// <summary>Says nothing of the data.</summary>
    public override string ToString() => $"WishEnvelope with code {Code}";
}

internal sealed record WishToken(string? AccessToken, string? RefreshToken, string? ExpiryTime, string? MerchantId)
{
    /// <summary>Says nothing of the secret.</summary>
    public override string ToString() => nameof(WishToken);
}

internal sealed record WishTokenRequest(string ClientId, string ClientSecret, string Code, string GrantType, string RedirectUri)
{
    /// <summary>Says nothing of the secret.</summary>
    public override string ToString() => nameof(WishTokenRequest);
}

internal sealed record WishTracking(string TrackingNumber, string OriginCountry, string ShippingProvider, string ShipNote);

internal sealed record WishRefund(string RefundReason, string RefundReasonNote);

/// <summary>One event of a webhook's batch.</summary>
internal sealed record WishMessage(JsonElement Data, string? Timestamp)
{
    /// <summary>Says nothing of the data.</summary>
    public override string ToString() => $"WishMessage at {Timestamp}";
}
