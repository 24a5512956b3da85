using System.Text.Json;
using System.Text.Json.Serialization.Metadata;

namespace Dropship.Testing.Sandbox.Wish;

/// <summary>What a write carries; one member is set.</summary>
internal sealed record WishSent(WishTrackingSent? Tracking = null, WishRefundSent? Refund = null, WishAddressSent? Address = null);

/// <summary>The body of a tracking write.</summary>
internal sealed record WishTrackingSent(string? TrackingNumber, string? OriginCountry, string? ShippingProvider, string? ShipNote);

/// <summary>The body of a refund.</summary>
internal sealed record WishRefundSent(string? RefundReason, string? RefundReasonNote);

/// <summary>The body of an address change.</summary>
internal sealed record WishAddressSent(string? StreetAddress1, string? StreetAddress2, string? StreetAddress3, string? City, string? State, string? Zipcode, string? Country, string? CountryCode, string? Region, WishPhoneSent? PhoneNumber);

/// <summary>A telephone number in an address.</summary>
internal sealed record WishPhoneSent(string? Number, string? CountryCode);

/// <summary>The body of a ticket's move.</summary>
internal sealed record WishTicketMoveSent(string? State);

/// <summary>The body of a reply in a ticket.</summary>
internal sealed record WishTicketReplySent(string? Message);

/// <summary>The body of a token call.</summary>
internal sealed record WishTokenSent(string? ClientId, string? ClientSecret, string? Code, string? GrantType, string? RedirectUri);

/// <summary>Reads bodies that merchants send.</summary>
internal static class WishBody
{
    /// <summary>The body, or null if it is not what is expected.</summary>
    internal static T? Read<T>(SandboxRequest request, JsonTypeInfo<T> type)
        where T : class
    {
        try
        {
            return JsonSerializer.Deserialize(request.Body.Span, type);
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
